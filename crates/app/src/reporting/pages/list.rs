//! «Báo cáo»: what the person's units owe and gave, and the rounds that they follow.
//! The same lines stand in the list of my work; this page only reads.

use super::words::{self, Head, Mark};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Frame, Section, dates::Due},
    reporting::{
        actions::{
            FollowedRow, Report,
            figures::Followed,
            showing::{self, OwnReports},
        },
        own_work::place_of,
    },
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    organisations::Graph,
    reporting::{ReportState, ReportStep},
};
use jiff::civil::Date;
use papers::tables::ListCell;

/// One report of a list.
#[derive(Debug, Clone)]
pub struct ReportLine {
    /// Where it is.
    pub path: String,
    /// Period and form, or the unit.
    pub title: String,
    /// Unit, part, round.
    pub meta: String,
    /// When it is due.
    pub due: Due,
    /// The due date itself.
    pub due_on: Date,
    /// How it stands.
    pub state: Mark,
    /// For whom it waits, its receipt, or why it was sent back.
    pub detail: String,
    /// The next step, in the words of a button.
    pub go: String,
    /// The unit has nothing to do.
    pub rests: bool,
    /// It waits for others.
    pub waits: bool,
}

struct FollowedLine {
    path: String,
    period: String,
    form: String,
    due_on: Date,
    row: FollowedRow,
    attention: String,
}

#[derive(Template)]
#[template(path = "reporting/list.html")]
struct ListPage {
    frame: Frame,
    lede: String,
    may_open: bool,
    owed: Vec<ReportLine>,
    filed: Vec<ReportLine>,
    followed: Vec<FollowedLine>,
}

/// `GET /bao-cao`
pub async fn get_list(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let own = showing::list_own(&app, &caller).await?;
    let frame = asked.frame(&app, &caller);
    let frame = frame.clone().titled(frame.say("section-reports")).in_section(Section::Reports);
    let page = ListPage::new(&app.organisations(), frame, &own);
    if as_workbook.0 { page.workbook(&caller) } else { Ok(look::page(page)) }
}

impl ListPage {
    fn new(graph: &Graph, frame: Frame, own: &OwnReports) -> Self {
        let lines: Vec<ReportLine> = own.held.iter().map(|report| line(&frame, graph, report)).collect();
        let (mut filed, mut owed): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.rests);
        owed.sort_by_key(|line| (line.waits, line.due_on));
        filed.sort_by_key(|line| std::cmp::Reverse(line.due_on));
        let followed: Vec<FollowedLine> =
            own.followed.iter().map(|followed| followed_line(&frame, graph, followed)).collect();
        let lede = frame.say("reporting-lede").with("owed", owed.len()).with("followed", followed.len()).to_string();
        ListPage { lede, may_open: !own.may_ask.is_empty(), owed, filed, followed, frame }
    }

    /// The lists as a workbook, one below the other: reports, then rounds with how far they have come.
    fn workbook(self, caller: &Caller) -> Result<Response, Failure> {
        let frame = &self.frame;
        let heads = [
            "reporting-list-part",
            "reporting-period",
            "reporting-column-unit-name",
            "reporting-due",
            "reporting-column-state",
            "reporting-column-detail",
            "reporting-column-in",
            "reporting-list-owed",
        ];
        let report = |part: &str, line: ReportLine| -> Vec<ListCell> {
            vec![
                frame.say(part).to_string().into(),
                line.title.into(),
                line.meta.into(),
                line.due_on.into(),
                line.state.word.into(),
                line.detail.into(),
                ListCell::Empty,
                ListCell::Empty,
            ]
        };
        let round = |line: FollowedLine| -> Vec<ListCell> {
            let title = frame.say("reporting-line").with("period", &line.period).with("form", &line.form);
            vec![
                frame.say("reporting-followed").to_string().into(),
                title.to_string().into(),
                ListCell::Empty,
                line.due_on.into(),
                ListCell::Empty,
                line.attention.into(),
                ListCell::Integer(line.row.submitted),
                ListCell::Integer(line.row.owed),
            ]
        };
        let owed = self.owed.into_iter().map(|line| report("reporting-owed", line));
        let filed = self.filed.into_iter().map(|line| report("reporting-filed", line));
        let listing = Listing {
            file_name: "bao-cao",
            title: frame.title.clone(),
            body: String::new(),
            filters: Vec::new(),
            heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
            rows: owed.chain(filed).chain(self.followed.into_iter().map(round)).collect(),
        };
        download(frame, caller, listing)
    }
}

