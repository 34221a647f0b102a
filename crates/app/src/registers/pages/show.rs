//! A row: what it says, who succeeds whom, how it was changed, and the forms by which it ends, is merged, reopened or withdrawn.
//! Nothing is changed here: each form has an action of its own.

use super::{
    super::{
        actions::{
            ending,
            finding::{self, Known},
            keeping::Ground,
        },
        words,
    },
    entering,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Section, Tone},
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    ids::RegisterRecordId,
    registers::{Value, read_day},
};
use serde::Deserialize;

/// What a person types into the forms of a row.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The version that was seen.
    pub version: i64,
    /// The last day.
    pub ngay_cuoi: String,
    /// Why it ends.
    pub ly_do_ket_thuc: String,
    /// Merged or dissolved.
    pub cach_sap_xep: String,
    /// From which day on it stands no more.
    pub ngay_sap_xep: String,
    /// What the row that carries on is called.
    pub noi_tiep_nhan: String,
    /// The paper on which it rests.
    pub can_cu: String,
    /// Why it is opened again.
    pub ly_do_mo_lai: String,
    /// Why it is withdrawn.
    pub ly_do_rut: String,
}

/// One version in the history.
struct Version {
    what: String,
    when: String,
    who: String,
    effective: String,
    reason: String,
    changes: Vec<(String, String, String)>,
}

/// A tie to another row.
struct Tie {
    path: Option<String>,
    title: String,
    said: String,
}

#[derive(Template)]
#[template(path = "registers/show.html")]
struct RecordPage {
    frame: Frame,
    base: String,
    list_path: String,
    list_name: String,
    body: String,
    written_by: String,
    state: (&'static str, String, Tone),
    span: String,
    facts: Vec<(String, String, Option<String>)>,
    dropped: Vec<(String, String)>,
    as_of: String,
    went_into: Vec<Tie>,
    took_over: Vec<Tie>,
    versions: Vec<Version>,
    may_change: bool,
    is_ended: bool,
    has_succession: bool,
    kinds: Vec<Choice>,
    version: i64,
    typed: Typed,
    complaints: Complaints,
}

/// What the address of a row may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    ngay: String,
}

/// `GET /so-theo-doi/dong/{record}`
pub async fn get_record(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RegisterRecordId>,
    Query(wanted): Query<Wanted>,
    caller: Caller,
) -> Result<Response, Failure> {
    let typed = Typed::default();
    Ok(look::page(RecordPage::new(&app, &asked, &caller, (id, &wanted.ngay), typed, Complaints::none()).await?))
}

/// The row again, with what was typed.
pub async fn again(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: RegisterRecordId,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let page = RecordPage::new(app, asked, caller, (id, ""), typed, complaints).await?;
    Ok(look::page_with_status(status, page))
}

