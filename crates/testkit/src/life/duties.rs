//! Assignments as they are carried out over time: acknowledged, worked on, shown, submitted, answered; some late, some sent
//! back, some never. Each step is the product's own action, by the people whose step it is, on its day.

use super::{Fault, draw, figures::hash, people::Cast};
use crate::Chance;
use app::{
    App,
    failure::Failure,
    obligations::actions::{
        Attached, Seen, accept, acknowledge, attach_evidence, cancel, confirm, endorse, extend, name_responsible,
        report_progress, send_back, submit,
    },
};
use database::{Connection, Error, params, record};
use domain::{
    ids::{AssignmentId, OrganisationId, SubmissionId},
    obligations::Declared,
    problem::Problem,
};
use jiff::{Span, civil::Date};

record! {
    /// An open assignment.
    pub struct OpenRow {
        pub id: AssignmentId, pub organisation_id: OrganisationId, pub tracking_body_id: OrganisationId,
        pub timing: String, pub due_on: Option<Date>, pub version: i64, pub symbol: Option<String>, pub position: i64,
        pub name: String,
    }
}
record! {
    /// A period of one.
    pub struct PeriodRow { pub assignment_id: AssignmentId, pub number: i64, pub due_on: Date }
}

const OPEN: &str = "SELECT a.id, a.organisation_id, o.tracking_body_id, o.timing, a.due_on, a.version, d.symbol, \
     o.position, n.name FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     JOIN document d ON d.id = o.document_id JOIN organisation_name n ON n.organisation_id = a.organisation_id \
     AND n.valid_to IS NULL WHERE a.closed_on IS NULL AND a.role = 'lead' \
     ORDER BY d.issued_on, d.symbol, o.position, n.name";
const PERIODS: &str = "SELECT n.assignment_id, n.number, n.due_on FROM occurrence n \
     JOIN assignment a ON a.id = n.assignment_id JOIN obligation o ON o.id = a.obligation_id \
     JOIN document d ON d.id = o.document_id WHERE a.closed_on IS NULL AND n.due_on >= $1 AND n.due_on <= $2 \
     ORDER BY n.due_on, d.issued_on, d.symbol, o.position, a.organisation_id";

/// A step of an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It was received.
    Acknowledge,
    /// The head answers for it.
    Name,
    /// Something was done.
    Doing,
    /// All was done.
    Done,
    /// A file shows it.
    Attach,
    /// The head stands behind it.
    Endorse,
    /// It is handed in.
    Submit,
    /// It was not enough.
    SendBack,
    /// It was enough.
    Accept,
    /// More time.
    Extend(Date),
    /// It is no longer asked for.
    Cancel,
    /// It is still being done.
    Confirm,
}

/// An assignment with what is known of it.
#[derive(Debug, Clone)]
pub struct Duty {
    /// Which.
    pub id: AssignmentId,
    /// Who holds it.
    pub holder: OrganisationId,
    tracker: OrganisationId,
    version: i64,
    /// It is confirmed and never done.
    pub is_standing: bool,
    seed: u64,
    submission: Option<SubmissionId>,
    /// Nothing more is done.
    pub is_over: bool,
}

/// Steps with their days; the number is that of a period.
pub type Planned = Vec<(Date, Option<i64>, Step)>;

/// All that is open now.
pub async fn list_open(connection: &mut Connection) -> Result<Vec<OpenRow>, Error> {
    connection.all(OPEN, params![]).await
}

/// Periods that are due between two days.
pub async fn list_periods(connection: &mut Connection, from: Date, to: Date) -> Result<Vec<PeriodRow>, Error> {
    connection.all(PERIODS, params![from, to]).await
}

impl Duty {
    /// A new one.
    pub fn of(row: &OpenRow, seed: u64) -> Self {
        let symbol = hash(row.symbol.as_deref().unwrap_or_default());
        Duty {
            id: row.id,
            holder: row.organisation_id,
            tracker: row.tracking_body_id,
            version: row.version,
            is_standing: row.timing == "standing",
            seed: draw(&[seed, hash(&row.name), symbol, row.position.cast_unsigned()]),
            submission: None,
            is_over: false,
        }
    }

