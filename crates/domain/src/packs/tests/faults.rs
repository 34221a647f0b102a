//! Every fault of a pack with its file and line: the pack that comes with the program, with one thing made wrong.

use super::*;
use proptest::prelude::*;

/// A small pack, so that lines can be counted by eye.
const PACK: &str = "code = \"try\"
version = 1
name = \"Thử\"
change_percent = 30";

const REGIMES: &str = "[[regime]]
code = \"half\"
name = { vi = \"6 tháng\", en = \"Half-year\" }
[[regime.period]]
name = \"Đầu năm {year}\"
first_day = \"1/1\"
last_day = \"30/6\"
[[regime.period]]
name = \"Cuối năm {year}\"
first_day = \"1/7\"
last_day = \"31/12\"";

const INDICATORS: &str = "[[indicator]]
code = \"A1\"
name = \"Số người\"
unit = \"người\"
kind = \"in-period\"
parts = [{ code = \"nu\", name = \"nữ\" }]
plausible = { from = 1, to = 9.5 }
[[indicator]]
code = \"A2\"
name = \"Tỷ lệ\"
unit = \"%\"
decimals = 1
kind = \"at-date\"
ratio = { numerator = \"tử\", denominator = \"mẫu\", counted_in = \"người\", share = true }
[[indicator]]
code = \"A3\"
name = \"Lũy kế\"
unit = \"cuộc\"
kind = \"cumulative\"
since = 2023-05-04";

const FORMS: &str = "[[form]]
code = \"bieu\"
version = 2
name = \"Biểu\"
regime = \"half\"
indicators = [\"A1\", \"A2\",
  \"A3\"]
optional = [\"A3\"]
[[form.narrative]]
code = \"q\"
question = \"Vì sao?\"
required = true
max_chars = 100";

fn read(changed: &str, from: &str, to: &str) -> Result<Pack, Vec<PackFault>> {
    let files = [
        ("x/pack.toml", PACK),
        ("x/regimes.toml", REGIMES),
        ("x/indicators.toml", INDICATORS),
        ("x/forms.toml", FORMS),
    ];
    read_changed(&files, &format!("x/{changed}.toml"), from, to)
}

/// `file:line code`, each.
fn told(read: Result<Pack, Vec<PackFault>>) -> String {
    told_of(read, |file| file.trim_end_matches(".toml"))
}

const LISTED: &str = "indicators = [\"A1\", \"A2\",\n  \"A3\"]";

const SECTIONS: &str = "section = [{ code = \"x\", name = \"Một\", indicators = [\"A3\"] },
  { code = \"y\", name = \"Hai\", indicators = [\"A1\", \"A2\"] }]";

const AGAIN: &str = "section = [{ code = \"x\", name = \"Một\", indicators = [\"A3\", \"A1\"] },
  { code = \"x\", name = \"Hai\", indicators = [\"A1\", \"A2\"] }]";

const MORE: &str = "[[form.section]]
code = \"x\"
name = \"Một\"
indicators = [\"A3\", \"A1\"]
[[form.section]]
code = \"y\"
name = \"Hai\"
indicators = [\"A2\", \"A1\"]
[[form.narrative]]";

const TABLE: &[(&str, &str, &str, &str)] = &[
    ("pack", "1", "1", ""),
    // Syntax, keys, types.
    ("pack", "\"Thử\"", "\"Thử", "pack:3 not-toml"),
    ("pack", "version = 1", "version =", "pack:2 not-toml"),
    ("pack", "version", "verzion", "pack:1 key-missing, pack:2 key-mistyped"),
    ("pack", "change_percent = 30", "colour = 3", "pack:4 key-unknown"),
    ("pack", "version = 1\n", "", "pack:1 key-missing"),
    ("pack", "version = 1", "version = \"1\"", "pack:2 not-whole"),
    ("pack", "version = 1", "version = 0", "pack:2 not-whole"),
    ("pack", "version = 1", "version = 1.5", "pack:2 not-whole"),
    ("pack", "= 30", "= 0", "pack:4 not-whole"),
    ("pack", "\"try\"", "\"thử\"", "pack:1 code-unusable"),
    ("pack", "\"try\"", "\"1st\"", "pack:1 code-unusable"),
    ("pack", "\"try\"", "\"\"", "pack:1 text-empty"),
    ("pack", "\"Thử\"", "\"  \"", "pack:3 text-empty"),
    ("pack", "\"Thử\"", "7", "pack:3 not-words"),
    ("pack", "\"Thử\"", "{ en = \"Try\" }", "pack:3 key-missing"),
    ("pack", "\"Thử\"", "{ vi = \"Thử\", fr = \"Essai\" }", "pack:3 key-unknown"),
    ("pack", "\"Thử\"", "{ vi = \"Thử\", en = \"\" }", "pack:3 text-empty"),
    // Regimes.
    ("regimes", "first_day = \"1/7\"", "first_day = \"2/7\"", "regimes:10 periods-leave-out"),
    ("regimes", "first_day = \"1/7\"", "first_day = \"30/6\"", "regimes:10 periods-overlap"),
    ("regimes", "\"31/12\"", "\"30/12\"", "regimes:6 periods-leave-out"),
    ("regimes", "\"30/6\"", "\"31/6\"", "regimes:7 not-year-day"),
    ("regimes", "\"30/6\"", "\"6-30\"", "regimes:7 not-year-day"),
    ("regimes", "\"1/1\"", "\"29/2\"", "regimes:6 not-year-day"),
    ("regimes", "Đầu năm {year}", "Đầu năm", "regimes:5 year-missing"),
    ("regimes", "en = \"Half-year\"", "eng = \"Half-year\"", "regimes:3 key-mistyped"),
    ("regimes", "[[regime.period]]", "[regime.period]", "regimes:8 not-toml"),
    // Indicators.
    ("indicators", "in-period", "in period", "indicators:5 word-unknown"),
    ("indicators", "since = 2023-05-04", "", "indicators:19 since-missing"),
    ("indicators", "since = 2023-05-04", "since = \"4/5/2023\"", "indicators:20 not-date"),
    ("indicators", "since = 2023-05-04", "since = 2023-05-04T00:00:00", "indicators:20 not-date"),
    ("indicators", "since = 2023-05-04", "since = 2023-02-30", "indicators:20 not-toml"),
    ("indicators", "\"cumulative\"", "\"at-date\"", "indicators:20 since-unused"),
    ("indicators", "\"A2\"", "\"A1\"", "indicators:9 code-twice, forms:6 code-nowhere"),
    ("indicators", "from = 1", "from = 10", "indicators:7 range-reversed"),
    ("indicators", "from = 1, to = 9.5", "", "indicators:7 range-empty"),
    ("indicators", "from = 1", "from = -1", "indicators:7 range-below-zero"),
    ("indicators", "to = 9.5", "to = 9.1234567", "indicators:7 not-number"),
    ("indicators", "to = 9.5", "to = nan", "indicators:7 not-number"),
    ("indicators", "to = 9.5", "to = \"9\"", "indicators:7 not-number"),
    ("indicators", "{ from = 1, to = 9.5 }", "5", "indicators:7 not-table"),
    ("indicators", "decimals = 1", "decimals = 7", "indicators:12 not-whole"),
    ("indicators", "decimals = 1", "decimals = 1\nparts = []", "indicators:13 parts-unusable"),
    ("indicators", "decimals = 1", "plausible = { to = 101 }", "indicators:12 range-above-whole"),
    ("indicators", "decimals = 1", "decimals = 1\ntolerance_percent = 5", ""),
    ("indicators", "decimals = 1", "decimals = 1\ntolerance_percent = 0", "indicators:13 not-whole"),
    ("indicators", "decimals = 1", "decimals = 1\ntolerance_percent = 101", "indicators:13 not-whole"),
    ("indicators", "decimals = 1", "decimals = 1\ntolerance_percent = \"5\"", "indicators:13 not-whole"),
    ("indicators", "decimals = 1", "decimals = 1\ntolerance_percent = 2.5", "indicators:13 not-whole"),
    ("indicators", "decimals = 1", "decimals = 1\ntolerence_percent = 5", "indicators:13 key-mistyped"),
    ("indicators", "share = true", "share = \"yes\"", "indicators:14 not-true-or-false"),
    ("indicators", "share = true", "shares = true", "indicators:14 key-mistyped"),
    ("indicators", "numerator = \"tử\", ", "", "indicators:14 key-missing"),
    ("indicators", "{ code = \"nu\", name = \"nữ\" }", "\"nữ\"", "indicators:6 not-table"),
    ("indicators", "[{ code = \"nu\", name = \"nữ\" }]", "\"nữ\"", "indicators:6 not-list"),
    (
        "indicators",
        "{ code = \"nu\", name = \"nữ\" }",
        "{ code = \"nu\", name = \"nữ\" }, { code = \"nu\", name = \"nam\" }",
        "indicators:6 code-twice",
    ),
    // Measures.
    ("indicators", "decimals = 1\nkind", "yes_no = true\nkind", "indicators:12 two-measures"),
    (
        "indicators",
        "kind = \"cumulative\"",
        "formula = { sum = [\"A1\", \"A1\"] }\nkind = \"cumulative\"",
        "indicators:19 code-twice",
    ),
    (
        "indicators",
        "kind = \"cumulative\"",
        "formula = { sum = [\"A1\"] }\nkind = \"cumulative\"",
        "indicators:19 formula-unfit",
    ),
    (
        "indicators",
        "kind = \"cumulative\"",
        "formula = { ratio = [\"A1\", \"A2\"] }\nkind = \"cumulative\"",
        "indicators:19 operand-of-other-kind, indicators:19 operand-unusable",
    ),
    (
        "indicators",
        "kind = \"cumulative\"",
        "formula = { sum = [\"A1\", \"A3\"] }\nkind = \"cumulative\"",
        "indicators:19 code-nowhere",
    ),
    (
        "indicators",
        "kind = \"cumulative\"",
        "formula = { sum = [\"A1\", \"B7\"], ratio = [] }\nkind = \"cumulative\"",
        "indicators:19 formula-unfit",
    ),
    ("indicators", "kind = \"cumulative\"", "formula = {}\nkind = \"cumulative\"", "indicators:19 formula-unfit"),
    ("indicators", "kind = \"cumulative\"", "yes_no = true\nkind = \"cumulative\"", "indicators:19 kind-unfit"),
    ("indicators", "kind = \"cumulative\"", "yes_no = false\nkind = \"cumulative\"", "indicators:19 word-unknown"),
    ("indicators", "kind = \"cumulative\"", "owner = [\"so\"]\nkind = \"cumulative\"", "indicators:19 kind-unfit"),
    (
        "indicators",
        "kind = \"cumulative\"",
        "keys = \"mã\"\ndecimals = 1\nkind = \"cumulative\"",
        "indicators:20 key-unknown",
    ),
    (
        "indicators",
        "kind = \"cumulative\"",
        "mean = { weight = \"người\" }\nkind = \"cumulative\"",
        "indicators:19 key-missing",
    ),
    (
        "indicators",
        "kind = \"cumulative\"",
        "frequency = [\"year\"]\nkind = \"cumulative\"",
        "indicators:19 code-nowhere",
    ),
    (
        "indicators",
        "kind = \"cumulative\"",
        "parts_of = [\"levels\"]\nkind = \"cumulative\"",
        "indicators:19 code-nowhere",
    ),
    ("indicators", "parts = [{", "divided = [{", "indicators:6 division-of-one"),
    // Forms.
    ("forms", "\"half\"", "\"halff\"", "forms:5 code-mistyped"),
    ("forms", "\"half\"", "\"Half\"", "forms:5 code-mistyped"),
    ("forms", "\"half\"", "\"month\"", "forms:5 code-nowhere"),
    ("forms", "  \"A3\"]", "  \"B9\"]", "forms:7 code-nowhere, forms:8 code-nowhere"),
    ("forms", "  \"A3\"]", "  \"A3\", \"A1\"]", "forms:7 code-twice"),
    ("forms", "optional = [\"A3\"]", "optional = [\"A3\", 4]", "forms:8 not-text"),
    ("forms", "optional = [\"A3\"]", "optional = \"A3\"", "forms:8 not-list"),
    ("forms", "indicators", "indicator", "forms:1 nothing-listed, forms:6 key-mistyped, forms:8 code-nowhere"),
    ("forms", "required = true", "reqired = true", "forms:12 key-mistyped"),
    ("forms", "max_chars = 100", "", "forms:9 key-missing"),
    ("forms", "max_chars = 100", "max_chars = 100000", "forms:13 not-whole"),
    ("forms", "[\"A1\", \"A2\",\n  \"A3\"]", "[]", "forms:6 nothing-listed, forms:7 code-nowhere"),
    // Sections.
    ("forms", LISTED, SECTIONS, ""),
    ("forms", LISTED, "section = []", "forms:6 nothing-listed, forms:7 code-nowhere"),
    ("forms", "[[form.narrative]]", MORE, "forms:6 indicators-beside-sections, forms:16 in-two-sections"),
    ("forms", LISTED, AGAIN, "forms:7 code-twice, forms:7 in-two-sections"),
    ("forms", LISTED, "section = [{ code = \"x\", name = \"Một\" }]", "forms:6 nothing-listed, forms:7 code-nowhere"),
    (
        "forms",
        LISTED,
        "section = [{ code = \"x\", nam = \"Một\", indicators = [\"A3\", \"A3\", \"B\"] }]",
        "forms:6 key-mistyped, forms:6 key-missing, forms:6 code-twice, forms:6 code-nowhere, forms:7 code-nowhere",
    ),
];

#[test]
fn each_fault_is_told_with_its_file_and_line() {
    let told = |(file, from, to, _): &(&str, &str, &str, &str)| {
        format!("{file} {from} -> {to}: {}", told(read(file, from, to)))
    };
    let expected = |(file, from, to, expected): &(&str, &str, &str, &str)| format!("{file} {from} -> {to}: {expected}");
    let wrong = TABLE.iter().map(|row| (told(row), expected(row))).filter(|(told, expected)| told != expected);
    assert_eq!(wrong.collect::<Vec<_>>(), []);
}

#[test]
fn all_faults_are_told_at_once_in_the_order_of_the_files() {
    let files = [
        PackFile { name: "forms.toml", text: "[[form]]\ncode = \"bieu\"" },
        PackFile { name: "indicators.toml", text: "" },
        PackFile { name: "pack.toml", text: "" },
        PackFile { name: "regime.toml", text: "" },
    ];
    let told = told(parse_pack(&files));
    let expected = [
        "pack:1 key-missing, pack:1 key-missing, pack:1 key-missing",
        "regimes:1 file-missing",
        "indicators:1 nothing-listed",
        "forms:1 key-missing, forms:1 key-missing, forms:1 key-missing, forms:1 nothing-listed",
        "regime:1 file-unknown",
    ];
    assert_eq!(told, expected.join(", "));
}

#[test]
fn the_sentence_names_the_key_the_nearest_and_the_first_line() {
    let fault = |file, from, to| read(file, from, to).unwrap_err().remove(0);
    let mistyped = fault("forms", "required = true", "reqired = true");
    assert_eq!(mistyped.vietnamese().next, "Viết `required`, hoặc bỏ mục này.");
    let twice = fault("indicators", "\"A2\"", "\"A1\"");
    assert_eq!(twice.english().what, "The code “A1” stands on line 1 already.");
    let left_out = fault("regimes", "\"31/12\"", "\"30/12\"");
    assert_eq!(left_out.vietnamese().what, "Các ngày từ 31/12/2023 đến 31/12/2023 không thuộc kỳ nào.");
    let nowhere = fault("forms", "\"half\"", "\"month\"");
    assert_eq!(nowhere.english().next, "The codes that there are: half.");
}

#[test]
fn words_come_in_one_form() {
    let pack = read("pack", "\"Thử\"", "\" Thu\u{31b}\u{309} \"").unwrap();
    assert_eq!(pack.name.vi, "Thử");
    assert_eq!(pack.name.english(), "Thử");
    assert_eq!((pack.change_percent, pack.change_from), (30, 0));
}

#[test]
fn how_near_about_is_is_read_and_is_never_guessed() {
    let tolerance = |pack: &Pack| pack.indicators.iter().map(|one| one.tolerance_percent).collect::<Vec<_>>();
    assert_eq!(tolerance(&read("indicators", "", "").unwrap()), [None; 3]);
    let said = read("indicators", "decimals = 1", "decimals = 1\ntolerance_percent = 5").unwrap();
    assert_eq!(tolerance(&said), [None, Some(5), None]);
    let fault = read("indicators", "decimals = 1", "tolerance_percent = 500").unwrap_err().remove(0);
    assert_eq!(fault.vietnamese().what, "`tolerance_percent` phải là số nguyên từ 1 đến 100.");
}

#[test]
fn sections_stand_in_their_order_and_a_form_without_them_has_one_without_a_name() {
    let shape = |pack: &Pack| {
        let section = |section: &FormSection| (section.code.clone(), section.indicators.join(" "));
        pack.forms[0].sections().iter().map(section).collect::<Vec<_>>()
    };
    let whole = read("forms", "", "").unwrap();
    assert_eq!(shape(&whole), [(String::new(), "A1 A2 A3".to_owned())]);
    assert!(!whole.forms[0].is_sectioned());
    let cut = read("forms", LISTED, SECTIONS).unwrap();
    assert_eq!(shape(&cut), [("x".to_owned(), "A3".to_owned()), ("y".to_owned(), "A1 A2".to_owned())]);
    let form = &cut.forms[0];
    assert_eq!((form.is_sectioned(), form.indicators.join(" ")), (true, "A3 A1 A2".to_owned()));
    assert_eq!(form.section_of("A2").and_then(|section| section.name.clone()).unwrap().vi, "Hai");
}

proptest! {
    /// A pack cut short or with a piece taken out is read or refused with a place inside its text; it never breaks.
    #[test]
    fn a_damaged_pack_is_answered(file in any::<prop::sample::Index>(), from in 0..2000_usize, length in 0..80_usize) {
        let mut texts = files_of("vocational-education");
        let file = file.index(texts.len());
        let text: Vec<char> = texts[file].1.chars().collect();
        let from = from.min(text.len());
        let kept = text.iter().take(from).chain(text.iter().skip(from + length));
        texts[file].1 = kept.collect();
        if let Err(faults) = parsed(&texts) {
            prop_assert!(!faults.is_empty());
            for fault in faults {
                let text = &texts.iter().find(|(name, _)| *name == fault.file).unwrap().1;
                prop_assert!((1..=text.lines().count() + 1).contains(&fault.line), "{}", fault);
                prop_assert!(!fault.vietnamese().what.is_empty() && !fault.english().next.is_empty());
            }
        }
    }
}
