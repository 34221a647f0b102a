//! What a person changes in a draft: add, move, remove and take that back. Each is made whole or not at all.
//! A draft that is full refuses; nothing is ever cut off.

use super::{CLAUSE_LIMIT, Clause, Draft, REMOVED_LIMIT, Removed, SECTION_LIMIT, Section};
use domain::problem::{PlanProblem, Problem};

/// Where something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// One place up.
    Up,
    /// One place down.
    Down,
}

/// One change of the order of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Another section, at the end.
    AddSection(String),
    /// Another title of a section.
    NameSection(u32, String),
    /// A section goes up or down.
    MoveSection(u32, Towards),
    /// A section is removed with its clauses.
    RemoveSection(u32),
    /// A clause goes up or down, also into the section before or after.
    MoveClause(u32, Towards),
    /// A clause is removed.
    RemoveClause(u32),
    /// The last removal is taken back.
    Restore,
}

fn full(limit: usize) -> Problem {
    Problem::Plan(PlanProblem::Full { limit: i64::try_from(limit).unwrap_or(i64::MAX) })
}

impl Draft {
    /// A key that none had before.
    pub fn new_key(&mut self) -> u32 {
        self.last_key = self.last_key.saturating_add(1);
        self.last_key
    }

    /// Makes a change.
    pub fn edit(&mut self, edit: Edit) -> Result<(), Problem> {
        match edit {
            Edit::AddSection(heading) => self.add_section(heading).map(drop),
            Edit::NameSection(key, heading) => {
                let section = self.sections.iter_mut().find(|section| section.key == key).ok_or(Problem::NotFound)?;
                section.heading = heading;
                Ok(())
            }
            Edit::MoveSection(key, towards) => self.move_section(key, towards),
            Edit::RemoveSection(key) => {
                let place = self.sections.iter().position(|one| one.key == key).ok_or(Problem::SomeoneWasFaster)?;
                let section = self.sections.remove(place);
                self.remember(Removed::Section { place, section });
                Ok(())
            }
            Edit::MoveClause(key, towards) => self.move_clause(key, towards),
            Edit::RemoveClause(key) => {
                let (section, place) = self.place_of(key).ok_or(Problem::SomeoneWasFaster)?;
                let Some(from) = self.sections.get_mut(section) else { return Err(Problem::NotFound) };
                let (clause, section) = (from.clauses.remove(place), from.key);
                self.remember(Removed::Clause { section, place, clause });
                Ok(())
            }
            Edit::Restore => self.restore(),
        }
    }

    /// Another section, at the end; says its key.
    pub fn add_section(&mut self, heading: String) -> Result<u32, Problem> {
        if self.sections.len() >= SECTION_LIMIT {
            return Err(full(SECTION_LIMIT));
        }
        let key = self.new_key();
        self.sections.push(Section { key, heading, clauses: Vec::new() });
        Ok(key)
    }

    /// Another clause at the end of a section; says its key.
    pub fn add_clause(&mut self, section: u32, clause: Clause) -> Result<u32, Problem> {
        if self.clauses().count() >= CLAUSE_LIMIT {
            return Err(full(CLAUSE_LIMIT));
        }
        let key = self.new_key();
        let into = self.sections.iter_mut().find(|one| one.key == section).ok_or(Problem::SomeoneWasFaster)?;
        into.clauses.push(Clause { key, ..clause });
        Ok(key)
    }

    /// Writes a clause as it is now typed, if it still is as the person began with.
    pub fn write_clause(&mut self, key: u32, began: &str, clause: Clause) -> Result<(), Problem> {
        let (section, place) = self.place_of(key).ok_or(Problem::SomeoneWasFaster)?;
        let stands = self.sections.get_mut(section).and_then(|section| section.clauses.get_mut(place));
        let stands = stands.ok_or(Problem::SomeoneWasFaster)?;
        if stands.mark() != began && *stands != (Clause { key, ..clause.clone() }) {
            return Err(Problem::SomeoneWasFaster);
        }
        *stands = Clause { key, ..clause };
        Ok(())
    }

    fn place_of(&self, key: u32) -> Option<(usize, usize)> {
        self.sections.iter().enumerate().find_map(|(at, section)| {
            section.clauses.iter().position(|clause| clause.key == key).map(|place| (at, place))
        })
    }

    fn move_section(&mut self, key: u32, towards: Towards) -> Result<(), Problem> {
        let place = self.sections.iter().position(|one| one.key == key).ok_or(Problem::SomeoneWasFaster)?;
        if let Some(other) = neighbour(place, towards, self.sections.len()) {
            self.sections.swap(place, other);
        }
        Ok(())
    }

    fn move_clause(&mut self, key: u32, towards: Towards) -> Result<(), Problem> {
        let (at, place) = self.place_of(key).ok_or(Problem::SomeoneWasFaster)?;
        let count = self.sections.len();
        let Some(section) = self.sections.get_mut(at) else { return Err(Problem::NotFound) };
        if let Some(other) = neighbour(place, towards, section.clauses.len()) {
            section.clauses.swap(place, other);
            return Ok(());
        }
        let Some(into) = neighbour(at, towards, count) else { return Ok(()) };
        let clause = section.clauses.remove(place);
        if let Some(section) = self.sections.get_mut(into) {
            let to = if towards == Towards::Up { section.clauses.len() } else { 0 };
            section.clauses.insert(to, clause);
        }
        Ok(())
    }

