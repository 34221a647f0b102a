//! «Nơi nhận» on the page of a document: before publication whom each line means, after it who got the document, opened it
//! and said that it was received. What others did with it is shown to the sender alone; a recipient sees its own state.

use super::{facts::Facts, sentence};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{
        actions::{self, Delivered, Opened, StoredStep},
        distribution::Stands,
        words,
    },
    failure::Failure,
    look::{Frame, Notice, Tone, dates},
    requests::{Named, Submitted},
};
use axum::{extract::State, response::Response};
use domain::{
    ids::{AccountId, DocumentId},
    permissions::Verb,
    problem::Problem,
    time::Moment,
};
use papers::reading::Purpose;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The distribution of a document.
pub(super) struct Distribution {
    /// Lines of «Nơi nhận».
    pub lines: Vec<Line>,
    /// Lines for which a person must choose.
    pub open: usize,
    /// What became of it, for the sender.
    pub sent: Option<Sent>,
    /// Recipients that the caller can remind of it now.
    pub to_remind: usize,
    /// The caller's own bodies can say that it was received.
    pub may_acknowledge: bool,
    /// The caller's own bodies have said so.
    pub is_acknowledged: bool,
}

/// One line of «Nơi nhận».
pub(super) struct Line {
    /// From one.
    pub number: usize,
    /// As printed.
    pub text: String,
    /// For what.
    pub purpose: String,
    /// Whom it means.
    pub names: String,
    /// How many.
    pub count: usize,
    /// How it stands, before publication.
    pub state: Option<(&'static str, String, Tone)>,
}

/// What became of a document that was sent.
pub(super) struct Sent {
    /// Recipients.
    pub delivered: usize,
    /// Of these, how many have opened it.
    pub opened: usize,
    /// And how many have said that it was received.
    pub acknowledged: usize,
    /// Only those that have not opened it are shown.
    pub only_unopened: bool,
    /// Recipients.
    pub rows: Vec<Row>,
}

impl Sent {
    /// How many have not opened it.
    pub fn unopened(&self) -> usize {
        self.delivered - self.opened
    }
}

/// One recipient.
pub(super) struct Row {
    /// Its name.
    pub name: String,
    /// The body of the date of issue, when that was another.
    pub instead_of: String,
    /// For what.
    pub purpose: String,
    /// How it stands.
    pub state: (&'static str, String, Tone),
    /// Who opened it and when.
    pub opened: String,
    /// Who said that it was received, and when.
    pub acknowledged: String,
    /// How often and when it was reminded of, while nobody has opened it.
    pub reminded: String,
}

/// The distribution as this person may see it.
pub(super) async fn of(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    facts: &Facts<'_>,
    opened: &Opened,
    only_unopened: bool,
) -> Result<Distribution, Failure> {
    if opened.document.row.published_at_ms.is_none() {
        let lines = unpublished(facts, opened);
        let open = lines.iter().filter(|(stands, _)| *stands == Stands::Open).count();
        let lines = lines.into_iter().map(|(_, line)| line).collect();
        return Ok(Distribution {
            lines,
            open,
            sent: None,
            to_remind: 0,
            may_acknowledge: false,
            is_acknowledged: false,
        });
    }
    let deliveries = actions::deliveries_of(app, opened.document.row.id).await?;
    let own = actions::own_of(app, caller, opened, &deliveries);
    let is_sender = caller.may(facts.graph, Verb::CorrectReading, &opened.document.thing(app.today()));
    let sent = if is_sender && !deliveries.is_empty() {
        let people = actions::names_of(app, actions::people_of(&deliveries)).await?;
        Some(sent(frame, facts, opened, &deliveries, &people, only_unopened))
    } else {
        None
    };
    let may_remind = opened.document.row.retracted_at_ms.is_none()
        && caller.may(facts.graph, Verb::PublishDocument, &opened.document.thing(app.today()));
    let to_remind = deliveries.iter().filter(|one| may_remind && one.may_be_reminded(facts.today)).count();
    Ok(Distribution {
        lines: published(facts, opened, &deliveries),
        open: 0,
        sent,
        to_remind,
        may_acknowledge: own.may_acknowledge,
        is_acknowledged: own.is_recipient && !own.may_acknowledge,
    })
}

fn purpose_of(facts: &Facts<'_>, code: Option<&str>) -> String {
    let purpose = code.and_then(Purpose::from_code);
    purpose.map(|purpose| words::purpose(facts.language, purpose)).unwrap_or_default()
}

fn unpublished(facts: &Facts<'_>, opened: &Opened) -> Vec<(Stands, Line)> {
    let recipients = opened.text.as_ref().map(|text| text.reviewed.recipients.as_slice()).unwrap_or_default();
    let sender = facts.sender();
    let line = |(index, recipient): (usize, &crate::documents::review::RecipientReview)| {
        let line = sender.line(recipient);
        let (symbol, key, tone) = match line.stands {
            Stands::Resolved => ("s-done", "documents-recipient-resolved", Tone::Ok),
            Stands::Open => ("s-ask", "documents-recipient-open", Tone::Warn),
            Stands::Later => ("s-wait", "documents-recipient-later", Tone::Mute),
            Stands::Outside => ("s-off", "documents-sending-outside", Tone::Mute),
            Stands::Kept => ("s-off", "documents-recipient-kept", Tone::Mute),
        };
        let (named, today) = (line.named(), line.of_today());
        let shown = Line {
            number: index + 1,
            text: recipient.text.clone(),
            purpose: purpose_of(facts, recipient.purpose.map(Purpose::code)),
            names: facts.names_of(&named),
            count: today.len(),
            state: Some((symbol, facts.language.say(key).with("count", today.len()).to_string(), tone)),
        };
        (line.stands, shown)
    };
    recipients.iter().enumerate().map(line).collect()
}

fn published(facts: &Facts<'_>, opened: &Opened, deliveries: &[Delivered]) -> Vec<Line> {
    let lines = opened.recipients.iter().enumerate().map(|(index, recipient)| {
        let position = i64::try_from(index).unwrap_or(i64::MAX);
        let mut named: Vec<_> = deliveries.iter().filter(|one| one.position == position).map(|one| one.named).collect();
        let count = named.len();
        named.dedup();
        if named.is_empty() {
            named.extend(recipient.organisation_id);
        }
        Line {
            number: index + 1,
            text: recipient.recipient_text.clone(),
            purpose: purpose_of(facts, recipient.purpose.as_deref()),
            names: facts.names_of(&named),
            count,
            state: None,
        }
    });
    lines.collect()
}

fn sent(
    frame: &Frame,
    facts: &Facts<'_>,
    opened: &Opened,
    deliveries: &[Delivered],
    people: &BTreeMap<AccountId, String>,
    only_unopened: bool,
) -> Sent {
    let step = |steps: &[StoredStep]| match steps.first() {
        Some(step) => {
            let name = people.get(&step.by_id).cloned().unwrap_or_default();
            format!("{name}, {}", dates::written(Moment::from_millisecond(step.at_ms).day()))
        }
        None => String::new(),
    };
    let reminded = |delivery: &Delivered| match delivery.reminded_at_ms.last().filter(|_| delivery.opened.is_empty()) {
        Some(at_ms) => {
            let words = frame.say("documents-delivery-reminded").with("count", delivery.reminded_at_ms.len());
            words.with("date", dates::written(Moment::from_millisecond(*at_ms).day())).to_string()
        }
        None => String::new(),
    };
    let row = |delivery: &Delivered| {
        let (symbol, key, tone) = match (delivery.opened.is_empty(), delivery.acknowledged.is_empty()) {
            (_, false) => ("s-done", "documents-delivery-acknowledged", Tone::Ok),
            (false, true) => ("s-doing", "documents-delivery-opened", Tone::Plain),
            (true, true) => ("s-new", "documents-delivery-unopened", Tone::Warn),
        };
        let line = usize::try_from(delivery.position).ok().and_then(|at| opened.recipients.get(at));
        let named = if delivery.named == delivery.organisation { "" } else { facts.name(delivery.named) };
        Row {
            name: facts.graph.last_name(delivery.organisation, facts.today).unwrap_or_default().to_owned(),
            instead_of: named.to_owned(),
            purpose: purpose_of(facts, line.and_then(|line| line.purpose.as_deref())),
            state: (symbol, frame.say(key).to_string(), tone),
            opened: step(&delivery.opened),
            acknowledged: step(&delivery.acknowledged),
            reminded: reminded(delivery),
        }
    };
    let shown = deliveries.iter().filter(|delivery| !only_unopened || delivery.opened.is_empty());
    Sent {
        delivered: deliveries.len(),
        opened: deliveries.iter().filter(|delivery| !delivery.opened.is_empty()).count(),
        acknowledged: deliveries.iter().filter(|delivery| !delivery.acknowledged.is_empty()).count(),
        only_unopened,
        rows: shown.map(row).collect(),
    }
}

/// `POST /van-ban/{id}/nhac-mo`
pub(in crate::documents) async fn post_reminder(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, ReceivedForm {}): Submitted<ReceivedForm>,
) -> Result<Response, Failure> {
    let notice = match actions::remind_unopened(&app, &caller, id).await {
        Ok(count) => Notice::ok(asked.language.say("documents-were-reminded").with("count", count)),
        Err(failure) => done_before(&asked, failure)?,
    };
    Ok(redirect_saying(&format!("/van-ban/{id}?loc=chua-mo"), &notice))
}

/// Nothing but the token.
#[derive(Debug, Deserialize)]
pub struct ReceivedForm {}

/// `POST /van-ban/{id}/da-nhan`
pub(in crate::documents) async fn post_received(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, ReceivedForm {}): Submitted<ReceivedForm>,
) -> Result<Response, Failure> {
    let notice = match actions::acknowledge(&app, &caller, id).await {
        Ok(()) => Notice::ok(asked.language.say("documents-was-received")),
        Err(failure) => done_before(&asked, failure)?,
    };
    Ok(redirect_saying(&format!("/van-ban/{id}"), &notice))
}

/// What a second click is told: it changes nothing.
fn done_before(asked: &Asked, failure: Failure) -> Result<Notice, Failure> {
    match failure.into_problem()? {
        problem @ Problem::AlreadyDone => Ok(Notice::warn(sentence(&problem, asked.language))),
        problem => Err(problem.into()),
    }
}
