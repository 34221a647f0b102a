//! Reports of rounds: typed, endorsed, submitted, answered; some late, waived, sent back, corrected or never given.
//! Each step is the product's own action, on its day.

use super::{
    Fault, draw,
    duties::{earlier, later},
    figures::{Source, hash, typed},
    people::Cast,
};
use crate::Chance;
use app::{
    App,
    caller::Caller,
    failure::Failure,
    reporting::{
        self, Names, SentForm, ToMend,
        actions::{
            answering::{Returned, accept, open_correction, send_back},
            drafting::{open_entry, save_draft},
            endorsing::{SeenDraft, endorse},
            locking::waive_report,
            submitting::submit,
        },
    },
};
use database::{Connection, Error, params, record};
use domain::{
    ids::{OrganisationId, ReportId, ReportSubmissionId, RoundId},
    packs::{Form, Period},
    problem::Problem,
    reporting::Severity,
};
use jiff::civil::Date;
use std::{collections::BTreeMap, sync::Arc};

record! {
    /// A report that is owed.
    pub struct OwedRow {
        pub id: ReportId, pub organisation_id: OrganisationId, pub first_day: Date, pub last_day: Date, pub is_part: bool,
        pub version: i64,
    }
}

const OWED: &str = "SELECT id, organisation_id, first_day, last_day, is_part, version FROM report WHERE round_id = $1 \
     ORDER BY is_part, organisation_id";

/// What is owed in a round.
pub async fn list_owed(connection: &mut Connection, round: RoundId) -> Result<Vec<OwedRow>, Error> {
    connection.all(OWED, params![round]).await
}

/// A round as its reports need it.
#[derive(Debug)]
pub struct Asked {
    /// Who asks.
    pub by: OrganisationId,
    /// Units of which classes.
    pub classes: &'static [&'static str],
    /// Code of the form.
    pub form: &'static str,
    /// The period.
    pub period: Period,
    /// Until when.
    pub due: Date,
    /// When it was opened.
    pub opened: Date,
}

/// A step of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It need not be given.
    Waive,
    /// Half of it is typed.
    Begin,
    /// All of it is typed.
    Type,
    /// The head stands behind it.
    Endorse,
    /// It is handed in.
    Submit,
    /// Something must be put right; it may have been accepted before.
    SendBack,
    /// It is right.
    Accept,
    /// The unit opens it again and types other words.
    Correct,
}

/// A report with what is known of it.
#[derive(Debug)]
pub struct Report {
    id: ReportId,
    /// Who gives it.
    pub holder: OrganisationId,
    asked: Arc<Asked>,
    /// The days for which it is given.
    days: Period,
    is_part: bool,
    source: Source,
    version: i64,
    draft: i64,
    fields: BTreeMap<String, String>,
    submission: Option<ReportSubmissionId>,
    is_accepted: bool,
    /// The body above accepted what was made of it: it stays as it is.
    is_settled: bool,
    times: u64,
}

impl Report {
    /// A new one.
    pub fn of(row: &OwedRow, asked: &Arc<Asked>, mut source: Source) -> Self {
        let days = Period { first_day: row.first_day, last_day: row.last_day, ..asked.period.clone() };
        if row.is_part {
            // A part may be of a few days, and has numbers of a quarter at least.
            let count = i64::from((days.last_day - days.first_day).get_days()) + 1;
            source.size = (source.size * count.min(91) / 91).max(1);
        }
        Report {
            id: row.id,
            holder: row.organisation_id,
            asked: Arc::clone(asked),
            days,
            is_part: row.is_part,
            source,
            version: row.version,
            draft: 0,
            fields: BTreeMap::new(),
            submission: None,
            is_accepted: false,
            is_settled: false,
            times: 0,
        }
    }

