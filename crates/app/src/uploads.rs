//! A form with one file, as it arrives: words and the file, taken in pieces and never more than the limit.
//!
//! A file over the limit is read to its end without being kept, so that the browser gets a page and not a broken
//! connection; when the session ended meanwhile the words are kept and the file is not. Nothing is written here.

use crate::{App, caller::Caller, failure::Failure, requests};
use axum::extract::{FromRequest, Multipart, Request, multipart::Field};
use domain::problem::Problem;
use papers::tables::{Workbook, pasted};

/// The body of a request is read to here at the most, kept or not.
pub const READ_LIMIT_BYTES: usize = 512 * 1024 * 1024;

/// Name of the one field that may hold a file.
pub const FILE_FIELD: &str = "tep";

/// Name of the one field that may hold a pasted table: as much as a file, and with the blanks at its edges, which are cells.
pub const TABLE_FIELD: &str = "bang";

/// A field that is no file holds no more than this.
const FIELD_LIMIT_BYTES: usize = 16 * 1024;

const BYTES_PER_MEGABYTE: usize = 1024 * 1024;

/// A form with one file, sent by a signed-in person from a page of this session.
#[derive(Debug)]
pub struct SubmittedFile {
    /// By whom.
    pub caller: Caller,
    /// The file.
    pub file: SentFile,
    words: Vec<(String, String)>,
}

/// A file on its way in.
#[derive(Debug, PartialEq, Eq)]
pub enum SentFile {
    /// None was chosen.
    None,
    /// It is over the limit; nothing of it is kept.
    TooLarge,
    /// The whole of it.
    Whole {
        /// Name as given by the browser, without folders.
        name: String,
        /// Bytes.
        content: Vec<u8>,
    },
}

impl SentFile {
    /// Name and content, or the problem with the file.
    pub fn whole(self, app: &App) -> Result<(String, Vec<u8>), Problem> {
        match self {
            SentFile::None => Err(Problem::Missing { field: FILE_FIELD.to_owned() }),
            SentFile::TooLarge => Err(too_large(app)),
            SentFile::Whole { name, content } => Ok((name, content)),
        }
    }
}

/// The largest file taken, in whole megabytes, for hints and refusals.
pub fn limit_megabytes(app: &App) -> usize {
    app.settings().upload_limit_bytes / BYTES_PER_MEGABYTE
}

/// The refusal of a file over the limit.
pub fn too_large(app: &App) -> Problem {
    Problem::FileTooLarge { limit_megabytes: i64::try_from(limit_megabytes(app)).unwrap_or(i64::MAX) }
}

impl SubmittedFile {
    /// The table that was sent, in a file or else pasted.
    pub async fn table(self, app: &App) -> Result<Workbook, Failure> {
        match self.file {
            SentFile::None => Ok(pasted(&self.word(TABLE_FIELD)).map_err(|fault| fault.problem_of_table(""))?),
            file => {
                let (name, content) = file.whole(app)?;
                Ok(app.settings().opener.table(name, content).await??)
            }
        }
    }

    /// The words without the file.
    pub fn without_file(&self) -> SubmittedFile {
        SubmittedFile { caller: self.caller.clone(), file: SentFile::None, words: self.words.clone() }
    }

    /// Everything that was typed, by field.
    pub fn words(&self) -> &[(String, String)] {
        &self.words
    }

    /// What was typed into a field; empty when it was not sent.
    pub fn word(&self, name: &str) -> String {
        self.words.iter().find(|(field, _)| field == name).map(|(_, words)| words.clone()).unwrap_or_default()
    }
}

impl FromRequest<App> for SubmittedFile {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let Some(caller) = Caller::from_headers(app, request.headers()).await? else {
            return Err(requests::session_ended_with_files(request, app).await);
        };
        let mut sent = SubmittedFile { caller, file: SentFile::None, words: Vec::new() };
        if requests::is_plain_form(request.headers()) {
            // What was kept through sign-in comes without its file, which is then asked for again.
            sent.words = requests::fields(request).await?;
        } else {
            let mut form = Multipart::from_request(request, app).await.map_err(|_| broken())?;
            while let Some(mut field) = form.next_field().await.map_err(|_| broken())? {
                sent.take(&mut field, app.settings().upload_limit_bytes).await?;
            }
        }
        requests::check_token(
            &sent.caller,
            sent.words.iter().find(|(name, _)| name == "csrf").map(|(_, token)| token.as_str()),
        )?;
        Ok(sent)
    }
}

impl SubmittedFile {
    async fn take(&mut self, field: &mut Field<'_>, file_limit: usize) -> Result<(), Failure> {
        let name = field.name().unwrap_or_default().to_owned();
        let Some(given) = field.file_name().map(str::to_owned) else {
            return self.take_words(name, field, file_limit).await;
        };
        if name != FILE_FIELD {
            return bytes(field, 0).await.map(drop);
        }
        let is_named = !given.trim().is_empty();
        self.file = match bytes(field, file_limit).await? {
            None => SentFile::TooLarge,
            Some(content) if !is_named && content.is_empty() => SentFile::None,
            Some(content) => SentFile::Whole { name: papers::doors::cleaned_name(&given), content },
        };
        Ok(())
    }
}

impl SubmittedFile {
    async fn take_words(&mut self, name: String, field: &mut Field<'_>, file_limit: usize) -> Result<(), Failure> {
        if name != TABLE_FIELD {
            let bytes = bytes(field, FIELD_LIMIT_BYTES).await?.unwrap_or_default();
            self.words.push((name, String::from_utf8_lossy(&bytes).trim().to_owned()));
            return Ok(());
        }
        match bytes(field, file_limit).await? {
            Some(bytes) => self.words.push((name, String::from_utf8_lossy(&bytes).into_owned())),
            None if self.file == SentFile::None => self.file = SentFile::TooLarge,
            None => {}
        }
        Ok(())
    }
}

/// The bytes of a field, or nothing when they are more than the limit; read to the end in any case.
async fn bytes(field: &mut Field<'_>, limit: usize) -> Result<Option<Vec<u8>>, Failure> {
    let mut content = Some(Vec::new());
    while let Some(piece) = field.chunk().await.map_err(|_| broken())? {
        content = content.filter(|kept: &Vec<u8>| kept.len() + piece.len() <= limit);
        if let Some(kept) = &mut content {
            kept.extend_from_slice(&piece);
        }
    }
    Ok(content)
}

fn broken() -> Failure {
    Problem::Missing { field: FILE_FIELD.to_owned() }.into()
}