impl RecordPage {
    async fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        (id, day): (RegisterRecordId, &str),
        typed: Typed,
        complaints: Complaints,
    ) -> Result<Self, Failure> {
        let whole = finding::find_record(app, caller, id).await?;
        let (frame, acting) = (asked.frame(app, caller), Acting::now(app, caller));
        let ground = Ground::open(app, caller, &whole.schema.pack, &whole.schema.register.code).await?;
        let all: Vec<_> = whole.known.record.versions.iter().map(|version| &version.values).collect();
        let ground = ground.learned_of(app, &all).await?;
        let as_of = read_day(day);
        let on = as_of.unwrap_or_else(|| frame.today());
        let values = whole.known.record.known_at(None, on).map(|standing| standing.values.clone());
        let values = values.unwrap_or_else(|| whole.known.values());
        let register = &whole.schema.register;
        let fact = |field: &domain::packs::Field| {
            let path = match values.get(&field.code).and_then(|stored| Value::of(&field.sort, stored)) {
                Some(Value::Record(id)) => Some(format!("/so-theo-doi/dong/{id}")),
                Some(Value::Organisation(id)) => Some(format!("/don-vi/{id}")),
                Some(Value::Document(id, _)) => Some(format!("/van-ban/{id}")),
                _ => None,
            };
            (words::head(&frame, field), words::in_field(&frame, &ground.book, field, &values), path)
        };
        let kinds = [("merged", "registers-kind-merged"), ("dissolved", "registers-kind-dissolved")];
        let (went_into, took_over) = ties(app, caller, &frame, &whole).await?;
        let graph = &acting.graph;
        Ok(RecordPage {
            list_path: words::address(whole.keeper, &whole.schema.pack, &register.code),
            list_name: words::register(&frame, &whole.schema),
            body: words::name(&frame, graph, whole.keeper),
            written_by: if whole.known.written_by == whole.keeper {
                String::new()
            } else {
                words::name(&frame, graph, whole.known.written_by)
            },
            state: words::state(&frame, &whole.known, on),
            span: words::span(&frame, &whole.known.span()),
            facts: register.fields.iter().map(fact).collect(),
            dropped: entering::dropped(&frame, &ground, &values),
            as_of: as_of.map(|day| frame.date(&day)).unwrap_or_default(),
            versions: versions(&frame, &ground, &whole.known),
            may_change: ending::may_end(&acting, &whole),
            is_ended: whole.known.span().to.is_some(),
            has_succession: register.has_succession,
            kinds: kinds.map(|(value, key)| Choice::new(value, frame.say(key))).to_vec(),
            version: whole.known.version(),
            base: format!("/so-theo-doi/dong/{id}"),
            frame: frame
                .clone()
                .titled(ground.book.title_of(register, &values))
                .in_section(Section::Registers)
                .complaining(&complaints),
            went_into,
            took_over,
            typed,
            complaints,
        })
    }
}

/// The history, the newest first: what each version changed against the one before it.
fn versions(frame: &Frame, ground: &Ground, known: &Known) -> Vec<Version> {
    let mut lines = Vec::new();
    let mut before: Option<(&domain::registers::Version, &finding::Known)> = None;
    for (row, version) in known.rows.iter().zip(&known.record.versions) {
        let mut changes = Vec::new();
        let earlier = before.map(|(version, _)| version);
        for field in &ground.schema.register.fields {
            let now = words::in_field(frame, &ground.book, field, &version.values);
            let was = earlier.map(|it| words::in_field(frame, &ground.book, field, &it.values)).unwrap_or_default();
            if now != was && earlier.is_some() {
                changes.push((words::head(frame, field), was, now));
            }
        }
        if let Some(earlier) = earlier.filter(|earlier| earlier.span != version.span) {
            let span = |span| words::span(frame, span);
            changes.push((frame.say("registers-validity").to_string(), span(&earlier.span), span(&version.span)));
        }
        let is_new_day = earlier.is_some_and(|earlier| earlier.effective_on != version.effective_on);
        lines.push(Version {
            what: words::step(frame, row),
            when: words::moment(frame, row.made_at_ms),
            who: row.maker.clone(),
            effective: row.effective_on.filter(|_| is_new_day).map(|day| frame.date(&day)).unwrap_or_default(),
            reason: row.reason.clone(),
            changes,
        });
        before = Some((version, known));
    }
    lines.reverse();
    lines
}

/// Into which row it went, and which went into it.
async fn ties(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    whole: &finding::Whole,
) -> Result<(Vec<Tie>, Vec<Tie>), Failure> {
    let (mut into, mut from) = (Vec::new(), Vec::new());
    for row in whole.successions.iter().filter(|row| row.withdrawn_at_ms.is_none()) {
        let (other, list, key) = if row.predecessor_id == whole.known.id {
            (row.successor_id, &mut into, "registers-went-into")
        } else if row.successor_id == whole.known.id {
            (row.predecessor_id, &mut from, "registers-took-over")
        } else {
            continue;
        };
        let title = finding::title_of(app, other).await?;
        let opens = finding::find_record(app, caller, other).await.is_ok();
        let said = frame.say(key).with("date", frame.date(&row.on_day)).with("basis", &row.basis).to_string();
        list.push(Tie { path: opens.then(|| format!("/so-theo-doi/dong/{other}")), title, said });
    }
    Ok((into, from))
}
