//! Organisations: the register as a dated graph, its pages, and what a reorganisation carries.
//!
//! The whole register is held in memory as one graph that does not change under its readers; a change of the register is
//! a dated event, written with its permit, after which the graph is loaded anew.

pub mod actions;
mod api;
pub mod exchange;
mod matching;
mod pages;
#[cfg(test)]
mod tests;
pub mod unit_choice;
pub mod vietnam;

pub use api::endpoints;
pub(crate) use pages::may_read_register;

use crate::{
    failure::Failure,
    routes::{Access, Route},
    uploads::READ_LIMIT_BYTES,
};
use database::Connection;
use domain::{
    organisations::{Catalogue, Graph, ParseError, parse_classes, parse_entries},
    permissions::Verb,
};
use std::sync::{Arc, LazyLock};

/// Reads a file of the pack that comes with the program. A test reads all of them, so none is empty in what is built.
macro_rules! packed {
    ($read:ident, $file:literal) => {{
        let text = include_str!(concat!("../../../../packs/organisations/", $file));
        $read(concat!("packs/organisations/", $file), text)
    }};
}

/// The classes, levels and lines that come with the program.
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| packed_catalogue().unwrap_or_default());

fn packed_catalogue() -> Result<Catalogue, ParseError> {
    let levels = packed!(parse_entries, "levels.tsv")?;
    let lines = packed!(parse_entries, "lines.tsv")?;
    Ok(packed!(parse_classes, "classes.tsv")?.with_levels_and_lines(levels, lines))
}

/// The catalogue of classes, levels and lines.
pub fn classes() -> &'static Catalogue {
    &CATALOGUE
}

/// The graph of everything that the database knows.
pub async fn load(connection: &mut Connection) -> Result<Graph, Failure> {
    let rows = actions::stored_rows(connection).await?;
    Graph::build(rows, classes().clone()).map_err(|fault| Failure::Fault(Arc::new(fault)))
}

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    let (reading, changing) = (Access::Asks(Verb::ReadOrganisation), Access::Asks(Verb::Reorganise));
    vec![
        Route::get("/don-vi", reading, pages::get_register).with_workbook(),
        Route::get("/don-vi/su-kien", reading, pages::get_events),
        Route::get("/don-vi/xuat", reading, pages::get_export),
        Route::get("/don-vi/nhap", changing, pages::get_import),
        Route::post("/don-vi/nhap", changing, pages::post_import).with_body_limit(READ_LIMIT_BYTES),
        Route::post("/don-vi/nhap/ghi", changing, pages::post_take_in).with_body_limit(READ_LIMIT_BYTES),
        Route::get("/don-vi/doi-chieu", reading, matching::get_matching),
        Route::post("/don-vi/doi-chieu", reading, matching::post_matching).with_body_limit(READ_LIMIT_BYTES),
        Route::get("/don-vi/{id}", reading, pages::get_organisation),
        Route::get("/don-vi/{id}/sua-loi", changing, pages::get_corrections),
        Route::post("/don-vi/{id}/sua-loi", changing, pages::post_correction),
    ]
}