    /// What will be done with it from today on.
    pub fn plan(&self, row: &OpenRow, today: Date) -> Planned {
        let chance = &mut Chance::of(self.seed);
        if chance.below(25) == 0 {
            return Vec::new();
        }
        let received = later(today, 1 + chance.below(5));
        let mut plan = vec![(received, None, Step::Acknowledge), (later(received, 1), None, Step::Name)];
        let due = row.due_on.filter(|_| row.timing == "once").map(|due| due.max(later(today, 20)));
        if let Some(due) = due {
            plan.extend(self.plan_once(received, due, chance));
        }
        plan
    }

    fn plan_once(&self, received: Date, due: Date, chance: &mut Chance) -> Planned {
        let mut plan = vec![(later(received, 3 + chance.below(9)), None, Step::Doing)];
        let dice = chance.below(100);
        match dice {
            0..5 => return plan,
            5..7 => {
                plan.push((later(received, 14), None, Step::Cancel));
                return plan;
            }
            7..15 => {
                let to = later(due, 15 + chance.below(15));
                plan.push((earlier(due, 2).max(later(received, 13)), None, Step::Extend(to)));
                plan.extend(finish(None, earlier(to, 3), dice.is_multiple_of(2), chance));
            }
            15..28 => plan.extend(finish(None, later(due, 3 + chance.below(40)), false, chance)),
            _ => {
                plan.extend(finish(None, earlier(due, 1 + chance.below(5)).max(later(received, 13)), dice < 40, chance))
            }
        }
        plan
    }

    /// What will be done in one of its periods.
    pub fn plan_period(&self, row: &PeriodRow, today: Date) -> Planned {
        let chance = &mut Chance::of(draw(&[self.seed, row.number.cast_unsigned()]));
        let done = later(earlier(row.due_on, 1 + chance.below(6)), if chance.below(9) == 0 { 12 } else { 0 })
            .max(later(today, 1));
        match (chance.below(100), self.is_standing) {
            (0..8, _) => Vec::new(),
            (_, true) => vec![(done, Some(row.number), Step::Confirm)],
            (dice, false) => finish(Some(row.number), done, dice < 14, chance),
        }
    }

    /// Takes the steps of one day and tells how many were taken. A step that fails is told with the assignment's place in time.
    pub async fn take_all(&mut self, app: &App, cast: &Cast, steps: Vec<(Option<i64>, Step)>) -> Result<usize, Fault> {
        let mut count = 0;
        for (period, step) in steps {
            let taken = self.take(app, cast, period, step).await;
            count += usize::from(
                taken.map_err(|fault| Fault::told(format!("{step:?} of {self:?}, {period:?}: {fault:?}")))?,
            );
        }
        Ok(count)
    }

    /// Takes a step; one that is over, or whose people are gone, stays as it is.
    async fn take(&mut self, app: &App, cast: &Cast, period: Option<i64>, step: Step) -> Result<bool, Failure> {
        let (Some(staff), Some(asking)) = (cast.at(self.holder), cast.at(self.tracker)) else { return Ok(false) };
        if self.is_over {
            return Ok(false);
        }
        let (id, seen) = (self.id, Seen { version: self.version, period });
        let (clerk, head, asking) = (&staff.clerk, &staff.head, &asking.specialist);
        let answered = self.submission.ok_or(Problem::NothingSubmitted);
        match step {
            Step::Acknowledge => acknowledge(app, clerk, id, seen).await?,
            // The only head of a successor answers for what came over already.
            Step::Name => match name_responsible(app, clerk, id, seen, head.account).await {
                Err(Failure::Problem(Problem::AlreadyDone)) => return Ok(false),
                other => other?,
            },
            Step::Doing => report_progress(app, clerk, id, seen, Declared::Doing, self.words(DOING)).await?,
            Step::Done => report_progress(app, clerk, id, seen, Declared::Done, self.words(DONE)).await?,
            Step::Attach => drop(attach_evidence(app, clerk, id, seen, self.evidence(seen)).await?),
            Step::Endorse => endorse(app, head, id, seen).await?,
            Step::Submit => self.submission = Some(submit(app, clerk, id, seen).await?),
            Step::SendBack => send_back(app, asking, id, seen, answered?, self.words(SENT_BACK)).await?,
            Step::Accept => accept(app, asking, id, seen, answered?, self.words(ACCEPTED)).await?,
            Step::Extend(to) => extend(app, asking, id, seen, to, self.words(EXTENDED)).await?,
            Step::Cancel => cancel(app, asking, id, seen, self.words(CANCELLED)).await?,
            Step::Confirm => confirm(app, clerk, id, seen, self.words(CONFIRMED)).await?,
        }
        self.version += 1;
        self.is_over = step == Step::Cancel || (step == Step::Accept && period.is_none());
        Ok(true)
    }

