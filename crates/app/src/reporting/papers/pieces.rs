//! What papers say of a round, piece by piece: who reported, the totals, the units' own words, the annexes. Every number comes
//! from the same totals as the round's page shows; nothing is added up here.

use super::annexes;
use crate::{
    failure::Failure,
    language::Language,
    reporting::{
        actions::{
            Round,
            figures::{self, Reported},
            showing::WholeRound,
        },
        pages::words,
        totals,
    },
};
use domain::{
    ids::OrganisationId,
    organisations::Graph,
    packs::{Component, Indicator, Kind, Pack, Period},
    reporting::{ReportState, RoundRow, RowPlace, Total, TotalFigure, changed, write_number},
};
use jiff::civil::Date;
use papers::writing::{
    Completeness, Coverage, Days, NamedPeriod, Nature, Share, Shown, TotalFigure as PaperFigure, UnitTable, Waived,
};

/// A round as papers tell it on a day.
pub(crate) struct Pieces<'p> {
    /// Organisations.
    pub graph: &'p Graph,
    /// The round.
    pub round: &'p Round,
    /// Its reports in the order of lists.
    pub ordered: Vec<&'p Reported>,
    /// The totals, in the order of the form.
    pub totals: Vec<Total>,
    counted: Vec<RoundRow>,
    today: Date,
}

impl<'p> Pieces<'p> {
    /// Of a round that was loaded.
    pub fn of(graph: &'p Graph, whole: &'p WholeRound, today: Date) -> Result<Self, Failure> {
        let round = &whole.round;
        let ordered = figures::in_order(graph, &whole.rows, today);
        let counted: Vec<RoundRow> = ordered.iter().map(|reported| reported.row.clone()).collect();
        let totals = domain::reporting::totals(round.form()?, &round.pack, &counted);
        Ok(Pieces { graph, round, ordered, totals, counted, today })
    }

    /// Each total with its indicator.
    pub fn indicators(&self) -> impl Iterator<Item = (&Indicator, &Total)> {
        let pack = &self.round.pack;
        self.totals.iter().filter_map(|total| Some((pack.indicator(&total.indicator)?, total)))
    }

    /// The name of a body, today or as it last was.
    pub fn name_of(&self, id: OrganisationId) -> String {
        name_of(self.graph, id, self.today)
    }

    /// Who reported and who did not.
    pub fn completeness(&self) -> Completeness {
        let owed: Vec<&&Reported> = self.ordered.iter().filter(|row| !row.row.is_part).collect();
        let names = |wanted: &dyn Fn(ReportState) -> bool| -> Vec<String> {
            let rows = owed.iter().filter(|row| wanted(row.row.state));
            rows.map(|row| self.name_of(row.row.organisation)).collect()
        };
        let waived = owed.iter().filter(|row| row.row.state == ReportState::Waived).map(|row| Waived {
            unit: self.name_of(row.row.organisation),
            reason: row.report.row.waiver_reason.clone().unwrap_or_default(),
        });
        Completeness {
            owed: counted(names(&|state| state != ReportState::Waived).len()),
            reported: counted(names(&ReportState::counts).len()),
            accepted: counted(names(&|state| state == ReportState::Accepted).len()),
            missing: names(&|state| {
                matches!(state, ReportState::NotOpened | ReportState::Draft | ReportState::Endorsed)
            }),
            sent_back: names(&|state| state == ReportState::SentBack),
            waived: waived.collect(),
        }
    }

    /// A total.
    pub fn figure(&self, indicator: &Indicator, total: &Total) -> PaperFigure {
        let counts = &total.completeness;
        PaperFigure {
            total: shown(indicator, &total.figure),
            share: share(indicator, &total.figure),
            parts: parts(indicator, total.parts.iter().map(|part| (part.code.as_str(), part.figure))),
            coverage: Coverage {
                reported: counted(counts.reported),
                owed: counted(counts.owed - counts.waived),
                nothing_arose: counted(counts.nothing_arose),
            },
            remarks: self.remarks(indicator),
            ..heading(indicator)
        }
    }

    /// Units whose figure is not in a total.
    pub fn missing(&self, total: &Total) -> Vec<String> {
        let missing = total.rows.iter().filter(|row| row.place == RowPlace::Missing);
        missing.map(|row| self.name_of(row.organisation)).collect()
    }

