//! What a plan can begin from: a clause for each clause of the documents above that concerns the body. Nothing is invented:
//! words and a latest day come from the duty; who leads and what is brought forth stay for the writer to say.

use super::{CLAUSE_LIMIT, Clause, Degree, Draft, SECTION_LIMIT, TEXT_LIMIT, TakesUp};
use crate::{look::dates, plans::actions::above::ClauseAbove};

impl Draft {
    /// Adds a clause for each clause above that concerns the body, under the title of the part that it comes from.
    pub fn begin_from(&mut self, above: &[ClauseAbove]) {
        for clause in above.iter().filter(|clause| clause.concerns) {
            if self.clauses().count() >= CLAUSE_LIMIT {
                return;
            }
            let known = self.sections.iter().find(|section| section.heading == clause.part).map(|section| section.key);
            let section = match known {
                Some(key) => key,
                None if self.sections.len() < SECTION_LIMIT => match self.add_section(clause.part.clone()) {
                    Ok(key) => key,
                    Err(_) => return,
                },
                None => return,
            };
            let begun = Clause {
                text: clause.action.chars().take(TEXT_LIMIT).collect(),
                deadline: clause.due_on.map(dates::written).unwrap_or_default(),
                takes_up: vec![TakesUp {
                    parent_clause: clause.id,
                    degree: Degree::Full,
                    reason: String::new(),
                    confirmed: false,
                }],
                ..Clause::default()
            };
            if self.add_clause(section, begun).is_err() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{DocumentId, ProvisionId};
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn only_what_concerns_the_body_is_begun_and_nothing_is_invented() {
        let clause = |number: u128, part: &str, concerns: bool| ClauseAbove {
            id: ProvisionId::from(Uuid::from_u128(number)),
            document: DocumentId::from(Uuid::nil()),
            path: format!("II.{number}"),
            part: part.to_owned(),
            action: format!("Việc {number}"),
            concerns,
            due_on: (number == 1).then(|| date(2026, 12, 15)),
        };
        let mut draft = Draft::default();
        draft.begin_from(&[clause(1, "A", true), clause(2, "A", false), clause(3, "A", true), clause(4, "B", true)]);
        assert_eq!(draft.sections.iter().map(|one| one.clauses.len()).collect::<Vec<_>>(), [2, 1]);
        let first = &draft.sections[0].clauses[0];
        assert_eq!((first.text.as_str(), first.deadline.as_str()), ("Việc 1", "15/12/2026"));
        assert!(draft.clauses().all(|(_, one)| one.lead.is_empty() && one.product.is_empty() && one.money.is_empty()));
        assert!(draft.clauses().all(|(_, one)| one.takes_up.iter().all(|up| !up.confirmed)));
    }
}
