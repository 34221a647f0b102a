//! From what was typed to what it would do: cells are read and matched, rows are held against each other, new bodies are
//! proposed, and the outcome is checked as a whole register. Everything that is wrong is told, not only the first of it.

use super::{
    Draft,
    bodies::Body,
    events::rows_against,
    fault::{Fault, What},
    matching::{Match, Matcher, Question, key_of},
    planning::Following,
    rows::{Column, DraftRow, Kind, share},
};
use crate::{
    ids::OrganisationId,
    organisations::{ClassEntry, Event, Graph},
    text::fold,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A row as it is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRow {
    /// Its number, from 1.
    pub row: usize,
    /// What it does, where that is clear.
    pub kind: Option<Kind>,
    /// The old body.
    pub old: Option<OrganisationId>,
    /// The new one.
    pub new: Match,
    /// The share.
    pub share: Option<(i64, i64)>,
}

/// What became of a draft that was examined.
#[derive(Debug)]
pub struct Examined {
    /// Its rows.
    pub rows: Vec<ReadRow>,
    /// What is wrong, in the order of rows.
    pub faults: Vec<Fault>,
    /// Which names a person must say.
    pub questions: Vec<Question>,
    /// New bodies.
    pub bodies: Vec<Body>,
    /// What it would do; only without faults and questions.
    pub plan: Option<Plan>,
}

/// What a reorganisation does.
#[derive(Debug)]
pub struct Plan {
    /// The events, in the order in which they are applied.
    pub events: Vec<Event>,
    /// The register as it would be.
    pub graph: Graph,
    /// Organisations that end, in the order of lists.
    pub ended: Vec<OrganisationId>,
    /// Organisations that no row names, with the line on which they follow their superior's successor.
    pub moved: Vec<(OrganisationId, String)>,
    /// Organisations of the register that are changed or carry on, or stand above new ones.
    pub touched: BTreeSet<OrganisationId>,
}

/// Examines a draft against the register as it is.
pub fn examine(graph: &Graph, draft: &Draft) -> Examined {
    let eve = draft.effective_on.yesterday().unwrap_or(draft.effective_on);
    let matcher = Matcher { graph, draft, eve, faults: Vec::new(), questions: Vec::new() };
    let mut examination = Examination { graph, draft, eve, matcher, rows: Vec::new(), bodies: Vec::new() };
    examination.read_rows();
    rows_against(&examination.rows, graph, eve, &mut examination.matcher.faults);
    examination.check_shares();
    examination.propose_bodies();
    let moves = examination.follow_superiors();
    examination.finish(moves)
}

pub(super) struct Examination<'d> {
    pub graph: &'d Graph,
    pub draft: &'d Draft,
    pub eve: Date,
    pub matcher: Matcher<'d>,
    pub rows: Vec<ReadRow>,
    pub bodies: Vec<Body>,
}

