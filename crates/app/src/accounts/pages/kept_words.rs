//! The words for what a kept form holds: the labels of its fields and of the choices made in them.
//!
//! A field that no person sees in its form has no words and is not shown. Which fields have words is held by a test
//! that reads the templates.

use crate::language::Language;

/// Names of fields with the keys of their labels.
const LABELS: &[(&str, &str)] = &[
    ("bang", "organisations-import-paste"),
    ("bao_co_quan", "urging-steps-body"),
    ("bao_thu_truong", "urging-steps-head"),
    ("bieu", "reporting-form"),
    ("cach", "documents-sending"),
    ("cach_cam_ket", "targets-way"),
    ("cach_dem", "outreach-counting"),
    ("cach_moi", "targets-way"),
    ("cach_phan_dau", "targets-way"),
    ("cach_sap_xep", "registers-kind"),
    ("can_cu", "reorganisations-basis"),
    ("can_cu_bao_cao", "reviews-head-basis"),
    ("can_cu_dem", "outreach-persons-why"),
    ("can_cu_ket_qua", "difficulties-fate-basis"),
    ("chi_tieu", "reporting-column-indicator"),
    ("chot", "reporting-cut-off"),
    ("chu_thich", "assignments-evidence-caption"),
    ("chuc_vu", "reviews-head-office"),
    ("chuyen_den", "difficulties-forward-to"),
    ("co_quan", "reorganisations-owner"),
    ("co_quan_ban_hanh", "documents-issuer-itself"),
    ("co_quan_chu_tri", "inspections-leading"),
    ("co_quan_phoi_hop", "inspections-bodies"),
    ("cot", "organisations-match-column"),
    ("dan", "reorganisations-paste-label"),
    ("dan_tu", "reporting-block-from"),
    ("de_cuong", "reviews-begin-what"),
    ("den_het_ngay", "registers-last-day"),
    ("den_ky", "reviews-begin-to"),
    ("den_ngay", "reporting-admit-until"),
    ("dia_chi", "outreach-material-link"),
    ("dia_chi_thu", "urging-mail-to"),
    ("dieu_khoan", "difficulties-clause"),
    ("den_ngay_cuoc", "inspections-to"),
    ("dieu", "targets-place"),
    ("dieu_khoan_muc", "inspections-column-clause"),
    ("dieu_khoan_phat_hien", "inspections-column-clause"),
    ("doan", "documents-place-words"),
    ("doan_them", "reviews-new-paragraph"),
    ("doi_tuong_dem", "outreach-audience"),
    ("don_vi", "documents-upload-owner"),
    ("don_vi_duoc_kiem_tra", "inspections-units"),
    ("don_vi_khac_phuc", "inspections-holder"),
    ("don_vi_muc", "inspections-column-unit"),
    ("don_vi_phat_hien", "inspections-column-unit"),
    ("dong_gop", "targets-contributor"),
    ("dot", "difficulties-round"),
    ("dot_bao_cao", "reviews-begin-round"),
    ("ghi", "documents-recipient-words"),
    ("ghi_chu", "assignments-confirm-note"),
    ("ghi_chu_muc", "inspections-column-note"),
    ("gia_tri", "accounts-kept-value"),
    ("giai_quyet", "difficulties-solves"),
    ("goi", "outreach-pack"),
    ("gui_lai_den", "reporting-return-until"),
    ("han", "documents-when"),
    ("han_khac_phuc", "inspections-remedy-due"),
    ("han_moi", "assignments-extend-to"),
    ("he_thong", "difficulties-to"),
    ("hieu_luc_tu", "registers-effective"),
    ("ho_ten", "accounts-full-name"),
    ("kenh", "outreach-channel"),
    ("ket_luan_tai_kiem_tra", "inspections-verdict"),
    ("ket_qua", "inspections-column-result"),
    ("khai", "assignments-report-declared"),
    ("kien_nghi", "inspections-proposals"),
    ("kieu", "documents-way"),
    ("ky", "reporting-period"),
    ("loai", "documents-kind"),
    ("loai_neu", "difficulties-column-kind"),
    ("loai_cuoc", "inspections-kind"),
    ("loai_phat_hien", "inspections-finding-kind"),
    ("login", "accounts-login"),
    ("ly_do", "accounts-reason"),
    ("ly_do_chuyen", "difficulties-forward-words"),
    ("ly_do_dong_gop", "documents-reason"),
    ("ly_do_gia_han", "assignments-extend-reason"),
    ("ly_do_huy", "assignments-cancel-reason"),
    ("ly_do_ket_qua", "difficulties-fate-reason"),
    ("ly_do_ket_thuc", "registers-why"),
    ("ly_do_mo_lai", "registers-why"),
    ("ly_do_rut", "targets-withdraw-why"),
    ("ly_do_rut_gia_han", "reporting-withdraw-admission-why"),
    ("ly_do_rut_neu", "difficulties-withdraw-why"),
    ("mo", "reporting-opens-days"),
    ("muc", "documents-provision-of"),
    ("muc_cam_ket", "targets-committed-long"),
    ("muc_dich", "documents-purpose"),
    ("muc_do", "documents-modality"),
    ("muc_do_phat_hien", "inspections-severity"),
    ("muc_duoi", "coverage-add-own"),
    ("muc_moi", "targets-what-new"),
    ("muc_phan_dau", "targets-aspirational-long"),
    ("muc_tren", "coverage-add-above"),
    ("muc_van_ban", "outreach-clauses-field"),
    ("nam", "targets-year"),
    ("nam_chuong_trinh", "inspections-year"),
    ("ngay", "documents-way-date"),
    ("ngay_cuoi", "outreach-last-day"),
    ("ngay_dau", "outreach-first-day"),
    ("ngay_dien_ra", "outreach-held-on"),
    ("ngay_ky", "reviews-signed-on"),
    ("ngay_sap_xep", "registers-rearranged-on"),
    ("ngay_quyet_dinh", "inspections-decided-on"),
    ("ngay_tai_kiem_tra", "inspections-rechecked-on"),
    ("ngay_thang", "documents-day-month"),
    ("ngay_trong_thang", "documents-day-of-month"),
    ("nguoi_ky", "reviews-head-signer"),
    ("nguoi_tai_kiem_tra", "inspections-rechecked-by"),
    ("nguon", "plans-money-source"),
    ("nguon_so_lieu", "outreach-source"),
    ("ngon_ngu_thu", "urging-mail-language"),
    ("nhac_lai", "urging-steps-again"),
    ("nhac_sau", "urging-steps-after"),
    ("nhac_truoc", "urging-steps-before"),
    ("nhiem_vu", "documents-select-duty"),
    ("noi", "documents-merge-who"),
    ("noi_ban_hanh", "plans-head-place"),
    ("noi_dung", "assignments-report-narrative"),
    ("noi_dung_khac_phuc", "inspections-remedy-words"),
    ("noi_dung_kiem_tra", "inspections-subject"),
    ("noi_dung_muc", "inspections-column-item"),
    ("noi_dung_phat_hien", "inspections-finding-words"),
    ("noi_dung_tai_kiem_tra", "inspections-rechecked-words"),
    ("noi_nhan", "plans-head-recipients"),
    ("noi_tiep_nhan", "registers-successor"),
    ("phan", "targets-share"),
    ("phan_viec", "difficulties-assignment"),
    ("phoi_hop", "plans-clause-support"),
    ("quan_he", "amendments-kind"),
    ("quy", "inspections-plan-quarter"),
    ("quyet_dinh", "inspections-decision"),
    ("san_pham", "documents-outputs"),
    ("so", "plans-head-symbol"),
    ("so_luong", "documents-type-number"),
    ("so_nguoi", "outreach-persons"),
    ("so_thang", "documents-months"),
    ("so_tien", "plans-money-amount"),
    ("so_van_ban", "reviews-number"),
    ("tai_lieu", "outreach-material"),
    ("ten", "accounts-kept-name"),
    ("ten_hoat_dong", "outreach-activity-name"),
    ("ten_tai_lieu", "outreach-material-name"),
    ("tham_quyen", "reviews-head-authority"),
    ("thanh_phan_doan", "inspections-team"),
    ("thoi_han", "targets-term"),
    ("thoi_ky", "plans-head-period"),
    ("thuc_hien", "reviews-begin-document"),
    ("tra_loi", "difficulties-answer-words"),
    ("trich_yeu", "plans-head-subject"),
    ("tu_ky", "reviews-begin-from"),
    ("tu_ngay", "registers-first-day"),
    ("tu_ngay_cuoc", "inspections-from"),
    ("uu_diem", "inspections-strengths"),
    ("vai_tro", "accounts-role"),
    ("vai_tro_moi", "documents-role-of-added"),
    ("van_ban", "targets-document"),
    ("van_de", "difficulties-words"),
    ("vi_sao_hon", "outreach-above-why"),
    ("viec", "documents-action"),
    ("y_kien", "assignments-answer-words"),
    ("yeu_cau", "inspections-requests"),
];

