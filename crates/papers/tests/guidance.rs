//! The project's own guidance of Lam Giang, which has the faults of real ones, read whole: what stands in it, and no more.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use domain::organisations::Selector;
use papers::reading::{
    AddresseeRole, DeadlineKind, Duty, DutyKind, Family, Modality, OutlineLanguage, Purpose, Reading, Relation,
    outline, read,
};

const GUIDANCE: &str = include_str!("../../../fixtures/huong-dan-giao-duc-nghe-nghiep.txt");

fn guidance() -> Reading {
    read("huong-dan.txt", GUIDANCE.as_bytes()).unwrap()
}

/// The words of a duty, without the page break inside.
fn words(reading: &Reading, duty: &Duty) -> String {
    let [start, end] = duty.span;
    let stated: String = reading.text.chars().skip(start).take(end - start).collect();
    stated.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn duty_that<'reading>(reading: &'reading Reading, says: &str) -> &'reading Duty {
    let mut found = reading.duties.iter().filter(|duty| words(reading, duty).contains(says));
    let duty = found.next().unwrap_or_else(|| panic!("no duty says «{says}»"));
    assert!(found.next().is_none(), "more than one duty says «{says}»");
    duty
}

fn named(duty: &Duty, role: AddresseeRole) -> Vec<&str> {
    duty.addressees.iter().filter(|addressee| addressee.role == role).map(|addressee| addressee.text.as_str()).collect()
}

fn class(line: &str, classes: &[&str]) -> Selector {
    Selector::Class { line: line.into(), classes: classes.iter().map(|class| (*class).into()).collect() }
}

#[test]
fn the_head_says_what_it_says_and_asks_for_the_rest() {
    let reading = guidance();
    let document = &reading.document;
    assert_eq!((document.family, document.document_type.as_str()), (Family::Party, "huong-dan"));
    assert_eq!(document.issuer.as_deref(), Some("Ban Tuyên giáo Tỉnh ủy"));
    assert!(document.subject.as_ref().unwrap().starts_with("phổ biến và tổ chức thực hiện Kế hoạch số 72-KH/TU"));
    assert!(document.subject.as_ref().unwrap().ends_with("địa phương của tỉnh Lam Giang"));
    assert_eq!((&document.symbol, &document.place, &document.date, &document.secrecy), (&None, &None, &None, &None));
    let asked: Vec<&str> = reading.questions.iter().map(|question| question.about.as_str()).collect();
    assert!(asked.contains(&"document.symbol") && asked.contains(&"document.date"), "{asked:?}");
    assert!(!asked.contains(&"document.issuer") && !asked.contains(&"document.recipients"), "{asked:?}");
}

#[test]
fn recipients_end_where_the_signature_begins() {
    let document = guidance().document;
    let texts: Vec<&str> = document.recipients.iter().map(|recipient| recipient.text.as_str()).collect();
    assert_eq!(texts.len(), 9);
    assert_eq!(texts[2], "Các huyện, thị, thành ủy, đảng ủy trực thuộc Tỉnh ủy");
    assert_eq!(document.recipients[8].text, "Lưu Ban Tuyên giáo Tỉnh ủy");
    assert_eq!(document.recipients[8].purpose, Some(Purpose::Archive));
    assert_eq!(document.signatories.len(), 1);
    assert_eq!(document.signatories[0].title.as_deref(), Some("PHÓ TRƯỞNG BAN"));
    assert_eq!(document.signatories[0].name.as_deref(), Some("Trần Thị Bến Nguồn"));
}

#[test]
fn provisions_are_found_under_mixed_numbers() {
    let reading = guidance();
    let found: Vec<(&str, &str)> =
        reading.provisions.iter().map(|provision| (provision.id.as_str(), provision.label.as_str())).collect();
    assert_eq!(
        found,
        [
            ("part_I", "I -"),
            ("part_I__indent_1", "-"),
            ("part_I__indent_2", "-"),
            ("part_I__indent_3", "-"),
            ("part_II", "II -"),
            ("part_II__para_1", "1."),
            ("part_II__para_2", "2."),
            ("part_II__para_3", "3."),
            ("part_II__para_4", "4."),
            ("part_III", "III."),
            ("part_III__para_1", "1."),
            ("part_III__para_2", "2."),
            ("part_III__para_3", "3."),
            ("part_III__para_4", "4."),
        ]
    );
    assert_eq!(reading.provisions[9].heading.as_deref(), Some("TỔ CHỨC THỰC HIỆN"));
}

#[test]
fn citations_carry_symbol_date_issuer_and_relation() {
    let found: Vec<_> = guidance()
        .citations
        .into_iter()
        .map(|citation| (citation.symbol.unwrap(), citation.date.unwrap().to_string(), citation.relation))
        .collect();
    let expected = [
        ("72-KH/TU", "2023-08-17", Relation::Implements),
        ("21-CT/TW", "2023-05-04", Relation::Implements),
        ("157-HD/BTGTW", "2024-05-21", Relation::Implements),
        ("19-NQ/TW", "2017-10-25", Relation::Mentions),
    ];
    assert_eq!(found, expected.map(|(symbol, date, relation)| (symbol.to_owned(), date.to_owned(), relation)));
}

