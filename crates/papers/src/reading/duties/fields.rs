//! Lines that say who, with whom and when for the tasks above them: «Đơn vị chủ trì: …», «Thời gian thực hiện: …».
//!
//! A run of such lines belongs to the tasks since the run before it, within one numbered provision.

use crate::reading::lexicon::pattern;
use crate::reading::text::Page;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// Who leads.
    Lead,
    /// Who supports.
    Support,
    /// When.
    Time,
    /// What comes of it.
    Output,
    /// What is to be done: a task with its title before it.
    Content,
}

static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:",
        r"(?P<support>(?:các\s+)?(?:đơn vị|cơ quan|tổ chức|đầu mối)\s+phối hợp[^:]{0,20}|phối hợp(?:\s+thực hiện)?)",
        r"|(?P<lead>(?:các\s+)?(?:đơn vị|cơ quan|tổ chức|đầu mối|phân công)\s+(?:chủ trì|thực hiện|tham mưu|được giao|chịu trách nhiệm)[^:]{0,40}|chủ trì(?:\s+thực hiện)?)",
        r"|(?P<time>(?:thời gian|thời hạn|tiến độ|lộ trình|hạn)\s*(?:thực hiện|hoàn thành|triển khai|báo cáo)?)",
        r"|(?P<output>(?:sản phẩm|kết quả)\s*(?:dự kiến|đầu ra|thực hiện)?)",
        r"|(?P<content>nội dung(?:\s+thực hiện|\s+công việc|\s+nhiệm vụ)?|nhiệm vụ)",
        r")\s*:\s*"
    ))
});

/// The field that a paragraph is, with the place of what it says.
pub(super) fn field(page: &Page, content: &Range<usize>) -> Option<(FieldKind, Range<usize>)> {
    let low = page.lower(content);
    low.contains(':').then_some(())?;
    let found = FIELD.captures(low)?;
    let said = content.start + found.get(0)?.end()..content.end;
    let kind = [
        ("lead", FieldKind::Lead),
        ("support", FieldKind::Support),
        ("time", FieldKind::Time),
        ("output", FieldKind::Output),
        ("content", FieldKind::Content),
    ]
    .iter()
    .find(|(name, _)| found.name(name).is_some())
    .map(|(_, kind)| *kind)?;
    (!said.is_empty()).then_some((kind, said))
}