    /// What units said of unusual figures, each by its name.
    fn remarks(&self, indicator: &Indicator) -> Vec<String> {
        let said = |row: &'p Reported| row.explanations.iter().map(move |(cell, words)| (row, cell, words));
        let said = self.ordered.iter().flat_map(|row| said(row));
        let of_it = said.filter(|(_, cell, _)| cell.indicator == indicator.code);
        of_it.map(|(row, _, words)| format!("{}: {words}", self.name_of(row.row.organisation))).collect()
    }

    /// What units answered to a question, those who did.
    pub fn answers(&self, code: &str) -> Vec<(&'p Reported, &'p str)> {
        let answer = |row: &&'p Reported| {
            let text = row.narratives.get(code).filter(|text| !text.trim().is_empty())?;
            Some((*row, text.as_str()))
        };
        self.ordered.iter().filter_map(answer).collect()
    }

    /// The tables of the annexes.
    pub fn tables(&self) -> Vec<UnitTable> {
        let totals: Vec<(&Indicator, &Total)> = self.indicators().collect();
        annexes::tables(self, &totals)
    }

    /// Totals that are no longer what was accepted, each a note.
    pub fn since_accepted(&self) -> Vec<String> {
        let note = |(indicator, _): (&Indicator, &Total)| {
            let changed = changed(indicator, &self.counted)?;
            let name = words::of(&indicator.name, Language::Vi);
            Some(format!("{name}: {}.", totals::since_words(Language::Vi, indicator, &changed)))
        };
        self.indicators().filter_map(note).collect()
    }
}

/// The name of a body, on a day or as it last was.
pub(crate) fn name_of(graph: &Graph, id: OrganisationId, today: Date) -> String {
    graph.last_name(id, today).unwrap_or_default().to_owned()
}

/// A period with the words that it goes by.
pub(crate) fn named_period(pack: &Pack, period: &Period) -> NamedPeriod {
    let name = pack.regime(&period.regime).map(|regime| regime.name_of(period));
    NamedPeriod {
        name: name.map(|name| words::of(&name, Language::Vi)).unwrap_or_default(),
        days: Days { first: period.first_day, last: period.last_day },
    }
}

/// Name, unit and days of an indicator, without a figure.
pub(crate) fn heading(indicator: &Indicator) -> PaperFigure {
    PaperFigure {
        name: words::of(&indicator.name, Language::Vi),
        unit: words::of(&indicator.unit, Language::Vi),
        nature: match indicator.kind {
            Kind::InPeriod => Nature::InPeriod,
            Kind::Cumulative { since } => Nature::Cumulative { since },
            Kind::AtDate => Nature::AtDate,
        },
        total: Shown::NoFigures,
        share: None,
        parts: Vec::new(),
        coverage: Coverage { reported: 0, owed: 0, nothing_arose: 0 },
        remarks: Vec::new(),
    }
}

/// The parts of a total by their names.
pub(crate) fn parts<'t>(
    indicator: &Indicator,
    figures: impl Iterator<Item = (&'t str, TotalFigure)>,
) -> Vec<(String, Shown)> {
    let part = |(code, figure): (&str, TotalFigure)| {
        let name = indicator.name_of(&Component::Part(code.to_owned()))?;
        Some((words::of(name, Language::Vi), shown(indicator, &figure)))
    };
    figures.filter_map(part).collect()
}

pub(super) fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A figure as a paper shows it.
pub(crate) fn shown(indicator: &Indicator, figure: &TotalFigure) -> Shown {
    match figure {
        TotalFigure::NothingArose => Shown::NothingArose,
        figure => figure.written(indicator.decimals).map_or(Shown::NoFigures, Shown::Figure),
    }
}

/// The two sums of a ratio.
pub(crate) fn share(indicator: &Indicator, figure: &TotalFigure) -> Option<Share> {
    let TotalFigure::Ratio { numerator, denominator } = figure else { return None };
    let name = |component| indicator.name_of(&component).map(|name| words::of(name, Language::Vi)).unwrap_or_default();
    let written = |amount, component| write_number(amount, indicator.decimals_of(&component));
    Some(Share {
        numerator_name: name(Component::Numerator),
        numerator: written(*numerator, Component::Numerator),
        denominator_name: name(Component::Denominator),
        denominator: written(*denominator, Component::Denominator),
    })
}
