//! The money of a plan's clauses: typed on a page of its own, beside what stands there.
//! A later amount of the same source takes the place of an earlier one; nothing is changed.

use super::{
    super::{
        actions::{finding, money},
        words,
    },
    at_field,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section},
    requests::{Named, Submitted},
    written,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};
use serde::Deserialize;

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    muc: String,
    so_tien: String,
    nguon: String,
}

#[derive(Template)]
#[template(path = "plans/money.html")]
struct MoneyPage {
    frame: Frame,
    title: String,
    plan_path: String,
    clauses: Vec<Choice>,
    standing: Vec<(String, String)>,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /ke-hoach/{document}/kinh-phi`
pub async fn get_money(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, Typed::default(), (StatusCode::OK, Complaints::none())).await
}

/// `POST /ke-hoach/{document}/kinh-phi`
pub async fn post_money(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let say = |key: &str| asked.language.say(key).to_string();
    let clause = typed.muc.parse().ok();
    let amount = money::read(&typed.so_tien);
    if clause.is_none() {
        complaints.about("muc", say("plans-money-which"));
    }
    if amount.is_none() {
        complaints.about("so_tien", say("plans-money-unreadable"));
    }
    let source = written::words("nguon", &typed.nguon, money::SOURCE_LIMIT).unwrap_or_else(|problem| {
        complaints.about("nguon", look::sentence(&problem, asked.language));
        String::new()
    });
    let (Some(clause), Some(amount_dong), true) = (clause, amount, complaints.is_empty()) else {
        return page(&app, &asked, &caller, id, typed, (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    };
    let written = money::Written { clause, amount_dong, source };
    match money::write(&app, &caller, id, written).await {
        Ok(()) => {
            let said = Notice::ok(asked.language.say("plans-money-written"));
            Ok(redirect_saying(&format!("/ke-hoach/{id}/kinh-phi"), &said))
        }
        Err(failure) => {
            let complained = at_field(failure, asked.language, |_| String::new())?;
            page(&app, &asked, &caller, id, typed, complained).await
        }
    }
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: DocumentId,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let whole = finding::open(app, caller, id).await?;
    let acting = Acting::now(app, caller);
    acting.caller.require(&acting.graph, Verb::DeclarePlan, &whole.opened.document.thing(acting.today))?;
    if whole.plan.state != finding::State::Published {
        return Err(Problem::NotFound.into());
    }
    let frame = asked.frame(app, caller);
    let row = &whole.plan.row;
    let title = words::document(&frame, &row.document_type, row.symbol.as_deref(), "");
    let label = |clause: &finding::PlanClause| {
        let beginning: String = clause.action.chars().take(90).collect();
        format!("{} {beginning}", clause.path)
    };
    let clauses = whole.clauses.iter().filter_map(|clause| Some(Choice::new(clause.id?, label(clause)))).collect();
    let standing = whole.clauses.iter().flat_map(|clause| {
        let frame = &frame;
        clause.money.iter().map(move |money| (clause.path.clone(), words::money(frame, money)))
    });
    let page = MoneyPage {
        plan_path: format!("/ke-hoach/{id}"),
        standing: standing.collect(),
        frame: frame.clone().titled(frame.say("plans-money-title")).in_section(Section::Plans).complaining(&complaints),
        title,
        clauses,
        typed,
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
