//! From a draft to a document: its file, its text, and a reading that says exactly what was typed. Nothing is read out of
//! the text again, and nothing is asked but what was left open.

use super::{
    Clause, Draft,
    checks::issued_on,
    deadline::{self, Meant},
    one_line,
    people::{self, Ground},
};
use crate::{failure::Failure, files::FileStore, plans::actions::money, reporting::papers::office_of};
use domain::journal::hex;
use jiff::civil::Date;
use papers::{
    doors::FileKind,
    reading::{
        Addressee, AddresseeRole, Citation, DocumentHead, Duty, Family, Modality, Provision, ProvisionKind, Question,
        Reading, Relation, Source, kind_of_task, open_questions, recipient_of,
    },
    writing::{
        ClauseToWrite, Family as LayoutFamily, Office, Papered, PlanText, PlanToWrite, SectionToWrite, plan_paper,
        plan_text, to_docx,
    },
};
use std::collections::BTreeMap;

/// A document that a plan carries out, as it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// In full: «Hướng dẫn số 9-HD/BTGDVTU, ngày 28/10/2026 của Ban …».
    pub words: String,
    /// Slug of its type.
    pub document_type: String,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Its issuer.
    pub issuer: Option<String>,
}

/// A file with its reading, and which provision each clause became.
#[derive(Debug, Clone)]
pub struct Become {
    /// Name of the file.
    pub file_name: String,
    /// Its bytes.
    pub content: Vec<u8>,
    /// What it says.
    pub reading: Reading,
    /// The eId of each clause, by its key.
    pub clauses: BTreeMap<u32, String>,
}

/// Makes the document.
pub fn become_document(draft: &Draft, ground: Ground<'_>, cited: &[Cited], today: Date) -> Result<Become, Failure> {
    let plan = to_write(draft, ground, cited, today);
    let content = to_docx(&plan_paper(&plan), plan.office.layout(&plan.papered))?;
    let text = plan_text(&plan);
    let (provisions, clauses) = provisions_of(draft, &plan, &text);
    let duties = duties_of(draft, ground, &text, &clauses);
    let document = head_of(draft, ground, &plan);
    let questions = questions_of(draft, &document, &provisions, &duties);
    let file_name = "ke-hoach.docx".to_owned();
    let source = Source {
        file_name: file_name.clone(),
        media_type: FileKind::Docx.media_type().to_owned(),
        sha256: hex(&FileStore::hash(&content)),
        bytes: content.len(),
        method: "docx".to_owned(),
        warnings: Vec::new(),
        notes: Vec::new(),
    };
    let citations = cited.iter().zip(&text.carries_out).map(|(cited, span)| citation(cited, *span)).collect();
    let reading = Reading {
        reading_version: 1,
        source,
        text: text.text.clone(),
        document,
        provisions,
        citations,
        duties,
        targets: Vec::new(),
        questions,
        findings: Vec::new(),
    };
    Ok(Become { file_name, content, reading, clauses })
}

/// The plan as its paper wants it.
pub fn to_write(draft: &Draft, ground: Ground<'_>, cited: &[Cited], today: Date) -> PlanToWrite {
    let head = &draft.head;
    let section = |section: &super::Section| SectionToWrite {
        heading: one_line(&section.heading),
        clauses: section.clauses.iter().map(clause_to_write).collect(),
    };
    PlanToWrite {
        office: office(draft, ground),
        papered: Papered {
            // The number stands in the symbol; without one the paper says that it is a draft.
            number: number_of(&head.symbol),
            issued_on: issued_on(draft).ok().flatten(),
            recipients: draft.recipients(),
            ..Papered::drafted(today)
        },
        symbol: Some(one_line(&head.symbol)).filter(|symbol| !symbol.is_empty()),
        subject: one_line(&head.subject),
        period: one_line(&head.period),
        carries_out: cited.iter().map(|cited| cited.words.clone()).collect(),
        sections: draft.sections.iter().map(section).collect(),
    }
}

