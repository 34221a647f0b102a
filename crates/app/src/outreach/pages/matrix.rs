//! The matrix of a campaign: units as rows, audiences or channels as columns, each cell leading to its unit. What the page shows
//! it also gives as a workbook, with both numbers behind each share.

use super::super::{
    actions::counting::{Cell, Matrix, MatrixRow, Narrowed, find_matrix},
    words,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Choice, Frame, Section},
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{ids::CampaignId, outreach::Standing, packs::Pack};
use papers::tables::ListCell;
use serde::Deserialize;

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// «kenh»: channels as columns.
    cot: String,
    /// One channel alone.
    kenh: String,
    /// One audience alone, where channels are the columns.
    #[serde(rename = "doi-tuong")]
    doi_tuong: String,
    /// «thieu»: units with somebody left alone.
    chi: String,
    /// «a3»: printed on the larger sheet.
    kho: String,
}

/// One cell.
struct Shown {
    class: &'static str,
    symbol: &'static str,
    word: String,
    short: String,
    path: String,
    about: String,
}

struct Row {
    name: String,
    path: String,
    before: String,
    cells: Vec<Shown>,
    activities: String,
    is_whole: bool,
}

#[derive(Template)]
#[template(path = "outreach/matrix.html")]
struct MatrixPage {
    frame: Frame,
    base: String,
    campaign: String,
    a3_path: String,
    wanted: Wanted,
    columns: Vec<Choice>,
    channels: Vec<Choice>,
    audiences: Vec<Choice>,
    heads: Vec<String>,
    rows: Vec<Row>,
    sums: Vec<String>,
    activities: String,
    legend: Vec<(&'static str, &'static str, String)>,
    hidden: usize,
}

/// `GET /tuyen-truyen/{campaign}/ma-tran`
pub async fn get_matrix(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<CampaignId>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let some = |word: &str| (!word.is_empty()).then(|| word.to_owned());
    let narrowed = Narrowed { channel: some(&wanted.kenh), audience: some(&wanted.doi_tuong) };
    let mut matrix = find_matrix(&app, &caller, id, &narrowed).await?;
    if wanted.chi == "thieu" {
        matrix.rows.retain(lacks);
    }
    let (acting, frame) = (Acting::now(&app, &caller), asked.frame(&app, &caller));
    if as_workbook.0 {
        return workbook(&frame, &acting, &caller, (&matrix, &wanted));
    }
    Ok(look::page(page(frame, &acting, &matrix, wanted)))
}

/// Somebody is left alone, or the goal is not reached.
fn lacks(row: &MatrixRow) -> bool {
    row.cells.iter().any(|cell| matches!(cell.measured.standing, Standing::Nobody | Standing::Below))
}

fn page(frame: Frame, acting: &Acting, matrix: &Matrix, wanted: Wanted) -> MatrixPage {
    let campaign = &matrix.campaign;
    let pack: &Pack = &campaign.pack;
    let by_channel = wanted.cot == "kenh";
    let heads: Vec<String> = match by_channel {
        true => campaign.channels.iter().map(|code| words::channel(&frame, pack, code)).collect(),
        false => campaign.audiences.iter().map(|(code, _)| words::audience(&frame, pack, code)).collect(),
    };
    let row = |row: &MatrixRow| shown(&frame, acting, matrix, (row, &heads, by_channel));
    let all = Choice::new("", frame.say("outreach-all"));
    let channel = |code: &String| Choice::new(code, words::channel(&frame, pack, code));
    let audience = |(code, _): &(String, Option<i64>)| Choice::new(code, words::audience(&frame, pack, code));
    let standings = [
        Standing::Reached,
        Standing::Below,
        Standing::Nobody,
        Standing::Unmeasured,
        Standing::Above,
        Standing::NotConcerned,
    ];
    let legend = standings.map(|one| {
        let (symbol, word, _, tone) = words::standing(one);
        (symbol, tone, frame.say(word).to_string())
    });
    let activities: i64 = matrix.rows.iter().map(|row| row.work.activities).sum();
    let shape = if wanted.kho == "a3" { "wide landscape a3" } else { "wide landscape" };
    MatrixPage {
        base: words::address(campaign.row.id),
        campaign: campaign.row.name.clone(),
        a3_path: larger(&frame.path),
        columns: vec![
            Choice::new("", frame.say("outreach-by-audience")),
            Choice::new("kenh", frame.say("outreach-by-channel")),
        ],
        channels: std::iter::once(all.clone()).chain(campaign.channels.iter().map(channel)).collect(),
        audiences: std::iter::once(all).chain(campaign.audiences.iter().map(audience)).collect(),
        rows: matrix.rows.iter().map(row).collect(),
        sums: (0..heads.len()).map(|column| sum(&frame, matrix, (column, by_channel))).collect(),
        activities: frame.number(activities),
        legend: legend.into(),
        hidden: matrix.hidden,
        frame: frame.clone().titled(frame.say("outreach-matrix-title")).in_section(Section::Outreach).shaped(shape),
        heads,
        wanted,
    }
}

fn larger(path: &str) -> String {
    if path.contains("kho=a3") {
        return path.to_owned();
    }
    [path, if path.contains('?') { "&" } else { "?" }, "kho=a3"].concat()
}

