//! A plan: values in, a paper and its plain text out, with the place of every section and clause in that text.
//!
//! Both come from the same lines, so what a reader is told of the text holds for the paper. Sections are numbered I-, II-,
//! their clauses 1., 2.; a plan with one section without a title has clauses alone.

use super::asked::{Office, Papered};
use super::paper::{Alignment, Annex, Block, Cell, Level, Paper, PaperHeading, Symbol, Table, TableColumn, TableRow};
use super::profile::{Below, Family};
use super::words::{dates, paper as paper_words, plan as words};
use crate::roman::roman;

/// What a plan says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanToWrite {
    /// Who issues it.
    pub office: Office,
    /// Number, days and recipients.
    pub papered: Papered,
    /// Number and symbol as typed, for the text; the paper shows it where it has the form of the Party's rules.
    pub symbol: Option<String>,
    /// What it is about, in lower case.
    pub subject: String,
    /// For when: «năm 2027», or nothing.
    pub period: String,
    /// The documents that it carries out, each in full.
    pub carries_out: Vec<String>,
    /// Its sections.
    pub sections: Vec<SectionToWrite>,
}

/// A section of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionToWrite {
    /// Its title, which may be empty.
    pub heading: String,
    /// Its clauses.
    pub clauses: Vec<ClauseToWrite>,
}

/// A clause of a plan. What is not said is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClauseToWrite {
    /// What is to be done.
    pub text: String,
    /// Who leads.
    pub lead: String,
    /// Who supports.
    pub supporters: String,
    /// When.
    pub deadline: String,
    /// What it is to bring forth.
    pub product: String,
    /// Its money.
    pub money: String,
}

impl ClauseToWrite {
    fn details(&self) -> Option<String> {
        words::details([&self.lead, &self.supporters, &self.deadline, &self.product, &self.money])
    }
}

/// Where a part of a plan stands, in code points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Number as printed: «I-», «1.».
    pub label: String,
    /// With everything inside it.
    pub span: [usize; 2],
    /// Its own words after the label.
    pub words: [usize; 2],
}

/// A section with its clauses, in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionPlace {
    /// The section; nothing for one without a number.
    pub section: Option<Place>,
    /// Its clauses, in order.
    pub clauses: Vec<Place>,
}

/// The plain text of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanText {
    /// The text.
    pub text: String,
    /// Where its parts stand, in the order of the sections.
    pub sections: Vec<SectionPlace>,
    /// Where each document that it carries out is named.
    pub carries_out: Vec<[usize; 2]>,
}

/// The plan as a paper, its assignments as a table on an annex.
pub fn plan_paper(plan: &PlanToWrite) -> Paper {
    let mut body = vec![Block::plain(opening(plan))];
    for section in &plan.sections {
        if is_numbered(plan) {
            body.push(Block::Section(Level::First, section.heading.clone()));
        }
        for (number, clause) in section.clauses.iter().enumerate() {
            body.push(Block::plain(format!("{} {}", clause_label(number), clause.text)));
            body.extend(clause.details().map(Block::plain));
        }
    }
    body.push(Block::plain(words::ANNOUNCED));
    let symbol = symbol(plan);
    Paper {
        issuer: plan.office.issuer(),
        place: plan.office.place.clone(),
        dated: plan.papered.dated(),
        draft: plan.papered.draft_to_print().filter(|_| symbol.number.is_none()),
        symbol,
        heading: PaperHeading::Named { kind: words::PLAN.to_owned(), subject: plan.subject.clone() },
        addressees: Vec::new(),
        basis: Vec::new(),
        body,
        signing: plan.office.signing.clone(),
        cosigners: Vec::new(),
        recipients: plan.papered.recipients.clone(),
        archive: plan.office.archive.clone(),
        contact: plan.office.contact.clone(),
        annexes: vec![Annex {
            title: words::ASSIGNMENTS.to_owned(),
            blocks: vec![Block::Table(table(plan))],
            on_its_side: true,
        }],
    }
}

/// The table alone, as a paper of one annex: what goes out to be filled in and comes back.
fn table(plan: &PlanToWrite) -> Table {
    let weights = [6, 38, 18, 18, 14, 18, 18];
    let columns = words::HEADS.iter().zip(weights).enumerate().map(|(index, (head, weight))| {
        let alignment = if index == 0 { Alignment::Centre } else { Alignment::Left };
        TableColumn::new(*head, weight, alignment)
    });
    let mut rows = Vec::new();
    for (index, section) in plan.sections.iter().enumerate() {
        for (number, clause) in section.clauses.iter().enumerate() {
            let code = code_of(plan, index, number);
            let cells = [&code, &clause.text, &clause.lead, &clause.supporters, &clause.deadline, &clause.product];
            let cells = cells.into_iter().chain([&clause.money]);
            rows.push(TableRow { cells: cells.map(|cell| Cell::Value(cell.clone())).collect(), is_total: false });
        }
    }
    Table { columns: columns.collect(), rows }
}

