//! What a form that came back would do: its changes, what is wrong in it, and where others were at work meanwhile. Nothing is
//! written before the button is pressed; what stands in the report is compared anew each time the page is shown.

use super::download;
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section},
    reporting::{
        actions::drafting::{self, Entry, LEAF, Wish},
        draft::{Draft, SentForm},
        leaf::Leaf,
        mending::ToMend,
        pages::{
            making::Making,
            words::{self, Head},
        },
        reading::{self, Names, narrative_name},
        sheets::{
            comparing::{Beside, Compared, compare},
            faults::{Fault, Wrong},
            form::{self, shown_draft},
            hidden::Hidden,
            marking::{self, ToldFault},
            reading::{FormUpload, Understood, understand},
            standing::{Spot, Standing},
        },
    },
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{ReportId, UploadId},
    packs::Indicator,
    problem::{Problem, TableProblem},
    reporting::{RemarkKind, RemarkPlace, Severity},
    time::Moment,
};
use std::sync::Arc;

/// Before the name of a field: whose value a person chose.
const CHOICE: &str = "chon-";
/// The value of a choice: the workbook's.
const MINE: &str = "tep";
/// What stands in the report.
const THEIRS: &str = "hien-co";

struct ChangeLine {
    name: String,
    place: String,
    before: String,
    after: String,
}

struct ConflictLine {
    field: String,
    name: String,
    place: String,
    base: String,
    mine: String,
    theirs: String,
    chosen: String,
}

#[derive(Template)]
#[template(path = "reporting/sheets/upload.html")]
struct UploadPage {
    frame: Frame,
    base: String,
    path: String,
    head: Head,
    complaints: Complaints,
    locked: Option<String>,
    file_name: String,
    made: String,
    is_older: bool,
    changes: Vec<ChangeLine>,
    conflicts: Vec<ConflictLine>,
    same: usize,
    faults: Vec<ToldFault>,
    hints: Vec<ToldFault>,
}

impl UploadPage {
    fn writes(&self) -> usize {
        self.changes.len() + self.conflicts.len()
    }
}

/// Everything that a page or a write needs.
struct Ground {
    entry: Entry,
    upload: Arc<FormUpload>,
    hidden: Hidden,
    faults: Vec<Fault>,
    compared: Compared,
}

impl Ground {
    fn new(entry: Entry, upload: Arc<FormUpload>) -> Result<Self, Failure> {
        let hidden = Hidden::read(&upload.filled)?;
        let (pack, form) = (Arc::clone(&entry.report.round.pack), entry.report.round.form()?.clone());
        let understood = understand(&upload.filled, &hidden, &pack, &form);
        let draft = shown_draft(&entry.draft, &pack, &entry.beside);
        let mut faults = understood.faults.clone();
        faults.extend(checked(&entry, &draft, &understood)?);
        marking::in_order(&mut faults);
        let compared = compare(understood.items, &draft, &pack);
        Ok(Ground { entry, upload, hidden, faults, compared })
    }
}

/// What the checks of the form would say of places that the workbook changed, if all of it were written.
fn checked(entry: &Entry, draft: &Draft, understood: &Understood) -> Result<Vec<Fault>, Failure> {
    let mut after = draft.clone();
    for item in &understood.items {
        for (field, value) in fields_of(&item.spot, &item.mine) {
            after.put(&field, value);
        }
    }
    let form = entry.report.round.form()?;
    let read = reading::read(&entry.report.round.pack, form, &after, &entry.beside);
    let is_told = |kind: &RemarkKind| !matches!(kind, RemarkKind::Missing | RemarkKind::NarrativeMissing);
    let remarks = read.remarks.iter().filter(|remark| remark.severity() == Severity::Error && is_told(&remark.kind));
    let fault = |remark: &domain::reporting::Remark| {
        let spot = match &remark.place {
            RemarkPlace::Cell(cell) => Spot::Figure(cell.clone()),
            RemarkPlace::Narrative(code) => Spot::Words(code.clone()),
        };
        let item = understood.items.iter().find(|item| item.spot == spot)?;
        let wrong = Wrong::Checked(remark.kind.clone());
        Some(Fault { place: item.place.clone(), found: item.mine.text.clone(), spot: Some(spot), wrong })
    };
    Ok(remarks.filter_map(fault).collect())
}

/// The fields of a place and what they hold then.
fn fields_of(spot: &Spot, standing: &Standing) -> Vec<(String, String)> {
    match spot {
        Spot::Figure(cell) => {
            let names = Names::of(cell);
            let tick = if standing.nothing_arose { "1" } else { "" };
            vec![(names.value, standing.text.clone()), (names.tick, tick.to_owned())]
        }
        Spot::Why(cell) => vec![(Names::of(cell).why, standing.text.clone())],
        Spot::Words(code) => vec![(narrative_name(code), standing.text.clone())],
    }
}