/// How a target binds when only a number is typed.
const WAYS: &[&str] = &["at-least", "above", "at-most", "below", "about", "exactly"];

/// Fields, the beginnings of the keys of their choices, and the choices.
const CHOICES: &[(&str, &str, &[&str])] = &[
    ("cach_cam_ket", "targets-way-", WAYS),
    ("cach_moi", "targets-way-", WAYS),
    ("cach_phan_dau", "targets-way-", WAYS),
    ("giai_quyet", "difficulties-solves-", &["yes", "no"]),
    ("ket_qua", "difficulties-fate-", &["noted", "under-study", "taken-up", "refused", "issued"]),
    ("cach_sap_xep", "registers-kind-", &["merged", "dissolved"]),
    ("khai", "assignments-declared-", &["nothing", "doing", "hindered", "done"]),
    (
        "loai",
        "documents-kind-",
        &[
            "plan",
            "disseminate",
            "embed-targets",
            "implement",
            "inspect",
            "social-supervision",
            "review",
            "report",
            "advise",
            "coordinate",
            "resource",
            "recommend",
        ],
    ),
    ("loai_neu", "difficulties-kind-", &["difficulty", "proposal", "policy-proposal"]),
    ("muc_do", "documents-modality-", &["must", "should", "encouraged"]),
    ("muc_dich", "documents-purpose-", &["report", "execute", "coordinate", "inform", "archive"]),
    ("thoi_han", "targets-term-", &["in-year", "by-year"]),
    ("vai_tro_moi", "documents-role-", &["lead", "support", "advise", "supervise"]),
    ("ket_luan_tai_kiem_tra", "inspections-verdict-", &["verified", "not-remedied"]),
    ("ket_qua", "inspections-result-", &["good", "partly", "not-yet", "not-applicable"]),
    ("loai_cuoc", "inspections-kind-", &["inspection", "supervision", "front-supervision", "social-criticism"]),
    ("loai_phat_hien", "inspections-finding-", &["conclusion", "shortcoming", "limitation"]),
    ("muc_do_phat_hien", "inspections-severity-", &["minor", "moderate", "serious"]),
];