    /// What will be done with it, and when.
    pub fn plan(&self) -> Vec<(Date, Step)> {
        let period = &self.asked.period;
        let (year, number) = (period.year.cast_unsigned(), period.n.cast_unsigned());
        let mut chance = Chance::of(draw(&[self.source.seed, hash(self.asked.form), year, number]));
        let (opened, due) = (self.asked.opened, self.asked.due);
        let dice = chance.below(100);
        let early = earlier(due, 1 + chance.below(6)).max(later(opened, 1));
        let mut given = |from: Date, answer: Step| {
            vec![
                (from, Step::Type),
                (from, Step::Endorse),
                (later(from, chance.below(2)), Step::Submit),
                (later(from, 3 + chance.below(9)), answer),
            ]
        };
        match dice {
            0..2 => vec![(later(opened, 3), Step::Waive)],
            // A part that nobody could give is waived: it would be missing for good.
            2..7 if self.is_part => vec![(later(due, 20), Step::Waive)],
            2..5 => Vec::new(),
            5..7 => vec![(early, Step::Begin)],
            7..17 => [vec![(early, Step::Begin)], given(later(due, 2 + dice), Step::Accept)].concat(),
            17..24 => [given(early, Step::SendBack), given(later(early, 14), Step::Accept)].concat(),
            24..28 => {
                let (again, step) = (later(early, 15), if dice < 26 { Step::Correct } else { Step::SendBack });
                [given(early, Step::Accept), vec![(again, step)], given(again, Step::Accept)].concat()
            }
            28..45 => [vec![(later(opened, 2 + dice % 9), Step::Begin)], given(early, Step::Accept)].concat(),
            _ => given(early, Step::Accept),
        }
    }

    /// Takes the steps of one day and tells how many were taken.
    pub async fn take_all(&mut self, app: &App, cast: &Cast, steps: Vec<Step>) -> Result<usize, Fault> {
        let mut count = 0;
        for step in steps {
            let taken = self.take(app, cast, step).await;
            let told =
                |fault| Fault::told(format!("{step:?} of {}, {:?}: {fault:?}", self.asked.form, self.asked.period));
            count += usize::from(taken.map_err(told)?);
        }
        Ok(count)
    }

    /// Takes a step; one whose people are gone stays as it is.
    async fn take(&mut self, app: &App, cast: &Cast, step: Step) -> Result<bool, Failure> {
        let staff = cast.reporting_for(self.holder);
        let (Some(staff), Some(asking)) = (staff, cast.at(self.asked.by)) else { return Ok(false) };
        if self.is_settled {
            return Ok(false);
        }
        // What was accepted of a unit before it ended is not opened again by those who stand in for it.
        if self.is_accepted && cast.at(self.holder).is_none() && step != Step::SendBack {
            return Ok(false);
        }
        let (clerk, head, asking) = (&staff.clerk, &staff.head, &asking.specialist);
        let answered = self.submission.ok_or(Problem::NothingSubmitted);
        match step {
            Step::Begin | Step::Type => return self.type_in(app, clerk, step == Step::Begin).await.map(|()| true),
            Step::Endorse => self.endorse(app, clerk, head).await?,
            Step::Waive => waive_report(app, asking, self.id, self.version, self.why_waived()).await?,
            Step::Submit => self.submission = Some(submit(app, clerk, self.id, self.version).await?),
            Step::SendBack => {
                match send_back(app, asking, self.id, self.version, answered?, self.returned()?).await {
                    Err(Failure::Problem(Problem::AcceptedAbove { .. })) => {
                        self.is_settled = true;
                        return Ok(false);
                    }
                    other => other?,
                }
                self.is_accepted = false;
            }
            Step::Accept => {
                accept(app, asking, self.id, self.version, answered?, String::new()).await?;
                self.is_accepted = true;
            }
            Step::Correct => open_correction(app, clerk, self.id, self.version, CORRECTED.to_owned()).await?,
        }
        self.version += 1;
        Ok(true)
    }

