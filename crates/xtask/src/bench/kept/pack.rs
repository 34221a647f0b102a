//! A pack with the generated indicators: every fifth a ratio, every fourth of the others with parts, by the month.
//! Its words are for nobody to read.

use super::super::rollup::loading::PARTS;

pub const CODE: &str = "generated";
pub const FORM: &str = "month";

/// Code of an indicator.
pub fn indicator(number: usize) -> String {
    format!("I{number:03}")
}

/// Whether it is a ratio.
pub fn is_ratio(number: usize) -> bool {
    number % 5 == 1
}

/// How many parts it has.
pub fn parts(number: usize) -> u8 {
    if number.is_multiple_of(4) && !is_ratio(number) { PARTS } else { 0 }
}

/// The files of the pack, by name.
pub fn files(indicators: usize) -> Vec<(&'static str, String)> {
    let mut rules = String::from("[[regime]]\ncode = \"month\"\nname = \"Month\"\n");
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (number, days) in (1..).zip(days) {
        let last = if number == 2 { 29 } else { days };
        rules += &format!(
            "\n[[regime.period]]\nname = \"Month {number} of {{year}}\"\nfirst_day = \"1/{number}\"\nlast_day = \"{last}/{number}\"\n"
        );
    }
    let mut all = String::new();
    for number in 0..indicators {
        let code = indicator(number);
        all += &format!(
            "[[indicator]]\ncode = \"{code}\"\nname = \"{code}\"\nunit = \"{}\"\ndecimals = {}\nkind = \"in-period\"\n",
            if is_ratio(number) { "%" } else { "x" },
            if is_ratio(number) { 1 } else { 6 }
        );
        if is_ratio(number) {
            all += "[indicator.ratio]\nnumerator = \"n\"\ndenominator = \"d\"\ncounted_in = \"x\"\ndecimals = 6\n";
        } else if parts(number) > 0 {
            let parts: Vec<String> =
                (0..parts(number)).map(|part| format!("{{ code = \"p{part}\", name = \"p{part}\" }}")).collect();
            all += &format!("parts = [{}]\n", parts.join(", "));
        }
        all += "\n";
    }
    let codes: Vec<String> = (0..indicators).map(|number| format!("\"{}\"", indicator(number))).collect();
    let form = format!(
        "[[form]]\ncode = \"{FORM}\"\nversion = 1\nname = \"Monthly form\"\nregime = \"month\"\nindicators = [{}]\noptional = [{}]\n",
        codes.join(", "),
        codes.join(", ")
    );
    let head = format!("code = \"{CODE}\"\nversion = 1\nname = \"Generated\"\nchange_percent = 50\nchange_from = 50\n");
    vec![("pack.toml", head), ("regimes.toml", rules), ("indicators.toml", all), ("forms.toml", form)]
}
