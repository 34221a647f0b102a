//! The day that a page of the register looks at: today, or one that was asked for.
//! It decides what is shown; rights are asked about today.

use crate::{
    App,
    asked::Asked,
    look::{Complaints, dates},
};
use axum::http::StatusCode;
use domain::organisations::Graph;
use jiff::civil::Date;

/// Name of the field and of its part of the address.
const FIELD: &str = "ngay";

/// The day looked at. What cannot be read is complained about and leaves today.
pub struct AsOf {
    /// The day.
    pub day: Date,
    /// Today.
    pub today: Date,
    /// What stands in the field.
    pub typed: String,
    /// About the field.
    pub complaints: Complaints,
}

/// A day that is often asked for.
pub struct Mark {
    /// The key of its words, with the gap `date`.
    pub key: &'static str,
    /// The day.
    pub day: Date,
    /// As in an address.
    pub value: String,
    /// It is the one looked at.
    pub is_current: bool,
}

impl AsOf {
    /// Reads what was typed; nothing means today.
    pub fn read(app: &App, asked: &Asked, typed: &str) -> Self {
        let (today, mut complaints) = (app.today(), Complaints::none());
        let read = if typed.trim().is_empty() { Ok(today) } else { dates::read(typed) };
        let (day, typed) = match read {
            Ok(day) => (day, dates::written(day)),
            Err(reason) => {
                complaints.about(FIELD, reason.sentence(asked.language));
                (today, typed.chars().take(40).collect())
            }
        };
        AsOf { day, today, typed, complaints }
    }

    /// Whether it is today.
    pub fn is_today(&self) -> bool {
        self.day == self.today
    }

    /// The status of a page with or without a complaint.
    pub fn status(&self) -> StatusCode {
        if self.complaints.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    /// What follows an address so that the next page looks at the same day: nothing for today.
    pub fn suffix(&self) -> String {
        if self.is_today() { String::new() } else { format!("?{FIELD}={}", self.day) }
    }

    /// Today, and the last day before and the first day after the largest change of the register since it began.
    pub fn marks(&self, graph: &Graph) -> Vec<Mark> {
        let mark = |key, day: Date| Mark { key, day, value: day.to_string(), is_current: day == self.day };
        let mut marks = vec![mark("organisations-mark-today", self.today)];
        let largest = graph.event_days().skip(1).max_by_key(|(_, count)| *count);
        if let Some((day, eve)) = largest.and_then(|(day, _)| Some((day, day.yesterday().ok()?))) {
            marks.push(mark("organisations-mark-before", eve));
            marks.push(mark("organisations-mark-after", day));
        }
        marks
    }
}
