//! Exports: everything of an instance in open formats, as one file, and an empty instance from that.
//!
//! The format stands in `package`. An administrator of the body above all others makes an export here and takes it out; the
//! command line does the same, and imports. Nothing here reads the rows of a subject by name: a new table is never forgotten.

mod actions;
mod api;
mod making;
pub mod package;
mod pages;

pub use making::{Exports, forget_old};

use crate::routes::{Access, Route};

/// The media type of an export.
pub const MEDIA_TYPE: &str = "application/zip";

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use domain::permissions::Verb::ExportInstance;
    vec![
        Route::get("/xuat-du-lieu", Access::Asks(ExportInstance), pages::get_export),
        Route::post("/xuat-du-lieu", Access::Asks(ExportInstance), pages::post_export),
        Route::post("/xuat-du-lieu/tai-ve", Access::Asks(ExportInstance), pages::post_download),
        Route::post("/xuat-du-lieu/xoa", Access::Asks(ExportInstance), pages::post_removal),
    ]
}

pub(crate) use actions::may_export;
pub use api::endpoints;

#[cfg(test)]
mod tests;