impl Examination<'_> {
    pub(super) fn typed(&self, row: usize) -> &DraftRow {
        static BLANK: std::sync::LazyLock<DraftRow> = std::sync::LazyLock::new(DraftRow::default);
        row.checked_sub(1).and_then(|at| self.draft.contents.rows.get(at)).unwrap_or(&BLANK)
    }

    pub(super) fn fault(&mut self, row: usize, column: Column, what: What) {
        self.matcher.faults.push(Fault::at(row, column, what));
    }

    pub(super) fn name(&self, id: OrganisationId) -> String {
        self.graph.last_name(id, self.eve).unwrap_or_default().to_owned()
    }

    fn read_rows(&mut self) {
        let draft = self.draft;
        if draft.contents.rows.is_empty() {
            self.matcher.faults.push(Fault::of_all(What::NoRows));
        }
        let olds: Vec<Match> =
            (1..).zip(&draft.contents.rows).map(|(number, row)| self.matcher.old(number, &row.old)).collect();
        let known: Vec<OrganisationId> = olds.iter().filter_map(Match::known).collect();
        for ((number, row), old) in (1..).zip(&draft.contents.rows).zip(olds) {
            self.matcher.check_day(number, &row.date);
            if row.basis.is_empty() && draft.legal_basis.is_empty() {
                self.fault(number, Column::Basis, What::BasisMissing);
            }
            let kind = self.kind(number, row);
            let read = self.read_share(number, row);
            let old = self.checked_old(number, row, kind, &old);
            let new = self.new_of(number, row, kind, old, &known);
            self.rows.push(ReadRow { row: number, kind, old, new, share: read });
        }
        self.check_superiors();
    }

    /// The kind that stands there, or the one that follows from the other rows.
    fn kind(&mut self, number: usize, row: &DraftRow) -> Option<Kind> {
        if !row.kind.is_empty() {
            let kind = Kind::of_word(&row.kind);
            if kind.is_none() {
                self.fault(number, Column::Kind, What::KindUnknown { typed: row.kind.clone() });
            }
            return kind;
        }
        let is_same = |other: &&DraftRow| !row.old.is_empty() && key_of(&other.old) == key_of(&row.old);
        let is_parted = self.draft.contents.rows.iter().filter(is_same).count() > 1 || !row.share.is_empty();
        Some(if is_parted { Kind::Split } else { Kind::Merge })
    }

    fn read_share(&mut self, number: usize, row: &DraftRow) -> Option<(i64, i64)> {
        let read = share(&row.share);
        if read.is_none() && !row.share.is_empty() {
            self.fault(number, Column::Share, What::ShareUnreadable { typed: row.share.clone() });
        }
        read
    }

    fn checked_old(
        &mut self,
        number: usize,
        row: &DraftRow,
        kind: Option<Kind>,
        old: &Match,
    ) -> Option<OrganisationId> {
        if kind == Some(Kind::Found) {
            if !row.old.is_empty() {
                self.fault(number, Column::Old, What::OldNotWanted);
            }
            return None;
        }
        if row.old.is_empty() {
            self.fault(number, Column::Old, What::OldMissing);
        }
        old.known()
    }

    fn new_of(
        &mut self,
        number: usize,
        row: &DraftRow,
        kind: Option<Kind>,
        old: Option<OrganisationId>,
        known: &[OrganisationId],
    ) -> Match {
        match kind {
            Some(Kind::Dissolve) => {
                if !row.new.is_empty() {
                    self.fault(number, Column::New, What::NewNotWanted);
                }
                return Match::Nothing;
            }
            _ if row.new.is_empty() => self.fault(number, Column::New, What::NewMissing),
            Some(Kind::Rename) => return Match::Nothing,
            Some(Kind::Reclassify) => {
                if class_of(self.graph, row).is_none() {
                    self.fault(number, Column::New, What::ClassUnknown { typed: row.new.clone() });
                }
                return Match::Nothing;
            }
            // Resolved when it is known which bodies are founded.
            Some(Kind::Move) => self.check_line(number, row, old),
            Some(Kind::Found) => return Match::New(key_of(&row.new)),
            _ => return self.matcher.new_body(number, &row.new, known),
        }
        Match::Nothing
    }

    /// The line of a move stands under the tasks; with one line only it may be left out.
    fn check_line(&mut self, number: usize, row: &DraftRow, old: Option<OrganisationId>) {
        let Some(old) = old else { return };
        if line_of(self.graph, old, row, self.eve).is_none() {
            let catalogue = self.graph.catalogue();
            let known: Vec<String> =
                catalogue.lines().iter().map(|line| format!("{} ({})", line.name_vi, line.code)).collect();
            let (typed, known) = (row.scope.clone(), known.join(", "));
            self.fault(number, Column::Scope, What::LineUnknown { typed, known });
        }
    }

    fn check_superiors(&mut self) {
        let founded: BTreeSet<String> = self.founded().into_iter().map(|(key, _)| key).collect();
        for at in 0..self.rows.len() {
            let Some(row) = self.rows.get(at).filter(|row| row.kind == Some(Kind::Move)) else { continue };
            let (number, typed) = (row.row, self.typed(row.row).new.clone());
            if !typed.is_empty() {
                let superior = self.matcher.superior(number, &typed, &founded);
                if let Some(row) = self.rows.get_mut(at) {
                    row.new = superior;
                }
            }
        }
    }

    /// New bodies by name, with the first row that names each.
    pub(super) fn founded(&self) -> Vec<(String, usize)> {
        let mut founded: Vec<(String, usize)> = Vec::new();
        for row in self.rows.iter().filter(|row| row.kind != Some(Kind::Move)) {
            if let Match::New(key) = &row.new
                && founded.iter().all(|(known, _)| known != key)
            {
                founded.push((key.clone(), row.row));
            }
        }
        founded
    }

    /// Organisations that end, each with the row that ends it.
    pub(super) fn ended(&self) -> BTreeMap<OrganisationId, usize> {
        let ends = |row: &&ReadRow| match row.kind {
            Some(Kind::Merge) => row.old != row.new.known(),
            Some(Kind::Split | Kind::Dissolve) => true,
            _ => false,
        };
        let mut ended = BTreeMap::new();
        for row in self.rows.iter().filter(ends) {
            if let Some(old) = row.old {
                ended.entry(old).or_insert(row.row);
            }
        }
        ended
    }

    /// Who carries on for one that ends, each once.
    pub(super) fn heirs(&self, old: OrganisationId) -> Vec<Match> {
        let mut heirs: Vec<Match> = Vec::new();
        let carries = |row: &&ReadRow| row.old == Some(old) && matches!(row.kind, Some(Kind::Merge | Kind::Split));
        for row in self.rows.iter().filter(carries) {
            if !heirs.contains(&row.new) && row.new != Match::Nothing {
                heirs.push(row.new.clone());
            }
        }
        heirs
    }

    /// Shares of one body add up to the whole, or to less where it goes on; shares of tasks are described, not counted.
    fn check_shares(&mut self) {
        let parted: BTreeSet<(OrganisationId, Kind)> = self
            .rows
            .iter()
            .filter_map(|row| Some((row.old?, row.kind.filter(|kind| matches!(kind, Kind::Split | Kind::SplitOff))?)))
            .collect();
        for number in
            self.rows.iter().filter(|row| row.kind == Some(Kind::Merge)).map(|row| row.row).collect::<Vec<_>>()
        {
            let whole =
                share(&self.typed(number).share).is_none_or(|(numerator, denominator)| numerator == denominator);
            if !whole {
                self.fault(number, Column::Share, What::ShareOfMerge);
            }
        }
        for (old, kind) in parted {
            self.check_shares_of(old, kind);
        }
    }

    fn check_shares_of(&mut self, old: OrganisationId, kind: Kind) {
        let rows: Vec<ReadRow> =
            self.rows.iter().filter(|row| row.old == Some(old) && row.kind == Some(kind)).cloned().collect();
        let of_territory: Vec<&ReadRow> = rows.iter().filter(|row| self.typed(row.row).scope.is_empty()).collect();
        let missing: Vec<usize> = of_territory
            .iter()
            .filter(|row| row.share.is_none() && self.typed(row.row).share.is_empty())
            .map(|row| row.row)
            .collect();
        for row in &missing {
            self.fault(*row, Column::Share, What::ShareMissing);
        }
        let Some(first) = of_territory.first().map(|row| row.row).filter(|_| missing.is_empty()) else { return };
        let shares: Option<Vec<(i64, i64)>> = of_territory.iter().map(|row| row.share).collect();
        let Some((numerator, denominator)) = shares.and_then(|shares| sum(&shares)) else { return };
        let (name, sum) = (self.name(old), format!("{numerator}/{denominator}"));
        if kind == Kind::Split && numerator != denominator {
            self.fault(first, Column::Share, What::SharesNotWhole { name, sum });
        } else if kind == Kind::SplitOff && numerator >= denominator {
            self.fault(first, Column::Share, What::NothingLeft { name, sum });
        }
    }

    fn finish(mut self, moves: Vec<Following>) -> Examined {
        let is_clear = self.matcher.faults.is_empty() && self.matcher.questions.is_empty();
        let mut plan = None;
        if is_clear {
            match self.plan(&moves) {
                Ok(made) => plan = Some(made),
                Err(fault) => self.matcher.faults.push(fault),
            }
        }
        self.matcher.faults.sort_by_key(|fault| (fault.row, fault.column));
        self.matcher.faults.dedup();
        let Matcher { faults, questions, .. } = self.matcher;
        Examined { rows: self.rows, faults, questions, bodies: self.bodies, plan }
    }
}

