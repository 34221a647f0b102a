//! One block: its words to be written over, what is proposed for it, its versions with the way back, a paragraph to be added
//! behind it. Where somebody else wrote meanwhile, both texts are shown word by word and nothing typed is lost.

use super::{
    super::{
        actions::{
            Placed, Whole,
            editing::{self, Act, TEXT_LIMIT},
            finding,
        },
        words,
    },
    address, block_address,
    paragraphs::{self, BlockView, Run, runs},
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section, at_field, sentence},
    reporting::words::at,
    requests::{Named, Submitted},
    written,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::ReviewId, problem::Problem};
use serde::Deserialize;

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The version that the person saw.
    ban: i64,
    noi_dung: String,
    tra_loi: String,
    ve_ban: i64,
    doan_them: String,
}

/// A version of the block.
struct VersionView {
    number: i64,
    step: String,
    by: String,
    at: String,
    /// From the version before.
    runs: Vec<Run>,
    is_current: bool,
    is_removed: bool,
}

#[derive(Template)]
#[template(path = "reviews/block.html")]
struct BlockPage {
    frame: Frame,
    title: String,
    back: String,
    block: BlockView,
    /// What stands in the field.
    text: String,
    /// What somebody else wrote meanwhile, towards what is typed.
    meanwhile: Option<Vec<Run>>,
    typed_more: String,
    versions: Vec<VersionView>,
    may_change: bool,
    may_write: bool,
    draft: Option<String>,
    complaints: Complaints,
}

/// `GET /tong-ket/{review}/doan/{block}`
pub async fn get_block(
    State(app): State<App>,
    asked: Asked,
    Named((id, slug)): Named<(ReviewId, String)>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, (id, &slug), Shown::default()).await
}

/// `POST /tong-ket/{review}/doan/{block}`
pub async fn post_words(
    State(app): State<App>,
    asked: Asked,
    Named((id, slug)): Named<(ReviewId, String)>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    match written::words("noi_dung", &typed.noi_dung, TEXT_LIMIT) {
        Ok(text) => act(&app, &asked, &caller, (id, &slug), (typed, Act::Write(text))).await,
        Err(problem) => {
            finding::open_block(&app, &caller, id, &words::key_of(&slug)).await?;
            let mut complaints = Complaints::none();
            complaints.about("noi_dung", sentence(&problem, asked.language));
            let text = Some(typed.noi_dung);
            let shown = Shown { status: StatusCode::UNPROCESSABLE_ENTITY, text, complaints, ..Shown::default() };
            page(&app, &asked, &caller, (id, &slug), shown).await
        }
    }
}

/// `POST /tong-ket/{review}/doan/{block}/de-xuat`
pub async fn post_answer(
    State(app): State<App>,
    asked: Asked,
    Named((id, slug)): Named<(ReviewId, String)>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let answer = match typed.tra_loi.as_str() {
        "nhan" => Act::Take,
        "ket-hop" => Act::Combine,
        _ => Act::Keep,
    };
    act(&app, &asked, &caller, (id, &slug), (typed, answer)).await
}

/// `POST /tong-ket/{review}/doan/{block}/bo`
pub async fn post_removal(
    State(app): State<App>,
    asked: Asked,
    Named((id, slug)): Named<(ReviewId, String)>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    act(&app, &asked, &caller, (id, &slug), (typed, Act::Remove)).await
}

/// `POST /tong-ket/{review}/doan/{block}/khoi-phuc`
pub async fn post_restoring(
    State(app): State<App>,
    asked: Asked,
    Named((id, slug)): Named<(ReviewId, String)>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    act(&app, &asked, &caller, (id, &slug), (typed, Act::Restore)).await
}

/// `POST /tong-ket/{review}/doan/{block}/tro-lai`
pub async fn post_return(
    State(app): State<App>,
    asked: Asked,
    Named((id, slug)): Named<(ReviewId, String)>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let version = typed.ve_ban;
    act(&app, &asked, &caller, (id, &slug), (typed, Act::Return(version))).await
}

/// `POST /tong-ket/{review}/doan/{block}/them`
pub async fn post_adding(
    State(app): State<App>,
    asked: Asked,
    Named((id, slug)): Named<(ReviewId, String)>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let key = words::key_of(&slug);
    // Whoever may not write it learns nothing of what is wrong with a request.
    finding::open_block(&app, &caller, id, &key).await?;
    let failure = match written::needed("doan_them", &typed.doan_them, TEXT_LIMIT) {
        Ok(text) => match editing::add(&app, &caller, id, key, text).await {
            Ok(added) => return Ok(back_to(&asked, id, &added, "reviews-added")),
            Err(failure) => failure,
        },
        Err(problem) => problem.into(),
    };
    let (status, complaints) = at_field(failure, asked.language, |_| "doan_them".to_owned())?;
    let shown = Shown { status, typed_more: typed.doan_them, complaints, ..Shown::default() };
    page(&app, &asked, &caller, (id, &slug), shown).await
}