fn shown(
    frame: &Frame,
    acting: &Acting,
    matrix: &Matrix,
    (row, heads, by_channel): (&MatrixRow, &[String], bool),
) -> Row {
    let campaign = &matrix.campaign;
    let name = words::name(frame, &acting.graph, row.unit);
    let path = format!("{}/don-vi/{}", words::address(campaign.row.id), row.unit);
    let cells = match by_channel {
        true => channel_cells(frame, matrix, row, &path),
        false => row
            .cells
            .iter()
            .zip(&campaign.audiences)
            .map(|(cell, (code, _))| audience_cell(frame, cell, &path, code))
            .collect(),
    };
    let about = |(mut cell, head): (Shown, &String)| {
        cell.about = [name.as_str(), head, &cell.about].join(", ");
        cell
    };
    let before: Vec<String> = row.before.iter().map(|unit| words::name(frame, &acting.graph, *unit)).collect();
    Row {
        cells: cells.into_iter().zip(heads).map(about).collect(),
        activities: frame.number(row.work.activities),
        is_whole: !lacks(row),
        before: before.join(", "),
        name,
        path,
    }
}

fn audience_cell(frame: &Frame, cell: &Cell, path: &str, code: &str) -> Shown {
    let (symbol, word, class, _) = words::standing(cell.measured.standing);
    let word = frame.say(word).to_string();
    Shown {
        class,
        symbol,
        short: words::short(frame, cell),
        about: [word.as_str(), &words::long(frame, cell)].join(": "),
        path: [path, "#", code].concat(),
        word,
    }
}

fn channel_cells(frame: &Frame, matrix: &Matrix, row: &MatrixRow, path: &str) -> Vec<Shown> {
    let cell = |((work, turns), code): (&(domain::outreach::Work, i64), &String)| {
        let standing = if work.activities == 0 { Standing::Nobody } else { Standing::Reached };
        let (symbol, _, class, _) = words::standing(standing);
        let items = words::items(frame, &matrix.campaign.pack, code, work.items);
        let said = [items, frame.say("outreach-turns").with("count", *turns).to_string()].join("; ");
        Shown {
            class,
            symbol,
            word: said.clone(),
            short: if work.activities == 0 { String::new() } else { frame.number(work.items) },
            about: said,
            path: [path, "#hoat-dong"].concat(),
        }
    };
    row.channels.iter().zip(&matrix.campaign.channels).map(cell).collect()
}

/// What stands under a column.
fn sum(frame: &Frame, matrix: &Matrix, (column, by_channel): (usize, bool)) -> String {
    if by_channel {
        let items = matrix.rows.iter().filter_map(|row| row.channels.get(column)).map(|(work, _)| work.items);
        return frame.number(items.sum::<i64>());
    }
    let sum = matrix.sum(column);
    match domain::outreach::percent(sum.measured, sum.people) {
        Some(percent) => format!("{percent} %"),
        None => frame.number(sum.persons.max(sum.turns)),
    }
}

fn workbook(
    frame: &Frame,
    acting: &Acting,
    caller: &Caller,
    (matrix, wanted): (&Matrix, &Wanted),
) -> Result<Response, Failure> {
    let campaign = &matrix.campaign;
    let say = |key: &str| frame.say(key).to_string();
    let mut heads = vec![say("outreach-unit")];
    for (code, _) in &campaign.audiences {
        let name = words::audience(frame, &campaign.pack, code);
        let parts =
            ["outreach-column-persons", "outreach-column-people", "outreach-column-percent", "outreach-column-turns"];
        heads.extend(parts.iter().map(|part| [name.as_str(), &say(part)].join(": ")));
    }
    for code in &campaign.channels {
        heads.push(words::channel(frame, &campaign.pack, code));
    }
    heads.push(say("outreach-activities"));
    let number = |number: i64| ListCell::Integer(number);
    let cells = |row: &MatrixRow| {
        let mut cells: Vec<ListCell> = vec![words::name(frame, &acting.graph, row.unit).into()];
        for cell in &row.cells {
            let stated =
                |number: Option<i64>| number.map_or_else(|| say("outreach-not-stated").into(), ListCell::Integer);
            let percent = cell.measured.percent.map_or_else(|| ListCell::Text(String::new()), number);
            cells.extend([number(cell.reach.persons), stated(cell.people), percent, number(cell.reach.turns)]);
        }
        cells.extend(row.channels.iter().map(|(work, _)| number(work.items)));
        cells.push(number(row.work.activities));
        cells
    };
    let channel = campaign.channels.iter().find(|code| **code == wanted.kenh);
    let listing = Listing {
        file_name: "ma-tran-tuyen-truyen",
        title: say("outreach-matrix-title"),
        body: campaign.row.name.clone(),
        filters: vec![
            (
                say("outreach-channel"),
                channel.map(|code| words::channel(frame, &campaign.pack, code)).unwrap_or_default(),
            ),
            (say("outreach-only-lacking"), if wanted.chi == "thieu" { say("outreach-yes") } else { String::new() }),
        ],
        heads,
        rows: matrix.rows.iter().map(cells).collect(),
    };
    download(frame, caller, listing)
}