#[test]
fn purposes_and_requirements_are_no_duties() {
    let reading = guidance();
    assert!(reading.duties.iter().all(|duty| duty.provision.as_ref().is_none_or(|held| !held.starts_with("part_I__"))));
    assert_eq!(reading.duties.len(), 26);
}

#[test]
fn a_plan_is_due_on_its_day() {
    let reading = guidance();
    let duty = duty_that(&reading, "trước ngày 30/8/2024");
    assert_eq!(duty.provision.as_deref(), Some("part_III__para_1"));
    assert_eq!((duty.kind, duty.modality), (DutyKind::Plan, Modality::Should));
    assert_eq!(duty.outputs, ["kế hoạch"]);
    let deadline = duty.deadline.as_ref().unwrap();
    assert_eq!((deadline.kind, deadline.date.unwrap().to_string().as_str()), (DeadlineKind::Date, "2024-08-30"));
    let committees = "các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy";
    assert_eq!(named(duty, AddresseeRole::Lead), [committees]);
    let expected = class("party", &["huyen-uy", "thi-uy", "thanh-uy", "dang-uy-truc-thuoc"]);
    assert_eq!(duty.addressees[0].selector, Some(expected));
    // The date is stated for the plan alone.
    assert_eq!(duty_that(&reading, "đưa các mục tiêu, chỉ tiêu").deadline, None);
}

#[test]
fn a_report_recurs_every_year() {
    let reading = guidance();
    let duty = duty_that(&reading, "tổng hợp kết quả, báo cáo");
    let deadline = duty.deadline.as_ref().unwrap();
    assert_eq!(deadline.text, "trước ngày 30/11 hằng năm");
    assert_eq!(deadline.rule.as_deref(), Some("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"));
    let boards = "Ban Tuyên giáo (tuyên huấn) các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy";
    assert_eq!(named(duty, AddresseeRole::Lead), [boards]);
    assert_eq!(duty.addressees[0].selector, Some(class("professional", &["ban-tuyen-giao-cap-huyen"])));
}

#[test]
fn supporters_stand_beside_the_lead_and_unknown_ones_are_asked_for() {
    let reading = guidance();
    let duty = duty_that(&reading, "lập danh mục nghề trọng điểm");
    assert_eq!(named(duty, AddresseeRole::Lead), ["Sở Lao động - Thương binh và Xã hội"]);
    assert_eq!(named(duty, AddresseeRole::Support), ["Sở Giáo dục và Đào tạo", "Sở Tài chính"]);
    assert_eq!(duty.deadline.as_ref().unwrap().date.unwrap().to_string(), "2024-09-30");
    let number = reading.duties.iter().position(|duty| words(&reading, duty).starts_with("Chủ trì, phối hợp")).unwrap();
    assert_eq!(named(&reading.duties[number], AddresseeRole::Support), ["các ngành liên quan"]);
    let about = format!("duties.{number}.addressees.1.selector");
    assert!(reading.questions.iter().any(|question| question.about == about), "{about}");
}

#[test]
fn the_standing_formula_means_every_line() {
    let reading = guidance();
    let duty = duty_that(&reading, "Rà soát các chính sách");
    let leads = named(duty, AddresseeRole::Lead);
    let expected = [
        "Các cấp ủy, tổ chức đảng, chính quyền",
        "Mặt trận Tổ quốc",
        "các tổ chức chính trị - xã hội",
        "các hội quần chúng trong tỉnh",
    ];
    assert_eq!(leads, expected);
    let selectors: Vec<_> = duty.addressees.iter().map(|addressee| addressee.selector.clone().unwrap()).collect();
    let Selector::Union { of } = &selectors[0] else { panic!("{:?}", selectors[0]) };
    assert_eq!(of[1], class("state", &["ubnd-tinh"]));
    assert_eq!(selectors[1], class("front", &["mttq-tinh"]));
    assert_eq!(selectors[2], class("front", &["to-chuc-ctxh-tinh"]));
    assert_eq!(selectors[3], class("front", &["hoi-quan-chung-tinh"]));
}

#[test]
fn a_page_break_inside_a_sentence_leaves_one_duty() {
    let reading = guidance();
    let duty = duty_that(&reading, "những vấn đề người dân quan tâm đến cấp ủy");
    assert_eq!(duty.kind, DutyKind::SocialSupervision);
    assert_eq!(duty.provision.as_deref(), Some("part_III__para_2"));
    let front = duty.addressees.first().unwrap();
    assert_eq!(front.selector, Some(Selector::Named { name: "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh".into() }));
}

#[test]
fn the_outline_names_duties_deadlines_and_questions_in_both_languages() {
    let reading = guidance();
    let vietnamese = outline(&reading, OutlineLanguage::Vietnamese);
    let english = outline(&reading, OutlineLanguage::English);
    for (outline, terms) in
        [(&vietnamese, ["Thời hạn: ", "Câu hỏi cần trả lời"]), (&english, ["Deadline: ", "Questions to answer"])]
    {
        assert!(terms.iter().all(|term| outline.contains(term)), "{outline}");
        assert!(outline.contains("[2024-08-30]") && outline.contains("III. TỔ CHỨC THỰC HIỆN"), "{outline}");
    }
    assert_eq!(vietnamese.lines().count(), english.lines().count());
}
