//! Forms from `forms.toml`: everything that a form names must be in the pack.
//! Where the file that should give the codes could not be read, they are not missed a second time.

use super::{
    super::{Fault, Form, Narrative},
    Codes, Table,
    codes::Known,
};

pub(super) fn read(table: &Table<'_, '_>, regimes: &Known, indicators: &Known) -> Vec<Form> {
    table.only(&["form"]);
    let mut codes = Codes::default();
    let entries = table.some_tables("form");
    entries.iter().filter_map(|entry| form(entry, &mut codes, regimes, indicators)).collect()
}

fn form(table: &Table<'_, '_>, codes: &mut Codes, regimes: &Known, indicators: &Known) -> Option<Form> {
    table.only(&["code", "version", "name", "regime", "indicators", "optional", "narrative"]);
    let (code, name) = (codes.of(table), table.words("name"));
    let version = table.whole("version", 1..1_000_000);
    let regime = table.code("regime");
    if let Some(Err(fault)) = regime.as_ref().map(|regime| regimes.check(regime)) {
        table.note("regime", fault);
    }
    let listed = indicators.listed(table, "indicators");
    if listed.is_empty() && !table.has("indicators") {
        table.note("indicators", Fault::NothingListed { key: "indicators".to_owned() });
    }
    let in_form = Known { is_read: true, codes: listed };
    let optional = in_form.listed(table, "optional");
    let mut narrative_codes = Codes::default();
    let entries = table.tables("narrative");
    let narratives = entries.iter().filter_map(|entry| narrative(entry, &mut narrative_codes)).collect();
    Some(Form {
        code: code?,
        version: version?,
        name: name?,
        regime: regime?,
        indicators: in_form.codes,
        optional,
        narratives,
    })
}

fn narrative(table: &Table<'_, '_>, codes: &mut Codes) -> Option<Narrative> {
    table.only(&["code", "question", "required", "max_chars"]);
    let (code, question) = (codes.of(table), table.words("question"));
    let (is_required, max_chars) = (table.flag("required", false), table.whole("max_chars", 1..20_001));
    Some(Narrative {
        code: code?,
        question: question?,
        is_required: is_required?,
        max_chars: usize::try_from(max_chars?).ok()?,
    })
}
