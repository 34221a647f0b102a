//! What units wrote within the periods: answers to questions in the newest accepted version of each report, remarks on figures
//! in the version that counts in totals. What was not handed in, was sent back or let off says nothing.

use super::{
    Asked,
    standpoint::Standpoint,
    store::{self, ReportRow, VersionRow},
};
use crate::{
    explorer::actions::Round, failure::Failure, language::Language, permits::Thing, reporting::papers::pieces,
};
use database::Connection;
use domain::{
    ids::{OrganisationId, ReportContentId, ReportId, RoundId},
    obligations::Answer,
    packs::Period,
    permissions::Verb,
    reporting::counted_version,
    reviews::Source,
};
use papers::writing::review::{QuestionFacts, SourcedAnswer};
use std::{
    collections::{BTreeMap, HashMap},
    sync::OnceLock,
};

/// The reports within the periods with what they say.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    reports: Vec<Spoke>,
    heard: OnceLock<Heard>,
}

/// Those that the body may read, by their places.
#[derive(Debug)]
struct Heard {
    /// Round and report, in the order of lists and then of periods.
    ordered: Vec<(usize, usize)>,
    /// The rounds in which a unit may be named.
    rounds_of: HashMap<OrganisationId, Vec<usize>>,
}

/// A report.
#[derive(Debug)]
struct Spoke {
    row: ReportRow,
    /// By the code of the question.
    answers: BTreeMap<String, String>,
    /// By indicator.
    remarks: Vec<(String, String)>,
}

impl Spoken {
    /// Reads them.
    pub async fn read(connection: &mut Connection, asked: &Asked) -> Result<Self, Failure> {
        let (first, last) = (asked.first.first_day, asked.last.last_day);
        let rows = store::list(connection, &asked.pack.code, first, last).await?;
        let mut versions: HashMap<ReportId, Vec<VersionRow>> = HashMap::new();
        for version in rows.versions {
            versions.entry(version.report_id).or_default().push(version);
        }
        let mut answers: HashMap<ReportContentId, BTreeMap<String, String>> = HashMap::new();
        for row in rows.narratives.into_iter().filter(|row| !row.words.trim().is_empty()) {
            _ = answers.entry(row.content_id).or_default().insert(row.code, row.words);
        }
        let mut remarks: HashMap<ReportContentId, Vec<(String, String)>> = HashMap::new();
        for row in rows.remarks.into_iter().filter(|row| !row.words.trim().is_empty()) {
            remarks.entry(row.content_id).or_default().push((row.indicator, row.words));
        }
        let spoke = |row: ReportRow| {
            let versions = versions.remove(&row.id).unwrap_or_default();
            let (accepted, counting) = if row.is_waived { (None, None) } else { counted(&versions) };
            Spoke {
                answers: accepted.and_then(|content| answers.remove(&content)).unwrap_or_default(),
                remarks: counting.and_then(|content| remarks.remove(&content)).unwrap_or_default(),
                row,
            }
        };
        Ok(Spoken { reports: rows.reports.into_iter().map(spoke).collect(), heard: OnceLock::new() })
    }
}

/// The newest accepted version, and the one that counts in totals.
fn counted(versions: &[VersionRow]) -> (Option<ReportContentId>, Option<ReportContentId>) {
    let answer = |version: &VersionRow| match (version.sent_back_at_ms, version.accepted_at_ms) {
        (Some(_), _) => Answer::SentBack,
        (None, Some(_)) => Answer::Accepted,
        (None, None) => Answer::Waiting,
    };
    let answers: Vec<Option<Answer>> = versions.iter().map(|version| Some(answer(version))).collect();
    let accepted = versions.iter().rev().find(|version| answer(version) == Answer::Accepted);
    let counting = counted_version(&answers).and_then(|place| versions.get(place));
    (accepted.map(|version| version.content_id), counting.map(|version| version.content_id))
}