/// Anything that begins with a number has one.
fn number_of(symbol: &str) -> Option<u32> {
    let digits: String = symbol.trim().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn clause_to_write(clause: &Clause) -> ClauseToWrite {
    let amount = |line: &super::MoneyLine| {
        let written = match money::read(&line.amount) {
            Some(amount) => papers::writing::in_dong(amount),
            None => one_line(&line.amount),
        };
        let source = one_line(&line.source);
        if source.is_empty() { written } else { format!("{written} ({source})") }
    };
    ClauseToWrite {
        text: one_line(&clause.text),
        lead: one_line(&clause.lead),
        supporters: clause.supporting().join(", "),
        deadline: one_line(&clause.deadline),
        product: one_line(&clause.product),
        money: clause.money.iter().map(amount).collect::<Vec<_>>().join("; "),
    }
}

/// The body as its papers show it; of a body without such papers its name, in the layout that its line follows.
pub fn office_named(ground: Ground<'_>, name: &str) -> Office {
    office_of(ground.graph, ground.body, ground.on).unwrap_or_else(|| Office {
        family: match family(ground) {
            Family::Party => LayoutFamily::Party,
            _ => LayoutFamily::State,
        },
        body: name.to_owned(),
        body_in_full: name.to_owned(),
        archive: name.to_owned(),
        ..Office::default()
    })
}

fn office(draft: &Draft, ground: Ground<'_>) -> Office {
    let name = one_line(&draft.head.issuer);
    let mut office = office_named(ground, &name);
    if !draft.head.place.trim().is_empty() {
        office.place = one_line(&draft.head.place);
    }
    if !name.is_empty() {
        office.body_in_full = name;
    }
    office
}

fn head_of(draft: &Draft, ground: Ground<'_>, plan: &PlanToWrite) -> DocumentHead {
    let said = |words: &str| Some(one_line(words)).filter(|words| !words.is_empty());
    DocumentHead {
        family: family(ground),
        document_type: "ke-hoach".to_owned(),
        symbol: said(&draft.head.symbol),
        issuer: said(&draft.head.issuer),
        parent_issuer: plan.office.superior.clone(),
        place: said(&plan.office.place),
        date: plan.papered.issued_on,
        subject: said(&draft.head.subject),
        secrecy: None,
        urgency: None,
        signatories: Vec::new(),
        recipients: plan.papered.recipients.iter().map(|line| recipient_of(line)).collect(),
    }
}

/// Whose document rules a body follows, by the line on which it stands.
fn family(ground: Ground<'_>) -> Family {
    let lines: Vec<String> = ground.graph.parents(ground.body, ground.on).into_iter().map(|(line, _)| line).collect();
    let has = |line: &str| lines.iter().any(|one| one == line);
    if office_of(ground.graph, ground.body, ground.on).is_some() || has("party") {
        Family::Party
    } else if has("front") {
        Family::Front
    } else if has("state") {
        Family::State
    } else {
        Family::Other
    }
}

fn citation(cited: &Cited, span: [usize; 2]) -> Citation {
    Citation {
        text: cited.words.clone(),
        document_type: Some(cited.document_type.clone()),
        symbol: cited.symbol.clone(),
        date: cited.date,
        issuer: cited.issuer.clone(),
        relation: Relation::Implements,
        span,
    }
}

/// The sections and clauses as provisions, and the eId of each clause.
fn provisions_of(draft: &Draft, plan: &PlanToWrite, text: &PlanText) -> (Vec<Provision>, BTreeMap<u32, String>) {
    let (mut provisions, mut ids) = (Vec::new(), BTreeMap::new());
    for (index, (section, places)) in draft.sections.iter().zip(&text.sections).enumerate() {
        let part = places.section.as_ref().map(|place| {
            let id = format!("part_{}", papers::writing::roman(index + 1));
            let heading = plan.sections.get(index).map(|section| section.heading.clone());
            provisions.push(Provision {
                id: id.clone(),
                parent: None,
                kind: ProvisionKind::Part,
                label: place.label.clone(),
                heading: heading.filter(|heading| !heading.is_empty()),
                span: place.span,
            });
            id
        });
        for (number, (clause, place)) in section.clauses.iter().zip(&places.clauses).enumerate() {
            let own = format!("para_{}", number + 1);
            let id = part.as_ref().map_or_else(|| own.clone(), |part| format!("{part}__{own}"));
            ids.insert(clause.key, id.clone());
            provisions.push(Provision {
                id,
                parent: part.clone(),
                kind: ProvisionKind::Paragraph,
                label: place.label.clone(),
                heading: None,
                span: place.span,
            });
        }
    }
    (provisions, ids)
}

/// A duty for each clause that names who leads.
fn duties_of(draft: &Draft, ground: Ground<'_>, text: &PlanText, ids: &BTreeMap<u32, String>) -> Vec<Duty> {
    let mut duties = Vec::new();
    for (section, places) in draft.sections.iter().zip(&text.sections) {
        for (clause, place) in section.clauses.iter().zip(&places.clauses) {
            if clause.lead.trim().is_empty() {
                continue;
            }
            let action = one_line(&clause.text);
            let told = deadline::read(&clause.deadline).unwrap_or(Meant::Nothing);
            duties.push(Duty {
                provision: ids.get(&clause.key).cloned(),
                span: place.words,
                addressees: addressees(clause, ground),
                kind: kind_of_task(&action),
                action,
                modality: Modality::Must,
                deadline: told.told(&clause.deadline),
                outputs: outputs(&clause.product),
            });
        }
    }
    duties
}

fn addressees(clause: &Clause, ground: Ground<'_>) -> Vec<Addressee> {
    let named = |text: &str, role| Addressee {
        text: one_line(text),
        role,
        selector: people::meaning_of(ground, text.trim()).selector(ground.graph, ground.on),
    };
    let lead = named(&clause.lead, AddresseeRole::Lead);
    let supporting = clause.supporting();
    std::iter::once(lead).chain(supporting.iter().map(|name| named(name, AddresseeRole::Support))).collect()
}

/// Each product once, as they were parted when typed.
fn outputs(product: &str) -> Vec<String> {
    product.split(['\n', ';']).map(one_line).filter(|words| !words.is_empty()).collect()
}

/// What was left open: who signs is the office's, and a clause that goes on regularly has no day by its writer's will.
fn questions_of(draft: &Draft, document: &DocumentHead, provisions: &[Provision], duties: &[Duty]) -> Vec<Question> {
    let led: Vec<&Clause> =
        draft.clauses().map(|(_, clause)| clause).filter(|clause| !clause.lead.trim().is_empty()).collect();
    let is_regular = |about: &str| {
        let number = about.strip_prefix("duties.").and_then(|rest| rest.strip_suffix(".deadline"));
        let clause = number.and_then(|number| number.parse::<usize>().ok()).and_then(|number| led.get(number));
        clause.is_some_and(|clause| deadline::read(&clause.deadline) == Some(Meant::Regularly))
    };
    let asked = open_questions(document, provisions, duties).into_iter();
    asked.filter(|one| one.about != "document.signatories" && !is_regular(&one.about)).collect()
}
