//! What the browser sends about an assignment: one value for everything that can be typed on its page, and the checks.
//!
//! The same value is what the page is filled with again when something must be put right. Nothing is written here.

pub use crate::look::sentence;
use crate::{
    language::Language,
    look::{Complaints, dates},
    obligations::actions::flow::{ReportDraft, Seen},
    written::{self, REASON_LIMIT},
};
use domain::{
    ids::{AccountId, SubmissionId},
    obligations::Declared,
    problem::Problem,
};
use jiff::civil::Date;
use serde::Deserialize;

/// Characters of a report.
pub const NARRATIVE_LIMIT: usize = 10_000;
/// Characters of a caption.
pub const CAPTION_LIMIT: usize = 500;

/// Everything that can be typed on the page of an assignment.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Version of the assignment that the person saw.
    pub version: String,
    /// Number of the period that the person saw.
    pub ky: String,
    /// The responsible head.
    pub thu_truong: String,
    /// The declared status.
    pub khai: String,
    /// The narrative of a report.
    pub noi_dung: String,
    /// The caption of a piece of evidence.
    pub chu_thich: String,
    /// The note of a confirmation.
    pub ghi_chu: String,
    /// The submission that is answered.
    pub bao_cao: String,
    /// The opinion on a submission: a note when accepted, the reason when sent back.
    pub y_kien: String,
    /// The later due date.
    pub han_moi: String,
    /// Why it is later.
    pub ly_do_gia_han: String,
    /// Why it is cancelled.
    pub ly_do_huy: String,
}

/// A checked value, or what must be put right.
pub type Checked<T> = Result<T, Complaints>;

impl Typed {
    /// What the person had in sight. A version that cannot be read is none, so that someone was faster.
    pub fn seen(&self) -> Seen {
        Seen { version: self.version.parse().unwrap_or(-1), period: self.period() }
    }

    /// Number of the period.
    pub fn period(&self) -> Option<i64> {
        self.ky.parse().ok()
    }

    /// A report.
    pub fn report(&self, language: Language) -> Checked<(Declared, String)> {
        let mut complaints = Complaints::none();
        let declared = Declared::from_code(&self.khai);
        if declared.is_none() {
            complaints.about("khai", language.say("assignments-report-declare"));
        }
        let narrative = required(&mut complaints, language, "noi_dung", &self.noi_dung, NARRATIVE_LIMIT);
        match declared {
            Some(declared) if complaints.is_empty() => Ok((declared, narrative)),
            _ => Err(complaints),
        }
    }

    /// A draft of a report: as it is, if it is not longer than a report may be.
    pub fn draft(&self, language: Language) -> Checked<ReportDraft> {
        let mut complaints = Complaints::none();
        let narrative = limited(&mut complaints, language, "noi_dung", &self.noi_dung, NARRATIVE_LIMIT);
        whole(complaints, ReportDraft { declared: self.khai.clone(), narrative })
    }

    /// The responsible head.
    pub fn responsible(&self, language: Language) -> Checked<AccountId> {
        self.thu_truong.parse().map_err(|_| {
            let mut complaints = Complaints::none();
            complaints.about("thu_truong", language.say("assignments-head-choose"));
            complaints
        })
    }

    /// The note of a confirmation.
    pub fn confirmation(&self, language: Language) -> Checked<String> {
        let mut complaints = Complaints::none();
        let note = required(&mut complaints, language, "ghi_chu", &self.ghi_chu, REASON_LIMIT);
        whole(complaints, note)
    }

    /// The submission that is meant and an opinion, which may be left out.
    pub fn acceptance(&self, language: Language) -> Checked<(SubmissionId, String)> {
        let mut complaints = Complaints::none();
        let note = limited(&mut complaints, language, "y_kien", &self.y_kien, REASON_LIMIT);
        self.answer(complaints, language, note)
    }

    /// The submission that is meant and a reason.
    pub fn sending_back(&self, language: Language) -> Checked<(SubmissionId, String)> {
        let mut complaints = Complaints::none();
        let reason = required(&mut complaints, language, "y_kien", &self.y_kien, REASON_LIMIT);
        self.answer(complaints, language, reason)
    }