impl Standpoint<'_> {
    /// The reports that the body may read, with their rounds, in the order of lists and then of periods.
    fn heard(&self) -> impl Iterator<Item = (&Round, &Spoke)> {
        let found = self.spoken.heard.get_or_init(|| self.hear());
        let pair = |(round, report): &(usize, usize)| {
            Some((self.offers.rounds.get(*round)?, self.spoken.reports.get(*report)?))
        };
        found.ordered.iter().filter_map(pair)
    }

    fn hear(&self) -> Heard {
        let rounds: HashMap<RoundId, (usize, &Round)> =
            self.offers.rounds.iter().enumerate().map(|(place, round)| (round.row.id, (place, round))).collect();
        let units = self.spoken.reports.iter().map(|spoke| spoke.row.organisation_id).collect();
        let order = self.graph().sorted(units, self.asked.today);
        let places: HashMap<OrganisationId, usize> = order.into_iter().zip(0..).collect();
        let mut heard = Heard { ordered: Vec::new(), rounds_of: HashMap::new() };
        for (report, spoke) in self.spoken.reports.iter().enumerate() {
            let Some((place, round)) = rounds.get(&spoke.row.round_id) else { continue };
            if self.reads(round, spoke) {
                heard.ordered.push((*place, report));
                heard.rounds_of.entry(spoke.row.organisation_id).or_default().push(*place);
            }
        }
        heard.ordered.sort_by_key(|(round, report)| {
            let row = self.spoken.reports.get(*report).map(|spoke| &spoke.row);
            row.map(|row| (row.is_part, places.get(&row.organisation_id).copied(), *round, row.id))
        });
        heard
    }

    /// Whether the body may read a report.
    fn reads(&self, round: &Round, spoke: &Spoke) -> bool {
        let row = &spoke.row;
        let thing = Thing::Report {
            id: row.id,
            holder: row.organisation_id,
            is_left: row.is_part,
            tracking_body: round.row.asked_by,
            today: self.asked.today,
        };
        self.may(Verb::ReadReport, &thing)
    }

    /// A question with what units answered. What a round below asked for is that body's to tell.
    pub fn question(&self, code: &str) -> Option<QuestionFacts> {
        let asked = self.asked.pack.forms.iter().find_map(|form| form.narrative(code))?;
        let is_several = self.asked.first != self.asked.last;
        let answer = |(round, spoke): (&Round, &Spoke)| {
            let text = spoke.answers.get(code)?.clone();
            let source = Source::Report { report: spoke.row.id, question: Some(code.to_owned()) };
            Some(SourcedAnswer { unit: self.who_said(round, spoke, is_several), text, source })
        };
        let own = self.heard().filter(|(round, spoke)| self.is_own(round) || spoke.row.organisation_id == self.body);
        let answers: Vec<SourcedAnswer> = own.filter_map(answer).collect();
        let question = asked.question.vietnamese().to_owned();
        Some(QuestionFacts { code: code.to_owned(), question, answers })
    }

    /// What units said of unusual figures of an indicator in some periods, each by its name.
    pub fn remarks(&self, code: &str, periods: &[Period]) -> Vec<String> {
        let heard = self.heard().filter(|(round, _)| periods.contains(&round.period()));
        let said = heard.flat_map(|(round, spoke)| spoke.remarks.iter().map(move |said| (round, spoke, said)));
        let of_it = said.filter(|(_, _, (indicator, _))| indicator == code);
        let is_several = periods.len() > 1;
        of_it
            .map(|(round, spoke, (_, words))| format!("{}: {words}", self.who_said(round, spoke, is_several)))
            .collect()
    }

    /// The unit of a report; where several periods are told, with the one of which it speaks.
    fn who_said(&self, round: &Round, spoke: &Spoke, is_several: bool) -> String {
        let unit = self.name_of(spoke.row.organisation_id);
        if !is_several {
            return unit;
        }
        let said = Language::Vi.say("gathering-unit-of-period").with("unit", unit);
        said.with("period", pieces::named_period(&round.pack, &round.period()).name).to_string()
    }

    /// Whether the body may read a report of a unit in a period, and so may name the unit.
    pub fn may_name(&self, unit: OrganisationId, period: &Period) -> bool {
        let heard = self.spoken.heard.get_or_init(|| self.hear());
        let rounds = heard.rounds_of.get(&unit).into_iter().flatten();
        rounds.filter_map(|place| self.offers.rounds.get(*place)).any(|round| round.period() == *period)
    }
}