/// The class that a body is to have, by its code or its name.
pub(super) fn class_of<'g>(graph: &'g Graph, row: &DraftRow) -> Option<&'g ClassEntry> {
    let typed = fold(&row.new);
    let is_it =
        |class: &&ClassEntry| class.code == typed || fold(&class.name_vi) == typed || fold(&class.name_en) == typed;
    graph.catalogue().all().find(is_it)
}

/// The line on which a move goes: the one that is typed, or the only one on which the body stands.
pub(super) fn line_of(graph: &Graph, old: OrganisationId, row: &DraftRow, eve: Date) -> Option<String> {
    if !row.scope.is_empty() {
        let typed = fold(&row.scope);
        let is_it = |line: &&crate::organisations::Entry| {
            line.code == typed || fold(&line.name_vi) == typed || fold(&line.name_en) == typed
        };
        return graph.catalogue().lines().iter().find(is_it).map(|line| line.code.clone());
    }
    match graph.parents(old, eve).as_slice() {
        [(line, _)] => Some(line.clone()),
        _ => None,
    }
}

/// The sum of shares in lowest terms.
fn sum(shares: &[(i64, i64)]) -> Option<(i64, i64)> {
    shares.iter().try_fold((0_i64, 1_i64), |(numerator, denominator), (more, parts)| {
        let top = numerator.checked_mul(*parts)?.checked_add(more.checked_mul(denominator)?)?;
        let bottom = denominator.checked_mul(*parts)?;
        let divisor = greatest_common_divisor(top, bottom);
        Some((top / divisor, bottom / divisor))
    })
}

fn greatest_common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a.max(1) } else { greatest_common_divisor(b, a % b) }
}
