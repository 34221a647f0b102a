//! The address of a source: where a person sees what a figure or a sentence was drafted from.
//! Whether the person may open it is asked there, not here.

use crate::explorer::address::{Address, word_of};
use domain::reviews::Source;

/// The address of a source.
pub fn href(source: &Source) -> String {
    match source {
        Source::Figure { pack, indicator, part, organisation, first, last } => {
            let of_part = part.as_ref().map(|part| format!("/{part}")).unwrap_or_default();
            let measure = format!("{pack}/{indicator}{of_part}");
            let asked = Address { measure, from: word_of(first), to: word_of(last), ..Address::default() };
            asked.explanation(*organisation)
        }
        Source::RoundFigure { round, indicator } => format!("/bao-cao/dot/{round}/chi-tieu/{indicator}"),
        Source::Round { round } => format!("/bao-cao/dot/{round}"),
        Source::Report { report, question } => {
            let place = question.as_ref().map(|code| format!("#l-{code}")).unwrap_or_default();
            format!("/bao-cao/{report}{place}")
        }
        Source::Assignments { document } => format!("/nhiem-vu?van-ban={document}"),
        Source::Obligation { obligation } => format!("/nhiem-vu/{obligation}"),
        Source::Assignment { assignment } => format!("/phan-viec/{assignment}"),
        Source::Document { document } => format!("/van-ban/{document}"),
        Source::Coverage { document } => format!("/ke-hoach/{document}/ma-tran"),
        Source::Outreach { organisation, first_day, last_day } => {
            format!("/tuyen-truyen/don-vi/{organisation}?tu={first_day}&den={last_day}")
        }
        Source::Target { target } => format!("/chi-tieu/{target}"),
    }
}
