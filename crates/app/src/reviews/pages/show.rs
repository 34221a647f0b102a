//! A review: the paper in blocks with an outline at the side, what is to be looked at, and what can be done with all of it.
//! Its files leave from here, too.

use super::{
    super::{
        actions::{Placed, Whole, drafting, finding, heading, issuing, thing_of, writing},
        words::{self, State as Stands},
    },
    address,
    paragraphs::{self, BlockView},
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section, Tone, at_field},
    printing::{self, PaperFile, PaperForm},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::ReviewId, permissions::Verb, reviews::ReviewKind, time::Moment};
use papers::writing::{
    Family, Profile,
    review::{StandingBlock, numbers},
};
use std::collections::BTreeMap;

/// A line of the outline.
struct OutlineLine {
    anchor: String,
    label: String,
    words: String,
    level: usize,
    open: usize,
}

#[derive(Template)]
#[template(path = "reviews/show.html")]
struct ReviewPage {
    frame: Frame,
    base: String,
    state: (&'static str, String, Tone),
    unit: String,
    drafted: String,
    facts: Vec<(String, String)>,
    carries_out: Option<String>,
    round: Option<String>,
    outline: Vec<OutlineLine>,
    blocks: Vec<BlockView>,
    to_look_at: Vec<(String, String)>,
    may_change: bool,
    may_approve: bool,
    is_abandoned: bool,
    is_approved: bool,
    complaints: Complaints,
}

/// `GET /tong-ket/{review}`
pub async fn get_review(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReviewId>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, (StatusCode::OK, Complaints::none())).await
}

/// `POST /tong-ket/{review}/lap-lai`
pub async fn post_redrafting(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReviewId>,
    Submitted(caller, _): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    match drafting::redraft(&app, &caller, id).await {
        Ok(changed) => {
            let said = match changed.updated + changed.proposed + changed.dropped {
                0 => asked.language.say("reviews-redrafted-same").to_string(),
                _ => asked
                    .language
                    .say("reviews-redrafted")
                    .with("updated", changed.updated + changed.dropped)
                    .with("proposed", changed.proposed)
                    .to_string(),
            };
            Ok(redirect_saying(&address(id), &Notice::ok(said)))
        }
        Err(failure) => complained(&app, &asked, &caller, id, failure).await,
    }
}

/// `POST /tong-ket/{review}/bo`
pub async fn post_abandonment(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReviewId>,
    Submitted(caller, _): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    match heading::abandon(&app, &caller, id, true).await {
        Ok(()) => {
            let said = Notice::ok(asked.language.say("reviews-abandoned"))
                .offering(asked.language.say("reviews-restore"), format!("{}/soan-lai", address(id)));
            Ok(redirect_saying("/tong-ket", &said))
        }
        Err(failure) => complained(&app, &asked, &caller, id, failure).await,
    }
}

/// `POST /tong-ket/{review}/soan-lai`
pub async fn post_restoring(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReviewId>,
    Submitted(caller, _): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    match heading::abandon(&app, &caller, id, false).await {
        Ok(()) => Ok(redirect_saying(&address(id), &Notice::ok(asked.language.say("reviews-restored")))),
        Err(failure) => complained(&app, &asked, &caller, id, failure).await,
    }
}

/// `GET /tong-ket/{review}/tep.docx`
pub async fn get_docx(
    State(app): State<App>,
    Named(id): Named<ReviewId>,
    caller: Caller,
) -> Result<PaperFile, Failure> {
    file(&app, &caller, id, PaperForm::Word).await
}

/// `GET /tong-ket/{review}/tep.pdf`
pub async fn get_pdf(State(app): State<App>, Named(id): Named<ReviewId>, caller: Caller) -> Result<PaperFile, Failure> {
    file(&app, &caller, id, PaperForm::Pdf).await
}

/// The kept bytes once it is approved, else the draft of today.
pub(in crate::reviews) async fn file(
    app: &App,
    caller: &Caller,
    id: ReviewId,
    form: PaperForm,
) -> Result<PaperFile, Failure> {
    let whole = finding::open_whole(app, caller, id).await?;
    let stem = file_name(&whole);
    if whole.open.approval().is_some() {
        return Ok(PaperFile::kept(stem, issuing::kept(app, &whole.open, form).await?, form));
    }
    let (office, paper) = writing::paper_of(&app.organisations(), &whole, app.today())?;
    printing::file(app, &paper, (office.family, app.today()), (stem, form)).await
}