/// A table of a plan alone, to be filled in with Word: its title, and the rows on a page that lies on its side.
pub fn table_paper(office: &Office, papered: &Papered, title: &str, heads: &[String], rows: Vec<Vec<String>>) -> Paper {
    let columns =
        heads.iter().map(|head| TableColumn::new(head.clone(), width_of(head, &rows, heads), Alignment::Left));
    let row = |cells: Vec<String>| TableRow { cells: cells.into_iter().map(Cell::Value).collect(), is_total: false };
    let table = Table { columns: columns.collect(), rows: rows.iter().cloned().map(row).collect() };
    Paper {
        issuer: office.issuer(),
        symbol: office.symbol(words::PLAN_SYMBOL, None),
        place: office.place.clone(),
        dated: papered.dated(),
        draft: None,
        heading: PaperHeading::Named { kind: words::ASSIGNMENTS.to_owned(), subject: title.to_owned() },
        addressees: Vec::new(),
        basis: Vec::new(),
        body: Vec::new(),
        signing: office.signing.clone(),
        cosigners: Vec::new(),
        recipients: Vec::new(),
        archive: office.archive.clone(),
        contact: None,
        annexes: vec![Annex {
            title: words::ASSIGNMENTS.to_owned(),
            blocks: vec![Block::Table(table)],
            on_its_side: true,
        }],
    }
}

/// Columns with much in them are wide, those with numbers narrow.
fn width_of(head: &str, rows: &[Vec<String>], heads: &[String]) -> u32 {
    let column = heads.iter().position(|one| one == head).unwrap_or_default();
    let longest =
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or_default();
    u32::try_from(longest.max(head.chars().count()).clamp(6, 40)).unwrap_or(40)
}

/// The number of a clause as people name it: «II.1».
fn code_of(plan: &PlanToWrite, section: usize, clause: usize) -> String {
    match is_numbered(plan) {
        true => format!("{}.{}", roman(section + 1), clause + 1),
        false => (clause + 1).to_string(),
    }
}

fn opening(plan: &PlanToWrite) -> String {
    let writer = plan.office.layout(&plan.papered).spelling().of(&plan.office.body_in_full);
    words::opening(&plan.carries_out, &writer, &plan.period)
}

fn is_numbered(plan: &PlanToWrite) -> bool {
    plan.sections.len() > 1 || plan.sections.iter().any(|section| !section.heading.is_empty())
}

/// As the layout counts it.
fn section_label(plan: &PlanToWrite, index: usize) -> String {
    let mark = match plan.office.family {
        Family::Party => '-',
        Family::State => '.',
    };
    format!("{}{mark}", roman(index + 1))
}

fn clause_label(index: usize) -> String {
    format!("{}.", index + 1)
}

/// «15-KH/ĐU» with its number; another form leaves the number to the office.
fn symbol(plan: &PlanToWrite) -> Symbol {
    let typed = plan.symbol.as_deref().and_then(|symbol| symbol.split_once('-'));
    let known = plan.office.symbol(words::PLAN_SYMBOL, None);
    match typed.and_then(|(number, letters)| Some((number.trim().parse().ok()?, letters.trim().split_once('/')?))) {
        Some((number, (kind, body))) => {
            Symbol { number: Some(number), kind: kind.to_owned(), body: body.to_owned(), ..known }
        }
        None => known,
    }
}

/// A text as it grows, counted in code points.
#[derive(Default)]
struct Growing {
    text: String,
    length: usize,
}

impl Growing {
    /// Adds words, and says where they stand.
    fn add(&mut self, words: &str) -> [usize; 2] {
        let start = self.length;
        self.text.push_str(words);
        self.length += words.chars().count();
        [start, self.length]
    }

    /// Adds a paragraph of words.
    fn paragraph(&mut self, words: &str) -> [usize; 2] {
        let span = self.add(words);
        self.add("\n\n");
        span
    }
}

/// The plan as plain text.
pub fn plan_text(plan: &PlanToWrite) -> PlanText {
    let mut growing = Growing::default();
    head(&mut growing, plan);
    let opened = growing.paragraph(&opening(plan));
    let carries_out = places_of(&opening(plan), opened[0], &plan.carries_out);
    let mut sections = Vec::new();
    for (index, section) in plan.sections.iter().enumerate() {
        let start = growing.length;
        let heading = is_numbered(plan).then(|| {
            growing.add(&format!("{} ", section_label(plan, index)));
            growing.paragraph(&section.heading)
        });
        let mut clauses = Vec::new();
        for (number, clause) in section.clauses.iter().enumerate() {
            let label = clause_label(number);
            let begin = growing.add(&format!("{label} "))[0];
            let words = growing.add(&clause.text);
            let mut end = words[1];
            growing.add("\n\n");
            if let Some(details) = clause.details() {
                end = growing.paragraph(&details)[1];
            }
            clauses.push(Place { label, span: [begin, end], words });
        }
        let end = clauses.last().map(|clause| clause.span[1]).or(heading.map(|heading| heading[1])).unwrap_or(start);
        let section = heading.map(|words| Place { label: section_label(plan, index), span: [start, end], words });
        sections.push(SectionPlace { section, clauses });
    }
    foot(&mut growing, plan);
    PlanText { text: growing.text.trim_end().to_owned(), sections, carries_out }
}

