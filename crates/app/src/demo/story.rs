//! The story that a fresh demo tells: a plan of the provincial board of 2026, published, and carried out in two communes.
//!
//! Everything goes through the same actions as in a real instance, as the people of the demo, so that history, receipts
//! and rights are true. On the demo's day one duty is late, one due that day, one within the week, one standing, one
//! monthly. Nothing here writes by itself.

use crate::{
    App,
    caller::{Caller, Entrance, Post},
    documents::actions::{Publishing, Registered, Upload, open, preview_of, publish, register},
    failure::Failure,
    obligations::actions::flow::{
        Attached, Seen, Which, accept, acknowledge, attach_evidence, endorse, list_assignments, name_responsible,
        report_progress, send_back, submit,
    },
};
use domain::{
    ids::{AccountId, AssignmentId, DocumentId, SubmissionId},
    obligations::Declared,
    problem::Problem,
};
use std::collections::BTreeMap;

const PLAN_NAME: &str = "ke-hoach-tuyen-truyen-2026.txt";
const PLAN: &str = include_str!("../../../../fixtures/ke-hoach-tuyen-truyen-2026.txt");
const WORDS: &str = include_str!("../../../../fixtures/lam-giang/story.tsv");

/// The people of the demo by login, able to act.
pub(super) struct Cast {
    callers: BTreeMap<String, Caller>,
}

impl Cast {
    /// From the people and the accounts that were made for them.
    pub(super) fn of(people: Vec<(super::Person, AccountId)>) -> Self {
        let caller = |(person, account): (super::Person, AccountId)| {
            let post = person.post.map(|(organisation, role, ..)| Post { organisation, role, is_local: false });
            let posts = post.into_iter().collect();
            (person.login, Caller { account, full_name: person.full_name, posts, entrance: Entrance::None })
        };
        Cast { callers: people.into_iter().map(caller).collect() }
    }

    /// One of them.
    pub(super) fn find(&self, login: &str) -> Result<&Caller, Failure> {
        self.callers.get(login).ok_or_else(|| Problem::NotFound.into())
    }
}

/// Publishes the plan and takes the steps of the story, in their order.
pub(super) async fn tell(app: &App, cast: &Cast) -> Result<(), Failure> {
    publish_the_plan(app, cast.find("minh")?).await?;
    let mut submissions: BTreeMap<AssignmentId, SubmissionId> = BTreeMap::new();
    for line in WORDS.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        if let [login, holder, action, step, words] = cells.as_slice() {
            let holder = cast.find(holder)?.home().ok_or(Problem::NotFound)?;
            let (id, seen) = assignment(app, holder, action).await?;
            take(app, cast, cast.find(login)?, id, seen, step, words, &mut submissions).await?;
        }
    }
    Ok(())
}

/// Registers the plan as its file is read, and publishes it.
async fn publish_the_plan(app: &App, caller: &Caller) -> Result<DocumentId, Failure> {
    let reading = papers::reading::read(PLAN_NAME, PLAN.as_bytes())?;
    let owner = caller.home().ok_or(Problem::NotFound)?;
    let (file_name, content) = (PLAN_NAME.to_owned(), PLAN.as_bytes().to_vec());
    let upload = Upload { owner, text_of: None, file_name, content, reading };
    let document = match register(app, caller, upload).await? {
        Registered::New(id) | Registered::TextOf(id) | Registered::Known(id) => id,
    };
    let opened = open(app, caller, document).await?;
    let text = opened.text.ok_or(Problem::NothingToPublish)?;
    let preview = preview_of(app, &app.organisations(), &opened.document, &text)?;
    let typed = preview.assignments().to_string();
    publish(app, caller, Publishing { document, version: text.version, typed }).await?;
    Ok(document)
}

/// The open assignment of an organisation whose action begins so.
async fn assignment(
    app: &App,
    holder: domain::ids::OrganisationId,
    action: &str,
) -> Result<(AssignmentId, Seen), Failure> {
    let held = list_assignments(&mut app.database().read().await?, Which::HeldBy(holder)).await?;
    let found = held.into_iter().find(|one| one.row.action.starts_with(action)).ok_or(Problem::NotFound)?;
    Ok((found.row.id, Seen { version: found.row.version, period: None }))
}

#[allow(clippy::too_many_arguments)]
async fn take(
    app: &App,
    cast: &Cast,
    caller: &Caller,
    id: AssignmentId,
    seen: Seen,
    step: &str,
    words: &str,
    submissions: &mut BTreeMap<AssignmentId, SubmissionId>,
) -> Result<(), Failure> {
    let submission = submissions.get(&id).copied().ok_or(Problem::NothingSubmitted);
    let words = words.to_owned();
    match step {
        "acknowledge" => acknowledge(app, caller, id, seen).await,
        "name" => name_responsible(app, caller, id, seen, cast.find(&words)?.account).await,
        "doing" => report_progress(app, caller, id, seen, Declared::Doing, words).await,
        "done" => report_progress(app, caller, id, seen, Declared::Done, words).await,
        "attach" => {
            let (file_name, caption) = words.split_once(": ").unwrap_or((&words, ""));
            let (file_name, caption) = (file_name.to_owned(), caption.to_owned());
            let content = words.clone().into_bytes();
            attach_evidence(app, caller, id, seen, Attached { file_name, caption, content }).await.map(drop)
        }
        "endorse" => endorse(app, caller, id, seen).await,
        "submit" => {
            submissions.insert(id, submit(app, caller, id, seen).await?);
            Ok(())
        }
        "accept" => accept(app, caller, id, seen, submission?, words).await,
        "send-back" => send_back(app, caller, id, seen, submission?, words).await,
        _ => Err(Problem::NotFound.into()),
    }
}
