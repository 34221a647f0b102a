//! The name of every rule: what a finding says it was found by.
//!
//! What each rule finds stands in `lexicon/rules.tsv` in both languages, and with more words in `docs/reading.md`; a
//! test checks that the three agree.

use super::lexicon::rows;
use std::sync::LazyLock;

/// One rule as a person reads about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub name: &'static str,
    /// What it finds, in Vietnamese.
    pub vietnamese: &'static str,
    /// What it finds, in English.
    pub english: &'static str,
    /// Words that it finds.
    pub example: &'static str,
}

/// All rules.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |row: Vec<&'static str>| match row.as_slice() {
        [name, vietnamese, english, example] => Some(Rule { name, vietnamese, english, example }),
        _ => None,
    };
    rows(include_str!("lexicon/rules.tsv")).filter_map(rule).collect()
});

macro_rules! names {
    ($($constant:ident = $name:literal;)*) => { $(pub(super) const $constant: &str = $name;)*
        /// The names that the code gives.
        #[cfg(test)]
        pub(super) const NAMES: &[&str] = &[$($name),*];
    };
}

names! {
    HEAD_TYPE_LINE = "head.type-line";
    HEAD_TYPE_LETTER = "head.type-letter";
    HEAD_SYMBOL_LINE = "head.symbol-line";
    HEAD_PLACE_AND_DATE = "head.place-and-date";
    HEAD_SUBJECT_BELOW_TYPE = "head.subject-below-type";
    HEAD_SUBJECT_ABOUT = "head.subject-about";
    HEAD_URGENCY_MARK = "head.urgency-mark";
    HEAD_ISSUER_ABOVE_SYMBOL = "head.issuer-above-symbol";
    HEAD_ISSUER_IN_OPENING = "head.issuer-in-opening";
    HEAD_PARENT_ABOVE_ISSUER = "head.parent-above-issuer";
    RECIPIENT_LINE = "recipient.line";
    RECIPIENT_ADDRESSED = "recipient.addressed";
    SIGNATORY_CAPITALS = "signatory.capitals";
    SIGNATORY_LAST_LINE = "signatory.last-line";
    PROVISION_PART = "provision.part";
    PROVISION_CHAPTER = "provision.chapter";
    PROVISION_SECTION = "provision.section";
    PROVISION_LETTER = "provision.letter";
    PROVISION_ROMAN = "provision.roman";
    PROVISION_ARTICLE = "provision.article";
    PROVISION_NUMBER = "provision.number";
    PROVISION_DOTTED = "provision.dotted";
    PROVISION_POINT = "provision.point";
    PROVISION_BRACKETED = "provision.bracketed";
    PROVISION_BRACKETED_LETTER = "provision.bracketed-letter";
    PROVISION_DASH = "provision.dash";
    CITATION_OF_KIND = "citation.of-kind";
    CITATION_SYMBOL = "citation.symbol";
    DUTY_SUBJECT = "duty.subject";
    DUTY_APPOINTED = "duty.appointed";
    DUTY_INHERITED = "duty.inherited";
    DUTY_TITLE_WITH_LINES = "duty.title-with-lines";
    DUTY_LEAD_LINE = "duty.lead-line";
    DUTY_TABLE_ROW = "duty.table-row";
    ADDRESSEE_SUBJECT = "addressee.subject";
    ADDRESSEE_APPOINTED = "addressee.appointed";
    ADDRESSEE_INHERITED = "addressee.inherited";
    ADDRESSEE_LINE = "addressee.line";
    ADDRESSEE_ISSUER = "addressee.issuer";
    ADDRESSEE_TOGETHER = "addressee.together";
    ADDRESSEE_SUPPORT_LINE = "addressee.support-line";
    DEADLINE_BEFORE_DATE = "deadline.before-date";
    DEADLINE_BY_DATE = "deadline.by-date";
    DEADLINE_THROUGH_DATE = "deadline.through-date";
    DEADLINE_ON_DATE = "deadline.on-date";
    DEADLINE_DAY_OF_ISSUE_YEAR = "deadline.day-of-issue-year";
    DEADLINE_IN_MONTH = "deadline.in-month";
    DEADLINE_IN_QUARTER = "deadline.in-quarter";
    DEADLINE_IN_YEAR = "deadline.in-year";
    DEADLINE_YEARLY_DAY = "deadline.yearly-day";
    DEADLINE_YEARLY_MONTH = "deadline.yearly-month";
    DEADLINE_MONTHLY_DAY = "deadline.monthly-day";
    DEADLINE_LAST_MONTH_OF_QUARTER = "deadline.last-month-of-quarter";
    DEADLINE_WEEKDAY = "deadline.weekday";
    DEADLINE_EVERY_MONTHS = "deadline.every-months";
    DEADLINE_REGULAR = "deadline.regular";
    DEADLINE_WITHIN = "deadline.within";
    DEADLINE_BETWEEN = "deadline.between";
    DEADLINE_VAGUE = "deadline.vague";
    DEADLINE_LINE = "deadline.line";
    DEADLINE_TITLE = "deadline.title";
    DEADLINE_SHARED = "deadline.shared";
    TARGET_AMOUNT = "target.amount";
    QUESTION_HEAD = "question.head";
    QUESTION_PROVISIONS = "question.provisions";
    QUESTION_DUTIES = "question.duties";
    QUESTION_ADDRESSEE = "question.addressee";
    QUESTION_NO_DEADLINE = "question.no-deadline";
    QUESTION_VAGUE_DEADLINE = "question.vague-deadline";
    QUESTION_OPEN_PERIOD = "question.open-period";
}

#[cfg(test)]
mod tests {
    use super::{NAMES, RULES};
    use std::collections::BTreeSet;

    #[test]
    fn code_list_and_paper_name_the_same_rules() {
        let code: BTreeSet<&str> = NAMES.iter().copied().collect();
        let list: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(code, list);
        let paper = include_str!("../../../../docs/reading.md");
        let named = paper.lines().filter_map(|line| line.strip_prefix("| `")).filter_map(|line| line.split('`').next());
        assert_eq!(list, named.collect());
    }
}
