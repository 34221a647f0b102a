//! «Tổng hợp»: how many were raised, answered, solved and are late, by unit below and by clause. Each number leads to its rows.
//! Units that ended count at the body that carries them on.

use super::super::{
    actions::{
        Book,
        counting::{self, Counts},
        finding,
    },
    words,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Frame, Section},
};
use askama::Template;
use axum::{extract::State, response::Response};
use papers::tables::ListCell;

/// Counts with their words.
pub(super) struct Row {
    /// A unit or a clause.
    name: String,
    /// The list that is narrowed to it; states come behind.
    path: String,
    counts: Counts,
}

impl Row {
    /// The address of those rows that stand so.
    fn leading(&self, state: &str) -> String {
        [self.path.as_str(), "&trang-thai=", state].concat()
    }
}

#[derive(Template)]
#[template(path = "difficulties/totals.html")]
struct TotalsPage {
    frame: Frame,
    whole: Counts,
    units: Vec<Row>,
    clauses: Vec<Row>,
}

/// `GET /kho-khan/tong-hop`
pub async fn get_totals(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(&app, &caller), asked.frame(&app, &caller));
    let frame = frame.clone().titled(frame.say("difficulties-totals")).in_section(Section::Difficulties);
    let book = Book::read(&mut app.database().read().await?).await?;
    let listed = finding::list_in(&book, &acting)?;
    let tally = counting::tally(&book, &listed, &acting.graph, caller.home(), acting.today);
    let order = acting.graph.sorted(tally.units.keys().copied().collect(), acting.today);
    let units = order.into_iter().filter_map(|unit| {
        let counts = *tally.units.get(&unit)?;
        let path = format!("/kho-khan?don-vi={unit}");
        Some(Row { name: words::name(&frame, &acting.graph, unit), path, counts })
    });
    let units: Vec<Row> = units.collect();
    let clauses = tally.clauses.iter().map(|(key, (counts, row))| {
        let clause = key.provision.map(|id| format!("&dieu-khoan={id}")).unwrap_or_default();
        let path = format!("/kho-khan?van-ban={}{clause}", key.document);
        Row { name: words::clause(frame.language, row), path, counts: *counts }
    });
    let mut clauses: Vec<Row> = clauses.collect();
    clauses.sort_by_cached_key(|row| (std::cmp::Reverse(row.counts.raised), domain::text::sort_key(&row.name)));
    if as_workbook.0 {
        return workbook(&frame, &caller, &tally.whole, &units, &clauses);
    }
    Ok(look::page(TotalsPage { whole: tally.whole, units, clauses, frame }))
}

fn workbook(
    frame: &Frame,
    caller: &Caller,
    whole: &Counts,
    units: &[Row],
    clauses: &[Row],
) -> Result<Response, Failure> {
    let heads = [
        "difficulties-column-part",
        "difficulties-column-name",
        "difficulties-tally-raised",
        "difficulties-tally-answered",
        "difficulties-tally-solved",
        "difficulties-tally-waiting",
        "difficulties-tally-overdue",
    ];
    let line = |part: &str, name: &str, counts: &Counts| -> Vec<ListCell> {
        let numbers = [counts.raised, counts.answered, counts.solved, counts.waiting, counts.overdue];
        let numbers = numbers.map(|number| ListCell::Integer(i64::try_from(number).unwrap_or(0)));
        [frame.say(part).to_string().into(), name.to_owned().into()].into_iter().chain(numbers).collect()
    };
    let of_units = units.iter().map(|row| line("difficulties-by-unit", &row.name, &row.counts));
    let of_clauses = clauses.iter().map(|row| line("difficulties-by-clause", &row.name, &row.counts));
    let listing = Listing {
        file_name: "tong-hop-kho-khan",
        title: frame.title.clone(),
        body: String::new(),
        filters: Vec::new(),
        heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
        rows: [line("difficulties-all", "", whole)].into_iter().chain(of_units).chain(of_clauses).collect(),
    };
    download(frame, caller, listing)
}
