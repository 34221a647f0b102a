//! The explanation of one figure: what it comes to, how complete it is, every report behind it with what it adds and what is
//! to be known of it, and whose figures have no place in it.
//!
//! A report that the person may not read adds to the line of the others, without a name.

use super::{
    cells::Cell,
    explore::{told, what_there_is},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    explorer::{
        actions::{self, Round},
        address::Address,
        question::{Question, Setting},
        reach::{self, Reach},
        sources::{Reports, Sources},
        table::{Making, Of},
    },
    failure::Failure,
    look::{self, Frame, Section, Tone},
    permits::Thing,
    reporting::{
        Mark, words,
        written::{self, Written},
    },
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    ids::OrganisationId,
    packs::Component,
    permissions::Verb,
    problem::Problem,
    reporting::{Amount, TotalFigure},
};
use rollup::{Behind, Marks, Standing, Tally, Total};
use std::collections::HashMap;

/// A report behind the figure.
struct BehindLine {
    name: String,
    path: Option<String>,
    days: String,
    figure: Written,
    upper: Option<Written>,
    lower: Option<Written>,
    state: Mark,
    notes: Vec<String>,
}

#[derive(Template)]
#[template(path = "explorer/explain.html")]
struct ExplainPage {
    frame: Frame,
    body: String,
    is_alone: bool,
    back: String,
    periods: String,
    unit: String,
    counted_in: String,
    told: Vec<String>,
    cell: Cell,
    total: Total,
    owed: u32,
    numbers: Option<[String; 2]>,
    sums: Option<[Written; 2]>,
    rows: Vec<BehindLine>,
    missing: Vec<String>,
    unseen: usize,
    unseen_figure: Written,
    lost: Vec<String>,
    rounds: Vec<(String, String)>,
}

/// `GET /so-lieu/don-vi/{organisation}/giai-trinh`
pub async fn get_explanation(
    State(app): State<App>,
    asked: Asked,
    Named(body): Named<OrganisationId>,
    caller: Caller,
    Query(address): Query<Address>,
) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller).in_section(Section::Figures);
    let figures = app.figures().await?;
    let (offers, aimed_at) = what_there_is(&app, &caller).await?;
    let reach = Reach { caller: &caller, graph: figures.graph(), today: frame.today(), offers: &offers };
    let setting = Setting { frame: &frame, figures: &figures, offers: &offers, reach, aimed_at: &aimed_at };
    let address = Address { body: body.to_string(), ..address };
    let question = Question::read(&setting, &address).ok_or(Problem::NotFound)?;
    let thing = reach::figures_of(&offers, &question.offer, figures.graph(), body, frame.today());
    caller.require(figures.graph(), Verb::ReadFigures, &thing)?;
    let mut connection = app.database().read().await?;
    let mut reports = Reports::new();
    for round in offers.of(&question.offer).filter(|round| question.periods.contains(&round.period())) {
        reports.push((round, actions::list_reports(&mut connection, round.row.id).await?));
    }
    Ok(look::page(ExplainPage::of(&setting, &question, &reports)?))
}

impl ExplainPage {
    fn of(setting: &Setting<'_>, question: &Question, reports: &Reports<'_>) -> Result<Self, Failure> {
        let (frame, offer, graph) = (setting.frame, &question.offer, setting.figures.graph());
        let view = question.view(setting.figures)?;
        let (measure, kind) = question.measured(setting.figures).ok_or(Problem::NotFound)?;
        let making = Making { figures: setting.figures, view: &view, question, measure, kind };
        let (periods, of) = (&question.periods, if question.alone { Of::Own } else { Of::Whole });
        let total = making.total(question.body, of, periods);
        let mut behind = making.behind(question.body, of, periods);
        // Period by period, in each in the order of lists.
        let order = graph.sorted(behind.iter().map(|row| row.organisation).collect(), frame.today());
        let places: HashMap<OrganisationId, usize> = order.into_iter().zip(0..).collect();
        behind.sort_by(|one, other| {
            let place = |row: &Behind| places.get(&row.organisation).copied();
            one.sheet.period.cmp(&other.sheet.period).then_with(|| place(one).cmp(&place(other)))
        });
        let sources = Sources { caller: setting.reach.caller, graph, today: frame.today(), reports };
        let telling = Telling { setting, question, making: &making, sources };
        let (seen, unseen): (Vec<&Behind>, Vec<&Behind>) = behind.iter().partition(|row| telling.sources.may_see(row));
        let name = |period: &domain::packs::Period| offer.period_name(period, frame.language);
        let missing = seen.iter().filter(|row| row.standing == Standing::Missing);
        let back = Address { alone: String::new(), ..question.address() };
        Ok(ExplainPage {
            body: words::name(frame, graph, question.body),
            is_alone: question.alone,
            back: Address { from: String::new(), to: String::new(), shape: String::new(), ..back }.written(),
            periods: periods.iter().map(name).collect::<Vec<_>>().join(", "),
            unit: offer.unit(frame.language),
            counted_in: words::of(offer.indicator.unit_of(&Component::Denominator), frame.language),
            told: told(setting, question),
            cell: Cell::of(frame, &making, &total, String::new()),
            owed: total.owed.saturating_sub(total.tally.waived),
            numbers: telling.numbers(),
            sums: telling.sums(&total.tally),
            rows: seen.iter().map(|row| telling.line(row)).collect(),
            missing: missing.map(|row| words::name(frame, graph, row.organisation)).collect(),
            unseen: unseen.len(),
            unseen_figure: telling.figure(unseen.iter().copied()),
            lost: making.lost().iter().map(|(body, _)| words::name(frame, graph, *body)).collect(),
            rounds: telling.rounds(),
            total,
            frame: {
                let said = frame.say("explorer-explain-title").with("name", offer.name(frame.language));
                frame.clone().titled(said)
            },
        })
    }
}

