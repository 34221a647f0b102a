//! Tables on their way to a person: a workbook as a download, in either form. It does not know what the cells mean.
//! It reads none: that is done where files are opened.

use crate::failure::Failure;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use papers::tables::{TSV_TYPE, Workbook, XLSX_TYPE, written_as_tsv, written_as_xlsx};
use std::sync::Arc;

/// Spreadsheet programs take text for UTF-8 when it begins with this.
const MARK: &str = "\u{feff}";

/// In which form a table is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Excel.
    Xlsx,
    /// Text with tabs.
    Tsv,
}

impl Form {
    /// From the ending of a file or the word of an address; Excel where it is not said.
    pub fn named(word: &str) -> Self {
        if word.eq_ignore_ascii_case("tsv") { Form::Tsv } else { Form::Xlsx }
    }

    const fn ending(self) -> &'static str {
        match self {
            Form::Xlsx => "xlsx",
            Form::Tsv => "tsv",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Form::Xlsx => XLSX_TYPE,
            Form::Tsv => TSV_TYPE,
        }
    }
}

/// The bytes of a workbook in that form.
pub fn bytes(workbook: &Workbook, form: Form) -> Result<Vec<u8>, Failure> {
    match form {
        Form::Xlsx => written_as_xlsx(workbook).map_err(|fault| Failure::Fault(Arc::new(fault))),
        Form::Tsv => Ok([MARK, written_as_tsv(workbook).as_str()].concat().into_bytes()),
    }
}

/// A download. The name has no ending and only ASCII.
pub fn download(workbook: &Workbook, name: &str, form: Form) -> Result<Response, Failure> {
    Ok(attachment(bytes(workbook, form)?, name, form))
}

/// A workbook that is written already, as a download. The name has no ending and only ASCII.
pub fn attached(content: Vec<u8>, name: &str) -> Response {
    attachment(content, name, Form::Xlsx)
}

fn attachment(content: Vec<u8>, name: &str, form: Form) -> Response {
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(form.media_type()));
    let disposition = format!("attachment; filename=\"{name}.{}\"", form.ending());
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
