//! Beginning a review: over one round, or by an outline of a pack from one period to another.
//!
//! It is drafted in the same act. What its pack asks stands still from then on.

use super::{
    drafting::{self, Drafted},
    store::{self, NewHead, NewReview},
    writing,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents::{self, actions as of_documents},
    failure::Failure,
    language::Language,
    reporting::{
        actions::{Packs, keep_pack},
        newest,
        packs::{BuiltIn, built_in},
        papers::office_of,
        words::of as in_words,
    },
    reviews::gathering::Asked,
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{DocumentId, OrganisationId, ReviewId, RoundId},
    packs::{Occasion, Outline, Pack, Period, Regime},
    permissions::Verb,
    problem::{Problem, ReviewProblem},
    reviews::ReviewKind,
};
use papers::writing::Signing;
use serde_json::json;
use std::sync::Arc;

/// A period as it is chosen: regime, year, number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Code of the regime.
    pub regime: String,
    /// The year.
    pub year: i64,
    /// Its number in the year.
    pub number: i64,
}

impl Chosen {
    /// As one word: `half-year:2026:1`.
    pub fn word(&self) -> String {
        format!("{}:{}:{}", self.regime, self.year, self.number)
    }

    /// From one word.
    pub fn of_word(word: &str) -> Option<Self> {
        let mut parts = word.split(':');
        let (regime, year, number) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Chosen { regime: regime.to_owned(), year: year.parse().ok()?, number: number.parse().ok()? })
    }
}

/// What a person wants to write.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// The consolidated report of a round.
    OfRound(RoundId),
    /// A review by an outline.
    ByOutline {
        /// Code of the pack.
        pack: String,
        /// Code of the outline.
        outline: String,
        /// The first period.
        first: Chosen,
        /// The last one.
        last: Chosen,
        /// The document that is carried out.
        document: Option<DocumentId>,
    },
}

/// A review that is to begin.
#[derive(Debug, Clone)]
pub struct New {
    /// Whose paper it is.
    pub body: OrganisationId,
    /// What.
    pub wanted: Wanted,
    /// What it is about; proposed where it is empty.
    pub subject: String,
}

/// A review that was checked and drafted, ready to be written.
#[derive(Debug, Clone)]
pub struct Planned {
    asked: Asked,
    subject: String,
    recipients: String,
    signing: Signing,
    drafted: Drafted,
}

/// Begins a review, drafted from the data as they stand.
pub async fn begin(app: &App, caller: &Caller, new: New) -> Result<ReviewId, Failure> {
    let acting = Acting::now(app, caller);
    let planned = plan(app, &acting, new).await?;
    app.database().write(move |tx| Box::pin(async move { write_beginning(tx, &acting, planned).await })).await
}

/// Whether the caller may write for a body.
pub(in crate::reviews) fn may_begin(acting: &Acting, body: OrganisationId) -> Result<(), Failure> {
    let unborn = ReviewId::from(uuid::Uuid::nil());
    let thing = super::thing_of(acting, unborn, body);
    acting.caller.require(&acting.graph, Verb::DraftReview, &thing).map(drop)
}

/// Checks what is wanted and drafts it.
pub(in crate::reviews) async fn plan(app: &App, acting: &Acting, new: New) -> Result<Planned, Failure> {
    may_begin(acting, new.body)?;
    let office = office_of(&acting.graph, new.body, acting.today).ok_or(Problem::NoLayout)?;
    let asked = asked(app, acting, &new).await?;
    let mut connection = app.database().read_unmoving().await?;
    let subject = match new.subject.is_empty() {
        false => new.subject,
        true => proposed_subject(&mut connection, acting, &asked).await?,
    };
    let drafted = drafting::draft(app, &mut connection, &asked).await?;
    connection.end().await?;
    let superior = office.superior.clone().filter(|_| office.body != office.body_in_full);
    Ok(Planned { asked, subject, recipients: superior.unwrap_or_default(), signing: office.signing, drafted })
}

/// What is asked of the data.
async fn asked(app: &App, acting: &Acting, new: &New) -> Result<Asked, Failure> {
    let asked = |kind, pack: &Arc<Pack>, first, last| Asked {
        kind,
        organisation: new.body,
        pack: Arc::clone(pack),
        outline: None,
        round: None,
        first,
        last,
        document: None,
        today: acting.today,
    };
    match &new.wanted {
        Wanted::OfRound(id) => {
            let mut connection = app.database().read().await?;
            let (round, _) = acting.find_round(&mut connection, *id).await?;
            let carries_on = || acting.graph.successor_closure(round.asked_by, acting.today).contains(&new.body);
            if round.asked_by != new.body && !carries_on() {
                return Err(Problem::NotFound.into());
            }
            let pack = Packs::default().find(&mut connection, &round.pack, round.pack_version).await?;
            let period = round.period();
            Ok(Asked { round: Some(*id), ..asked(ReviewKind::Periodic, &pack, period.clone(), period) })
        }
        Wanted::ByOutline { pack, outline, first, last, document } => {
            let pack = &newest(pack)?.pack;
            let outline = outline_of(pack, outline).ok_or(Problem::NotFound)?;
            let kind = match outline.occasion {
                Occasion::Interim => ReviewKind::Interim,
                Occasion::Final => ReviewKind::Final,
            };
            let (first, last) = periods(pack, first, last)?;
            if let Some(document) = document {
                let mut connection = app.database().read().await?;
                of_documents::find_for_reader(&mut connection, &acting.graph, &acting.caller, *document, acting.today)
                    .await?;
            }
            Ok(Asked { outline: Some(outline.code.clone()), document: *document, ..asked(kind, pack, first, last) })
        }
    }
}

