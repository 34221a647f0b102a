//! A phrase of a document of 2024 asked today, against a register that the program itself took over.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::disallowed_methods)]

mod program;

use program::{REGISTER, dondoc, done, refused, text};

const REGISTER_2025: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/lam-giang/organisations-2025.tsv");
const REORGANISED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/lam-giang/reorganisation-2025.tsv");
const DISTRICTS: &str = "các huyện ủy, thị ủy, thành ủy";

#[test]
fn a_phrase_of_2024_is_followed_to_today() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = text(&data);
    let tables = ["--organisations", REGISTER, REGISTER_2025, "--reorganisations", REORGANISED];
    done([["register", "--data", data].as_slice(), &tables].concat());
    let ask = |phrase: &'static str, more: &[&'static str]| {
        let asked = ["resolve", phrase, "--data", data];
        let of = if more.contains(&"--in") { [].as_slice() } else { &["--in", "Tỉnh ủy Lam Giang"] };
        let on = if more.contains(&"--on") { [].as_slice() } else { &["--on", "2024-06-10"] };
        [asked.as_slice(), on, of, more].concat()
    };
    let said = done(ask(DISTRICTS, &["--asked-on", "2026-11-23"]));
    for words in ["Tỉnh ủy Lam Giang, 10/06/2024", "Huyện ủy Vĩnh Gạo:", "  → Đảng ủy xã Yên Hến (", "203/2025/QH15"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&done(ask(DISTRICTS, &["--asked-on", "2026-11-23", "--json"]))).unwrap();
    let organisations = json["organisations"].as_array().unwrap();
    assert!(organisations.len() > 2 && json["asked_on"] == "2026-11-23", "{json}");
    for one in organisations {
        assert_eq!(one["goes_on"], false, "{one}");
        let heirs = one["carried_on_by"].as_array().unwrap();
        assert!(heirs.iter().all(|heir| heir["by"][0]["on"] == "2025-07-01"), "{one}");
    }
    // On the day itself nothing has changed yet.
    assert!(done(ask(DISTRICTS, &["--asked-on", "2024-06-10"])).contains("Huyện ủy Vĩnh Gạo: giữ nguyên"));
    for (phrase, more, words) in [
        ("các cơ quan liên quan", [].as_slice(), "It cannot be told which organisations"),
        (DISTRICTS, &["--in", "Tỉnh ủy Không Có"], "no organisation is called"),
        (DISTRICTS, &["--on", "10/6/2024"], "is not a day"),
        (DISTRICTS, &["--asked-on", "2023-01-01"], "is before the day of the document"),
    ] {
        let said = refused(dondoc(ask(phrase, more)));
        assert!(said.contains(words), "{phrase}: {said}");
    }
}
