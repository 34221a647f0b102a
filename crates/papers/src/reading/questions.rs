//! What the text does not say and a person must: one question for each thing that is missing or cannot be told.
//!
//! Every sentence of the reader that a person sees stands here, in the language of the documents.

use super::findings::Trail;
use super::{DeadlineKind, DocumentHead, Duty, Provision, Question, Span, rules};

/// Deadlines are asked for where a product is.
const MOST_QUESTIONS: usize = 300;

/// The questions of a reading.
pub(super) fn questions(
    trail: &mut Trail,
    document: &DocumentHead,
    provisions: &[Provision],
    duties: &[Duty],
) -> Vec<Question> {
    let mut asked = of_document(document);
    if provisions.is_empty() {
        asked.push(question(
            "provisions",
            "Không thấy các mục, điều, khoản được đánh số; kiểm tra lại nội dung văn bản.",
            rules::QUESTION_PROVISIONS,
            [0, 0],
        ));
    }
    if duties.is_empty() {
        asked.push(question(
            "duties",
            "Không thấy câu nào giao việc cho cơ quan, đơn vị; thêm nhiệm vụ bằng tay nếu có.",
            rules::QUESTION_DUTIES,
            [0, 0],
        ));
    }
    for (number, duty) in duties.iter().enumerate() {
        asked.extend(of_duty(number, duty));
    }
    asked.truncate(MOST_QUESTIONS);
    let put = |(number, (question, rule, span)): (usize, Asked)| {
        trail.at(format!("questions.{number}"), span, rule);
        question
    };
    asked.into_iter().enumerate().map(put).collect()
}

/// A question, the rule that asks it, and the place on which it rests.
type Asked = (Question, &'static str, Span);

fn question(about: impl Into<String>, text: impl Into<String>, rule: &'static str, span: Span) -> Asked {
    (Question { about: about.into(), text: text.into() }, rule, span)
}

fn of_document(document: &DocumentHead) -> Vec<Asked> {
    let missing: [(bool, &str, &str); 7] = [
        (
            document.document_type == "khac",
            "document.type",
            "Không rõ thể loại văn bản (chỉ thị, kế hoạch, hướng dẫn …).",
        ),
        (document.symbol.is_none(), "document.symbol", "Văn bản không ghi số, ký hiệu."),
        (document.date.is_none(), "document.date", "Văn bản không ghi ngày ban hành."),
        (document.issuer.is_none(), "document.issuer", "Không rõ cơ quan nào ban hành văn bản."),
        (document.subject.is_none(), "document.subject", "Không rõ trích yếu của văn bản."),
        (document.recipients.is_empty(), "document.recipients", "Văn bản không ghi nơi nhận."),
        (
            document.signatories.iter().all(|signatory| signatory.name.is_none()),
            "document.signatories",
            "Không rõ người ký văn bản.",
        ),
    ];
    missing
        .iter()
        .filter(|(missing, _, _)| *missing)
        .map(|(_, about, text)| question(*about, *text, rules::QUESTION_HEAD, [0, 0]))
        .collect()
}

fn of_duty(number: usize, duty: &Duty) -> Vec<Asked> {
    let mut asked = Vec::new();
    for (place, addressee) in duty.addressees.iter().enumerate() {
        if addressee.selector.is_none() {
            let text = format!("«{}» là những cơ quan, đơn vị nào?", addressee.text);
            asked.push(question(
                format!("duties.{number}.addressees.{place}.selector"),
                text,
                rules::QUESTION_ADDRESSEE,
                duty.span,
            ));
        }
    }
    let about = format!("duties.{number}.deadline");
    match &duty.deadline {
        None if !duty.outputs.is_empty() => {
            let text = format!("Khi nào phải có {}? Văn bản không ghi thời hạn.", duty.outputs.join(", "));
            asked.push(question(about, text, rules::QUESTION_NO_DEADLINE, duty.span));
        }
        Some(deadline) if deadline.kind == DeadlineKind::Vague => {
            let text = format!("«{}» là khi nào? Văn bản không ghi ngày.", deadline.text);
            asked.push(question(about, text, rules::QUESTION_VAGUE_DEADLINE, duty.span));
        }
        Some(deadline) if deadline.kind == DeadlineKind::Period && deadline.date.is_none() => {
            let text = format!("«{}» kết thúc ngày nào?", deadline.text);
            asked.push(question(about, text, rules::QUESTION_OPEN_PERIOD, duty.span));
        }
        _ => {}
    }
    asked
}
