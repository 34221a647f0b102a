//! Several targets at once, pasted from a spreadsheet: first seen row by row, with what is not understood asked about in
//! its row, then set together or not at all. A row that the person leaves out is left out by the person.

use super::{
    super::{
        actions::{self, NewTarget},
        words,
    },
    form, sentence, setting,
    understood::{Line, Read, Typed},
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
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::OrganisationId, problem::Problem, targets::Commitment};

#[derive(Template)]
#[template(path = "targets/several.html")]
struct SeveralPage {
    frame: Frame,
    base: String,
    body: String,
    typed: Typed,
    mark: String,
    complaints: Complaints,
    lines: Vec<Line>,
    unused: Vec<String>,
    understood: usize,
    asked: usize,
    left_out: usize,
    kinds: Vec<Choice>,
    ways: Vec<Choice>,
    documents: Vec<Choice>,
}

/// `GET /chi-tieu/don-vi/{organisation}/dan`
pub async fn get_several(
    State(app): State<App>,
    asked: Asked,
    Named(body): Named<OrganisationId>,
    caller: Caller,
) -> Result<Response, Failure> {
    setting::require(&app, &caller, body)?;
    let read = Read::default();
    Ok(look::page(SeveralPage::new(&app, &asked, &caller, body, Typed::default(), read).await?))
}

/// `POST /chi-tieu/don-vi/{organisation}/dan`: without the button that sets, only shows.
pub async fn post_several(
    State(app): State<App>,
    asked: Asked,
    Named(body): Named<OrganisationId>,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    setting::require(&app, &caller, body)?;
    let typed = Typed::of(pairs);
    let frame = asked.frame(&app, &caller);
    let mut read = Read::of(&app, &caller, &frame, body, &typed).await?;
    if typed.sets && read.is_ready() && typed.seen != typed.mark() {
        read.complaints.about_all(frame.say("targets-paste-changed"));
    } else if typed.sets && read.is_ready() {
        let new: Vec<NewTarget> =
            read.lines.iter().filter(|line| line.is_understood()).filter_map(|line| line.new.clone()).collect();
        let count = new.len();
        match actions::set_targets(&app, &caller, new).await {
            Ok(_) => {
                let said = Notice::ok(frame.say("targets-done-several").with("count", count).to_string());
                return Ok(redirect_saying(&words::address(body), &said));
            }
            Err(failure) => match failure.into_problem()? {
                problem @ (Problem::NotFound | Problem::Forbidden) => return Err(problem.into()),
                problem => read.complaints.about_all(sentence(&problem, asked.language)),
            },
        }
    }
    let is_refused = !read.complaints.is_empty() || (typed.sets && !read.is_ready());
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(look::page_with_status(status, SeveralPage::new(&app, &asked, &caller, body, typed, read).await?))
}

impl SeveralPage {
    async fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        body: OrganisationId,
        typed: Typed,
        read: Read,
    ) -> Result<Self, Failure> {
        let frame = asked.frame(app, caller);
        let kind = |commitment: Commitment| Choice::new(commitment.code(), words::commitment(&frame, commitment));
        let count = |wanted: fn(&Line) -> bool| read.lines.iter().filter(|line| wanted(line)).count();
        let Read { complaints, .. } = &read;
        Ok(SeveralPage {
            base: words::address(body),
            body: words::name(&frame, &app.organisations(), body),
            kinds: [Commitment::Committed, Commitment::Aspirational].map(kind).into(),
            ways: form::ways(&frame),
            documents: form::documents(app, caller, asked.language).await?,
            frame: frame
                .clone()
                .titled(frame.say("targets-paste"))
                .in_section(Section::Reports)
                .complaining(complaints),
            mark: typed.mark(),
            understood: count(Line::is_understood),
            asked: count(Line::is_asked),
            left_out: count(|line| line.is_left_out),
            complaints: read.complaints,
            lines: read.lines,
            unused: read.unused,
            typed,
        })
    }
}