    fn answer(&self, mut complaints: Complaints, language: Language, words: String) -> Checked<(SubmissionId, String)> {
        let submission = self.bao_cao.parse().ok();
        if submission.is_none() {
            complaints.about_all(sentence(&Problem::NothingSubmitted, language));
        }
        match submission {
            Some(submission) if complaints.is_empty() => Ok((submission, words)),
            _ => Err(complaints),
        }
    }

    /// A later due date and its reason.
    pub fn extension(&self, language: Language) -> Checked<(Date, String)> {
        let mut complaints = Complaints::none();
        let to = dates::read(&self.han_moi);
        if let Err(fault) = to {
            complaints.about("han_moi", fault.sentence(language));
        }
        let reason = required(&mut complaints, language, "ly_do_gia_han", &self.ly_do_gia_han, REASON_LIMIT);
        match to {
            Ok(to) if complaints.is_empty() => Ok((to, reason)),
            _ => Err(complaints),
        }
    }

    /// The reason of a cancellation.
    pub fn cancellation(&self, language: Language) -> Checked<String> {
        let mut complaints = Complaints::none();
        let reason = required(&mut complaints, language, "ly_do_huy", &self.ly_do_huy, REASON_LIMIT);
        whole(complaints, reason)
    }

    /// The caption of a piece of evidence, which may be left out.
    pub fn caption(&self, language: Language) -> Checked<String> {
        let mut complaints = Complaints::none();
        let caption = limited(&mut complaints, language, "chu_thich", &self.chu_thich, CAPTION_LIMIT);
        whole(complaints, caption)
    }
}

fn whole<T>(complaints: Complaints, value: T) -> Checked<T> {
    if complaints.is_empty() { Ok(value) } else { Err(complaints) }
}

fn required(complaints: &mut Complaints, language: Language, field: &str, typed: &str, limit: usize) -> String {
    let words = limited(complaints, language, field, typed, limit);
    if words.is_empty() {
        complaints.about(field, sentence(&Problem::Missing { field: field.to_owned() }, language));
    }
    words
}

/// Trimmed, with the line ends of Unix, in the stored form.
fn limited(complaints: &mut Complaints, language: Language, field: &str, typed: &str, limit: usize) -> String {
    written::words(field, typed, limit).unwrap_or_else(|problem| {
        complaints.about(field, sentence(&problem, language));
        written::tidied(typed)
    })
}

/// The field at which a problem is said; nowhere in particular when the whole page is meant.
pub fn field_of(problem: &Problem) -> &str {
    match problem {
        Problem::NotLater { .. } | Problem::DateTooEarly { .. } | Problem::NotADate { .. } => "han_moi",
        Problem::FileEmpty | Problem::FileTooLarge { .. } => "tep",
        Problem::Missing { field } | Problem::TooLong { field, .. } => field,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_declared_has_words_and_is_not_too_long() {
        let limit = "ư".repeat(NARRATIVE_LIMIT);
        let longer = format!("{limit}ờ");
        let table = [
            ("done", "Đã ban hành", vec![]),
            ("done", limit.as_str(), vec![]),
            ("done", longer.as_str(), vec!["noi_dung"]),
            ("done", " \n ", vec!["noi_dung"]),
            ("", "Đã ban hành", vec!["khai"]),
            ("xong", "", vec!["khai", "noi_dung"]),
        ];
        for (khai, noi_dung, fields) in table {
            let typed = Typed { khai: khai.to_owned(), noi_dung: noi_dung.to_owned(), ..Typed::default() };
            let complained = match typed.report(Language::Vi) {
                Ok(_) => Vec::new(),
                Err(complaints) => complaints.all().iter().map(|complaint| complaint.field.clone()).collect(),
            };
            assert_eq!(complained, fields, "{khai} {}", noi_dung.len());
        }
    }

    #[test]
    fn marks_above_letters_count_once_and_line_ends_are_those_of_unix() {
        let typed = Typed { khai: "doing".to_owned(), noi_dung: "a\u{302}\u{301}\r\nb".to_owned(), ..Typed::default() };
        assert_eq!(typed.report(Language::Vi), Ok((Declared::Doing, "ấ\nb".to_owned())));
    }
}
