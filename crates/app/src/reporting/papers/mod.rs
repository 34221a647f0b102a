//! Papers from a round, one click each: the letter of urging to the late units, and the consolidated report.
//!
//! A paper is drafted from what is in the round at that moment and is not kept: number, date and signature are the
//! office's. It says only what the rows say, and names who is missing.

pub(crate) mod annexes;
mod consolidated;
mod letter;
mod offices;
pub(crate) mod pieces;

pub(super) use letter::{days_late, is_late};
pub(crate) use offices::office as office_of;

use super::{
    actions::{
        Acting,
        showing::{self, WholeRound},
    },
    pages::words,
};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    language::Language,
    printing::{self, PaperFile, PaperForm},
    requests::Named,
    routes::{Access, Route},
};
use axum::extract::{Query, State};
use domain::{
    ids::{OrganisationId, RoundId},
    organisations::Graph,
    permissions::Verb,
    problem::Problem,
};
use jiff::{ToSpan, civil::Date};
use papers::writing::{NamedPeriod, Office, Paper, Papered};
use serde::Deserialize;

/// Days that a late unit is given to answer, when nobody says otherwise.
const DAYS_TO_ANSWER: i64 = 7;

/// The addresses of this part of the subject.
pub(super) fn routes() -> Vec<Route> {
    let draft = Access::Asks(Verb::DraftPaper);
    vec![
        Route::get("/bao-cao/dot/{round}/don-doc", draft, get_letter),
        Route::get("/bao-cao/dot/{round}/tong-hop", draft, get_consolidated),
    ]
}

/// What a paper is drafted from.
struct Draft<'d> {
    app: &'d App,
    whole: &'d WholeRound,
    office: Office,
    today: Date,
}

/// What the address of a paper may say: as which file, and of a letter until when to answer.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "truoc")]
    do_by: String,
    #[serde(rename = "dang")]
    form: String,
}

/// The day by which late units are asked to answer, when nobody says otherwise.
pub(crate) fn answer_by(today: Date) -> Date {
    today.checked_add(DAYS_TO_ANSWER.days()).unwrap_or(today)
}

/// Whether the caller may draft the papers of a round: by right, and by the layouts that there are for the body.
pub(super) fn may_draft(app: &App, acting: &Acting, whole: &WholeRound) -> bool {
    acting.may(Verb::DraftPaper, &whole.thing) && office(app, acting, whole).is_some()
}

/// The round's body, or the one that took over from it, as its papers show it today.
fn office(app: &App, acting: &Acting, whole: &WholeRound) -> Option<Office> {
    office_speaking(&app.organisations(), acting, whole.round.row.asked_by)
}

/// A body, or the one that took over from it and for which the caller acts, as its papers show it today.
pub(crate) fn office_speaking(graph: &Graph, acting: &Acting, asked_by: OrganisationId) -> Option<Office> {
    let heirs = || graph.successor_closure(asked_by, acting.today);
    let body = if graph.exists(asked_by, acting.today) {
        asked_by
    } else {
        acting.homes().into_iter().find(|home| heirs().contains(home))?
    };
    offices::office(graph, body, acting.today)
}

/// `GET /bao-cao/dot/{round}/don-doc`
async fn get_letter(
    State(app): State<App>,
    Named(id): Named<RoundId>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<PaperFile, Failure> {
    let do_by = crate::look::dates::read(&wanted.do_by).ok();
    draft_letter(&app, &caller, id, (do_by, PaperForm::of_address(&wanted.form))).await
}

/// `GET /bao-cao/dot/{round}/tong-hop`
async fn get_consolidated(
    State(app): State<App>,
    Named(id): Named<RoundId>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<PaperFile, Failure> {
    draft_consolidated(&app, &caller, id, PaperForm::of_address(&wanted.form)).await
}

/// The letter of urging to the late units; a day to answer by that is past is not taken.
pub(super) async fn draft_letter(
    app: &App,
    caller: &Caller,
    id: RoundId,
    (do_by, form): (Option<Date>, PaperForm),
) -> Result<PaperFile, Failure> {
    let whole = showing::find_whole_round(app, caller, id).await?;
    let draft = Draft::new(app, caller, &whole)?;
    let do_by = do_by.filter(|day| *day >= draft.today).unwrap_or_else(|| answer_by(draft.today));
    draft.file(&letter::letter(&draft, do_by)?, "cong-van-don-doc", form).await
}

/// The consolidated report.
pub(super) async fn draft_consolidated(
    app: &App,
    caller: &Caller,
    id: RoundId,
    form: PaperForm,
) -> Result<PaperFile, Failure> {
    let whole = showing::find_whole_round(app, caller, id).await?;
    let draft = Draft::new(app, caller, &whole)?;
    draft.file(&consolidated::consolidated(&draft)?, "bao-cao-tong-hop", form).await
}

impl<'d> Draft<'d> {
    fn new(app: &'d App, caller: &Caller, whole: &'d WholeRound) -> Result<Self, Failure> {
        let acting = Acting::now(app, caller);
        caller.require(&acting.graph, Verb::DraftPaper, &whole.thing)?;
        let office = office(app, &acting, whole).ok_or(Problem::NoLayout)?;
        Ok(Draft { app, whole, office, today: acting.today })
    }

    /// The paper as a file that is named by what it is and the period.
    async fn file(&self, paper: &Paper, what: &str, form: PaperForm) -> Result<PaperFile, Failure> {
        let row = &self.whole.round.row;
        let stem = format!("{what}-{}-{}", row.year, row.number);
        printing::file(self.app, paper, (self.office.family, self.today), (stem, form)).await
    }

    /// A first draft of today.
    fn papered(&self, recipients: Vec<String>) -> Papered {
        Papered { recipients, ..Papered::drafted(self.today) }
    }

    fn period(&self) -> NamedPeriod {
        pieces::named_period(&self.whole.round.pack, &self.whole.round.period())
    }

    /// What the form is called, as it stands in a sentence.
    fn report(&self) -> Result<String, Failure> {
        Ok(domain::text::inside_a_sentence(&words::of(&self.whole.round.form()?.name, Language::Vi)))
    }

    fn name_of(&self, id: domain::ids::OrganisationId) -> String {
        pieces::name_of(&self.app.organisations(), id, self.today)
    }
}
