//! The list of a register: rows of a body or of all below as of a day, filtered and sorted, with sums, and as a workbook.
//! Which rows are asked for is read from the address; no filter is kept.

use super::{
    super::{
        actions::{finding, naming::Book},
        schema::Schema,
        words,
    },
    filter::{self, Filter, Listed},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Choice, Frame, Pagination, Section, Tone},
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{ids::OrganisationId, packs::Field, registers::value_in, reporting::Amount};
use papers::tables::ListCell;

const ROWS_PER_PAGE: u32 = 50;
/// Columns of a list on a page, beside the title: what does not fit is on the row's own page and in the workbook.
const COLUMNS: usize = 5;

struct Row {
    path: String,
    title: String,
    unit: String,
    cells: Vec<(String, String, bool)>,
    span: String,
    state: (&'static str, String, Tone),
}

#[derive(Template)]
#[template(path = "registers/list.html")]
struct ListPage {
    frame: Frame,
    base: String,
    overview: String,
    body: String,
    note: String,
    filter: Filter,
    filters: Vec<(String, String, Vec<Choice>)>,
    heads: Vec<(String, String, bool)>,
    title_head: (String, String),
    rows: Vec<Row>,
    sums: Vec<(String, String)>,
    count: usize,
    pages: Pagination,
    has_validity: bool,
    has_below: bool,
    may_keep: bool,
    is_current: bool,
}

/// `GET /so-theo-doi/don-vi/{organisation}/{pack}/{register}`
pub async fn get_list(
    State(app): State<App>,
    asked: Asked,
    Named((body, pack, register)): Named<(OrganisationId, String, String)>,
    caller: Caller,
    Query(pairs): Query<Vec<(String, String)>>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let filter = Filter::of(pairs);
    let shown = finding::find_register(&app, &caller, body, (&pack, &register), filter.with_below()).await?;
    let frame = asked.frame(&app, &caller);
    let mut book = Book::open(&app, &caller, &shown.schema).await?;
    let values: Vec<_> = shown.rows.iter().map(|(_, known)| known.values()).collect();
    book.learn(&app, &[], &values.iter().collect::<Vec<_>>()).await?;
    let finding::Shown { schema, rows, may_keep, has_below, .. } = shown;
    let listed = filter.rows(&frame, &schema, &book, rows);
    let graph = app.organisations();
    let name = |id: OrganisationId| words::name(&frame, &graph, id);
    if as_workbook.0 {
        return workbook(&frame, &caller, (&schema, &book), (&filter, &listed), (&name(body), &name));
    }
    let base = words::address(body, &pack, &register);
    let count = u32::try_from(listed.len()).unwrap_or(u32::MAX);
    let pages = Pagination::new(filter.page.parse().unwrap_or(1), count, ROWS_PER_PAGE, filter.address(&base));
    let here = listed.iter().skip(pages.skipped() as usize).take(ROWS_PER_PAGE as usize);
    let columns: Vec<&Field> =
        schema.register.fields.iter().filter(|field| field.code != schema.register.title).take(COLUMNS).collect();
    let on = filter.day(frame.today());
    let row = |listed: &Listed| Row {
        path: format!("/so-theo-doi/dong/{}", listed.known.id),
        title: book.title_of(&schema.register, &listed.values),
        unit: if filter.with_below() { name(listed.keeper) } else { String::new() },
        cells: columns.iter().map(|field| cell(&frame, &book, field, listed)).collect(),
        span: words::span(&frame, &listed.known.span()),
        state: words::state(&frame, &listed.known, on),
    };
    let head =
        |field: &&Field| (words::head(&frame, field), filter.sorted_by(&base, &field.code), field.decimals().is_some());
    let title_field = schema.register.title_field();
    let title_head = title_field.map(|field| words::of(&field.name, frame.language)).unwrap_or_default();
    Ok(look::page(ListPage {
        overview: format!("/so-theo-doi/don-vi/{body}"),
        body: name(body),
        note: schema.register.note.as_ref().map(|note| words::of(note, frame.language)).unwrap_or_default(),
        filters: filter::filters(&frame, &schema),
        heads: columns.iter().map(head).collect(),
        title_head: (title_head, filter.sorted_by(&base, &schema.register.title)),
        rows: here.map(row).collect(),
        sums: sums(&frame, &schema, &listed),
        count: listed.len(),
        has_validity: schema.register.has_validity,
        frame: frame.clone().titled(words::register(&frame, &schema)).in_section(Section::Registers).shaped("wide"),
        is_current: schema.is_current,
        base,
        pages,
        filter,
        has_below,
        may_keep,
    }))
}

/// A cell with its label for narrow screens, and whether it is a number.
fn cell(frame: &Frame, book: &Book, field: &Field, listed: &Listed) -> (String, String, bool) {
    let is_number = field.decimals().is_some();
    (words::head(frame, field), words::in_field(frame, book, field, &listed.values), is_number)
}

/// What the pack says to add up.
fn sums(frame: &Frame, schema: &Schema, listed: &[Listed]) -> Vec<(String, String)> {
    let register = &schema.register;
    let sum = |code: &String| {
        let mut amounts = listed.iter().filter_map(|row| value_in(register, &row.values, code)?.amount());
        amounts.try_fold(Amount::ZERO, |sum, amount| sum.checked_add(amount))
    };
    let fields = register.sums.iter().filter_map(|code| Some((register.field(code)?, sum(code)?)));
    fields.map(|(field, sum)| (words::head(frame, field), words::number(frame.language, sum))).collect()
}

fn workbook(
    frame: &Frame,
    caller: &Caller,
    (schema, book): (&Schema, &Book),
    (filter, listed): (&Filter, &[Listed]),
    (body, name): (&str, &dyn Fn(OrganisationId) -> String),
) -> Result<Response, Failure> {
    let fields = &schema.register.fields;
    let own = ["registers-column-unit", "registers-first-day", "registers-last-day", "registers-column-state"];
    let heads = fields.iter().map(|field| words::head(frame, field));
    let heads = heads.chain(own.map(|key| frame.say(key).to_string())).collect();
    let on = filter.day(frame.today());
    let row = |row: &Listed| -> Vec<ListCell> {
        let span = row.known.span();
        let cells = fields.iter().map(|field| words::cell(frame, book, field, &row.values));
        let (_, state, _) = words::state(frame, &row.known, on);
        cells.chain([name(row.keeper).into(), span.from.into(), span.to.into(), state.into()]).collect()
    };
    let said = |key: &str| frame.say(key).to_string();
    let chosen = filter.chosen.iter().filter_map(|(code, value)| {
        let field = schema.register.field(code)?;
        let member = field.members().iter().find(|member| member.code == *value);
        let value = member.map_or_else(|| value.clone(), |member| words::of(&member.name, frame.language));
        Some((words::of(&field.name, frame.language), value))
    });
    let filters = [(said("registers-search"), filter.q.clone()), (said("registers-day"), filter.day.clone())];
    let listing = Listing {
        file_name: "so-theo-doi",
        title: words::register(frame, schema),
        body: body.to_owned(),
        filters: filters.into_iter().chain(chosen).collect(),
        heads,
        rows: listed.iter().map(row).collect(),
    };
    download(&frame.clone().titled(words::register(frame, schema)), caller, listing)
}
