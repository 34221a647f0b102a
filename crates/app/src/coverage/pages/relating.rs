//! Relating clause by clause: the clauses of a parent on one side, on the other those of the plan that take each up; what is
//! suggested with the words that say so. Several are said with one tick list; each can be taken back.

use super::{
    super::{
        actions::{self, Compared, Said, Saying, find_compared},
        words,
    },
    relating_view::{Section as ClauseSection, sections, without_parent},
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    coverage::{Cell, Degree},
    ids::{ClauseRelationId, DocumentId, ProvisionId},
    permissions::Verb,
    problem::Problem,
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// The parent.
    cha: String,
    /// «thieu»: clauses that are not taken up wholly.
    chi: String,
    /// A clause of the parent, to add a relation to.
    muc: String,
}

/// What a person sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    cha: String,
    /// Pairs as `clause|parent clause|number seen|s where it was suggested`; `-` for the plan as a whole.
    chon: Vec<String>,
    muc_tren: String,
    muc_duoi: String,
    muc_do: String,
    ly_do: String,
    quan_he: String,
}

#[derive(Template)]
#[template(path = "coverage/relating.html")]
struct RelatingPage {
    frame: Frame,
    plan: String,
    plan_path: String,
    owner: String,
    base: String,
    parents: Vec<(Choice, String)>,
    parent: Choice,
    parent_path: String,
    matrix_path: String,
    only_gaps: bool,
    sections: Vec<ClauseSection>,
    counted: (usize, usize, usize),
    without: Vec<(String, String)>,
    above: Vec<Choice>,
    own: Vec<Choice>,
    degrees: Vec<Choice>,
    may_relate: bool,
    is_in_force: bool,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /ke-hoach/{document}/doi-chieu`
pub async fn get_relating(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let compared = find_compared(&app, &caller, id, wanted.cha.parse().ok()).await?;
    let typed = Typed { muc_tren: wanted.muc, ..Typed::default() };
    let page = RelatingPage::new(&app, &asked, &caller, &compared, typed, wanted.chi == "thieu", Complaints::none());
    Ok(look::page(page))
}

/// `POST /ke-hoach/{document}/doi-chieu`
pub async fn post_relating(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let compared = changeable(&app, &caller, id, &typed).await?;
    let mut complaints = Complaints::none();
    let sayings = understood(&asked, &compared, &typed, &mut complaints);
    if !complaints.is_empty() {
        return Ok(again(&app, &asked, &caller, &compared, typed, 422, complaints));
    }
    let count = sayings.len();
    match actions::relate(&app, &caller, id, sayings).await {
        Ok(ids) => {
            let said = Notice::ok(asked.language.say("coverage-done").with("count", count));
            let said = match ids.as_slice() {
                [one] => said.offering(
                    asked.language.say("coverage-undo"),
                    format!("{}?quan_he={one}", words::address(id, "doi-chieu/hoan-tac")),
                ),
                _ => said,
            };
            let path = format!("{}?cha={}", words::address(id, "doi-chieu"), compared.parent.id);
            Ok(redirect_saying(&path, &said))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            let compared = find_compared(&app, &caller, id, Some(compared.parent.id)).await?;
            let sentence = look::sentence(&problem, asked.language);
            match &problem {
                Problem::NotFound | Problem::Forbidden => return Err(problem.into()),
                Problem::Missing { field } => complaints.about(field.clone(), sentence),
                _ => complaints.about_all(sentence),
            }
            Ok(again(&app, &asked, &caller, &compared, typed, problem.status(), complaints))
        }
    }
}

/// Which relation is taken back, where the address says so.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Undone {
    quan_he: String,
}

/// `POST /ke-hoach/{document}/doi-chieu/hoan-tac`
pub async fn post_undo(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Query(undone): Query<Undone>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let compared = changeable(&app, &caller, id, &typed).await?;
    let named = if typed.quan_he.is_empty() { &undone.quan_he } else { &typed.quan_he };
    let relation: ClauseRelationId = named.parse().map_err(|_| Problem::NotFound)?;
    let path = format!("{}?cha={}", words::address(id, "doi-chieu"), compared.parent.id);
    match actions::take_back(&app, &caller, id, relation).await {
        Ok(_) => Ok(redirect_saying(&path, &Notice::ok(asked.language.say("coverage-undone")))),
        Err(failure) => match failure.into_problem()? {
            problem @ (Problem::NotFound | Problem::Forbidden) => Err(problem.into()),
            problem => Ok(redirect_saying(&path, &Notice::warn(look::sentence(&problem, asked.language)))),
        },
    }
}

/// The plan beside the parent, for those who may say something of it.
async fn changeable(app: &App, caller: &Caller, id: DocumentId, typed: &Typed) -> Result<Compared, Failure> {
    let compared = find_compared(app, caller, id, typed.cha.parse().ok()).await?;
    caller.require(&app.organisations(), Verb::RelateClauses, &compared.standing.thing(app.today()))?;
    Ok(compared)
}

/// What was ticked and what was added, as sayings; a pair that is named twice is said once.
fn understood(asked: &Asked, compared: &Compared, typed: &Typed, complaints: &mut Complaints) -> Vec<Saying> {
    let reason = look::limited(complaints, asked.language, "ly_do", &typed.ly_do);
    let degree = Degree::from_code(&typed.muc_do);
    let mut pairs: Vec<(Option<ProvisionId>, ProvisionId, i64, bool)> =
        typed.chon.iter().filter_map(|ticked| pair_of(ticked)).collect();
    if let (Ok(above), Ok(own)) = (typed.muc_tren.parse(), typed.muc_duoi.parse::<ProvisionId>()) {
        pairs.push((Some(own), above, compared.number((Some(own), above)), false));
    }
    if pairs.is_empty() {
        complaints.about("chon", asked.language.say("coverage-nothing-chosen"));
        return Vec::new();
    }
    if degree.is_none() && pairs.iter().any(|pair| pair.0.is_some()) {
        complaints.about("muc_do", asked.language.say("coverage-no-degree"));
        return Vec::new();
    }
    let mut seen = BTreeSet::new();
    pairs.retain(|(clause, parent, ..)| seen.insert((*clause, *parent)));
    let saying = |(clause, parent_clause, seen, suggested): (Option<ProvisionId>, ProvisionId, i64, bool)| Saying {
        clause,
        parent_clause,
        said: Said::Degree(if clause.is_none() { Degree::None } else { degree.unwrap_or(Degree::None) }),
        reason: reason.clone(),
        suggested,
        seen,
        carried_from: None,
    };
    pairs.into_iter().map(saying).collect()
}

fn pair_of(ticked: &str) -> Option<(Option<ProvisionId>, ProvisionId, i64, bool)> {
    let mut parts = ticked.split('|');
    let clause = match parts.next()? {
        "-" => None,
        id => Some(id.parse().ok()?),
    };
    Some((clause, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next() == Some("s")))
}

fn again(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    compared: &Compared,
    typed: Typed,
    status: u16,
    complaints: Complaints,
) -> Response {
    let page = RelatingPage::new(app, asked, caller, compared, typed, false, complaints);
    look::page_with_status(StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY), page)
}

impl RelatingPage {
    fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        compared: &Compared,
        typed: Typed,
        only_gaps: bool,
        complaints: Complaints,
    ) -> Self {
        let (frame, graph) = (asked.frame(app, caller), app.organisations());
        let language = frame.language;
        let (plan, id) = (&compared.standing.row, compared.standing.row.id);
        let base = words::address(id, "doi-chieu");
        let ticked: BTreeSet<(Option<ProvisionId>, ProvisionId)> =
            typed.chon.iter().filter_map(|one| pair_of(one)).map(|(clause, parent, ..)| (clause, parent)).collect();
        let all = sections(&frame, &graph, compared, &ticked);
        let count = |cell: Cell| all.iter().filter(|section| section.state == cell).count();
        let counted = (all.len(), count(Cell::Full), count(Cell::Partial));
        let choice = |clause: &crate::coverage::clauses::Clause| {
            Choice::new(clause.id, [clause.path.as_str(), " ", clause.short.as_str()].concat())
        };
        let degree = |degree: Degree, key: &str| Choice::new(degree.code(), frame.say(key));
        let title = frame.say("coverage-relating-title").with("plan", words::title(language, plan));
        RelatingPage {
            plan: words::title(language, plan),
            plan_path: format!("/van-ban/{id}"),
            owner: words::name(&graph, compared.standing.owner, frame.today()),
            parents: compared
                .standing
                .parents
                .iter()
                .map(|row| (Choice::new(row.id, words::title(language, row)), format!("{base}?cha={}", row.id)))
                .collect(),
            parent: Choice::new(compared.parent.id, words::title(language, &compared.parent)),
            parent_path: format!("/van-ban/{}", compared.parent.id),
            matrix_path: words::address(compared.parent.id, "ma-tran"),
            only_gaps,
            sections: all.into_iter().filter(|section| !only_gaps || section.state != Cell::Full).collect(),
            counted,
            without: without_parent(compared),
            above: compared.above.columns().map(choice).collect(),
            own: compared.own.covering.iter().filter_map(|id| compared.own.get(*id)).map(choice).collect(),
            degrees: vec![
                degree(Degree::Full, "coverage-say-full"),
                degree(Degree::Partial, "coverage-say-partial"),
                degree(Degree::None, "coverage-say-none"),
            ],
            may_relate: compared.may_relate,
            is_in_force: plan.counts(),
            base,
            frame: frame.clone().titled(title).in_section(Section::Plans).shaped("wide").complaining(&complaints),
            typed,
            complaints,
        }
    }
}