/// What lines are told with.
struct Telling<'t> {
    setting: &'t Setting<'t>,
    question: &'t Question,
    making: &'t Making<'t>,
    sources: Sources<'t>,
}

impl Telling<'_> {
    /// What rows come to.
    fn figure<'b>(&self, rows: impl Iterator<Item = &'b Behind>) -> Written {
        let mut total = Total::default();
        for row in rows {
            let is_in = matches!(row.standing, Standing::Counted | Standing::NothingArose);
            total.tally += Tally {
                first: row.adds.0,
                second: row.adds.1,
                reported: u32::from(is_in),
                nothing_arose: u32::from(row.standing == Standing::NothingArose),
                ..Tally::default()
            };
        }
        let figure = total.figure(self.making.kind);
        written::total(self.setting.frame.language, &self.question.offer.indicator, &figure)
    }

    fn line(&self, row: &Behind) -> BehindLine {
        let (frame, graph) = (self.setting.frame, self.making.figures.graph());
        let report = self.sources.readable(row);
        let [upper, lower] = match self.sums(&Tally { first: row.adds.0, second: row.adds.1, ..Tally::default() }) {
            Some([upper, lower]) if row.standing == Standing::Counted => [Some(upper), Some(lower)],
            _ => [None, None],
        };
        let is_one = self.question.periods.len() == 1;
        let period = self.question.offer.period_name(&row.sheet.period, frame.language);
        let until = || frame.say("explorer-until").with("date", frame.date(&row.sheet.last_day)).to_string();
        BehindLine {
            name: words::name(frame, graph, row.organisation),
            path: report.map(|(_, report)| format!("/bao-cao/{}", report.id)),
            days: match (is_one, row.sheet.is_part()) {
                (true, false) => String::new(),
                (true, true) => until(),
                (false, false) => period,
                (false, true) => format!("{period}, {}", until()),
            },
            figure: match row.standing {
                Standing::Waived => Written::Waived,
                _ => self.figure(std::iter::once(row)),
            },
            upper,
            lower,
            state: state(frame, row),
            notes: notes(frame, row),
        }
    }

    /// The names of the two numbers of a ratio or a mean.
    fn numbers(&self) -> Option<[String; 2]> {
        let indicator = &self.question.offer.indicator;
        let name = |component: Component| {
            indicator.name_of(&component).map(|name| words::of(name, self.setting.frame.language))
        };
        let of_ratio = || Some([name(Component::Numerator)?, name(Component::Denominator)?]);
        if indicator.is_ratio() { of_ratio() } else { None }
    }

    /// The two sums of a ratio.
    fn sums(&self, tally: &Tally) -> Option<[Written; 2]> {
        let indicator = &self.question.offer.indicator;
        if !indicator.is_ratio() {
            return None;
        }
        let sum = |micro: i128, component: Component| match i64::try_from(micro).map(Amount::from_micro) {
            Ok(amount) => written::amount(self.setting.frame.language, indicator, &component, amount),
            Err(_) => written::total(self.setting.frame.language, indicator, &TotalFigure::TooLarge),
        };
        Some([sum(tally.first, Component::Numerator), sum(tally.second, Component::Denominator)])
    }

    /// The totals of the rounds behind, for those who may read these.
    fn rounds(&self) -> Vec<(String, String)> {
        let (frame, caller) = (self.setting.frame, self.setting.reach.caller);
        let may = |round: &Round| {
            let thing = Thing::Round { id: round.row.id, tracking_body: round.row.asked_by, today: frame.today() };
            caller.may(self.making.figures.graph(), Verb::ReadRound, &thing)
        };
        let offer = &self.question.offer;
        let link = |round: &Round| {
            let path = format!("/bao-cao/dot/{}/chi-tieu/{}", round.row.id, offer.indicator.code);
            let said = frame.say("explorer-round").with("period", offer.period_name(&round.period(), frame.language));
            (path, said.to_string())
        };
        self.sources.reports.iter().filter(|(round, _)| may(round)).map(|(round, _)| link(round)).collect()
    }
}

fn state(frame: &Frame, row: &Behind) -> Mark {
    let (symbol, key, tone) = match row.standing {
        Standing::Missing => ("s-new", "explorer-standing-missing", Tone::Warn),
        Standing::Waived => ("s-off", "explorer-standing-waived", Tone::Mute),
        _ if row.marks.has(Marks::ACCEPTED) => ("s-done", "explorer-standing-accepted", Tone::Ok),
        _ => ("r-sent", "explorer-standing-given", Tone::Plain),
    };
    Mark { symbol, word: frame.say(key).to_string(), tone }
}

fn notes(frame: &Frame, row: &Behind) -> Vec<String> {
    let marks = [
        (row.is_apportioned, "explorer-note-apportioned"),
        (row.marks.has(Marks::ESTIMATED), "explorer-note-estimated"),
        (row.marks.has(Marks::CHANGED), "explorer-note-changed"),
        (row.marks.has(Marks::LATE), "explorer-note-late"),
    ];
    let said = marks.into_iter().filter(|(holds, _)| *holds && row.standing != Standing::Missing);
    said.map(|(_, key)| frame.say(key).to_string()).collect()
}