fn head(growing: &mut Growing, plan: &PlanToWrite) {
    let office = &plan.office;
    for line in office.superior.iter().chain([&office.body]) {
        growing.add(&line.to_uppercase());
        growing.add("\n");
    }
    let profile = office.layout(&plan.papered);
    if let Below::Words(mark) = &profile.habits.under_body.is {
        growing.add(mark);
        growing.add("\n");
    }
    let symbol = plan.symbol.clone().unwrap_or_else(|| plan_paper(plan).symbol_in(profile));
    growing.paragraph(&format!("{}{symbol}", profile.habits.number_opening.is));
    growing.paragraph(&format!("{}, {}", office.place, dates::in_words(plan.papered.dated())));
    growing.paragraph(&words::PLAN.to_uppercase());
    growing.paragraph(&plan.subject);
}

fn foot(growing: &mut Growing, plan: &PlanToWrite) {
    growing.add(&format!("{}:\n", paper_words::RECIPIENTS));
    for line in &plan.papered.recipients {
        growing.add(&format!("- {line},\n"));
    }
    let habits = &plan.office.layout(&plan.papered).habits;
    growing.add(&format!("- {}{}.\n", habits.archive_opening.is, plan.office.archive));
}

/// Where each of some words stands in a sentence, one after another.
fn places_of(sentence: &str, start: usize, all: &[String]) -> Vec<[usize; 2]> {
    let mut from = 0;
    let mut places = Vec::new();
    for words in all {
        let Some(at) = sentence.get(from..).and_then(|rest| rest.find(words.as_str())) else { continue };
        let before = sentence.get(..from + at).unwrap_or_default().chars().count();
        places.push([start + before, start + before + words.chars().count()]);
        from += at + words.len();
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn plan(sections: Vec<SectionToWrite>) -> PlanToWrite {
        PlanToWrite {
            office: Office {
                body: "Đảng uỷ A".into(), body_in_full: "Đảng ủy A".into(), ..Office::default()
            },
            papered: Papered::drafted(date(2026, 11, 27)),
            symbol: Some("15-KH/ĐU".into()),
            subject: "học nghề".into(),
            period: String::new(),
            carries_out: vec!["Kế hoạch số 1-KH/X".into(), "Chỉ thị số 2-CT/Y".into()],
            sections,
        }
    }

    fn clause(text: &str, lead: &str) -> ClauseToWrite {
        ClauseToWrite { text: text.into(), lead: lead.into(), ..ClauseToWrite::default() }
    }

    #[test]
    fn every_place_holds_the_words_that_it_says() {
        let sections = vec![
            SectionToWrite {
                heading: "NHIỆM VỤ".into(),
                clauses: vec![clause("Mở lớp", "Chi bộ 1"), clause("Ăn", "")],
            },
            SectionToWrite { heading: "TỔ CHỨC".into(), clauses: Vec::new() },
        ];
        let text = plan_text(&plan(sections));
        let letters: Vec<char> = text.text.chars().collect();
        let at = |span: [usize; 2]| letters[span[0]..span[1]].iter().collect::<String>();
        assert_eq!(
            text.carries_out.iter().map(|span| at(*span)).collect::<Vec<_>>(),
            ["Kế hoạch số 1-KH/X", "Chỉ thị số 2-CT/Y"]
        );
        let first = &text.sections[0];
        assert_eq!(at(first.section.as_ref().unwrap().words), "NHIỆM VỤ");
        assert_eq!(at(first.clauses[0].words), "Mở lớp");
        assert_eq!(at(first.clauses[0].span), "1. Mở lớp\n\nChủ trì: Chi bộ 1.");
        assert_eq!(at(first.clauses[1].span), "2. Ăn");
        assert_eq!(at(text.sections[1].section.as_ref().unwrap().span), "II- TỔ CHỨC");
        assert!(text.text.ends_with('.'), "{}", text.text);
        assert!(text.text.contains(", Đảng uỷ A xây dựng"), "spelled as the layout asks: {}", text.text);
    }

    #[test]
    fn one_section_without_a_title_has_clauses_alone() {
        let one = plan(vec![SectionToWrite { heading: String::new(), clauses: vec![clause("Mở lớp", "A")] }]);
        assert_eq!(plan_text(&one).sections[0].section, None);
        assert_eq!(plan_paper(&one).annexes.len(), 1);
    }

    #[test]
    fn a_number_of_the_partys_form_is_printed_and_another_is_left_to_the_office() {
        let mut one = plan(Vec::new());
        assert_eq!(plan_paper(&one).symbol_in(one.office.layout(&one.papered)), "15-KH/ĐU");
        assert_eq!(plan_paper(&one).draft, None, "a paper with its number is no draft");
        one.symbol = Some("15/KH-UBND".into());
        assert_eq!((plan_paper(&one).symbol.number, plan_paper(&one).draft), (None, Some(1)));
        assert!(plan_text(&one).text.contains("Số 15/KH-UBND"));
    }
}
