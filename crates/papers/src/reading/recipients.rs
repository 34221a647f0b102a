//! What a line of «Nơi nhận» means: a copy that the issuer keeps, or bodies by the selectors to try, the surest first.
//!
//! It knows words only; whether a selector finds anyone is found on the graph. A line that names nobody has selectors
//! all the same, and they find nobody.

use super::selectors::selector;
use domain::organisations::Selector;

/// A line of «Nơi nhận» by its words.
#[derive(Debug, Clone, PartialEq)]
pub enum RecipientMeaning {
    /// The issuer keeps the copy (lưu).
    Kept,
    /// Bodies: the first selector that finds somebody is meant.
    Bodies(Vec<Selector>),
}

/// Offices whose post goes to the body itself.
const OFFICES: &[&str] = &["Thường trực ", "Ban Thường vụ ", "Ban Thường trực ", "Lãnh đạo "];

/// What the words of a line mean.
pub fn meaning_of_recipient(text: &str) -> RecipientMeaning {
    let whole = text.trim_matches([' ', ',', ';', '.', '-', '–']);
    if whole.to_lowercase().starts_with("lưu") {
        return RecipientMeaning::Kept;
    }
    // «(để báo cáo)» says what for, not whom.
    let words = whole.split_once(" (để").map_or(whole, |(words, _)| words).trim_end_matches([' ', ',', ';', '.']);
    let named = |words: &str| Selector::Named { name: words.to_owned() };
    let body = OFFICES.iter().find_map(|office| words.strip_prefix(office));
    RecipientMeaning::Bodies([selector(words), Some(named(words)), body.map(named)].into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_mean_bodies_by_class_by_name_or_by_office() {
        let last_name = |text: &str| match meaning_of_recipient(text) {
            RecipientMeaning::Bodies(selectors) => match selectors.last() {
                Some(Selector::Named { name }) => name.clone(),
                other => format!("{other:?}"),
            },
            RecipientMeaning::Kept => "kept".to_owned(),
        };
        for (text, expected) in [
            ("- Thường trực Tỉnh ủy (để báo cáo),", "Tỉnh ủy"),
            ("Lãnh đạo Ban Tuyên giáo Tỉnh ủy,", "Ban Tuyên giáo Tỉnh ủy"),
            ("Sở Giáo dục và Đào tạo,", "Sở Giáo dục và Đào tạo"),
            ("Lưu VP, Ban.", "kept"),
            ("- Lưu: VT", "kept"),
            ("", ""),
        ] {
            assert_eq!(last_name(text), expected, "{text}");
        }
        let RecipientMeaning::Bodies(found) = meaning_of_recipient("Các huyện, thị, thành ủy (để thực hiện),")
        else {
            panic!()
        };
        assert!(matches!(&found[0], Selector::Class { classes, .. } if classes.contains(&"huyen-uy".to_owned())));
        let tuyen_huan = "Ban tuyên giáo (tuyên huấn) các huyện, thị, thành ủy,";
        let RecipientMeaning::Bodies(found) = meaning_of_recipient(tuyen_huan) else { panic!() };
        assert!(matches!(&found[0], Selector::Class { line, .. } if line == "professional"), "{found:?}");
    }
}
