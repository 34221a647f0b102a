//! Files that a pack may have besides, and several files of indicators: each read, and refused with its own lines.

use super::*;

const INDICATORS: &str = "[[indicator]]
code = \"X1\"
name = \"Một\"
unit = \"người\"
kind = \"in-period\"
frequency = [\"half\"]
divided_by = [\"level\"]";

const DIMENSIONS: &str = "[[dimension]]
code = \"level\"
name = \"Trình độ\"
members = [{ code = \"cd\", name = \"cao đẳng\" },
  { code = \"tc\", name = \"trung cấp\" }]";

const OUTLINES: &str = "[[outline]]
code = \"so-ket\"
name = \"Sơ kết\"
occasion = \"interim\"
[[outline.heading]]
level = 1
title = \"Tình hình\"
indicators = [\"X1\"]
[[outline.heading]]
level = 2
title = \"Kiến nghị\"
narratives = [\"q\"]
draws = [\"difficulties\"]";

const AUDIENCES: &str = "[[audience]]
code = \"thanh-nien\"
name = \"thanh niên\"";

const CHANNELS: &str = "[[channel]]
code = \"hoi-nghi\"
name = \"hội nghị\"
unit = \"cuộc\"";

const DIFFICULTIES: &str = "counts = \"working-days\"
days = 7
silence_days = 10
[[level]]
code = \"commune\"
days = 3
[[holiday]]
name = \"Tết\"
first_day = 2026-02-16
last_day = 2026-02-20";

const URGING: &str = "before = [7, 3]
after = [1]
to_head_after = 3
to_tracking_body_after = 7";

const FORMS: &str = "[[form]]
code = \"bieu\"
version = 1
name = \"Biểu\"
regime = \"half\"
indicators = [\"X1\", \"Y1\"]
[[form.narrative]]
code = \"q\"
question = \"Vì sao?\"
max_chars = 10";

fn read(changed: &str, from: &str, to: &str) -> Result<Pack, Vec<PackFault>> {
    let texts = [
        ("pack.toml", "code = \"try\"\nversion = 1\nname = \"Thử\""),
        (
            "regimes.toml",
            "[[regime]]\ncode = \"half\"\nname = \"Nửa\"\n[[regime.period]]\nname = \"Năm {year}\"\nfirst_day = \"1/1\"\nlast_day = \"31/12\"",
        ),
        ("dimensions.toml", DIMENSIONS),
        ("x/indicators/a.toml", INDICATORS),
        ("x/indicators/b.toml", "[[indicator]]\ncode = \"Y1\"\nname = \"Hai\"\nunit = \"người\"\nkind = \"in-period\""),
        ("forms.toml", FORMS),
        ("outlines.toml", OUTLINES),
        ("audiences.toml", AUDIENCES),
        ("channels.toml", CHANNELS),
        ("difficulties.toml", DIFFICULTIES),
        ("urging.toml", URGING),
    ];
    read_changed(&texts, changed, from, to)
}

/// `file:line code`, each.
fn told(read: Result<Pack, Vec<PackFault>>) -> String {
    told_of(read, |file| file)
}

#[test]
fn every_file_is_read() {
    let pack = read("pack.toml", "1", "1").unwrap_or_else(|faults| panic!("{faults:?}"));
    let codes: Vec<&str> = pack.indicators.iter().map(|indicator| indicator.code.as_str()).collect();
    assert_eq!(codes, ["X1", "Y1"]);
    assert_eq!(pack.dimensions[0].members.len(), 2);
    assert_eq!(pack.indicators[0].divisions()[0].len(), 2);
    let headings = &pack.outlines[0].headings;
    assert_eq!((headings.len(), headings[1].level, headings[1].draws[0]), (2, 2, Source::Difficulties));
    assert_eq!((pack.audiences.len(), pack.channels.len()), (1, 1));
    let clock = pack.difficulties.expect("a clock");
    assert_eq!((clock.days, clock.levels.len(), clock.holidays.len()), (7, 1, 5));
}

#[test]
fn each_file_is_refused_with_its_own_line() {
    for (file, from, to, expected) in [
        ("dimensions.toml", "\"tc\"", "\"cd\"", "dimensions.toml:5 code-twice"),
        ("dimensions.toml", "name = \"Trình độ\"", "", "dimensions.toml:1 key-missing"),
        ("dimensions.toml", ",\n  { code = \"tc\", name = \"trung cấp\" }", "", "indicators/a.toml:7 division-of-one"),
        ("dimensions.toml", "\"level\"", "\"lvel\"", "indicators/a.toml:7 code-mistyped"),
        (
            "x/indicators/b.toml",
            "\"Y1\"",
            "\"X1\"",
            "indicators/b.toml:2 code-twice-in-files, forms.toml:6 code-nowhere",
        ),
        ("x/indicators/a.toml", "\"half\"", "\"hal\"", "indicators/a.toml:6 code-mistyped"),
        (
            "x/indicators/a.toml",
            "[\"level\"]",
            "[\"level\"]\nparts = [{ code = \"cd\", name = \"c\" }]",
            "indicators/a.toml:7 code-twice",
        ),
        ("outlines.toml", "\"interim\"", "\"yearly\"", "outlines.toml:4 word-unknown"),
        ("outlines.toml", "level = 2", "level = 3", "outlines.toml:10 heading-jumps"),
        ("outlines.toml", "level = 1", "level = 2", "outlines.toml:6 heading-jumps"),
        ("outlines.toml", "[\"X1\"]", "[\"X2\"]", "outlines.toml:8 code-nowhere"),
        ("outlines.toml", "[\"q\"]", "[\"z\"]", "outlines.toml:12 code-nowhere"),
        ("outlines.toml", "\"difficulties\"", "\"worries\"", "outlines.toml:13 word-unknown"),
        ("audiences.toml", "code", "kode", "audiences.toml:1 key-missing, audiences.toml:2 key-mistyped"),
        ("channels.toml", "unit = \"cuộc\"", "", "channels.toml:1 key-missing"),
        ("forms.toml", "[\"X1\", \"Y1\"]", "[\"X1\", \"Y1\", \"Z\"]", "forms.toml:6 code-nowhere"),
        ("difficulties.toml", "working-days", "nights", "difficulties.toml:1 word-unknown"),
        ("difficulties.toml", "days = 7", "days = 0", "difficulties.toml:2 not-whole"),
        ("difficulties.toml", "silence_days = 10\n", "", "difficulties.toml:1 key-missing"),
        ("difficulties.toml", "2026-02-20", "2026-02-10", "difficulties.toml:10 holiday-impossible"),
        ("difficulties.toml", "2026-02-16", "\"16/2\"", "difficulties.toml:9 not-date"),
        ("urging.toml", "[7, 3]", "[7, 0]", "urging.toml:1 not-whole"),
        ("urging.toml", "[7, 3]", "[7, 91]", "urging.toml:1 urging-impossible"),
        ("urging.toml", "[1]", "[200]", "urging.toml:2 urging-impossible"),
        ("urging.toml", "to_head_after = 3", "to_head_after = 7", "urging.toml:4 urging-upwards"),
        ("urging.toml", "after = [1]", "afte = [1]", "urging.toml:2 key-mistyped"),
    ] {
        assert_eq!(told(read(file, from, to)), expected, "{file} {from} -> {to}");
    }
}

#[test]
fn a_form_asks_for_what_can_be_computed_and_in_its_own_regime() {
    let derived = "kind = \"in-period\"\n[[indicator]]\ncode = \"Z1\"\nname = \"Cộng\"\nunit = \"x\"\nkind = \"in-period\"\nformula = { sum = [\"X1\", \"Y1\"] }";
    let with = |form: &str| {
        let texts = [
            ("pack.toml", "code = \"try\"\nversion = 1\nname = \"Thử\"".to_owned()),
            (
                "regimes.toml",
                ["half", "year"]
                    .map(|code| {
                        format!("[[regime]]\ncode = \"{code}\"\nname = \"Nửa\"\n[[regime.period]]\nname = \"Năm {{year}}\"\nfirst_day = \"1/1\"\nlast_day = \"31/12\"\n")
                    })
                    .concat(),
            ),
            ("dimensions.toml", DIMENSIONS.to_owned()),
            ("indicators/a.toml", INDICATORS.to_owned()),
            (
                "indicators/b.toml",
                format!("[[indicator]]\ncode = \"Y1\"\nname = \"Hai\"\nunit = \"người\"\n{derived}"),
            ),
            ("forms.toml", format!("[[form]]\ncode = \"bieu\"\nversion = 1\nname = \"Biểu\"\n{form}")),
        ];
        let files: Vec<PackFile<'_>> = texts.iter().map(|(name, text)| PackFile { name, text }).collect();
        told(parse_pack(&files))
    };
    for (form, expected) in [
        ("regime = \"half\"\nindicators = [\"Z1\", \"X1\", \"Y1\"]", ""),
        ("regime = \"half\"\nindicators = [\"Z1\", \"X1\"]", "forms.toml:1 operand-not-in-form"),
        ("regime = \"year\"\nindicators = [\"X1\"]", "forms.toml:1 not-in-frequency"),
        ("regime = \"half\"\nindicators = [\"Z1\"]", "forms.toml:1 operand-not-in-form, forms.toml:1 nothing-to-enter"),
    ] {
        assert_eq!(with(form), expected, "{form}");
    }
}

#[test]
fn what_changes_between_versions_is_told() {
    let old = read("pack.toml", "1", "1").unwrap();
    let new = |file, from, to| read(file, from, to).unwrap_or_else(|faults| panic!("{faults:?}"));
    assert!(compare(&old, &old).is_empty());
    let renamed = compare(&old, &new("x/indicators/b.toml", "Hai", "Thứ hai"));
    let Change::Name { from, to } = &renamed.changed[0].1[0] else { panic!("{renamed:?}") };
    assert_eq!((from.vi.as_str(), to.vi.as_str()), ("Hai", "Thứ hai"));
    assert_eq!((renamed.forms[0].fate, renamed.forms[0].changed[0].as_str()), (Fate::Changed, "Y1"));
    let counted =
        compare(&old, &new("x/indicators/b.toml", "kind = \"in-period\"", "kind = \"at-date\"\nowner = [\"so\"]"));
    assert_eq!(counted.changed[0].1.len(), 2);
    assert_eq!(counted.changed[0].1[1], Change::Aggregation { from: "sum", to: "latest" });
    let members = compare(&old, &new("dimensions.toml", "trung cấp", "sơ cấp"));
    assert_eq!(members.changed, [("X1".to_owned(), vec![Change::Numbers])]);
    let asked = compare(&old, &new("forms.toml", ", \"Y1\"", ""));
    assert_eq!((asked.changed.len(), asked.forms[0].removed.as_slice()), (0, ["Y1".to_owned()].as_slice()));
    let back = compare(&new("forms.toml", ", \"Y1\"", ""), &old);
    assert_eq!(back.forms[0].added, ["Y1"]);
    let other = compare(&old, &new("forms.toml", "\"bieu\"", "\"khac\""));
    assert_eq!(other.forms.iter().map(|form| form.fate).collect::<Vec<_>>(), [Fate::New, Fate::Gone]);
}
