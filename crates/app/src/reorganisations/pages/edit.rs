//! The form of a draft: its head, its rows one by one, and a table of rows, pasted from a spreadsheet or in a file.
//! Whatever was typed comes back, and so do the rows of a file; a row whose cells are all empty is left out.

use super::{HOME, field, kind_key, seen, sentence};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section, dates},
    reorganisations::actions::{
        self, State as Stands,
        preparing::{self, Edit},
    },
    requests::Named,
    uploads::{self, SentFile, SubmittedFile},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::ReorganisationId,
    organisations::reorganisation::{DraftRow, Kind, rows_of},
    permissions::Verb,
    problem::{OrganisationProblem, Problem},
    text::nfc,
};
use papers::tables::Row;

/// Empty rows that a form offers beside those that are filled.
const SPARE_ROWS: usize = 4;

/// What is typed into the form.
#[derive(Debug, Clone, Default)]
struct Form {
    owner: String,
    title: String,
    legal_basis: String,
    effective_on: String,
    rows: Vec<DraftRow>,
    pasted: String,
    replaces: bool,
    version: i64,
}

impl Form {
    fn of(pairs: &[(String, String)]) -> Self {
        let row = |number: usize| {
            let cell = |name: &str| field(pairs, &format!("{name}-{number}"));
            DraftRow {
                old: cell("cu"),
                new: cell("moi"),
                share: cell("ty_le"),
                kind: cell("loai"),
                date: cell("ngay"),
                basis: cell("can_cu"),
                scope: cell("viec"),
            }
        };
        let count =
            field(pairs, "so_dong").parse::<usize>().unwrap_or_default().min(preparing::ROWS_LIMIT + SPARE_ROWS);
        Form {
            owner: field(pairs, "co_quan"),
            title: field(pairs, "ten"),
            legal_basis: field(pairs, "can_cu"),
            effective_on: field(pairs, "ngay"),
            rows: (1..=count).map(row).filter(|row| !row.is_blank()).collect(),
            pasted: String::new(),
            replaces: !field(pairs, "thay").is_empty(),
            version: seen(pairs),
        }
    }

    /// What was sent, with the rows of its table; where that cannot be read, a complaint, and the pasted text stays.
    async fn sent(app: &App, sent: SubmittedFile, asked: &Asked, complaints: &mut Complaints) -> Result<Form, Failure> {
        let mut form = Form::of(sent.words());
        let pasted = sent.word(uploads::TABLE_FIELD);
        let about = if sent.file == SentFile::None { uploads::TABLE_FIELD } else { uploads::FILE_FIELD };
        match rows_of_table(app, sent).await.map_err(Failure::into_problem) {
            Ok(rows) => {
                if form.replaces {
                    form.rows.clear();
                    form.replaces = false;
                }
                form.rows.extend(rows);
            }
            Err(problem) => {
                complaints.about(about, sentence(&problem?, asked.language));
                form.pasted = pasted;
            }
        }
        for row in &mut form.rows {
            if let Some(kind) = Kind::of_word(&row.kind) {
                kind.code().clone_into(&mut row.kind);
            }
        }
        Ok(form)
    }

    /// The number of rows of the form, with those to be filled.
    fn count(&self) -> usize {
        self.rows.len() + SPARE_ROWS
    }

    /// The rows with their numbers, with those to be filled.
    fn numbered(&self) -> Vec<(usize, DraftRow)> {
        let spare = std::iter::repeat_n(DraftRow::default(), SPARE_ROWS);
        (1..).zip(self.rows.iter().cloned().chain(spare)).collect()
    }

    /// A row says more than the usual columns.
    fn has_dates(&self) -> bool {
        self.rows.iter().any(|row| !row.date.is_empty())
    }

    fn checked(&self, asked: &Asked, complaints: &mut Complaints) -> Option<preparing::Typed> {
        let missing = |field: &str| sentence(&Problem::Missing { field: field.to_owned() }, asked.language);
        for (name, value) in [("ten", &self.title), ("can_cu", &self.legal_basis)] {
            if value.is_empty() {
                complaints.about(name, missing(name));
            }
        }
        let effective_on = dates::read(&self.effective_on);
        if let Err(fault) = effective_on {
            complaints.about("ngay", fault.sentence(asked.language));
        }
        let owner = self.owner.parse();
        if owner.is_err() {
            complaints.about("co_quan", missing("co_quan"));
        }
        let typed = preparing::Typed {
            owner: owner.ok()?,
            title: self.title.clone(),
            legal_basis: self.legal_basis.clone(),
            effective_on: effective_on.ok()?,
            rows: self.rows.clone(),
        };
        complaints.is_empty().then_some(typed)
    }
}

/// The rows of the first sheet of the table that was sent; none where none was.
async fn rows_of_table(app: &App, sent: SubmittedFile) -> Result<Vec<DraftRow>, Failure> {
    if sent.file == SentFile::None && sent.word(uploads::TABLE_FIELD).trim().is_empty() {
        return Ok(Vec::new());
    }
    let workbook = sent.table(app).await?;
    let lines = workbook.sheets.first().map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
    let in_one_line = |cell: &String| nfc(cell).split_whitespace().collect::<Vec<_>>().join(" ");
    let cells = |row: &Row| row.cells.iter().map(in_one_line).collect();
    Ok(rows_of(&lines.iter().map(cells).collect::<Vec<Vec<String>>>()))
}

#[derive(Template)]
#[template(path = "reorganisations/edit.html")]
struct EditPage {
    frame: Frame,
    form: Form,
    complaints: Complaints,
    bodies: Vec<Choice>,
    kinds: Vec<Choice>,
    limit_megabytes: usize,
    /// Where the form goes; empty for a new draft.
    action: String,
    /// Where it leads back to.
    back: String,
    is_new: bool,
}

