//! Forms from `forms.toml`: everything that a form names must be in the pack.
//! Where the file that should give the codes could not be read, they are not missed a second time.

use super::{
    super::{Fault, Form, FormSection, Indicator, Measure, Narrative},
    Codes, Table,
    codes::Known,
};
use std::collections::BTreeMap;

pub(super) fn read(table: &Table<'_, '_>, regimes: &Known, indicators: &Known, list: &[Indicator]) -> Vec<Form> {
    table.only(&["form"]);
    let mut codes = Codes::default();
    let entries = table.some_tables("form");
    let form = |entry: &Table<'_, '_>| {
        let form = form(entry, &mut codes, regimes, indicators)?;
        check_indicators(entry, &form, list);
        Some(form)
    };
    entries.iter().filter_map(form).collect()
}

/// Whether everything that is computed can be, something is entered, and nothing is asked for in another regime than its
/// own.
fn check_indicators(table: &Table<'_, '_>, form: &Form, list: &[Indicator]) {
    let asked: Vec<&Indicator> = list.iter().filter(|indicator| form.indicators.contains(&indicator.code)).collect();
    for indicator in &asked {
        let typed = indicator.code.clone();
        if !indicator.frequency.is_empty() && !indicator.frequency.contains(&form.regime) {
            let regime = form.regime.clone();
            table.sheet.note(table.line(), Fault::NotInFrequency { typed: typed.clone(), regime });
        }
        if let Measure::Derived { operands, .. } = &indicator.measure {
            let absent = operands.iter().find(|operand| !form.indicators.contains(&operand.code));
            if let Some(operand) = absent {
                let operand = operand.code.clone();
                table.sheet.note(table.line(), Fault::OperandNotInForm { typed, operand });
            }
        }
    }
    if !asked.is_empty() && asked.len() == form.indicators.len() && asked.iter().all(|one| one.is_derived()) {
        table.sheet.note(table.line(), Fault::NothingToEnter);
    }
}

fn form(table: &Table<'_, '_>, codes: &mut Codes, regimes: &Known, indicators: &Known) -> Option<Form> {
    table.only(&["code", "version", "name", "regime", "indicators", "section", "optional", "narrative"]);
    let (code, name) = (codes.of(table), table.words("name"));
    let version = table.whole("version", 1..1_000_000);
    let regime = table.code("regime");
    if let Some(Err(fault)) = regime.as_ref().map(|regime| regimes.check(regime)) {
        table.note("regime", fault);
    }
    let sections = sections(table, indicators);
    let listed = sections.iter().flat_map(|section| section.indicators.iter().cloned()).collect();
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
        sections,
        optional,
        narratives,
    })
}

/// The sections of a form, or one without a name for a form that lists its indicators.
fn sections(table: &Table<'_, '_>, indicators: &Known) -> Vec<FormSection> {
    if !table.has("section") {
        let indicators = asked_for(table, indicators);
        return vec![FormSection { code: String::new(), name: None, indicators }];
    }
    if table.has("indicators") {
        table.note("indicators", Fault::IndicatorsBesideSections);
    }
    let (mut codes, mut placed) = (Codes::default(), BTreeMap::new());
    let entries = table.some_tables("section");
    entries.iter().filter_map(|entry| section(entry, &mut codes, &mut placed, indicators)).collect()
}

/// One section. Its indicators stand in no other: a figure is asked for once.
fn section(
    table: &Table<'_, '_>,
    codes: &mut Codes,
    placed: &mut BTreeMap<String, usize>,
    indicators: &Known,
) -> Option<FormSection> {
    table.only(&["code", "name", "indicators"]);
    let (code, name) = (codes.of(table), table.words("name"));
    let mut listed = Vec::new();
    for item in indicators.placed(table, "indicators") {
        match placed.get(&item.value) {
            Some(first) => {
                let first = i64::try_from(*first).unwrap_or(0);
                table.sheet.note(item.line, Fault::InTwoSections { typed: item.value, first });
            }
            None => {
                placed.insert(item.value.clone(), item.line);
                listed.push(item.value);
            }
        }
    }
    missing_where_empty(table);
    Some(FormSection { code: code?, name: Some(name?), indicators: listed })
}

fn asked_for(table: &Table<'_, '_>, indicators: &Known) -> Vec<String> {
    missing_where_empty(table);
    indicators.listed(table, "indicators")
}

/// Indicators must be asked for; codes that lead nowhere have their own fault.
fn missing_where_empty(table: &Table<'_, '_>) {
    if table.is_empty_list("indicators") {
        table.note("indicators", Fault::NothingListed { key: "indicators".to_owned() });
    }
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