/// The form that came back; nothing where it waits no more.
async fn ground(app: &App, caller: &Caller, (id, upload): (ReportId, UploadId)) -> Result<Option<Ground>, Failure> {
    let entry = drafting::open_entry(app, caller, id).await?;
    let Some(upload) = app.sheets().form(upload, app.now(), id) else { return Ok(None) };
    Ground::new(entry, upload).map(Some)
}

/// Back to where it is uploaded again.
fn gone(asked: &Asked, id: ReportId) -> Response {
    let sentence = look::sentence(&Problem::Table(TableProblem::SheetGone), asked.language);
    redirect_saying(&format!("/bao-cao/{id}/excel"), &Notice::warn(sentence))
}

/// `GET /bao-cao/{report}/excel/{upload}`
pub async fn get_upload(
    State(app): State<App>,
    asked: Asked,
    Named((id, upload)): Named<(ReportId, UploadId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let Some(ground) = ground(&app, &caller, (id, upload)).await? else { return Ok(gone(&asked, id)) };
    Ok(look::page(UploadPage::new(&app, &asked, &caller, (&ground, upload), &[], Complaints::none())?))
}

/// `GET /bao-cao/{report}/excel/{upload}/danh-dau`: the workbook with marks.
pub async fn get_marked(
    State(app): State<App>,
    asked: Asked,
    Named((id, upload)): Named<(ReportId, UploadId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let Some(ground) = ground(&app, &caller, (id, upload)).await? else { return Ok(gone(&asked, id)) };
    let frame = asked.frame(&app, &caller);
    let marks = with_making(&frame, &ground, |making| {
        let name_of = |fault: &Fault| name_of(making, fault.spot.as_ref());
        marking::marks(&ground.faults, &marking::heads_of(&ground.upload.filled), frame.language, &name_of)
    })?;
    let bytes = marking::mark(ground.upload.content.clone(), marks).await?;
    let name = ground.upload.name.rsplit_once('.').map_or(ground.upload.name.as_str(), |(name, _)| name);
    Ok(download(bytes, &[name, "danh dau"]))
}

/// `POST /bao-cao/{report}/excel/{upload}`: writes what was looked at, as the page would.
pub async fn post_upload(
    State(app): State<App>,
    asked: Asked,
    Named((id, upload)): Named<(ReportId, UploadId)>,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let Some(ground) = ground(&app, &caller, (id, upload)).await? else { return Ok(gone(&asked, id)) };
    let chosen = |spot: &Spot| {
        let name = format!("{CHOICE}{spot}");
        pairs.iter().find(|(field, _)| *field == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    let is_open = |(item, _): &&Beside| ![MINE, THEIRS].contains(&chosen(&item.spot));
    let open = ground.compared.conflicts.iter().filter(is_open).count();
    if open > 0 {
        let mut complaints = Complaints::none();
        complaints.about_all(asked.language.say("reporting-sheet-choose").with("count", open).to_string());
        let page = UploadPage::new(&app, &asked, &caller, (&ground, upload), &pairs, complaints)?;
        return Ok(look::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    let is_mine = |(item, _): &&Beside| chosen(&item.spot) == MINE;
    let written: Vec<&Beside> =
        ground.compared.changes.iter().chain(ground.compared.conflicts.iter().filter(is_mine)).collect();
    if written.is_empty() {
        let said = asked.language.say("reporting-sheet-nothing").to_string();
        return Ok(redirect_saying(&format!("/bao-cao/{id}/nhap"), &Notice::ok(said)));
    }
    write(&app, &asked, &caller, &ground, &written).await
}

async fn write(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    ground: &Ground,
    written: &[&Beside],
) -> Result<Response, Failure> {
    let report = &ground.entry.report;
    let (id, form) = (report.row.id, report.round.form()?);
    let leaf = |spot: &Spot| match spot {
        Spot::Figure(cell) | Spot::Why(cell) => Leaf::of_indicator(&cell.indicator, form),
        Spot::Words(_) if form.is_sectioned() => Leaf::Words,
        Spot::Words(_) => Leaf::Whole,
    };
    let leaves: Vec<Leaf> = written.iter().map(|(item, _)| leaf(&item.spot)).collect();
    let mut pairs = vec![(LEAF.to_owned(), leaves.first().map(|leaf| leaf.word().to_owned()).unwrap_or_default())];
    for (item, _) in written {
        for (field, value) in fields_of(&item.spot, &item.mine) {
            // What the person saw in the report is what it is held against: a third change since comes beside it.
            pairs.push((format!("goc-{field}"), ground.entry.draft.field(&field).to_owned()));
            pairs.push((field, value));
        }
    }
    let count = written.len();
    let saved = drafting::save_draft_and(app, caller, id, SentForm::of(pairs), Wish::Opened(leaves)).await;
    let problem = match saved {
        Ok(saved) => {
            let frame = asked.frame(app, caller);
            let key = if saved.is_locked { "reporting-saved-locked" } else { "reporting-sheet-written" };
            let said = frame.say(key).with("count", count).with("time", words::clock(saved.at)).to_string();
            let notice = if saved.is_locked { Notice::warn(said) } else { Notice::ok(said) };
            return Ok(redirect_saying(&format!("/bao-cao/{id}/nhap"), &notice));
        }
        Err(failure) => failure.into_problem()?,
    };
    match problem {
        Problem::NotFound | Problem::Forbidden => Err(problem.into()),
        problem => {
            let said = look::sentence(&problem, asked.language);
            Ok(redirect_saying(&format!("/bao-cao/{id}"), &Notice::warn(said)))
        }
    }
}

/// What places are called.
fn name_of(making: &Making<'_>, spot: Option<&Spot>) -> String {
    match spot {
        None => String::new(),
        Some(Spot::Figure(cell)) => coded(making, cell),
        Some(Spot::Why(cell)) => {
            format!("{} ({})", coded(making, cell), making.frame.say("reporting-sheet-note").to_string().to_lowercase())
        }
        Some(Spot::Words(code)) => making.name_of_field(&narrative_name(code)),
    }
}

fn coded(making: &Making<'_>, cell: &domain::reporting::Cell) -> String {
    format!("{} {}", cell.indicator, making.name_of(cell))
}

fn with_making<T>(frame: &Frame, ground: &Ground, made: impl FnOnce(&Making<'_>) -> T) -> Result<T, Failure> {
    let report = &ground.entry.report;
    let to_mend = ToMend::default();
    let reading = reading::Reading::default();
    Ok(made(&Making::of_form(frame, (&report.round.pack, report.round.form()?), &reading, &to_mend)))
}

/// What stands somewhere, as people read it.
fn shown(frame: &Frame, standing: &Standing) -> String {
    match (standing.nothing_arose, standing.text.as_str()) {
        (true, "") => frame.say("figure-not-arisen").to_string(),
        (true, text) => format!("{text}; {}", frame.say("figure-not-arisen")),
        (false, "") => frame.say("reporting-empty").to_string(),
        (false, text) => text.to_owned(),
    }
}

/// The same in a place.
fn shown_in(making: &Making<'_>, spot: &Spot, standing: &Standing) -> String {
    match spot {
        Spot::Figure(cell) => shown_figure(making.frame, making.pack.indicator(&cell.indicator), standing),
        _ => shown(making.frame, standing),
    }
}

/// The same of an indicator: answers by yes or no in words.
pub(super) fn shown_figure(frame: &Frame, indicator: Option<&Indicator>, standing: &Standing) -> String {
    let answer = indicator.and_then(|indicator| form::answer(frame.language, indicator, standing));
    answer.unwrap_or_else(|| shown(frame, standing))
}

impl UploadPage {
    fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        (ground, upload): (&Ground, UploadId),
        typed: &[(String, String)],
        complaints: Complaints,
    ) -> Result<Self, Failure> {
        let frame = asked.frame(app, caller);
        let report = &ground.entry.report;
        let base = format!("/bao-cao/{}", report.row.id);
        let chosen = |field: &str| {
            let name = format!("{CHOICE}{field}");
            typed.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let (changes, conflicts, told) = with_making(&frame, ground, |making| {
            let change = |(item, theirs): &Beside| ChangeLine {
                name: name_of(making, Some(&item.spot)),
                place: item.place.to_string(),
                before: shown_in(making, &item.spot, theirs),
                after: shown_in(making, &item.spot, &item.mine),
            };
            let conflict = |(item, theirs): &Beside| ConflictLine {
                field: item.spot.to_string(),
                name: name_of(making, Some(&item.spot)),
                place: item.place.to_string(),
                base: shown_in(making, &item.spot, &item.base),
                mine: shown_in(making, &item.spot, &item.mine),
                theirs: shown_in(making, &item.spot, theirs),
                chosen: chosen(&item.spot.to_string()),
            };
            let name_of = |fault: &Fault| name_of(making, fault.spot.as_ref());
            let told = |is_hint: bool| {
                let faults = ground.faults.iter().filter(|fault| fault.wrong.is_hint() == is_hint);
                faults.map(|fault| marking::told(fault, frame.language, &name_of)).collect::<Vec<_>>()
            };
            let conflicts: Vec<ConflictLine> = ground.compared.conflicts.iter().map(conflict).collect();
            (ground.compared.changes.iter().map(change).collect(), conflicts, (told(false), told(true)))
        })?;
        let made = ground.hidden.fact("made-at-ms").parse().map(Moment::from_millisecond).ok();
        let is_older = ground.hidden.fact("form-version") != report.round.row.form_version.to_string();
        Ok(UploadPage {
            path: format!("{base}/excel/{upload}"),
            base,
            head: Head::of_report(&frame, &app.organisations(), report),
            locked: words::locked_for(&frame, report),
            file_name: ground.upload.name.clone(),
            made: made.map(|at| words::at(&frame, at.millisecond())).unwrap_or_default(),
            is_older,
            changes,
            conflicts,
            same: ground.compared.same,
            faults: told.0,
            hints: told.1,
            frame: frame
                .clone()
                .titled(frame.say("reporting-sheet-preview"))
                .in_section(Section::Reports)
                .complaining(&complaints),
            complaints,
        })
    }
}
