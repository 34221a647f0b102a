//! A reading as a person reads it in the terminal: header, recipients, the tree of provisions with their duties,
//! citations, targets and questions.
//!
//! It adds nothing to the reading. What is not stated is a dash.

use super::{AddresseeRole, Deadline, Duty, Provision, Reading, lexicon::DOCUMENT_TYPES};

/// The language of the outline's own words; what was read stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineLanguage {
    /// Vietnamese.
    Vietnamese,
    /// English.
    English,
}

/// Characters of a duty that a line shows.
const MOST_CHARACTERS: usize = 160;

struct Terms {
    document: [&'static str; 9],
    recipients: &'static str,
    provisions: &'static str,
    outside: &'static str,
    duty: [&'static str; 4],
    citations: &'static str,
    targets: &'static str,
    questions: &'static str,
}

const VIETNAMESE: Terms = Terms {
    document: [
        "Thể loại",
        "Số, ký hiệu",
        "Cơ quan ban hành",
        "Cấp trên",
        "Nơi ban hành",
        "Ngày ban hành",
        "Trích yếu",
        "Độ khẩn",
        "Người ký",
    ],
    recipients: "Nơi nhận",
    provisions: "Nội dung và nhiệm vụ",
    outside: "(ngoài các mục)",
    duty: ["Thực hiện", "Phối hợp", "Thời hạn", "Sản phẩm"],
    citations: "Văn bản được viện dẫn",
    targets: "Chỉ tiêu",
    questions: "Câu hỏi cần trả lời",
};
const ENGLISH: Terms = Terms {
    document: [
        "Type",
        "Symbol",
        "Issuer",
        "Superior body",
        "Place",
        "Date of issue",
        "Subject",
        "Urgency",
        "Signed by",
    ],
    recipients: "Recipients",
    provisions: "Provisions and duties",
    outside: "(outside the provisions)",
    duty: ["Lead", "Support", "Deadline", "Output"],
    citations: "Documents cited",
    targets: "Targets",
    questions: "Questions to answer",
};

/// The outline.
pub fn outline(reading: &Reading, language: OutlineLanguage) -> String {
    let terms = match language {
        OutlineLanguage::Vietnamese => &VIETNAMESE,
        OutlineLanguage::English => &ENGLISH,
    };
    let mut lines = header(reading, terms);
    section(&mut lines, terms.recipients, reading.document.recipients.iter().map(|recipient| recipient.text.clone()));
    tree(reading, terms, &mut lines);
    section(
        &mut lines,
        terms.citations,
        reading.citations.iter().map(|citation| {
            let relation = citation.relation.code();
            format!("{} ({relation})", citation.text)
        }),
    );
    section(&mut lines, terms.targets, reading.targets.iter().map(|target| shortened(&target.text)));
    section(&mut lines, terms.questions, reading.questions.iter().map(|question| question.text.clone()));
    lines.join("\n") + "\n"
}

fn header(reading: &Reading, terms: &Terms) -> Vec<String> {
    let document = &reading.document;
    let signatories: Vec<String> = document
        .signatories
        .iter()
        .map(|signatory| {
            [&signatory.capacity, &signatory.title, &signatory.name]
                .into_iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
                .join(", ")
        })
        .collect();
    let values = [
        Some(kind_of_document(&document.document_type)),
        document.symbol.clone(),
        document.issuer.clone(),
        document.parent_issuer.clone(),
        document.place.clone(),
        document.date.map(|date| format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())),
        document.subject.clone(),
        document.urgency.map(|urgency| urgency.code().to_owned()),
        Some(signatories.join("; ")).filter(|names| !names.is_empty()),
    ];
    let shown = terms.document.iter().zip(values);
    shown.map(|(term, value)| format!("{term}: {}", value.unwrap_or_else(|| "-".to_owned()))).collect()
}

/// The kind as documents print it; one without a name of its own by its slug.
fn kind_of_document(slug: &str) -> String {
    let named = DOCUMENT_TYPES.iter().rfind(|entry| entry.slug == slug);
    named.map_or_else(|| slug.to_owned(), |entry| domain::text::standing_alone(entry.name))
}

fn section(lines: &mut Vec<String>, title: &str, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        return;
    }
    lines.push(String::new());
    lines.push(format!("{title} ({})", items.len()));
    lines.extend(items.into_iter().map(|item| format!("  - {item}")));
}

fn tree(reading: &Reading, terms: &Terms, lines: &mut Vec<String>) {
    lines.push(String::new());
    lines.push(format!("{} ({}, {})", terms.provisions, reading.provisions.len(), reading.duties.len()));
    for provision in &reading.provisions {
        let indent = "  ".repeat(depth(&provision.id));
        let heading = provision.heading.as_deref().unwrap_or_default();
        lines.push(format!("{indent}{} {heading}", provision.label).trim_end().to_owned());
        let held = |duty: &&Duty| duty.provision.as_deref() == Some(provision.id.as_str());
        lines.extend(reading.duties.iter().filter(held).flat_map(|duty| duty_lines(duty, terms, &indent)));
    }
    let outside: Vec<&Duty> = reading.duties.iter().filter(|duty| !is_held(duty, &reading.provisions)).collect();
    if !outside.is_empty() {
        lines.push(format!("  {}", terms.outside));
        lines.extend(outside.into_iter().flat_map(|duty| duty_lines(duty, terms, "  ")));
    }
}

fn is_held(duty: &Duty, provisions: &[Provision]) -> bool {
    duty.provision.as_ref().is_some_and(|held| provisions.iter().any(|provision| &provision.id == held))
}

fn depth(id: &str) -> usize {
    id.matches("__").count() + 1
}

fn duty_lines(duty: &Duty, terms: &Terms, indent: &str) -> Vec<String> {
    let names = |role: AddresseeRole| {
        let named = duty.addressees.iter().filter(|addressee| addressee.role == role);
        named.map(|addressee| addressee.text.clone()).collect::<Vec<_>>().join("; ")
    };
    let [lead, support, deadline, output] = terms.duty;
    let mut lines = vec![format!("{indent}  * {}", shortened(&duty.action))];
    let details = [
        (lead, names(AddresseeRole::Lead)),
        (support, names(AddresseeRole::Support)),
        (deadline, duty.deadline.as_ref().map(deadline_words).unwrap_or_default()),
        (output, duty.outputs.join("; ")),
    ];
    lines.extend(
        details
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(term, value)| format!("{indent}    {term}: {value}")),
    );
    lines
}

fn deadline_words(deadline: &Deadline) -> String {
    let told = deadline.date.map(|date| date.to_string()).or_else(|| deadline.rule.clone());
    match told {
        Some(told) => format!("{} [{told}]", deadline.text),
        None => deadline.text.clone(),
    }
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(MOST_CHARACTERS) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or(words).trim_end()),
        None => words.to_owned(),
    }
}
