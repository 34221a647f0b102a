//! The pages of workbooks: where they are fetched and given back, what one that came back would do, and the way of a large one.
//! Each asks for rights before it looks at any upload.

pub mod form;
pub mod round;
pub mod upload;

use crate::{
    App,
    asked::Asked,
    failure::{Failure, status_of},
    look::{self, Complaints},
    tables,
    uploads::FILE_FIELD,
};
use axum::{http::StatusCode, response::Response};
use domain::{
    ids::UploadId,
    problem::{Problem, TableProblem},
    text::fold,
};
use papers::tables::{Sort, sort_of};

/// A name for what came back.
pub(crate) async fn new_id(app: &App) -> Result<UploadId, Failure> {
    app.database().write(|tx| Box::pin(async move { Ok::<_, Failure>(tx.new_id()) })).await
}

/// Says plainly what came instead of a workbook.
pub(crate) fn check_sort(content: &[u8]) -> Result<(), Problem> {
    match sort_of(content) {
        Sort::Ods => Err(Problem::Table(TableProblem::SheetIsOds)),
        Sort::Other => Err(Problem::Table(TableProblem::SheetIsText)),
        // Behind a password it is said so when it is opened.
        Sort::Compound | Sort::Xlsx => Ok(()),
    }
}

/// What the page of the upload says of a file that is not taken.
pub(crate) fn refused(asked: &Asked, problem: &Problem) -> (StatusCode, Complaints) {
    let mut complaints = Complaints::none();
    complaints.about(FILE_FIELD, look::sentence(problem, asked.language));
    (status_of(problem), complaints)
}

/// What is said of an older kind of workbook.
fn plainer(problem: Problem) -> Problem {
    match problem {
        Problem::Table(TableProblem::TableKindUnknown { .. }) => Problem::Table(TableProblem::SheetIsOldExcel),
        other => other,
    }
}

/// A download under a name made of these words.
pub(crate) fn download(bytes: Vec<u8>, words: &[&str]) -> Response {
    let name: String =
        words.iter().map(|word| slug(word)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    tables::attached(bytes, &name)
}

/// Small letters without marks, parted by hyphens.
fn slug(words: &str) -> String {
    let folded = fold(words);
    let plain: String =
        folded.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-").chars().take(48).collect()
}
