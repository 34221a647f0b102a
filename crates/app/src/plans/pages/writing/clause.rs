//! One clause of a plan: what, who, when, what it brings forth, its money, and which clauses of the documents above it takes
//! up. Where somebody else changed the same clause meanwhile, both are shown and nothing typed is lost.

use super::{
    super::super::{
        actions::drafts::{self, WithAbove},
        draft::{Clause, Degree, LINE_LIMIT, MONEY_LIMIT, MoneyLine, TEXT_LIMIT, TakesUp, deadline, people},
    },
    address, ground, title,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    language::Language,
    look::{self, Choice, Complaints, Frame, Notice, Section, sentence},
    requests::{Named, Submitted},
    written,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{PlanDraftId, ProvisionId},
    problem::{PlanProblem, Problem},
};
use std::collections::BTreeMap;

/// Characters of a reason.
const REASON_LIMIT: usize = 1_000;
/// Empty lines for money beside those that are filled.
const SPARE_LINES: usize = 1;

/// Name and value of each field as the browser sent it.
#[derive(Debug, Default, Clone)]
struct Typed(BTreeMap<String, String>);

impl Typed {
    fn of(fields: Vec<(String, String)>) -> Self {
        Typed(fields.into_iter().collect())
    }

    fn word(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }
}

struct AboveRow {
    id: String,
    path: String,
    document: String,
    action: String,
    degree: String,
    reason: String,
    unconfirmed: bool,
}

#[derive(Template)]
#[template(path = "plans/clause.html")]
struct ClausePage {
    frame: Frame,
    title: String,
    base: String,
    action: String,
    clause: Clause,
    mark: String,
    money: Vec<(usize, MoneyLine)>,
    own: Vec<AboveRow>,
    others: Vec<AboveRow>,
    degrees: Vec<Choice>,
    bodies: Vec<String>,
    /// What somebody else wrote meanwhile: the name of a field and what stands there.
    meanwhile: Vec<(String, String)>,
    complaints: Complaints,
}

impl ClausePage {
    fn about_amount(&self, line: &usize) -> Option<&str> {
        self.complaints.of(&format!("so_tien-{line}"))
    }
}

/// `GET /ke-hoach/soan/{draft}/muc/{clause}`
pub async fn get_clause(
    State(app): State<App>,
    asked: Asked,
    Named((id, key)): Named<(PlanDraftId, u32)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let whole = drafts::open(&app, &caller, id).await?;
    whole.open.may_change()?;
    let clause = whole.open.draft.clause(key).cloned().ok_or(Problem::NotFound)?;
    let mark = clause.mark();
    Ok(look::page(page(&app, &asked, &caller, &whole, Shown { clause, mark, ..Shown::default() })))
}

/// `POST /ke-hoach/soan/{draft}/muc/{clause}`
pub async fn post_clause(
    State(app): State<App>,
    asked: Asked,
    Named((id, key)): Named<(PlanDraftId, u32)>,
    Submitted(caller, fields): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let whole = drafts::open(&app, &caller, id).await?;
    let typed = Typed::of(fields);
    let (clause, complaints) = read(&whole, &typed, asked.language);
    let clause = Clause { key, ..clause };
    let began = typed.word("goc").to_owned();
    if !complaints.is_empty() {
        let shown = Shown { clause, mark: began, complaints, ..Shown::default() };
        return Ok(look::page_with_status(
            StatusCode::UNPROCESSABLE_ENTITY,
            page(&app, &asked, &caller, &whole, shown),
        ));
    }
    let (kept, mark) = (clause.clone(), began.clone());
    match drafts::edit(&app, &caller, id, None, "clause", move |draft| draft.write_clause(key, &mark, kept)).await {
        Ok(()) => Ok(lead_on(&asked, id, key, typed.word("tiep"))),
        Err(failure) => {
            let (status, complaints) = super::super::at_field(failure, asked.language, |_| String::new())?;
            let whole = drafts::open(&app, &caller, id).await?;
            let stands = whole.open.draft.clause(key).cloned();
            let mark = stands.as_ref().map_or(began, Clause::mark);
            let meanwhile = stands.map(|stands| differences(&asked, &stands, &clause)).unwrap_or_default();
            let shown = Shown { clause, mark, meanwhile, complaints, section: String::new() };
            Ok(look::page_with_status(status, page(&app, &asked, &caller, &whole, shown)))
        }
    }
}

