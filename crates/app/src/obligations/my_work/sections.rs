//! Where each line of my work stands: to answer, overdue, today, within seven days, later, waiting for others.
//! Which place an assignment has is told in `placing.rs`.

use super::{
    placing::{self, WorkPlace},
    rows::{WorkRow, Writing},
};
use crate::{
    caller::Caller,
    look::{Frame, Tone},
    obligations::actions::flow::{Assignment, OccurrenceRow, OwnWork},
    reporting::{Place, WorkLine},
};
use domain::{ids::OrganisationId, organisations::Graph};
use jiff::civil::Date;

/// A section of the page.
#[derive(Debug, Clone)]
pub struct Group {
    /// Anchor.
    pub id: &'static str,
    /// Key of its heading.
    pub key: &'static str,
    /// Key of its words in the tally.
    pub tally_key: &'static str,
    /// Drawing in the tally.
    pub symbol: &'static str,
    /// Loudness in the tally.
    pub tone: Tone,
    /// Its lines, the most urgent first.
    pub rows: Vec<WorkRow>,
}

impl Group {
    /// Address of the section on the page.
    pub fn anchor(&self) -> String {
        format!("#{}", self.id)
    }
}

/// All lines, each in its place.
#[derive(Debug, Default)]
pub struct Sections {
    to_answer: Vec<WorkRow>,
    overdue: Vec<(Option<Date>, WorkRow)>,
    today: Vec<(Option<Date>, WorkRow)>,
    soon: Vec<(Option<Date>, WorkRow)>,
    later: Vec<(Option<Date>, WorkRow)>,
    waiting: Vec<(Option<Date>, WorkRow)>,
}

impl Sections {
    /// Puts everything in its place.
    pub fn sort(frame: &Frame, graph: &Graph, caller: &Caller, work: &OwnWork) -> Self {
        let mut organisations: Vec<OrganisationId> = caller.posts.iter().map(|post| post.organisation).collect();
        organisations.sort_unstable();
        organisations.dedup();
        let writing = Writing { frame, graph, names_holder: organisations.len() > 1 };
        let mut sections = Sections {
            to_answer: work.to_answer.iter().map(|waiting| writing.to_answer(waiting)).collect(),
            ..Sections::default()
        };
        for assignment in &work.held {
            for period in placing::periods_of(assignment, frame.today()) {
                sections.place(&writing, caller, work, assignment, period);
            }
        }
        sections.put_in_order();
        sections
    }

    fn place(
        &mut self,
        writing: &Writing<'_>,
        caller: &Caller,
        work: &OwnWork,
        assignment: &Assignment,
        period: Option<&OccurrenceRow>,
    ) {
        let holder = assignment.row.organisation_id;
        let inherited: Vec<_> = work.inherited.iter().filter(|row| row.assignment_id == assignment.row.id).collect();
        let only_head = work.heads.iter().find(|head| head.organisation_id == holder);
        let head = assignment.row.responsible.as_deref().or(only_head.map(|head| head.full_name.as_str()));
        let due_on = assignment.rows(period.map(|period| period.id)).due_on;
        let place = placing::place_of(caller, assignment, period, writing.frame.today());
        let row = writing.held(assignment, period, &inherited, head, place == WorkPlace::Waiting);
        self.at(place).push((due_on, row));
    }

    fn at(&mut self, place: WorkPlace) -> &mut Vec<(Option<Date>, WorkRow)> {
        match place {
            WorkPlace::Overdue => &mut self.overdue,
            WorkPlace::Today => &mut self.today,
            WorkPlace::Soon => &mut self.soon,
            WorkPlace::Later => &mut self.later,
            WorkPlace::Waiting => &mut self.waiting,
        }
    }

    /// With the reports that the person's organisations owe, and the rounds in which reports wait for their answer.
    pub fn with_reports(mut self, reports: Vec<WorkLine>) -> Self {
        for line in reports {
            let place = match line.place {
                Place::ToAnswer => {
                    self.to_answer.push(WorkRow::of_report(line));
                    continue;
                }
                Place::Waiting => WorkPlace::Waiting,
                Place::Due(schedule) => WorkPlace::by_due_date(schedule),
            };
            self.at(place).push((Some(line.due_on), WorkRow::of_report(line)));
        }
        self.put_in_order();
        self
    }

    /// The nearest due date first; what has none comes last.
    fn put_in_order(&mut self) {
        for lines in [&mut self.overdue, &mut self.today, &mut self.soon, &mut self.later, &mut self.waiting] {
            lines.sort_by_key(|(due_on, _)| (due_on.is_none(), *due_on));
        }
    }

    /// The counts in one sentence.
    pub fn lede(&self, frame: &Frame) -> String {
        let to_do = self.overdue.len() + self.today.len() + self.soon.len() + self.later.len();
        frame
            .say("my-work-lede")
            .with("weekday", frame.say(weekday_key(frame.today())))
            .with("date", frame.today_written())
            .with("to_do", to_do)
            .with("waiting", self.waiting.len())
            .with("to_answer", self.to_answer.len())
            .to_string()
    }

    /// The sections that have lines.
    pub fn into_groups(self) -> Vec<Group> {
        let lines = |lines: Vec<(Option<Date>, WorkRow)>| lines.into_iter().map(|(_, row)| row).collect();
        let group = |id, key, tally_key, symbol, tone, rows| Group { id, key, tally_key, symbol, tone, rows };
        [
            group("cho-xu-ly", "my-work-to-answer", "my-work-tally-to-answer", "r-sent", Tone::Plain, self.to_answer),
            group("qua-han", "my-work-overdue", "my-work-tally-overdue", "s-late", Tone::Act, lines(self.overdue)),
            group("hom-nay", "my-work-today", "my-work-tally-today", "s-soon", Tone::Plain, lines(self.today)),
            group("bay-ngay", "my-work-soon", "my-work-tally-soon", "s-doing", Tone::Plain, lines(self.soon)),
            group("sau-do", "my-work-later", "my-work-tally-later", "s-new", Tone::Plain, lines(self.later)),
            group("cho", "my-work-waiting", "my-work-tally-waiting", "s-wait", Tone::Plain, lines(self.waiting)),
        ]
        .into_iter()
        .filter(|group| !group.rows.is_empty())
        .collect()
    }
}

fn weekday_key(day: Date) -> &'static str {
    use jiff::civil::Weekday;
    match day.weekday() {
        Weekday::Monday => "my-work-monday",
        Weekday::Tuesday => "my-work-tuesday",
        Weekday::Wednesday => "my-work-wednesday",
        Weekday::Thursday => "my-work-thursday",
        Weekday::Friday => "my-work-friday",
        Weekday::Saturday => "my-work-saturday",
        Weekday::Sunday => "my-work-sunday",
    }
}
