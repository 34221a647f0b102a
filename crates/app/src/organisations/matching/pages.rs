//! `/don-vi/doi-chieu`: a list is pasted or uploaded, matched, and taken away as a table.
//! It writes nothing.

use super::{
    lines::{Line, MOST_LINES, Outcome, matched},
    result,
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Section},
    organisations::pages::{AsOf, Link, Words, may_read_register, sentence},
    tables::{Form, download},
    uploads::{self, SubmittedFile},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::problem::Problem;
use papers::tables::{Workbook, column_letters, written_as_tsv};

/// Columns among which a person says which holds the names.
const COLUMNS: usize = 12;

/// One line as it is shown.
struct Shown {
    number: u32,
    typed: String,
    symbol: &'static str,
    tone: &'static str,
    key: &'static str,
    meant: Option<Link>,
    class: String,
    above: String,
    remark: String,
    candidates: Vec<Choice>,
    picked: String,
}

/// How many came out so.
struct Count {
    symbol: &'static str,
    tone: &'static str,
    key: &'static str,
    count: usize,
}

struct Matched {
    lines: Vec<Shown>,
    counts: Vec<Count>,
    is_cut: bool,
    table: String,
}

#[derive(Template)]
#[template(path = "organisations/matching/matching.html")]
struct MatchingPage {
    frame: Frame,
    as_of: AsOf,
    complaints: Complaints,
    pasted: String,
    column: String,
    columns: Vec<Choice>,
    limit_megabytes: usize,
    most_lines: usize,
    matched: Option<Matched>,
}

impl MatchingPage {
    fn asks(&self) -> bool {
        self.matched.as_ref().is_some_and(|matched| matched.lines.iter().any(|line| !line.candidates.is_empty()))
    }
}

/// Shows the form.
pub async fn get_matching(State(app): State<App>, asked: Asked, caller: Caller) -> Result<Response, Failure> {
    may_read_register(&app, &caller)?;
    Ok(look::page(page(&app, &asked, &caller, "", "")))
}

/// Matches what was sent; shows it, or sends it as a file.
pub async fn post_matching(State(app): State<App>, asked: Asked, sent: SubmittedFile) -> Result<Response, Failure> {
    may_read_register(&app, &sent.caller)?;
    let (caller, graph) = (sent.caller.clone(), app.organisations());
    let words_sent = sent.without_file();
    let mut page = page(&app, &asked, &caller, &words_sent.word("ngay"), &words_sent.word("cot"));
    page.pasted = words_sent.word(uploads::TABLE_FIELD);
    let workbook = match sent.table(&app).await {
        Ok(workbook) => workbook,
        Err(failure) => return refused(page, failure),
    };
    if !page.as_of.complaints.is_empty() {
        return Ok(look::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    let day = page.as_of.day;
    let words = Words::new(&graph, asked.language, &page.as_of);
    let picked = |number: u32| words_sent.word(&format!("chon-{number}")).parse().ok();
    let lines = matched(&graph, day, &workbook, page.column.parse().unwrap_or_default(), picked);
    let wanted = words_sent.word("dang");
    if !wanted.is_empty() {
        return download(&result::workbook(&words, day, &lines), "doi-chieu-don-vi", Form::named(&wanted));
    }
    let filled = workbook.sheets.first().map_or(0, |sheet| sheet.rows.len());
    page.matched = Some(shown(&words, &page.as_of, &lines, filled > MOST_LINES, &workbook));
    Ok(look::page(page))
}

fn refused(mut page: MatchingPage, failure: Failure) -> Result<Response, Failure> {
    let problem = failure.into_problem()?;
    let said = match problem {
        Problem::FileEmpty => page.frame.say("organisations-import-nothing-given").to_string(),
        ref problem => sentence(problem, page.frame.language),
    };
    page.complaints.about(uploads::TABLE_FIELD, said);
    page.frame = page.frame.complaining(&page.complaints);
    Ok(look::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page))
}

fn page(app: &App, asked: &Asked, caller: &Caller, day: &str, column: &str) -> MatchingPage {
    let as_of = AsOf::read(app, asked, day);
    let frame = asked.frame(app, caller).titled(asked.language.say("organisations-match-title"));
    let columns = (0..COLUMNS).map(|column| Choice::new(column, column_letters(column)));
    MatchingPage {
        frame: frame.in_section(Section::Organisations).complaining(&as_of.complaints),
        complaints: as_of.complaints.clone(),
        as_of,
        pasted: String::new(),
        column: column.parse::<usize>().unwrap_or_default().min(COLUMNS - 1).to_string(),
        columns: columns.collect(),
        limit_megabytes: uploads::limit_megabytes(app),
        most_lines: MOST_LINES,
        matched: None,
    }
}

fn shown(words: &Words<'_>, as_of: &AsOf, lines: &[Line], is_cut: bool, workbook: &Workbook) -> Matched {
    let count = |outcome: Outcome| {
        let (symbol, tone, key) = outcome.shown();
        let count = lines.iter().filter(|line| line.outcome() == outcome).count();
        Count { symbol, tone, key, count }
    };
    let one_sheet = Workbook { sheets: workbook.sheets.first().cloned().into_iter().collect() };
    Matched {
        lines: lines.iter().map(|line| shown_line(words, as_of, line)).collect(),
        counts: Outcome::ALL.into_iter().map(count).filter(|count| count.count > 0).collect(),
        is_cut,
        table: written_as_tsv(&one_sheet),
    }
}

fn shown_line(words: &Words<'_>, as_of: &AsOf, line: &Line) -> Shown {
    let (graph, day) = (words.graph, as_of.day);
    let (symbol, tone, key) = line.outcome().shown();
    let above = |id| {
        let above = graph.parents(id, day).into_iter();
        above.map(|(_, parent)| words.link(parent, day).name).collect::<std::collections::BTreeSet<_>>()
    };
    let names = |id| above(id).into_iter().collect::<Vec<_>>().join(", ");
    let candidate = |id: &domain::ids::OrganisationId| {
        let (name, above) = (words.link(*id, day).name, names(*id));
        Choice::new(id, if above.is_empty() { name } else { format!("{name} ({above})") })
    };
    Shown {
        number: line.number,
        typed: line.typed.clone(),
        symbol,
        tone,
        key,
        meant: line.meant().map(|id| words.link(id, day)),
        class: line.meant().and_then(|id| graph.class(id, day)).map(|class| words.class(class)).unwrap_or_default(),
        above: line.meant().map(names).unwrap_or_default(),
        remark: if line.former().is_some() { result::remark(words, day, line) } else { String::new() },
        candidates: line.candidates().iter().map(candidate).collect(),
        picked: line.picked.map(|id| id.to_string()).unwrap_or_default(),
    }
}
