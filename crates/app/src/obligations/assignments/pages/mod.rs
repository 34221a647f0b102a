//! The pages of an assignment. Each handler reads its form, calls one action and leads back to the assignment.
//!
//! A complaint shows the same page again with what was typed; a step that was taken before is told calmly.

pub mod evidence;
pub mod holder;
pub mod receipt;
pub mod show;
pub mod tracking;

use super::forms::{self, Typed};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::{Failure, status_of},
    look::{Complaints, Notice, page_with_status},
    obligations::actions::flow,
    requests::{Named, Submitted},
};
use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::StatusCode,
    response::Response,
};
use domain::{ids::AssignmentId, problem::Problem};

/// A form that was filled in on the page of an assignment, with all that is needed to answer it.
pub(super) struct Filled {
    app: App,
    asked: Asked,
    caller: Caller,
    id: AssignmentId,
    typed: Typed,
}

impl FromRequest<App> for Filled {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let (mut head, body) = request.into_parts();
        let Ok(asked) = Asked::from_request_parts(&mut head, app).await;
        let Named(id) = Named::from_request_parts(&mut head, app).await?;
        let Submitted(caller, typed) = Submitted::from_request(Request::from_parts(head, body), app).await?;
        Ok(Filled { app: app.clone(), asked, caller, id, typed })
    }
}

impl Filled {
    /// Leads back to the assignment and says what was done, or shows the form again with what is wrong.
    async fn answer(self, outcome: Result<(), Failure>, done_key: &'static str) -> Result<Response, Failure> {
        let problem = match outcome {
            Ok(()) => return Ok(redirect_saying(&self.path(), &self.done(done_key))),
            Err(failure) => failure.into_problem()?,
        };
        match problem {
            Problem::AlreadyDone => {
                let said = Notice::warn(forms::sentence(&problem, self.asked.language));
                Ok(redirect_saying(&self.path(), &said))
            }
            Problem::NotFound | Problem::Forbidden => Err(problem.into()),
            problem => {
                let mut complaints = Complaints::none();
                complaints.about(forms::field_of(&problem), forms::sentence(&problem, self.asked.language));
                let status = status_of(&problem);
                self.again(status, complaints).await
            }
        }
    }

    /// The same page with what was typed and what must be put right. The version is the newest, so that the person sees
    /// what others did and can send again.
    async fn again(self, status: StatusCode, complaints: Complaints) -> Result<Response, Failure> {
        let dossier = flow::find_dossier(&self.app, &self.caller, self.id).await?;
        let page = show::AssignmentPage::new(&self.app, &self.asked, &self.caller, dossier, self.typed, complaints);
        Ok(page_with_status(status, page))
    }

    async fn complain(self, complaints: Complaints) -> Result<Response, Failure> {
        self.again(StatusCode::UNPROCESSABLE_ENTITY, complaints).await
    }

    fn done(&self, key: &'static str) -> Notice {
        Notice::ok(self.asked.language.say(key))
    }

    /// The address of the assignment, at the period that was worked on.
    fn path(&self) -> String {
        match self.typed.period() {
            Some(number) => format!("/phan-viec/{}?ky={number}", self.id),
            None => format!("/phan-viec/{}", self.id),
        }
    }
}
