//! Documents in «Việc của tôi»: those that came to the person's own bodies and want something, and those that were sent
//! and that not everyone has opened. It reads only, and shows nothing when there is nothing to do.

use crate::{
    App,
    caller::Caller,
    documents::{actions, words},
    failure::Failure,
    look::{Frame, Tone, dates},
};
use domain::time::Moment;

/// What documents ask of a person today.
#[derive(Debug, Clone, Default)]
pub struct Arrivals {
    /// Came and want to be opened or acknowledged.
    pub received: Vec<Line>,
    /// Were sent and not opened by all.
    pub sent: Vec<Line>,
    /// Recipients of all of these that have not opened them.
    pub unopened: usize,
}

/// One document.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its page.
    pub path: String,
    /// Type and symbol.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// From whom, or when it was sent.
    pub meta: String,
    /// Symbol, word, tone.
    pub state: (&'static str, String, Tone),
    /// What to do.
    pub go: String,
}

impl Arrivals {
    /// Nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.received.is_empty() && self.sent.is_empty()
    }
}

/// What documents ask of this person.
pub async fn arrivals(app: &App, caller: &Caller, frame: &Frame) -> Result<Arrivals, Failure> {
    let (graph, today) = (app.organisations(), app.today());
    let day = |at_ms: i64| dates::written(Moment::from_millisecond(at_ms).day());
    let language = frame.language;
    let received = actions::arrivals_for(app, caller).await?.into_iter().map(|arrival| {
        let row = &arrival.row;
        let sender = graph.last_name(row.sender_id, today).unwrap_or_default();
        let mut meta = frame.say("my-work-document-from").with("name", sender).with("date", day(row.delivered_at_ms));
        if caller.posts.len() > 1 {
            let to = graph.last_name(arrival.organisation, today).unwrap_or_default();
            meta = frame.say("my-work-document-from-to").with("name", sender).with("to", to);
            meta = meta.with("date", day(row.delivered_at_ms));
        }
        let mut meta = meta.to_string();
        if let Some(at_ms) = row.reminded_at_ms.filter(|_| row.opened == 0) {
            meta = [meta, frame.say("my-work-document-reminded").with("date", day(at_ms)).to_string()].join(" · ");
        }
        let (state, go) = if row.opened == 0 {
            (("s-new", frame.say("documents-delivery-unopened").to_string(), Tone::Warn), "my-work-document-open")
        } else {
            (("s-doing", frame.say("documents-delivery-opened").to_string(), Tone::Plain), "my-work-document-receive")
        };
        Line {
            path: format!("/van-ban/{}", row.document_id),
            title: words::named(language, &row.document_type, row.symbol.as_deref()),
            subject: row.subject.clone(),
            meta,
            state,
            go: frame.say(go).to_string(),
        }
    });
    let received = received.collect();
    let rows = actions::sent_and_unopened(app, caller).await?;
    let unopened = rows.iter().map(|row| usize::try_from(row.unopened).unwrap_or_default()).sum();
    let sent = rows.into_iter().map(|row| {
        let words = frame.say("my-work-document-unopened").with("count", row.unopened).with("of", row.recipients);
        Line {
            path: format!("/van-ban/{}?loc=chua-mo#noi-nhan", row.document_id),
            title: words::named(language, &row.document_type, row.symbol.as_deref()),
            subject: row.subject,
            meta: frame.say("my-work-document-sent").with("date", day(row.published_at_ms)).to_string(),
            state: ("s-wait", words.to_string(), Tone::Plain),
            go: frame.say("my-work-document-who").to_string(),
        }
    });
    Ok(Arrivals { received, sent: sent.collect(), unopened })
}