    fn words(&self, of: &[&str]) -> String {
        let number = draw(&[self.seed, self.version.cast_unsigned()]);
        let words = of[usize::try_from(number % of.len() as u64).unwrap_or_default()];
        words.replace('#', &(2 + number % 40).to_string())
    }

    /// One of a few files: the same paper comes from many.
    fn evidence(&self, seen: Seen) -> Attached {
        let number = (draw(&[self.seed]) + seen.version.cast_unsigned()) % 48;
        Attached {
            file_name: format!("bien-ban-{number}.txt"),
            caption: format!("Biên bản số {number}"),
            content: format!("Biên bản số {number}: hội nghị đã thảo luận và thống nhất nội dung thực hiện.\n")
                .into_bytes(),
        }
    }
}

/// Done, shown, endorsed, submitted and answered; perhaps sent back once before.
fn finish(period: Option<i64>, done: Date, is_sent_back: bool, chance: &mut Chance) -> Planned {
    let mut plan = Vec::new();
    let mut round = |from: Date, answer: Step| {
        let answered = later(from, 3 + chance.below(8));
        for (days, step) in [(0, Step::Done), (0, Step::Attach), (1, Step::Endorse), (1, Step::Submit)] {
            plan.push((later(from, days), period, step));
        }
        plan.push((answered, period, answer));
        later(answered, 2)
    };
    let again = if is_sent_back { round(done, Step::SendBack) } else { done };
    round(again, Step::Accept);
    plan
}

/// So many days later.
pub fn later(day: Date, days: u64) -> Date {
    let span = Span::new().days(i64::try_from(days).unwrap_or_default());
    day.checked_add(span).unwrap_or(day)
}

/// So many days earlier.
pub fn earlier(day: Date, days: u64) -> Date {
    let span = Span::new().days(i64::try_from(days).unwrap_or_default());
    day.checked_sub(span).unwrap_or(day)
}

const DOING: &[&str] = &[
    "Đã dự thảo, đang xin ý kiến Ban Thường vụ.",
    "Đã tổ chức được # buổi, còn lại theo kế hoạch.",
    "Đã phân công bộ phận tham mưu, # chi bộ đã triển khai.",
];
const DONE: &[&str] = &[
    "Đã hoàn thành, # chi bộ tham gia.",
    "Đã ban hành và triển khai đến # thôn, tổ dân phố.",
    "Đã hoàn thành đúng nội dung, có # lượt người tham dự.",
];
const SENT_BACK: &[&str] = &["Chưa nêu kết quả cụ thể, đề nghị bổ sung.", "Thiếu danh sách kèm theo, đề nghị bổ sung."];
const ACCEPTED: &[&str] = &["Đạt yêu cầu.", "Kết quả đầy đủ.", ""];
const EXTENDED: &[&str] = &["Lùi hạn theo đề nghị của đơn vị do trùng đợt mưa lũ."];
const CANCELLED: &[&str] = &["Nội dung đã lồng ghép vào nhiệm vụ khác."];
const CONFIRMED: &[&str] = &["Vẫn thực hiện thường xuyên.", "Đã nắm tình hình, không có vấn đề nổi cộm."];
