//! How targets are said: «ít nhất 65 %», «Năm 2026», «cam kết», the clause, how one stands against another.
//! Numbers are written with the decimals that they need; nothing is rounded.

use super::actions::Known;
pub use crate::reporting::words::{name, of};
use crate::{
    documents,
    language::Language,
    look::{Frame, Tone, numbers},
    reporting::{Mark, packs},
};
use domain::{
    ids::OrganisationId,
    packs::Indicator,
    reporting::{Amount, write_number},
    targets::{Against, Bound, BoundKind, Commitment, Term, TermKind},
};

/// The indicator of a target, as the pack is now.
pub fn indicator_of(pack: &str, code: &str) -> Option<&'static Indicator> {
    packs::newest(pack).ok()?.pack.indicator(code)
}

/// A number in its unit; of a yes or no without one.
pub fn amount(language: Language, indicator: &Indicator, amount: Amount) -> String {
    let number = numbers::parted_for(write_number(amount, amount.decimals()), language);
    if indicator.is_yes_no() { number } else { format!("{number} {}", of(&indicator.unit, language)) }
}

/// What is to be reached.
pub fn bound(frame: &Frame, indicator: &Indicator, bound: &Bound) -> String {
    bound_in(frame.language, indicator, bound)
}

/// What is to be reached, in a language.
pub fn bound_in(language: Language, indicator: &Indicator, bound: &Bound) -> String {
    let key = match bound.kind() {
        BoundKind::AtLeast => "targets-at-least",
        BoundKind::Above => "targets-above",
        BoundKind::AtMost => "targets-at-most",
        BoundKind::Below => "targets-below",
        BoundKind::About => "targets-about",
        BoundKind::Range => "targets-range",
        BoundKind::Exactly => "targets-exactly",
    };
    let (from, to) = bound.ends();
    let bare = numbers::parted_for(write_number(from, from.decimals()), language);
    let said = language.say(key).with("amount", amount(language, indicator, to));
    said.with("from", bare).to_string()
}

/// What is to be reached, in signs where there are some: «≥ 65 %», «50-55 %», «khoảng 50 %».
pub fn bound_in_signs(frame: &Frame, indicator: &Indicator, bound: &Bound) -> String {
    let signed = |sign: &str, number: Amount| format!("{sign} {}", amount(frame.language, indicator, number));
    match *bound {
        Bound::AtLeast(number) => signed("≥", number),
        Bound::Above(number) => signed(">", number),
        Bound::AtMost(number) => signed("≤", number),
        Bound::Below(number) => signed("<", number),
        Bound::Exactly(number) => signed("=", number),
        Bound::About(_) | Bound::Range { .. } => self::bound(frame, indicator, bound),
    }
}

/// For when: «Năm 2026», «Đến năm 2030».
pub fn term(frame: &Frame, term: Term) -> String {
    term_in(frame.language, term)
}

fn term_in(language: Language, term: Term) -> String {
    let key = match term.kind {
        TermKind::InYear => "targets-in-year",
        TermKind::ByYear => "targets-by-year",
    };
    language.say(key).with("year", term.year.to_string()).to_string()
}

/// For when, inside a sentence: «năm 2026».
pub fn term_inside(frame: &Frame, at: Term) -> String {
    term_inside_in(frame.language, at)
}

/// The same in a language.
pub fn term_inside_in(language: Language, at: Term) -> String {
    domain::text::inside_a_sentence(&term_in(language, at))
}

/// How binding.
pub fn commitment(frame: &Frame, commitment: Commitment) -> String {
    let key = match commitment {
        Commitment::Committed => "targets-committed",
        Commitment::Aspirational => "targets-aspirational",
    };
    frame.say(key).to_string()
}

/// Where it stands: the document with its clause, or the citation that was typed.
pub fn source(frame: &Frame, known: &Known) -> String {
    let row = &known.row;
    let document = row.document_type.as_deref();
    let document = document.map(|kind| documents::named(frame.language, kind, row.symbol.as_deref()));
    let clause = known.clause().map(|clause| frame.say("targets-clause").with("clause", clause).to_string());
    let cited = Some(row.cited.clone()).filter(|cited| !cited.is_empty());
    [document, clause, cited].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// How one stands against another, where that is worth a word.
pub fn against(frame: &Frame, against: Against) -> Mark {
    let (symbol, key, tone) = match against {
        Against::Same => ("s-done", "targets-same", Tone::Ok),
        Against::Lower => ("s-warn", "targets-lower", Tone::Warn),
        Against::Higher => ("s-done", "targets-higher", Tone::Ok),
        Against::NotComparable => ("s-info", "targets-not-comparable", Tone::Mute),
    };
    Mark { symbol, word: frame.say(key).to_string(), tone }
}

/// Where the targets of a body are listed.
pub fn address(body: OrganisationId) -> String {
    format!("/chi-tieu/don-vi/{body}")
}

/// A target in one line: «C01 Tỷ lệ lao động qua đào tạo, Năm 2026: ít nhất 65 % (cam kết)».
pub fn in_short(frame: &Frame, known: &Known) -> String {
    let target = &known.target;
    let Some(indicator) = indicator_of(&target.pack, &target.indicator) else { return target.indicator.clone() };
    let said = frame.say("targets-in-short").with("code", &indicator.code);
    let said = said.with("name", of(&indicator.name, frame.language)).with("term", term_inside(frame, target.term));
    let said = said.with("bound", bound(frame, indicator, &target.bound));
    said.with("commitment", commitment(frame, target.commitment)).to_string()
}
