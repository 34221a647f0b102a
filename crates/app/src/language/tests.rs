//! Texts in both languages say the same things, and every sentence a page asks for is there.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::*;

/// Key -> names of its gaps, of one language.
fn texts(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for texts in TEXTS {
        let source = texts.of(language);
        let faults = FluentResource::try_new(source.to_owned()).err().map(|(_, faults)| faults);
        assert!(faults.is_none(), "{}/texts.{}.ftl: {faults:?}", texts.folder, language.tag());
        let mut key = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((start, _)) =
                line.split_once(" =").filter(|_| line.starts_with(|first: char| first.is_ascii_lowercase()))
            {
                key = start.to_owned();
                assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{key} stands twice");
            }
            let gaps = line
                .split('$')
                .skip(1)
                .map(|rest| rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default());
            found.entry(key.clone()).or_default().extend(gaps.map(str::to_owned));
        }
    }
    found.remove("");
    found
}

/// Every Rust file and template of this package: path and text.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("the folder is readable") {
            let path = entry.expect("the entry is readable").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|kind| kind == "rs" || kind == "html") {
                let text = fs::read_to_string(&path).expect("the file is text");
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

/// What stands between `opening` and the next quote.
fn quoted_after<'t>(text: &'t str, opening: &str) -> impl Iterator<Item = &'t str> {
    text.split(opening).skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn both_languages_have_the_same_keys_and_the_same_gaps() {
    let (vi, en) = (texts(Language::Vi), texts(Language::En));
    for (key, gaps) in &vi {
        assert_eq!(Some(gaps), en.get(key), "{key} in English");
    }
    for key in en.keys() {
        assert!(vi.contains_key(key), "{key} has no Vietnamese");
    }
}

#[test]
fn every_sentence_asked_for_exists() {
    let known = texts(Language::Vi);
    for (path, text) in sources() {
        if path.ends_with("language/tests.rs") || path.ends_with("language.rs") {
            continue;
        }
        let places = quoted_after(&text, concat!("key: ", "\""));
        for key in quoted_after(&text, concat!("say(", "\"")).chain(places) {
            assert!(known.contains_key(key), "{}: no text under {key:?}", path.display());
        }
    }
}

#[test]
fn no_text_is_left_unused() {
    let sources = sources();
    for key in texts(Language::Vi).into_keys() {
        let quoted = format!("\"{key}\"");
        assert!(sources.iter().any(|(_, text)| text.contains(&quoted)), "nothing says {key}");
    }
}

#[test]
fn every_text_file_stands_in_the_list() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folders: BTreeSet<PathBuf> =
        sources().into_iter().filter_map(|(path, _)| path.parent().map(Path::to_owned)).collect();
    for folder in folders {
        let listed = TEXTS.iter().any(|texts| root.join(texts.folder) == folder);
        for language in Language::ALL {
            let file = folder.join(format!("texts.{}.ftl", language.tag()));
            assert_eq!(file.exists(), listed, "{}", file.display());
        }
    }
}

#[test]
fn gaps_are_filled_and_numbers_follow_the_language() {
    let late = |language: Language, days: u32| language.say("date-past").with("count", days).to_string();
    assert_eq!(late(Language::Vi, 1_204), "quá 1.204 ngày");
    assert_eq!(late(Language::En, 1), "1 day late");
    assert_eq!(late(Language::En, 1_204), "1,204 days late");
}

#[test]
fn a_missing_text_shows_its_key() {
    let absent = "no-such-text";
    assert_eq!(Language::Vi.say(absent).to_string(), absent);
}

#[test]
fn the_cookie_decides_and_vietnamese_is_the_default() {
    for (cookies, language) in [
        ("", Language::Vi),
        ("session=x; dondoc_language=en", Language::En),
        ("dondoc_language=vi", Language::Vi),
        ("dondoc_language=fr", Language::Vi),
        ("other_dondoc_language=en", Language::Vi),
    ] {
        assert_eq!(Language::from_cookies(cookies), language, "{cookies}");
    }
}