/// A line of a report.
pub fn line(frame: &Frame, graph: &Graph, report: &Report) -> ReportLine {
    let head = Head::of_report(frame, graph, report);
    let (rows, state) = (report.rows(frame.today()), report.state());
    let next = rows.next_of_holder();
    let meta = head.acting.clone().unwrap_or_else(|| head.holder.clone());
    ReportLine {
        path: address(report, next),
        title: frame.say("reporting-line").with("period", &head.period).with("form", &head.form).to_string(),
        meta,
        due: frame.due(&head.due_on),
        due_on: head.due_on,
        state: words::state(frame, state),
        detail: words::admitted(frame, report)
            .into_iter()
            .chain([detail(frame, report, state, &head)])
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        go: frame.say(go_key(next)).to_string(),
        rests: place_of(report, frame.today()).is_none(),
        waits: state == ReportState::Submitted,
    }
}

/// A report that is entered leads to its form, any other to its page.
fn address(report: &Report, next: Option<ReportStep>) -> String {
    match next {
        Some(ReportStep::Enter) => format!("/bao-cao/{}/nhap", report.row.id),
        _ => format!("/bao-cao/{}", report.row.id),
    }
}

fn go_key(next: Option<ReportStep>) -> &'static str {
    match next {
        Some(ReportStep::Enter) => "reporting-go-enter",
        Some(ReportStep::Endorse) => "reporting-go-endorse",
        Some(ReportStep::Submit) => "reporting-go-submit",
        _ => "reporting-go-read",
    }
}

/// What is said of a report besides its state.
pub fn detail(frame: &Frame, report: &Report, state: ReportState, head: &Head) -> String {
    let latest = report.latest();
    match state {
        ReportState::Submitted => {
            let at_ms = latest.and_then(|content| content.submitted_at_ms).unwrap_or_default();
            let said = frame.say("reporting-waits-for").with("name", &head.asked_by);
            said.with("at", words::at(frame, at_ms)).to_string()
        }
        ReportState::SentBack => latest.and_then(|content| content.back_reason.clone()).unwrap_or_default(),
        ReportState::Accepted => latest.and_then(|content| content.receipt_number.clone()).unwrap_or_default(),
        ReportState::Waived => report.row.waiver_reason.clone().unwrap_or_default(),
        ReportState::Endorsed => frame.say("reporting-waits-submission").to_string(),
        ReportState::Draft | ReportState::NotOpened => match report.row.draft_saved_at_ms {
            Some(at_ms) => frame.say("reporting-worked-on").with("at", words::at(frame, at_ms)).to_string(),
            None => String::new(),
        },
    }
}

fn followed_line(frame: &Frame, graph: &Graph, followed: &Followed) -> FollowedLine {
    let head = Head::of_round(frame, graph, &followed.round);
    let row = followed.counts.clone();
    let missing = row.owed - row.waived - row.submitted;
    let attention = frame.say("reporting-attention").with("waiting", row.waiting()).with("missing", missing.max(0));
    FollowedLine {
        path: format!("/bao-cao/dot/{}", row.id),
        period: head.period,
        form: head.form,
        due_on: head.due_on,
        attention: attention.with("accepted", row.accepted).to_string(),
        row,
    }
}
