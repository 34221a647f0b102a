//! The lineage of a document in words: what stands above it, itself, what stands below it.
//! A link stands only where the caller may follow it.

use crate::{
    App,
    caller::Caller,
    documents::{
        actions::{self, Document, Related, State, UpOrDown},
        words,
    },
    failure::Failure,
    look::{Frame, Tone, dates},
};
use domain::permissions::Verb;

use super::super::actions::StoredDocument;

/// One line of the lineage.
pub struct Step {
    /// Type and symbol.
    pub title: String,
    /// Its address, where the caller may read it.
    pub path: Option<String>,
    /// Where its text can be uploaded, where only its citation is known and the caller may register it.
    pub upload: Option<String>,
    /// Issuer and date.
    pub meta: String,
    /// What its relation is.
    pub relation: String,
    /// State of the document.
    pub state: (&'static str, String, Tone),
    /// It is the document of this page.
    pub is_this: bool,
    /// Steps below this document, for the indent; zero above it.
    pub depth: usize,
}

/// The lineage of a document; nothing when it stands alone.
pub async fn steps(app: &App, caller: &Caller, frame: &Frame, document: &StoredDocument) -> Result<Vec<Step>, Failure> {
    let related = actions::lineage_of(app, document).await?;
    if related.is_empty() {
        return Ok(Vec::new());
    }
    let above = related.iter().filter(|related| related.direction == UpOrDown::Up);
    let below = related.iter().filter(|related| related.direction == UpOrDown::Down);
    let mut steps: Vec<Step> = above.map(|related| step(app, caller, frame, document, related)).collect();
    steps.push(this(frame, document));
    steps.extend(below.map(|related| step(app, caller, frame, document, related)));
    Ok(steps)
}

fn this(frame: &Frame, document: &StoredDocument) -> Step {
    Step {
        title: words::short_title(frame.language, document),
        path: None,
        upload: None,
        meta: meta(document),
        relation: String::new(),
        state: words::state(frame.language, State::Unpublished),
        is_this: true,
        depth: 0,
    }
}

fn step(app: &App, caller: &Caller, frame: &Frame, this: &StoredDocument, related: &Related) -> Step {
    let (graph, today, language) = (app.organisations(), app.today(), frame.language);
    let document = Document { row: related.document.clone(), readers: Vec::new() };
    let thing = document.thing(today);
    let id = related.document.id;
    let may_upload = related.state == State::Cited && caller.may(&graph, Verb::RegisterDocument, &thing);
    let title = |row: &StoredDocument| words::short_title(language, row);
    let key = match (related.relation.as_str(), related.direction) {
        ("basis", UpOrDown::Up) => "documents-lineage-is-basis",
        ("basis", UpOrDown::Down) => "documents-lineage-has-basis",
        ("amends", UpOrDown::Up) => "documents-lineage-is-amended",
        ("amends", UpOrDown::Down) => "documents-lineage-amends",
        ("replaces", UpOrDown::Up) => "documents-lineage-is-replaced",
        ("replaces", UpOrDown::Down) => "documents-lineage-replaces",
        (_, UpOrDown::Up) => "documents-lineage-is-implemented",
        (_, UpOrDown::Down) => "documents-lineage-implements",
    };
    let through = if related.through.id == this.id {
        language.say("documents-lineage-this").to_string()
    } else {
        title(&related.through)
    };
    Step {
        title: title(&related.document),
        path: caller.may(&graph, Verb::ReadDocument, &thing).then(|| format!("/van-ban/{id}")),
        upload: may_upload.then(|| format!("/van-ban/tai-len?cho={id}")),
        meta: meta(&related.document),
        relation: language.say(key).with("title", through).to_string(),
        state: words::state(language, related.state),
        is_this: false,
        depth: if related.direction == UpOrDown::Down { related.steps.min(3) } else { 0 },
    }
}

fn meta(document: &StoredDocument) -> String {
    let parts = [document.issued_on.map(dates::written), document.issuer_text.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