/// Does it, and leads back to the block in the paper.
async fn act(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, slug): (ReviewId, &str),
    (typed, act): (Typed, Act),
) -> Result<Response, Failure> {
    let key = words::key_of(slug);
    let (said, is_words) = match act {
        Act::Write(_) => ("reviews-kept", true),
        Act::Take | Act::Keep | Act::Combine => ("reviews-answered", false),
        Act::Remove => ("reviews-removed", false),
        Act::Restore => ("reviews-put-back", false),
        Act::Return(_) => ("reviews-returned", false),
    };
    match editing::edit(app, caller, id, (key.clone(), typed.ban), act).await {
        Ok(_) => Ok(back_to(asked, id, &key, said)),
        Err(failure) => {
            let failure = failure.into_problem()?;
            let was_faster = failure == Problem::SomeoneWasFaster;
            let (status, complaints) = at_field(failure.into(), asked.language, |_| String::new())?;
            let text = is_words.then(|| written::tidied(&typed.noi_dung));
            let shown = Shown { status, text, was_faster: was_faster && is_words, complaints, ..Shown::default() };
            page(app, asked, caller, (id, slug), shown).await
        }
    }
}

fn back_to(asked: &Asked, id: ReviewId, key: &str, said: &str) -> Response {
    let path = format!("{}#{}", address(id), paragraphs::anchor(key));
    let history = asked.language.say("reviews-history").to_string();
    let notice = Notice::ok(asked.language.say(said)).leading(history, format!("{}#lich-su", block_address(id, key)));
    redirect_saying(&path, &notice)
}

/// What the page shows besides the block.
#[derive(Default)]
struct Shown {
    status: StatusCode,
    /// What was typed.
    text: Option<String>,
    was_faster: bool,
    typed_more: String,
    complaints: Complaints,
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, slug): (ReviewId, &str),
    shown: Shown,
) -> Result<Response, Failure> {
    let key = words::key_of(slug);
    let (whole, versions) = finding::open_block(app, caller, id, &key).await?;
    let frame = asked.frame(app, caller);
    let Shown { status, text, was_faster, typed_more, complaints } = shown;
    let current = versions.first().ok_or(Problem::NotFound)?;
    let stands = current.standing.text().to_owned();
    let may_change = whole.open.may_change().is_ok();
    let page = BlockPage {
        title: words::title(asked.language, whole.open.kind, &whole.open.head.subject),
        back: format!("{}#{}", address(id), paragraphs::anchor(&key)),
        meanwhile: text.as_ref().filter(|_| was_faster).map(|typed| runs(&stands, typed)),
        text: text.unwrap_or(stands),
        typed_more,
        may_change,
        may_write: may_change && !current.is_table() && !current.is_dropped(),
        draft: draft_of(current),
        versions: history(&frame, &versions),
        block: paragraphs::block(&frame, id, current, String::new()),
        frame: frame
            .clone()
            .titled(name(&frame, &whole, current))
            .in_section(Section::Reviews)
            .complaining(&complaints),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}

/// The draft beneath a person's words.
fn draft_of(current: &Placed) -> Option<String> {
    let base = current.standing.base.as_ref().filter(|_| current.standing.is_edited())?;
    Some(base.text.clone()).filter(|text| !text.is_empty())
}

/// What the block is called: the heading above it, and what it is.
fn name(frame: &Frame, whole: &Whole, current: &Placed) -> String {
    let before = whole.blocks.iter().take_while(|block| block.key != current.key);
    let heading = before.filter(|block| block.is_heading() && block.is_in()).last();
    let heading = heading.map(|heading| heading.standing.text().to_owned());
    let what = match (current.is_heading(), current.is_table()) {
        (true, _) => "reviews-block-heading",
        (_, true) => "reviews-table",
        _ => "reviews-block",
    };
    match heading {
        Some(heading) => {
            frame.say("reviews-block-under").with("what", frame.say(what)).with("heading", heading).to_string()
        }
        None => frame.say(what).to_string(),
    }
}

fn history(frame: &Frame, versions: &[Placed]) -> Vec<VersionView> {
    let view = |(at_place, version): (usize, &Placed)| {
        let before = versions.get(at_place + 1).map(|before| before.standing.text()).unwrap_or_default();
        VersionView {
            number: version.number,
            step: frame.say(version.step.key()).to_string(),
            by: version.changer.clone(),
            at: at(frame, version.changed_at_ms),
            runs: runs(before, version.standing.text()),
            is_current: at_place == 0,
            is_removed: version.standing.is_removed,
        }
    };
    versions.iter().enumerate().map(view).collect()
}