    fn remember(&mut self, removed: Removed) {
        self.removed.insert(0, removed);
        self.removed.truncate(REMOVED_LIMIT);
    }

    /// Puts back what was removed last; a clause whose section is gone comes into the last one.
    fn restore(&mut self) -> Result<(), Problem> {
        if self.removed.is_empty() {
            return Err(Problem::AlreadyDone);
        }
        match self.removed.remove(0) {
            Removed::Section { place, section } => {
                if self.sections.len() >= SECTION_LIMIT || self.clauses().count() + section.clauses.len() > CLAUSE_LIMIT
                {
                    return Err(full(SECTION_LIMIT));
                }
                self.sections.insert(place.min(self.sections.len()), section);
            }
            Removed::Clause { section, place, clause } => {
                if self.clauses().count() >= CLAUSE_LIMIT {
                    return Err(full(CLAUSE_LIMIT));
                }
                if self.sections.is_empty() {
                    self.add_section(String::new())?;
                }
                let at = self.sections.iter().position(|one| one.key == section);
                let at = at.unwrap_or(self.sections.len().saturating_sub(1));
                if let Some(into) = self.sections.get_mut(at) {
                    into.clauses.insert(place.min(into.clauses.len()), clause);
                }
            }
        }
        Ok(())
    }
}

/// The place beside another one; none beyond the ends.
fn neighbour(place: usize, towards: Towards, count: usize) -> Option<usize> {
    match towards {
        Towards::Up => place.checked_sub(1),
        Towards::Down => Some(place + 1).filter(|next| *next < count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        let mut draft = Draft::default();
        for heading in ["A", "B"] {
            let key = draft.add_section(heading.to_owned()).unwrap();
            for text in ["một", "hai"] {
                let clause = Clause { text: format!("{heading} {text}"), ..Clause::default() };
                draft.add_clause(key, clause).unwrap();
            }
        }
        draft
    }

    fn words(draft: &Draft) -> String {
        let of = |section: &Section| section.clauses.iter().map(|one| one.text.clone()).collect::<Vec<_>>().join(",");
        draft.sections.iter().map(of).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn clauses_move_within_and_between_sections_and_stop_at_the_ends() {
        let mut draft = draft();
        let key = draft.sections[1].clauses[0].key;
        for (towards, expected) in [
            (Towards::Up, "A một,A hai,B một | B hai"),
            (Towards::Up, "A một,B một,A hai | B hai"),
            (Towards::Down, "A một,A hai,B một | B hai"),
            (Towards::Down, "A một,A hai | B một,B hai"),
            (Towards::Down, "A một,A hai | B hai,B một"),
            (Towards::Down, "A một,A hai | B hai,B một"),
        ] {
            draft.edit(Edit::MoveClause(key, towards)).unwrap();
            assert_eq!(words(&draft), expected);
        }
    }

    #[test]
    fn what_is_removed_comes_back_where_it_was() {
        let mut draft = draft();
        let before = words(&draft);
        let (section, clause) = (draft.sections[0].key, draft.sections[1].clauses[1].key);
        draft.edit(Edit::RemoveClause(clause)).unwrap();
        draft.edit(Edit::RemoveSection(section)).unwrap();
        assert_eq!(words(&draft), "B một");
        draft.edit(Edit::Restore).unwrap();
        draft.edit(Edit::Restore).unwrap();
        assert_eq!(words(&draft), before);
        assert_eq!(draft.edit(Edit::Restore), Err(Problem::AlreadyDone));
        assert_eq!(draft.edit(Edit::RemoveClause(999)), Err(Problem::SomeoneWasFaster));
    }

    #[test]
    fn a_clause_that_somebody_changed_meanwhile_is_not_written_over() {
        let mut draft = draft();
        let key = draft.sections[0].clauses[0].key;
        let began = draft.clause(key).unwrap().mark();
        let typed = |text: &str| Clause { text: text.to_owned(), ..Clause::default() };
        draft.write_clause(key, &began, typed("người thứ nhất")).unwrap();
        assert_eq!(draft.write_clause(key, &began, typed("người thứ hai")), Err(Problem::SomeoneWasFaster));
        // The same words again are no conflict.
        draft.write_clause(key, &began, typed("người thứ nhất")).unwrap();
        assert_eq!(draft.clause(key).unwrap().text, "người thứ nhất");
    }

    #[test]
    fn a_plan_is_not_endless() {
        let mut draft = draft();
        let key = draft.sections[0].key;
        let added = (0..CLAUSE_LIMIT).map(|_| draft.add_clause(key, Clause::default())).filter(Result::is_ok).count();
        assert_eq!(added, CLAUSE_LIMIT - 4);
        assert!(matches!(draft.add_clause(key, Clause::default()), Err(Problem::Plan(PlanProblem::Full { .. }))));
    }
}
