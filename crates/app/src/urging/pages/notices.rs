//! `/thong-bao`: what the person was told, the latest first, and what of it was not read.
//! Marking as read goes as far as the page showed, so that nothing is marked that came meanwhile.

use super::super::{actions, actions::NoticeRow, words};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Notice, Pagination, dates::Due},
    requests::Submitted,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{time::Moment, urging::Step};
use serde::Deserialize;

const ROWS_PER_PAGE: u32 = 25;

struct Row {
    path: String,
    named: String,
    unit: String,
    step: String,
    due: Due,
    told: String,
    is_new: bool,
}

#[derive(Template)]
#[template(path = "urging/notices.html")]
struct NoticesPage {
    frame: Frame,
    rows: Vec<Row>,
    seen_up_to: i64,
    pages: Pagination,
}

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    trang: String,
}

/// `GET /thong-bao`
pub async fn get_notices(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let page: u32 = wanted.trang.parse().unwrap_or(1).max(1);
    let skip = i64::from(page - 1) * i64::from(ROWS_PER_PAGE);
    // Whatever is told while the person reads stays unread.
    let seen_up_to = app.now().millisecond();
    let noticed = actions::list(&app, &caller, (skip, i64::from(ROWS_PER_PAGE))).await?;
    let frame = asked.frame(&app, &caller);
    let title = frame.say("urging-notices").to_string();
    let frame = frame.titled(title);
    let count = u32::try_from(noticed.count).unwrap_or(u32::MAX);
    let pages = Pagination::new(page, count, ROWS_PER_PAGE, "/thong-bao");
    let rows = noticed.rows.into_iter().map(|row| row_of(&app, &frame, row)).collect();
    Ok(look::page(NoticesPage { rows, seen_up_to, pages, frame }))
}

fn row_of(app: &App, frame: &Frame, row: NoticeRow) -> Row {
    let told = Moment::from_millisecond(row.reminded_at_ms);
    let unit = app.organisations().last_name(row.holder_id, app.today()).unwrap_or_default().to_owned();
    let step = Step::from_code(&row.step).map(|step| words::step(frame.language, step)).unwrap_or_default();
    Row {
        named: words::named(frame.language, &row.thing, &row.named),
        due: frame.due(&row.due_on),
        told: frame.date(&told.day()),
        is_new: row.read_at_ms.is_none(),
        path: row.path,
        unit,
        step,
    }
}

/// Up to when the person has seen what was told.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReadForm {
    den: String,
}

/// `POST /thong-bao/da-doc`
pub async fn post_read(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, form): Submitted<ReadForm>,
) -> Result<Response, Failure> {
    let now = app.now().millisecond();
    let seen_up_to = form.den.parse::<i64>().unwrap_or(now).min(now);
    actions::mark_read(&app, &caller, seen_up_to).await?;
    Ok(redirect_saying("/thong-bao", &Notice::ok(asked.language.say("urging-read-done"))))
}
