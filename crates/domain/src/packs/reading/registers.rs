//! Registers from `registers.toml` and the files of the folder `registers`. What a field names must be there: a dimension, another
//! register, a field of the same register.
//!
//! Fields by which a row is called or known again must be filled in: else a row has no name, or is never found again.

use super::{
    super::{Fault, Field, Member, Register, Sort},
    Codes, Table,
    codes::Known,
    dimensions::{self, Dimensions},
    indicators::decimals,
};

/// The kinds of fields, as authors write them.
const SORTS: [&str; 10] =
    ["text", "whole", "decimal", "money", "date", "yes-no", "choice", "organisation", "document", "record"];
/// Decimals of a number that has some.
const USUAL_DECIMALS: u8 = 1;

/// What registers are read with.
pub(super) struct Around<'a> {
    pub dimensions: &'a Dimensions,
    /// Codes of all registers of the pack.
    pub registers: &'a Known,
}

/// The codes that the registers of a file give, whatever else is wrong with them.
pub(super) fn codes_of(table: &Table<'_, '_>) -> Vec<String> {
    table.tables_quietly("register").iter().filter_map(|entry| entry.peek("code")).map(str::to_owned).collect()
}

/// Reads one file.
pub(super) fn read(table: &Table<'_, '_>, codes: &mut Codes, around: &Around<'_>) -> Vec<Register> {
    table.only(&["register"]);
    table.some_tables("register").iter().filter_map(|entry| register(entry, codes, around)).collect()
}

fn register(table: &Table<'_, '_>, codes: &mut Codes, around: &Around<'_>) -> Option<Register> {
    table.only(&[
        "code",
        "name",
        "note",
        "kept_by",
        "title",
        "key",
        "validity",
        "overlap",
        "succession",
        "sums",
        "field",
    ]);
    let (code, name) = (codes.of(table), table.words("name"));
    let note = table.optional_words("note");
    let kept_by = table.codes("kept_by");
    let mut of_fields = Codes::default();
    let entries = table.some_tables("field");
    let fields: Vec<Field> = entries.iter().filter_map(|entry| field(entry, &mut of_fields, around)).collect();
    let known = of_fields.known(true);
    let title = table.text("title").filter(|typed| is_known(table, "title", typed, &known));
    if table.is_empty_list("key") {
        table.note("key", Fault::NothingListed { key: "key".to_owned() });
    }
    let (key, sums) = (known.listed(table, "key"), known.listed(table, "sums"));
    let (validity, overlap) = (table.flag("validity", false), table.flag("overlap", false));
    let succession = table.flag("succession", false);
    for (named, flag) in [("overlap", overlap), ("succession", succession)] {
        if flag == Some(true) && validity == Some(false) {
            table.note(named, Fault::ValidityMissing { key: named.to_owned() });
        }
    }
    // With one of its fields at fault it would be another register.
    (fields.len() == entries.len()).then_some(())?;
    let register = Register {
        code: code?,
        name: name?,
        note,
        kept_by,
        fields,
        title: title?,
        key,
        has_validity: validity?,
        allows_overlap: overlap?,
        has_succession: succession?,
        sums,
    };
    is_usable(table, &register).then_some(register)
}

fn is_known(table: &Table<'_, '_>, key: &str, typed: &str, known: &Known) -> bool {
    match known.check(typed) {
        Ok(()) => true,
        Err(fault) => {
            table.note(key, fault);
            false
        }
    }
}

/// Whether the fields that a register names can serve for it.
fn is_usable(table: &Table<'_, '_>, register: &Register) -> bool {
    let mut is_right = true;
    let mut unfit = |key: &str, fault: Fault| {
        table.note(key, fault);
        is_right = false;
    };
    let named = register.key.iter().map(|code| ("key", code)).chain([("title", &register.title)]);
    for (key, code) in named {
        if register.field(code).is_some_and(|field| !field.is_required) {
            unfit(key, Fault::FieldNotRequired { typed: code.clone() });
        }
    }
    for code in &register.sums {
        if register.field(code).is_some_and(|field| field.decimals().is_none()) {
            unfit("sums", Fault::FieldUnfit { typed: code.clone(), wanted: "whole, decimal, money".to_owned() });
        }
    }
    is_right
}

fn field(table: &Table<'_, '_>, codes: &mut Codes, around: &Around<'_>) -> Option<Field> {
    let typed = table.text("type");
    table.only(keys_of(typed.as_deref()));
    let (code, name, note) = (codes.of(table), table.words("name"), table.optional_words("note"));
    let is_required = table.flag("required", false);
    let sort = sort(table, &typed?, around);
    Some(Field { code: code?, name: name?, note, sort: sort?, is_required: is_required? })
}

/// What a field of this kind may say.
fn keys_of(sort: Option<&str>) -> &'static [&'static str] {
    match sort {
        Some("whole") => &["code", "name", "note", "type", "required", "unit"],
        Some("decimal" | "money") => &["code", "name", "note", "type", "required", "unit", "decimals"],
        Some("choice") => &["code", "name", "note", "type", "required", "choices", "choices_of"],
        Some("record") => &["code", "name", "note", "type", "required", "register"],
        Some(sort) if SORTS.contains(&sort) => &["code", "name", "note", "type", "required"],
        _ => &["code", "name", "note", "type", "required", "unit", "decimals", "choices", "choices_of", "register"],
    }
}

fn sort(table: &Table<'_, '_>, typed: &str, around: &Around<'_>) -> Option<Sort> {
    let number = |decimals, is_money| {
        let unit = table.optional_words("unit");
        Some(Sort::Number { decimals, unit, is_money })
    };
    match typed {
        "text" => Some(Sort::Text),
        "whole" => number(0, false),
        "decimal" => {
            let said = if table.has("decimals") { decimals(table, "decimals")? } else { USUAL_DECIMALS };
            number(said, false)
        }
        "money" => {
            let (decimals, unit) = (decimals(table, "decimals"), table.words("unit"));
            Some(Sort::Number { decimals: decimals?, unit: Some(unit?), is_money: true })
        }
        "date" => Some(Sort::Day),
        "yes-no" => Some(Sort::YesNo),
        "choice" => choice(table, around.dimensions),
        "organisation" => Some(Sort::Organisation),
        "document" => Some(Sort::Document),
        "record" => {
            let register = table.text("register")?;
            is_known(table, "register", &register, around.registers).then_some(Sort::Record { register })
        }
        _ => {
            let fault = Fault::WordUnknown { key: "type".to_owned(), typed: typed.to_owned(), known: SORTS.join(", ") };
            table.note("type", fault);
            None
        }
    }
}

/// Members of a dimension, or of this field alone.
fn choice(table: &Table<'_, '_>, known: &Dimensions) -> Option<Sort> {
    if table.has("choices_of") && table.has("choices") {
        let (first, second) = ("choices_of".to_owned(), "choices".to_owned());
        table.note("choices", Fault::TwoMeasures { first, second });
        return None;
    }
    if table.has("choices_of") {
        let code = table.text("choices_of")?;
        is_known(table, "choices_of", &code, &known.known).then_some(())?;
        let members = known.list.iter().find(|dimension| dimension.code == code)?.members.clone();
        return Some(Sort::Choice { dimension: Some(code), members });
    }
    let mut codes = Codes::default();
    let entries = table.some_tables("choices");
    let members: Vec<Member> = entries.iter().filter_map(|entry| dimensions::member(entry, &mut codes)).collect();
    (!members.is_empty() && members.len() == entries.len()).then_some(Sort::Choice { dimension: None, members })
}
