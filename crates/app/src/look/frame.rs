//! What every page carries: the site's places, the person, the time, the language, a message.
//!
//! The app makes a `Frame` for each request and its person; the page completes it:
//! `frame.titled("…").in_section(Section::Documents)`. It reads no clock and decides nothing about rights.

use jiff::civil::{Date, DateTime};

use super::dates::{self, Due};
use super::{Complaints, Notice, Pagination, Person, Section, Site, asset, numbers};
use crate::language::{Language, Phrase};

/// Everything a page needs besides its own content.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Language of the page.
    pub language: Language,
    /// What does not change from page to page.
    pub site: Site,
    /// Moment of the request on the wall of the office.
    pub now: DateTime,
    /// Address of the page, where the language switch returns to.
    pub path: String,
    /// Name of the page: its `h1` and the first part of its `title`.
    pub title: String,
    /// Section the page belongs to.
    pub section: Option<Section>,
    /// Who is signed in.
    pub person: Option<Person>,
    /// Token that every form carries.
    pub csrf: String,
    /// What was just done.
    pub notice: Option<Notice>,
    /// Whether a form on the page has complaints; the title then begins with «Lỗi:».
    pub complained: bool,
    /// Class of `body`: `wide` for two panes and matrices, `landscape` turns the printed sheet.
    pub shape: &'static str,
    /// Notices that the person has not read.
    pub unread: i64,
    /// Whether the key `/` leads to the search box; a person can turn it off (WCAG 2.1.4).
    pub single_keys: bool,
}

impl Frame {
    /// A frame without a person; see [`Frame::signed_in`].
    pub fn new(
        site: Site,
        language: Language,
        now: DateTime,
        path: impl Into<String>,
        csrf: impl Into<String>,
    ) -> Self {
        Self {
            language,
            site,
            now,
            path: path.into(),
            title: String::new(),
            section: None,
            person: None,
            csrf: csrf.into(),
            notice: None,
            complained: false,
            shape: "",
            unread: 0,
            single_keys: true,
        }
    }

    /// With the person who is signed in.
    pub fn signed_in(mut self, person: Person) -> Self {
        self.person = Some(person);
        self
    }

    /// With the name of the page.
    pub fn titled(mut self, title: impl ToString) -> Self {
        self.title = title.to_string();
        self
    }

    /// In a section.
    pub fn in_section(mut self, section: Section) -> Self {
        self.section = Some(section);
        self
    }

    /// With what was just done, if anything.
    pub fn noting(mut self, notice: Option<Notice>) -> Self {
        self.notice = notice;
        self
    }

    /// With `wide`, `landscape` or both.
    pub fn shaped(mut self, shape: &'static str) -> Self {
        self.shape = shape;
        self
    }

    /// With a form that has complaints or none.
    pub fn complaining(mut self, complaints: &Complaints) -> Self {
        self.complained = !complaints.is_empty();
        self
    }

    /// The sentence under a key, in the language of the page.
    pub fn say<'k>(&self, key: &'k str) -> Phrase<'k> {
        self.language.say(key)
    }

    /// The address of the page's list as a workbook: the same filter, all rows.
    pub fn workbook_address(&self) -> String {
        crate::lists::address_of(&self.path)
    }

    /// Today.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// Today as dd/mm/yyyy.
    pub fn today_written(&self) -> String {
        dates::written(self.today())
    }

    /// The time as hh:mm.
    pub fn time_written(&self) -> String {
        format!("{:02}:{:02}", self.now.hour(), self.now.minute())
    }

    /// A whole number with its thousands parted; other text stays as it is.
    pub fn number(&self, number: impl ToString) -> String {
        numbers::grouped_text(number.to_string(), self.language)
    }

    /// A date as dd/mm/yyyy.
    pub fn date(&self, date: &Date) -> String {
        dates::written(*date)
    }

    /// A due date with its distance from today.
    pub fn due(&self, date: &Date) -> Due {
        dates::due(*date, self.today(), self.language)
    }

    /// The hint of a date field: the page's own words, then an example of how a date is written.
    pub fn date_hint(&self, hint: impl ToString) -> String {
        let (hint, example) = (hint.to_string(), self.say("date-example").to_string());
        if hint.is_empty() { example } else { format!("{hint} {example}") }
    }

    /// The address of a static file.
    pub fn asset(&self, path: &str) -> String {
        asset(path)
    }

    /// Name of the current section, for the folded menu of a phone.
    pub fn section_name(&self) -> String {
        self.say(self.section.map_or("frame-menu", Section::key)).to_string()
    }

    /// The current section, if it is one of those that are folded.
    pub fn folded_section(&self) -> Option<&Section> {
        self.site.more.iter().find(|section| self.is_in(section))
    }

    /// Whether this section is the current one.
    pub fn is_in(&self, section: &Section) -> bool {
        self.section == Some(*section)
    }

    /// «11 đến 20 trong 35».
    pub fn range_of(&self, pagination: &Pagination) -> String {
        self.say("pagination-range")
            .with("first", pagination.first_row())
            .with("last", pagination.last_row())
            .with("count", pagination.rows)
            .to_string()
    }
}