/// The name of a file of a review, in ASCII.
fn file_name(whole: &Whole) -> String {
    let row = &whole.open.row;
    let what = match whole.open.kind {
        ReviewKind::Periodic => "bao-cao-tong-hop",
        ReviewKind::Interim => "bao-cao-so-ket",
        ReviewKind::Final => "bao-cao-tong-ket",
    };
    format!("{what}-{}-{}", row.last_year, row.last_number)
}

async fn complained(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReviewId,
    failure: Failure,
) -> Result<Response, Failure> {
    let complained = at_field(failure, asked.language, |_| String::new())?;
    page(app, asked, caller, id, complained).await
}

/// The page, also with a complaint about what was asked for on it.
pub(super) async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReviewId,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let whole = finding::open_whole(app, caller, id).await?;
    Ok(look::page_with_status(status, ReviewPage::new(app, asked, caller, &whole, complaints)))
}

impl ReviewPage {
    fn new(app: &App, asked: &Asked, caller: &Caller, whole: &Whole, complaints: Complaints) -> Self {
        let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
        let open = &whole.open;
        let row = &open.row;
        let thing = thing_of(&acting, row.id, row.organisation_id);
        let may_draft = acting.may(Verb::DraftReview, &thing);
        let blocks = views(&frame, whole);
        let changing = open.may_change().is_ok();
        let day = frame.date(&Moment::from_millisecond(whole.drafting.drafted_at_ms).day());
        let drafted = frame.say("reviews-drafted").with("name", &whole.drafting.drafter).with("date", day).to_string();
        ReviewPage {
            base: address(row.id),
            state: words::state(&frame, Stands::of_open(open)),
            unit: words::name(&frame, &acting.graph, row.organisation_id),
            drafted,
            facts: facts(&frame, whole),
            carries_out: row.document_id.map(|id| format!("/van-ban/{id}")),
            round: row.round_id.map(|id| format!("/bao-cao/dot/{id}")),
            outline: outline(&blocks),
            to_look_at: super::open_lines(&frame, whole),
            may_change: may_draft && changing,
            may_approve: changing && acting.may(Verb::ApproveReview, &thing),
            is_abandoned: row.abandoned_at_ms.is_some(),
            is_approved: open.approval().is_some(),
            blocks,
            frame: frame
                .titled(words::title(asked.language, open.kind, &open.head.subject))
                .in_section(Section::Reviews)
                .complaining(&complaints),
            complaints,
        }
    }
}

fn facts(frame: &Frame, whole: &Whole) -> Vec<(String, String)> {
    let (open, head) = (&whole.open, &whole.open.head);
    let facts = [
        ("reviews-column-period", words::period(frame.language, open)),
        ("reviews-head-basis", writing::lines(&head.basis).join("; ")),
        ("reviews-head-recipients", writing::lines(&head.recipients).join("; ")),
        ("reviews-head-signing", super::signing(head)),
    ];
    facts.map(|(key, value)| (frame.say(key).to_string(), value)).to_vec()
}

/// The blocks with the numbers of their headings, as the layout counts them.
fn views(frame: &Frame, whole: &Whole) -> Vec<BlockView> {
    let layout = Profile::of(Family::Party, frame.today());
    let within: Vec<&Placed> = whole.blocks.iter().filter(|block| block.is_in()).collect();
    let standing: Vec<_> = within.iter().filter_map(|block| StandingBlock::of(&block.standing)).collect();
    let mut numbered: BTreeMap<&str, String> =
        within.iter().map(|block| block.key.as_str()).zip(numbers(&standing, layout)).collect();
    let view = |placed: &Placed| {
        let label = numbered.remove(placed.key.as_str()).unwrap_or_default();
        paragraphs::block(frame, whole.open.row.id, placed, label)
    };
    whole.blocks.iter().map(view).collect()
}

fn outline(blocks: &[BlockView]) -> Vec<OutlineLine> {
    let mut lines: Vec<OutlineLine> = Vec::new();
    for block in blocks.iter().filter(|block| !block.is_removed) {
        let is_open = usize::from(block.proposal.is_some() || block.is_blank);
        if block.level > 0 {
            let words = block.lines.iter().flatten().map(|piece| piece.words.as_str()).collect();
            let (anchor, label) = (block.anchor.clone(), block.label.clone());
            lines.push(OutlineLine { anchor, label, words, level: block.level, open: is_open });
        } else if let Some(last) = lines.last_mut() {
            last.open += is_open;
        }
    }
    lines
}
