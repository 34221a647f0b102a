//! Files as they leave: always to be saved, never shown, so that what a stranger wrote does not run under our address.
//! Nothing is read here; whoever calls has found the file through what the person may see.

use crate::printing::PaperFile;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

/// A file to be saved under the name that it was given.
pub fn saved(name: &str, content: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, disposition(name)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (headers, content).into_response()
}

/// A paper that the system wrote. Its name has only ASCII.
impl IntoResponse for PaperFile {
    fn into_response(self) -> Response {
        let mut response = self.content.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.form.kind().media_type()));
        if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", self.file_name)) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
        response
    }
}

/// «attachment» with the name as it was given (RFC 6266, RFC 8187), and one of plain letters for what cannot read it.
fn disposition(name: &str) -> HeaderValue {
    let plain: String = domain::text::fold(name)
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || "._-".contains(letter) { letter } else { '_' })
        .collect();
    let whole: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'-' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    HeaderValue::try_from(format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_vietnamese_arrives_whole_and_cannot_break_the_header() {
        for (name, expected) in [
            (
                "Kế hoạch 14.pdf",
                "attachment; filename=\"ke_hoach_14.pdf\"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%2014.pdf",
            ),
            ("a\"b\r\nc", "attachment; filename=\"a_b_c\"; filename*=UTF-8''a%22b%0D%0Ac"),
        ] {
            assert_eq!(disposition(name), expected);
        }
    }
}
