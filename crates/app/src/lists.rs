//! Lists as Excel: every list that a person filters is given as a workbook at its own address with `dang=xlsx`, by the same
//! handler, with the same rights, the same filter and all of its rows. It does not know what the cells mean.

use crate::{
    App, caller::Caller, failure::Failure, language::Language, look::Frame, reporting::written::Written, tables,
};
use axum::{extract::FromRequestParts, http::request::Parts, response::Response};
use papers::tables::{List, ListCell, written_list};
use std::{convert::Infallible, sync::Arc};

/// The part of an address that asks for a workbook.
const PART: &str = "dang=xlsx";
/// The part that asks for a page of a list; a workbook has all pages.
const PAGE: &str = "trang=";

/// Whether a list is wanted as a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsWorkbook(pub bool);

impl FromRequestParts<App> for AsWorkbook {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default();
        Ok(AsWorkbook(query.split('&').any(|part| part == PART)))
    }
}

/// The address of the same list as a workbook.
pub fn address_of(page: &str) -> String {
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let kept = query.split('&').filter(|part| !part.is_empty() && !part.starts_with(PAGE) && *part != PART);
    let parts: Vec<&str> = kept.chain([PART]).collect();
    [path, "?", &parts.join("&")].concat()
}

/// What a page hands over.
pub struct Listing {
    /// Name of the file, without its ending, ASCII.
    pub file_name: &'static str,
    /// What the list is.
    pub title: String,
    /// Whose it is, when it is not the person's own.
    pub body: String,
    /// What it is filtered by: the label of a filter and what was chosen, empty where nothing was.
    pub filters: Vec<(String, String)>,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Rows, a cell for each head.
    pub rows: Vec<Vec<ListCell>>,
}

/// A figure as it is shown: a number as a number, else the word that says why there is none.
pub fn figure(frame: &Frame, figure: &Written) -> ListCell {
    let said = |key: &str| ListCell::Text(frame.say(key).to_string());
    match figure {
        Written::Number(text) => number(frame.language, text),
        Written::NothingArose => said("figure-not-arisen"),
        Written::NotReported => said("figure-not-reported"),
        Written::Waived => said("figure-waived"),
        Written::NoNumber => said("reporting-no-number"),
    }
}

/// A number as it is written in a language; anything else stays text.
fn number(language: Language, text: &str) -> ListCell {
    let (thousands, point) = match language {
        Language::Vi => ('.', ','),
        Language::En => (',', '.'),
    };
    let digits: String = text.chars().filter(|letter| *letter != thousands).collect();
    let digits = digits.replace('\u{2212}', "-");
    let (whole, part) = digits.split_once(point).unwrap_or((&digits, ""));
    let is_number = part.len() <= 6 && part.chars().all(|letter| letter.is_ascii_digit());
    let micro = || format!("{whole}{part:0<6}").parse::<i64>().ok();
    match (whole.parse::<i64>(), part.is_empty()) {
        (Ok(whole), true) => ListCell::Integer(whole),
        (Ok(_), false) if is_number => match (micro(), u8::try_from(part.len())) {
            (Some(micro), Ok(decimals)) => ListCell::Decimal { micro, decimals },
            _ => text.into(),
        },
        _ => text.into(),
    }
}

/// The list as a download.
pub fn download(frame: &Frame, caller: &Caller, listing: Listing) -> Result<Response, Failure> {
    let file_name = format!("{}-{}", listing.file_name, frame.today());
    let list = List {
        remarks: remarks(frame, caller, &listing),
        title: listing.title,
        heads: listing.heads,
        rows: listing.rows,
    };
    let content = written_list(&list).map_err(|fault| Failure::Fault(Arc::new(fault)))?;
    Ok(tables::attached(content, &file_name))
}

/// What stands above the table: whose list it is, the filter, how many rows, when and for whom it was made.
fn remarks(frame: &Frame, caller: &Caller, listing: &Listing) -> Vec<String> {
    let chosen = listing.filters.iter().filter(|(_, value)| !value.is_empty());
    let chosen: Vec<String> = chosen.map(|(label, value)| format!("{label}: {value}")).collect();
    let filter = match chosen.is_empty() {
        true => frame.say("list-not-filtered").to_string(),
        false => frame.say("list-filtered").with("by", chosen.join("; ")).to_string(),
    };
    let made = frame.say("list-made").with("time", frame.time_written()).with("date", frame.today_written());
    let made = made.with("name", &caller.full_name).with("count", listing.rows.len()).to_string();
    [listing.body.clone(), filter, made].into_iter().filter(|remark| !remark.is_empty()).collect()
}