/// The label of a field; nothing when no person sees it in its form.
pub(super) fn label(language: Language, name: &str) -> Option<String> {
    let (_, key) = LABELS.iter().find(|(known, _)| *known == name)?;
    Some(language.say(key).to_string())
}

/// What was typed, or the words of what was chosen.
pub(super) fn value(language: Language, name: &str, value: &str) -> String {
    let choices = CHOICES.iter().find(|(known, _, choices)| *known == name && choices.contains(&value));
    choices
        .map_or_else(|| value.to_owned(), |(_, beginning, _)| language.say(&format!("{beginning}{value}")).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// Fields that a form carries without asking: versions, places, anchors; files and passwords, which are not kept; and
    /// what only leads from one page to the next.
    const UNSEEN: &[&str] =
        &["password", "password_new", "password_again", "tep", "van_giu", "cu", "moi", "q", "thu_truong", "nguoi_nhan"];

    fn templates(folder: &Path, found: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                templates(&path, found);
            } else if path.extension().is_some_and(|kind| kind == "html") && !path.ends_with("everything.html") {
                found.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }

    #[test]
    fn every_field_that_a_form_asks_for_has_its_label() {
        let mut all = String::new();
        templates(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
        let asked = ["text", "area", "select", "date", "radios"].iter().flat_map(|kind| {
            let opening = format!("fields::{kind}(\"");
            let parts = all.split(&opening).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
            parts.collect::<Vec<_>>()
        });
        let asked: std::collections::BTreeSet<String> = asked.collect();
        assert!(asked.len() > 10, "the test reads the templates: {asked:?}");
        let nameless: Vec<&String> = asked
            .iter()
            .filter(|name| !UNSEEN.contains(&name.as_str()) && label(Language::Vi, name).is_none())
            .collect();
        assert!(nameless.is_empty(), "without words: {nameless:?}");
    }

    #[test]
    fn every_label_and_choice_has_words() {
        for language in [Language::Vi, Language::En] {
            for (name, key) in LABELS {
                assert_ne!(label(language, name).unwrap(), *key);
            }
            for (name, beginning, choices) in CHOICES {
                for choice in *choices {
                    assert!(!value(language, name, choice).contains(beginning), "{name} {choice}");
                }
            }
        }
        assert_eq!(value(Language::Vi, "khai", "done"), "Đã làm xong");
        assert_eq!(value(Language::Vi, "noi_dung", "done"), "done");
        assert_eq!(label(Language::Vi, "version"), None);
    }
}