/// `GET /ke-hoach/soan/{draft}/phan/{part}/muc-moi`
pub async fn get_new_clause(
    State(app): State<App>,
    asked: Asked,
    Named((id, section)): Named<(PlanDraftId, u32)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let whole = drafts::open(&app, &caller, id).await?;
    whole.open.may_change()?;
    if !whole.open.draft.sections.iter().any(|one| one.key == section) {
        return Err(Problem::NotFound.into());
    }
    let shown = Shown { section: section.to_string(), ..Shown::default() };
    Ok(look::page(page(&app, &asked, &caller, &whole, shown)))
}

/// `POST /ke-hoach/soan/{draft}/phan/{part}/muc-moi`
pub async fn post_new_clause(
    State(app): State<App>,
    asked: Asked,
    Named((id, section)): Named<(PlanDraftId, u32)>,
    Submitted(caller, fields): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let whole = drafts::open(&app, &caller, id).await?;
    let typed = Typed::of(fields);
    let (clause, mut complaints) = read(&whole, &typed, asked.language);
    if clause.text.is_empty() {
        complaints.about("noi_dung", sentence(&Problem::Missing { field: "noi_dung".to_owned() }, asked.language));
    }
    let (status, complaints) = if complaints.is_empty() {
        let new = clause.clone();
        match drafts::edit(&app, &caller, id, None, "clause", move |draft| draft.add_clause(section, new)).await {
            Ok(key) => return Ok(lead_on(&asked, id, key, typed.word("tiep"))),
            Err(failure) => super::super::at_field(failure, asked.language, |_| String::new())?,
        }
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, complaints)
    };
    let shown = Shown { clause, section: section.to_string(), complaints, ..Shown::default() };
    Ok(look::page_with_status(status, page(&app, &asked, &caller, &whole, shown)))
}

/// Back to the plan at the clause, or to a further line for money.
fn lead_on(asked: &Asked, id: PlanDraftId, key: u32, on: &str) -> Response {
    let path = match on {
        "tien" => format!("{}/muc/{key}#so_tien-0", address(id)),
        _ => format!("{}#muc-{key}", address(id)),
    };
    redirect_saying(&path, &Notice::ok(asked.language.say("plans-draft-kept")))
}

/// What the fields say. A deadline or an amount that cannot be read is kept as it was typed; the page of checks says so.
fn read(whole: &WithAbove, typed: &Typed, language: Language) -> (Clause, Complaints) {
    let mut complaints = Complaints::none();
    let mut words = |field: &str, limit: usize| {
        written::words(field, typed.word(field), limit).unwrap_or_else(|problem| {
            complaints.about(field, sentence(&problem, language));
            written::tidied(typed.word(field))
        })
    };
    let mut clause = Clause {
        key: 0,
        text: words("noi_dung", TEXT_LIMIT),
        lead: words("chu_tri", LINE_LIMIT),
        supporters: words("phoi_hop", 2_000),
        deadline: words("thoi_han", 100),
        product: words("san_pham", LINE_LIMIT),
        money: Vec::new(),
        takes_up: Vec::new(),
    };
    for line in 0..=MONEY_LIMIT {
        let (amount, source) = (format!("so_tien-{line}"), format!("nguon-{line}"));
        let line = MoneyLine { amount: words(&amount, 60), source: words(&source, 200) };
        if line != MoneyLine::default() {
            clause.money.push(line);
        }
    }
    for above in &whole.above {
        let Some(degree) = Degree::from_code(typed.word(&format!("muc_do-{}", above.id))) else { continue };
        let reason = words(&format!("ly_do-{}", above.id), REASON_LIMIT);
        clause.takes_up.push(TakesUp { parent_clause: above.id, degree, reason, confirmed: true });
    }
    if deadline::read(&clause.deadline).is_none() {
        complaints.about("thoi_han", language.say("plans-missing-deadline-unreadable").with("typed", &clause.deadline));
    }
    for (at, line) in clause.money.iter().enumerate() {
        if super::super::super::actions::money::read(&line.amount).is_none() {
            complaints.about(format!("so_tien-{at}"), language.say("plans-money-unreadable"));
        }
    }
    if clause.money.len() > MONEY_LIMIT {
        let limit = i64::try_from(MONEY_LIMIT).unwrap_or(i64::MAX);
        complaints
            .about(format!("so_tien-{MONEY_LIMIT}"), sentence(&Problem::Plan(PlanProblem::Full { limit }), language));
    }
    (clause, complaints)
}

