//! «Việc của tôi»: what the person's own organisations have to do, by due date, and what waits for others.
//!
//! It reads with a handful of statements however many assignments there are, and changes nothing.

mod api;
pub mod brief;
mod placing;
mod rows;
mod sections;
mod workbook;

pub use api::endpoints;

use crate::{
    App,
    asked::Asked,
    caller::Caller,
    difficulties,
    documents::{self, Arrivals},
    failure::Failure,
    lists::AsWorkbook,
    look::{self, Frame, Section},
    obligations::actions::flow,
    reporting,
    routes::{Access, Route},
};
use askama::Template;
use axum::{extract::State, response::Response};
use sections::{Group, Sections};

/// The address of this page.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/viec-cua-toi", Access::SignedIn, get_my_work).with_workbook()]
}

#[derive(Template)]
#[template(path = "obligations/my_work/list.html")]
struct MyWorkPage {
    frame: Frame,
    lede: String,
    has_post: bool,
    arrivals: Arrivals,
    groups: Vec<Group>,
}

/// `GET /viec-cua-toi`
async fn get_my_work(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let work = flow::list_own_work(&app, &caller).await?;
    let mut reports = reporting::own_work(&app, &caller, &asked.frame(&app, &caller)).await?;
    reports.extend(difficulties::own_work(&app, &caller, &asked.frame(&app, &caller)).await?);
    let frame = asked.frame(&app, &caller);
    let frame = frame.clone().titled(frame.say("section-my-work")).in_section(Section::MyWork);
    let sections = Sections::sort(&frame, &app.organisations(), &caller, &work).with_reports(reports);
    let lede = sections.lede(&frame);
    let arrivals = documents::arrivals(&app, &caller, &frame).await?;
    if as_workbook.0 {
        return workbook::of(&frame, &caller, &arrivals, &sections.into_groups());
    }
    let page = MyWorkPage { arrivals, lede, has_post: !caller.posts.is_empty(), groups: sections.into_groups(), frame };
    Ok(look::page(page))
}

impl MyWorkPage {
    fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.arrivals.is_empty()
    }
}