    fn form(&self) -> Result<&'static Form, Problem> {
        self.source.pack.form(self.asked.form).ok_or(Problem::NotFound)
    }

    fn why_waived(&self) -> String {
        if self.is_part { PART_WAIVED.to_owned() } else { WAIVED.to_owned() }
    }

    /// What is to be put right: all of it, or its first section.
    fn returned(&self) -> Result<Returned, Problem> {
        let form = self.form()?;
        let section = form.sections().first().filter(|_| form.is_sectioned() && self.source.seed.is_multiple_of(2));
        Ok(match section {
            Some(section) => {
                let sections = BTreeMap::from([(section.code.clone(), SECTION_BACK.to_owned())]);
                Returned { places: ToMend { sections, ..ToMend::default() }, ..Returned::default() }
            }
            None => Returned { reason: SENT_BACK.to_owned(), ..Returned::default() },
        })
    }

    /// Types what there is to report; the second time the words are others.
    async fn type_in(&mut self, app: &App, clerk: &Caller, is_half: bool) -> Result<(), Failure> {
        let class = app.organisations().class(self.holder, self.days.last_day).map(str::to_owned);
        let form = self.form()?.asked_of(self.source.pack, class.as_deref());
        let mut fields = typed(self.source, &form, &self.days);
        if is_half {
            fields.truncate(fields.len().div_ceil(2));
        } else {
            self.times += 1;
            let again = self.times > 1;
            for narrative in form.narratives.iter().filter(|narrative| narrative.is_required || again) {
                let number = 2 + draw(&[self.source.seed, self.times]) % 30;
                let words = format!("Đã triển khai đến {number} chi bộ; báo cáo lần {}.", self.times);
                fields.push((format!("l-{}", narrative.code), words));
            }
            // Some put a figure right when they report again.
            if self.times > 1
                && let Some((_, text)) = fields.iter_mut().find(|(name, _)| name.ends_with("A05.value"))
            {
                *text = text.parse::<i64>().map_or_else(|_| text.clone(), |number| (number + 1).to_string());
            }
        }
        self.save(app, clerk, fields).await
    }

    async fn save(&mut self, app: &App, clerk: &Caller, fields: Vec<(String, String)>) -> Result<(), Failure> {
        let mut pairs = Vec::new();
        for (name, value) in fields {
            let began = self.fields.insert(name.clone(), value.clone()).unwrap_or_default();
            if began != value {
                pairs.push((format!("goc-{name}"), began));
                pairs.push((name, value));
            }
        }
        if !pairs.is_empty() {
            save_draft(app, clerk, self.id, SentForm::of(pairs)).await?;
            self.draft += 1;
        }
        Ok(())
    }

    /// Endorses; what is unusual is explained first.
    async fn endorse(&mut self, app: &App, clerk: &Caller, head: &Caller) -> Result<(), Failure> {
        let seen = |draft| SeenDraft { report: self.version, draft };
        match endorse(app, head, self.id, seen(self.draft)).await {
            Err(Failure::Problem(Problem::FiguresUnexplained { .. } | Problem::FiguresWrong { .. })) => {
                self.explain(app, clerk).await?;
                endorse(app, head, self.id, SeenDraft { report: self.version, draft: self.draft }).await
            }
            other => other,
        }
    }

    async fn explain(&mut self, app: &App, clerk: &Caller) -> Result<(), Failure> {
        let entry = open_entry(app, clerk, self.id).await?;
        let round = &entry.report.round;
        let reading = reporting::read(&round.pack, round.form()?, &entry.draft, &entry.beside);
        let wrong: Vec<_> =
            reading.remarks.iter().filter(|remark| remark.severity() == Severity::Error).take(3).collect();
        assert!(wrong.is_empty(), "{} {:?}: {wrong:?}", self.asked.form, self.asked.period);
        let unusual = reading.remarks.iter().filter_map(|remark| remark.cell());
        let why = unusual.map(|cell| (Names::of(cell).why, UNUSUAL.to_owned())).collect();
        self.save(app, clerk, why).await
    }
}

const WAIVED: &str = "Đơn vị mới thành lập bộ máy, được miễn kỳ này.";
const PART_WAIVED: &str = "Hồ sơ của đơn vị đã kết thúc hoạt động chưa bàn giao xong, được miễn phần kỳ này.";
const SECTION_BACK: &str = "Số liệu của phần này chưa khớp với báo cáo kỳ trước, đề nghị rà soát.";
const SENT_BACK: &str = "Đề nghị rà soát lại số liệu với các chi bộ.";
const CORRECTED: &str = "Rà soát lại thấy thiếu số liệu của một chi bộ.";
const UNUSUAL: &str = "Đã đối chiếu với sổ theo dõi của đơn vị; số liệu đúng.";