/// The outline of a pack with this code.
fn outline_of<'p>(pack: &'p Pack, code: &str) -> Option<&'p Outline> {
    pack.outlines.iter().find(|outline| outline.code == code)
}

/// Two periods of one regime, the first not after the last.
fn periods(pack: &Pack, first: &Chosen, last: &Chosen) -> Result<(Period, Period), Problem> {
    let regime = pack
        .regime(&first.regime)
        .filter(|_| first.regime == last.regime)
        .ok_or(Problem::Review(ReviewProblem::Periods))?;
    let period =
        |chosen: &Chosen| regime.period(chosen.year, chosen.number).ok_or(Problem::Review(ReviewProblem::Periods));
    let (first, last) = (period(first)?, period(last)?);
    if first.first_day > last.first_day { Err(Problem::Review(ReviewProblem::Periods)) } else { Ok((first, last)) }
}

/// The periods of packs with an outline that lie around today, the newest first, each with its regime.
pub fn periods_to_choose(acting: &Acting, years_back: i16) -> Vec<(&'static Regime, Period)> {
    let this_year = i64::from(acting.today.year());
    let mut all = Vec::new();
    let packs = built_in().iter().filter(|own| !own.pack.outlines.is_empty());
    for regime in packs.flat_map(|own| own.pack.regimes.iter()) {
        for year in (this_year - i64::from(years_back)..=this_year + 1).rev() {
            let periods = regime.numbers().filter_map(|number| regime.period(year, number));
            let begun: Vec<Period> = periods.filter(|period| period.first_day <= acting.today).collect();
            all.extend(begun.into_iter().rev().map(|period| (regime, period)));
        }
    }
    all
}

/// The outlines of the packs of the program.
pub fn outlines_to_choose() -> impl Iterator<Item = (&'static BuiltIn, &'static Outline)> {
    built_in().iter().flat_map(|own| own.pack.outlines.iter().map(move |outline| (own, outline)))
}

/// What a paper is about, from its outline or its form, and the document that is carried out: in lower case, without the
/// kind of paper, with the period.
async fn proposed_subject(connection: &mut Connection, acting: &Acting, asked: &Asked) -> Result<String, Failure> {
    let named = match (&asked.outline, asked.round) {
        (Some(outline), _) => outline_of(&asked.pack, outline).map(|outline| in_words(&outline.name, Language::Vi)),
        (None, Some(round)) => {
            let (round, _) = acting.find_round(connection, round).await?;
            asked.pack.form(&round.form).map(|form| in_words(&form.name, Language::Vi))
        }
        (None, None) => None,
    };
    let named = named.unwrap_or_default();
    let kind = Language::Vi.say("reporting-kind-of-paper").to_string();
    let lower = domain::text::inside_a_sentence(&named);
    let bare = lower.strip_prefix(&kind).unwrap_or(&lower).trim();
    let period = writing::name_of(&asked.pack, (&asked.first, &asked.last), Language::Vi);
    let about = match asked.document {
        Some(document) => carrying_out(connection, acting, bare, document).await?,
        None => bare.to_owned(),
    };
    Ok(format!("{about} {period}"))
}

/// The outline names one directive; another document that is carried out stands in its place.
async fn carrying_out(
    connection: &mut Connection,
    acting: &Acting,
    bare: &str,
    document: DocumentId,
) -> Result<String, Failure> {
    let found =
        of_documents::find_for_reader(connection, &acting.graph, &acting.caller, document, acting.today).await?;
    let Some(symbol) = found.row.symbol.clone().filter(|symbol| !bare.contains(symbol.as_str())) else {
        return Ok(bare.to_owned());
    };
    let carried_out = Language::Vi.say("reviews-carrying-out").to_string();
    let head = bare.split_once(&carried_out).map_or(bare, |(head, _)| head).trim();
    let name = documents::named(Language::Vi, &found.row.document_type, Some(&symbol));
    Ok(format!("{head} {carried_out} {name}"))
}

/// The same inside a write.
pub(in crate::reviews) async fn write_beginning(
    tx: &mut WriteTransaction,
    acting: &Acting,
    planned: Planned,
) -> Result<ReviewId, Failure> {
    let Planned { asked, subject, recipients, signing, drafted } = planned;
    let id: ReviewId = tx.new_id();
    let pack = &asked.pack;
    let told = json!({
        "step": "begun", "kind": asked.kind.code(), "pack": format!("{}/{}", pack.code, pack.version),
        "from": asked.first.first_day.to_string(), "to": asked.last.last_day.to_string(),
        "blocks": drafted.blocks.len(),
    });
    let thing = super::thing_of(acting, id, asked.organisation);
    let permit = acting.permit(tx, Verb::DraftReview, &thing, told).await?;
    let by = permit.person()?;
    if let Ok(own) = newest(&pack.code)
        && own.pack.version == pack.version
    {
        keep_pack(tx, &permit, (&pack.code, pack.version), &own.files, &own.sha256).await?;
    }
    let review = NewReview {
        id,
        organisation: asked.organisation,
        kind: asked.kind.code(),
        pack: &pack.code,
        pack_version: pack.version,
        outline: asked.outline.as_deref(),
        round: asked.round,
        first: &asked.first,
        last: &asked.last,
        document: asked.document,
    };
    store::insert(tx, &permit, &review, by).await?;
    let signing = serde_json::to_string(&signing)?;
    let head = NewHead { subject: &subject, basis: "", recipients: &recipients, signing: &signing };
    store::insert_head(tx, &permit, (id, 1), &head, by).await?;
    let order: Vec<String> = drafted.blocks.iter().map(|block| block.key.clone()).collect();
    let blocks = drafting::first(drafted.blocks)?;
    drafting::write(tx, &permit, (id, 1), (drafted.facts, &order), blocks).await?;
    Ok(id)
}