/// Where what stands differs from what is typed.
fn differences(asked: &Asked, stands: &Clause, typed: &Clause) -> Vec<(String, String)> {
    let money = |clause: &Clause| {
        let line = |line: &MoneyLine| format!("{} {}", line.amount, line.source);
        clause.money.iter().map(line).collect::<Vec<_>>().join("; ")
    };
    let fields = [
        ("plans-clause-action", stands.text.clone(), typed.text.clone()),
        ("plans-clause-lead", stands.lead.clone(), typed.lead.clone()),
        ("plans-clause-support", stands.supporters.clone(), typed.supporters.clone()),
        ("plans-clause-deadline", stands.deadline.clone(), typed.deadline.clone()),
        ("plans-clause-product", stands.product.clone(), typed.product.clone()),
        ("plans-clause-money", money(stands), money(typed)),
    ];
    let other = fields.into_iter().filter(|(_, stands, typed)| stands != typed);
    other.map(|(key, stands, _)| (asked.language.say(key).to_string(), stands)).collect()
}

/// What the page shows.
#[derive(Default)]
struct Shown {
    clause: Clause,
    mark: String,
    section: String,
    meanwhile: Vec<(String, String)>,
    complaints: Complaints,
}

fn page(app: &App, asked: &Asked, caller: &Caller, whole: &WithAbove, shown: Shown) -> ClausePage {
    let (graph, frame) = (app.organisations(), asked.frame(app, caller));
    let (draft, base) = (&whole.open.draft, address(whole.open.row.id));
    let Shown { clause, mark, section, meanwhile, complaints } = shown;
    let action = match section.is_empty() {
        true => format!("{base}/muc/{}", clause.key),
        false => format!("{base}/phan/{section}/muc-moi"),
    };
    let lines = (clause.money.len() + SPARE_LINES).clamp(1, MONEY_LIMIT);
    let money = (0..lines).map(|at| (at, clause.money.get(at).cloned().unwrap_or_default())).collect();
    let taken = |id: ProvisionId| clause.takes_up.iter().find(|up| up.parent_clause == id);
    let (own, others) = whole.above.iter().partition::<Vec<_>, _>(|one| one.concerns || taken(one.id).is_some());
    let row = |one: &&super::super::super::actions::above::ClauseAbove| above_row(&frame, whole, one, taken(one.id));
    let heading = match draft.path_of(clause.key).filter(|_| section.is_empty()) {
        Some(path) => frame.say("plans-clause-numbered").with("path", path).to_string(),
        None => frame.say("plans-clause-new").to_string(),
    };
    ClausePage {
        title: title(&frame, draft),
        own: own.iter().map(row).collect(),
        others: others.iter().map(row).collect(),
        degrees: vec![
            Choice::new("full", frame.say("plans-degree-full")),
            Choice::new("partial", frame.say("plans-degree-partial")),
        ],
        bodies: people::to_choose_from(ground(app, &graph, whole)),
        frame: frame.clone().titled(heading).in_section(Section::Plans).complaining(&complaints),
        base,
        action,
        clause,
        mark,
        money,
        meanwhile,
        complaints,
    }
}

fn above_row(
    frame: &Frame,
    whole: &WithAbove,
    one: &super::super::super::actions::above::ClauseAbove,
    taken: Option<&TakesUp>,
) -> AboveRow {
    let document = whole.parents.iter().find(|parent| parent.row.id == one.document).map(|parent| {
        super::super::super::words::document(frame, &parent.row.document_type, parent.row.symbol.as_deref(), "")
    });
    AboveRow {
        id: one.id.to_string(),
        path: one.path.clone(),
        document: document.unwrap_or_default(),
        action: one.action.clone(),
        degree: taken.map(|up| up.degree.code().to_owned()).unwrap_or_default(),
        reason: taken.map(|up| up.reason.clone()).unwrap_or_default(),
        unconfirmed: taken.is_some_and(|up| !up.confirmed),
    }
}
