//! Registers of a pack and the figures that are made of them: the pack of the program reads, and every fault is told with its file
//! and line.

use super::*;

const PACK: &str = "code = \"try\"\nversion = 1\nname = \"Thử\"";

const REGIMES: &str = "[[regime]]
code = \"year\"
name = \"Năm\"
[[regime.period]]
name = \"Năm {year}\"
first_day = \"1/1\"
last_day = \"31/12\"";

const DIMENSIONS: &str = "[[dimension]]
code = \"kind\"
name = \"Loại\"
members = [{ code = \"a\", name = \"A\" }, { code = \"b\", name = \"B\" }]";

const REGISTERS: &str = "[[register]]
code = \"schools\"
name = \"Trường\"
title = \"name\"
key = [\"name\"]
validity = true
sums = [\"places\"]
[[register.field]]
code = \"name\"
name = \"Tên\"
type = \"text\"
required = true
[[register.field]]
code = \"kind\"
name = \"Loại\"
type = \"choice\"
choices_of = \"kind\"
[[register.field]]
code = \"places\"
name = \"Số chỗ\"
type = \"decimal\"
[[register.field]]
code = \"opened\"
name = \"Ngày mở\"
type = \"date\"
[[register]]
code = \"classes\"
name = \"Lớp\"
title = \"class\"
key = [\"class\"]
[[register.field]]
code = \"class\"
name = \"Lớp\"
type = \"text\"
required = true
[[register.field]]
code = \"school\"
name = \"Trường\"
type = \"record\"
register = \"schools\"
[[register.field]]
code = \"public\"
name = \"Công lập\"
type = \"yes-no\"";

const INDICATORS: &str = "[[indicator]]
code = \"A1\"
name = \"Số trường\"
unit = \"trường\"
kind = \"at-date\"
divided_by = [\"kind\"]
from = { register = \"schools\", take = \"count\", by = [\"kind\"] }
[[indicator]]
code = \"A2\"
name = \"Số chỗ\"
unit = \"chỗ\"
decimals = 1
kind = \"in-period\"
from = { register = \"schools\", take = \"sum\", field = \"places\", day = \"opened\" }
[[indicator]]
code = \"A3\"
name = \"Tỷ lệ\"
unit = \"%\"
kind = \"at-date\"
ratio = { numerator = \"tử\", denominator = \"mẫu\", counted_in = \"lớp\" }
[indicator.from.numerator]
register = \"classes\"
take = \"count\"
where = [{ field = \"public\", yes = true }]";

const FORMS: &str = "[[form]]
code = \"bieu\"
version = 1
name = \"Biểu\"
regime = \"year\"
indicators = [\"A1\", \"A2\", \"A3\"]";

fn read(changed: &str, from: &str, to: &str) -> String {
    let files = [
        ("x/pack.toml", PACK),
        ("x/regimes.toml", REGIMES),
        ("x/dimensions.toml", DIMENSIONS),
        ("x/registers.toml", REGISTERS),
        ("x/indicators.toml", INDICATORS),
        ("x/forms.toml", FORMS),
    ];
    told_of(read_changed(&files, &format!("x/{changed}.toml"), from, to), |file| file.trim_end_matches(".toml"))
}

#[test]
fn registers_and_what_is_made_of_them_are_read() {
    let pack = pack();
    let institutions = pack.register("institutions").unwrap();
    assert!(institutions.has_validity && institutions.has_succession && institutions.is_key("code"));
    assert!(pack.registers.len() >= 10, "{}", pack.registers.len());
    for register in &pack.registers {
        assert!(register.name.en.is_some() && register.fields.iter().all(|field| field.name.en.is_some()));
    }
    let counted = pack.indicator("E01").unwrap();
    assert_eq!(counted.feeds.len(), 6, "the number and each of its five parts");
    let fed = |code: &str| !pack.indicator(code).unwrap().feeds.is_empty();
    for code in ["D05", "E07", "F01", "F05", "C08"] {
        assert!(fed(code), "{code}");
    }
    assert!(!fed("A01"));
    // A register that is kept as JSON comes back the same.
    let json = serde_json::to_string(institutions).unwrap();
    assert_eq!(serde_json::from_str::<Register>(&json).unwrap(), *institutions);
}

#[test]
fn every_fault_of_a_register_is_told_with_its_line() {
    assert_eq!(read("registers", "sums", "sums"), "", "the small pack has no fault");
    let cases = [
        ("registers", "title = \"name\"", "title = \"nmae\"", "registers:4 code-mistyped"),
        ("registers", "key = [\"name\"]", "key = []", "registers:5 nothing-listed"),
        ("registers", "key = [\"name\"]", "key = [\"kind\"]", "registers:5 field-not-required"),
        ("registers", "validity = true", "overlap = true", "registers:6 validity-missing"),
        ("registers", "sums = [\"places\"]", "sums = [\"kind\"]", "registers:7 field-unfit"),
        ("registers", "type = \"date\"", "type = \"day\"", "registers:25 word-unknown"),
        ("registers", "choices_of = \"kind\"", "choices_of = \"kinds\"", "registers:17 code-mistyped"),
        ("registers", "register = \"schools\"", "register = \"school\"", "registers:40 code-mistyped"),
        ("registers", "type = \"yes-no\"", "type = \"money\"", " key-missing"),
        ("indicators", "take = \"count\", by", "take = \"all\", by", "indicators:7 word-unknown"),
        ("indicators", "count\", by = [\"kind\"]", "count\", by = [\"name\"]", "indicators:7 field-unfit"),
        ("indicators", "divided_by = [\"kind\"]", "note = \"x\"", "indicators:7 feed-without-part"),
        ("indicators", "field = \"places\", day", "field = \"name\", day", "indicators:14 field-unfit"),
        ("indicators", "day = \"opened\"", "day = \"kind\"", "indicators:14 field-unfit"),
        ("indicators", "decimals = 1\n", "", "indicators:13 field-unfit"),
        ("indicators", "yes = true", "is = [\"a\"]", "indicators:24 field-unfit"),
        ("indicators", "register = \"classes\"", "register = \"class\"", "indicators:22 code-mistyped"),
        ("indicators", "kind = \"at-date\"\nratio", "kind = \"in-period\"\nratio", "indicators:22 feed-day-missing"),
    ];
    for (file, from, to, told) in cases {
        let found = read(file, from, to);
        assert!(found.contains(told), "{from} → {to}: {found}");
    }
}