impl EditPage {
    /// The kinds, and what was typed where it is none of them.
    fn kinds_for(&self, row: &DraftRow) -> Vec<Choice> {
        let mut kinds = self.kinds.clone();
        if !row.kind.is_empty() && kinds.iter().all(|choice| !choice.is(&row.kind)) {
            kinds.push(Choice::new(&row.kind, &row.kind));
        }
        kinds
    }
}

fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    form: Form,
    complaints: Complaints,
    id: Option<ReorganisationId>,
) -> EditPage {
    let frame = asked.frame(app, caller);
    let key = if id.is_some() { "reorganisations-edit" } else { "reorganisations-begin" };
    let frame = frame.clone().titled(frame.say(key)).in_section(Section::Organisations).complaining(&complaints);
    let graph = app.organisations();
    let bodies = actions::preparing_bodies(&Acting::now(app, caller)).unwrap_or_default();
    let name = |id: &domain::ids::OrganisationId| Choice::new(id, graph.name(*id, frame.today()).unwrap_or_default());
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.code(), frame.say(kind_key(*kind))));
    let home = id.map_or_else(|| HOME.to_owned(), |id| format!("{HOME}/{id}"));
    EditPage {
        bodies: bodies.iter().map(name).collect(),
        kinds: kinds.collect(),
        action: id.map_or_else(|| format!("{HOME}/moi"), |id| format!("{HOME}/{id}/sua")),
        back: home,
        is_new: id.is_none(),
        limit_megabytes: uploads::limit_megabytes(app),
        form,
        complaints,
        frame,
    }
}

/// `GET /don-vi/sap-xep/moi`
pub async fn get_new(State(app): State<App>, asked: Asked, caller: Caller) -> Result<Response, Failure> {
    let bodies = actions::preparing_bodies(&Acting::now(&app, &caller))?;
    let first = bodies.first().ok_or(Problem::Forbidden)?;
    let form = Form { owner: first.to_string(), ..Form::default() };
    Ok(look::page(page(&app, &asked, &caller, form, Complaints::none(), None)))
}

/// `POST /don-vi/sap-xep/moi`
pub async fn post_new(State(app): State<App>, asked: Asked, sent: SubmittedFile) -> Result<Response, Failure> {
    let caller = sent.caller.clone();
    actions::preparing_bodies(&Acting::now(&app, &caller))?;
    let mut complaints = Complaints::none();
    let form = Form::sent(&app, sent, &asked, &mut complaints).await?;
    if let Some(typed) = form.checked(&asked, &mut complaints) {
        match preparing::begin(&app, &caller, typed).await {
            Ok(id) => {
                let said = Notice::ok(asked.language.say("reorganisations-begun"));
                return Ok(redirect_saying(&format!("{HOME}/{id}"), &said));
            }
            Err(failure) => complain(&mut complaints, failure.into_problem()?, &asked)?,
        }
    }
    let page = page(&app, &asked, &caller, form, complaints, None);
    Ok(look::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// `GET /don-vi/sap-xep/{id}/sua`
pub async fn get_edit(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<ReorganisationId>,
) -> Result<Response, Failure> {
    let found = actions::find_dossier(&app, &caller, id).await?.reorganisation;
    let acting = Acting::now(&app, &caller);
    acting.caller.require(&acting.graph, Verb::Reorganise, &found.thing(acting.today))?;
    match found.state() {
        Stands::Preparing => {}
        Stands::Decided => return Err(Problem::Organisation(OrganisationProblem::AlreadyDecided).into()),
        Stands::Applied => return Err(Problem::Organisation(OrganisationProblem::AlreadyApplied).into()),
        Stands::Abandoned => return Err(Problem::Organisation(OrganisationProblem::ReorganisationAbandoned).into()),
    }
    let form = Form {
        owner: found.row.owner_id.to_string(),
        title: found.row.title.clone(),
        legal_basis: found.row.legal_basis.clone(),
        effective_on: dates::written(found.row.effective_on),
        rows: found.draft.contents.rows.clone(),
        version: found.row.version,
        ..Form::default()
    };
    Ok(look::page(page(&app, &asked, &caller, form, Complaints::none(), Some(id))))
}

/// `POST /don-vi/sap-xep/{id}/sua`
pub async fn post_edit(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReorganisationId>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let caller = sent.caller.clone();
    let found = actions::find_dossier(&app, &caller, id).await?.reorganisation;
    let mut complaints = Complaints::none();
    let mut form = Form::sent(&app, sent, &asked, &mut complaints).await?;
    form.owner = found.row.owner_id.to_string();
    if let Some(typed) = form.checked(&asked, &mut complaints) {
        match preparing::edit(&app, &caller, (id, form.version), Edit::Rows(typed)).await {
            Ok(()) => {
                let said = Notice::ok(asked.language.say("reorganisations-changed"));
                return Ok(redirect_saying(&format!("{HOME}/{id}"), &said));
            }
            Err(failure) => complain(&mut complaints, failure.into_problem()?, &asked)?,
        }
    }
    let page = page(&app, &asked, &caller, form, complaints, Some(id));
    Ok(look::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// Puts a problem at its field.
fn complain(complaints: &mut Complaints, problem: Problem, asked: &Asked) -> Result<(), Failure> {
    if matches!(problem, Problem::NotFound | Problem::Forbidden) {
        return Err(problem.into());
    }
    let field = match &problem {
        Problem::Missing { field } | Problem::TooLong { field, .. } => field.clone(),
        _ => String::new(),
    };
    complaints.about(field, sentence(&problem, asked.language));
    Ok(())
}
