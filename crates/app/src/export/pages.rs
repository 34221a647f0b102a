//! The page of the export: to make one, to see how far it is, to take it out, to remove it.
//! While one is being made the page asks for itself again; nothing of it needs a script.

use super::{
    MEDIA_TYPE, actions,
    making::{Ready, Stand},
    package::Fault,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Notice, Section},
    requests::{NoFields, Submitted},
};
use askama::Template;
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use std::path::Path;
use tokio::io::AsyncReadExt;

const ADDRESS: &str = "/xuat-du-lieu";
/// Seconds until the page asks for itself again.
const AGAIN: HeaderValue = HeaderValue::from_static("3");
const CHUNK_BYTES: usize = 64 * 1024;

#[derive(Template)]
#[template(path = "export/export.html")]
struct ExportPage {
    frame: Frame,
    stand: Stand,
}

impl ExportPage {
    fn is_making(&self) -> bool {
        matches!(self.stand, Stand::Making(_))
    }

    fn is_ready(&self) -> bool {
        matches!(self.stand, Stand::Ready(_))
    }

    fn failed(&self, fault: &Fault) -> &'static str {
        match fault {
            Fault::FileDamaged(_) => "export-failed-file",
            Fault::JournalBroken(_) => "export-failed-journal",
            Fault::File { .. } => "export-failed-disk",
            _ => "export-failed-otherwise",
        }
    }

    fn made_at(&self, ready: &Ready) -> String {
        ready.made_at.local().strftime("%H:%M %d/%m/%Y").to_string()
    }

    fn rows(&self, ready: &Ready) -> String {
        self.frame.number(ready.written.manifest.tables.values().sum::<u64>())
    }

    fn files(&self, ready: &Ready) -> String {
        self.frame.number(ready.written.manifest.files)
    }

    /// In millions of bytes, rounded up.
    fn megabytes(&self, ready: &Ready) -> String {
        self.frame.number(ready.written.size_bytes.div_ceil(1_000_000))
    }

    fn seal(&self, ready: &Ready) -> String {
        domain::journal::hex(&ready.written.seal)
    }
}

/// `GET /xuat-du-lieu`
pub(super) async fn get_export(State(app): State<App>, asked: Asked, caller: Caller) -> Result<Response, Failure> {
    let stand = actions::stand(&app, &caller).await?;
    let frame = asked.frame(&app, &caller).in_section(Section::People);
    let title = frame.say("export-title").to_string();
    let page = ExportPage { frame: frame.titled(title), stand };
    let is_making = page.is_making();
    let mut response = look::page(page);
    if is_making {
        response.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(response)
}

/// `POST /xuat-du-lieu`
pub(super) async fn post_export(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, NoFields {}): Submitted<NoFields>,
) -> Result<Response, Failure> {
    actions::begin(&app, &caller).await?;
    Ok(redirect_saying(ADDRESS, &Notice::ok(asked.language.say("export-begun"))))
}

/// `POST /xuat-du-lieu/xoa`
pub(super) async fn post_removal(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, NoFields {}): Submitted<NoFields>,
) -> Result<Response, Failure> {
    actions::remove(&app, &caller).await?;
    Ok(redirect_saying(ADDRESS, &Notice::ok(asked.language.say("export-removed"))))
}

/// `POST /xuat-du-lieu/tai-ve`
pub(super) async fn post_download(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, NoFields {}): Submitted<NoFields>,
) -> Result<Response, Failure> {
    let Some((path, ready)) = actions::take_out(&app, &caller).await? else {
        return Ok(redirect_saying(ADDRESS, &Notice::warn(asked.language.say("export-nothing"))));
    };
    on_its_way(&path, &ready).await
}

/// The export as it leaves.
pub(super) async fn on_its_way(path: &Path, ready: &Ready) -> Result<Response, Failure> {
    let file = tokio::fs::File::open(path).await?;
    // Of the file that was opened: another may be put in its place meanwhile.
    let size_bytes = file.metadata().await?.len();
    let day = ready.made_at.local().strftime("%Y-%m-%d");
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(size_bytes));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"dondoc-{day}.zip\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok((headers, in_pieces(file)).into_response())
}

/// A file on its way, a piece at a time.
fn in_pieces(file: tokio::fs::File) -> Body {
    Body::from_stream(futures_util::stream::try_unfold(file, |mut file| async move {
        let mut piece = vec![0; CHUNK_BYTES];
        let read = file.read(&mut piece).await?;
        piece.truncate(read);
        Ok::<_, std::io::Error>((read > 0).then_some((piece, file)))
    }))
}
