//! The end of the paper: «Nơi nhận» at the left, the signature at the right, level with each other; below, whom to ask.
//!
//! The room for signature and seal stays empty, and so does the place of a name that is not known.

use super::paragraphs::{self, underlined, words};
use super::styles::Style;
use super::table;
use super::widths::balanced;
use super::xml::Xml;
use super::{cased, ending, paragraph};
use crate::writing::paper::Paper;
use crate::writing::profile::Profile;
use crate::writing::words::paper as phrases;

/// Writes the foot.
pub fn write(xml: &mut Xml, paper: &Paper, profile: &Profile) {
    let [left_mm, gap_mm, right_mm] = profile.foot.widths_mm();
    table::bare(
        xml,
        &[
            (left_mm, Some(&|xml| recipients(xml, paper, profile))),
            (gap_mm, None),
            (right_mm, Some(&|xml| signature(xml, paper, profile))),
        ],
    );
    if let Some(contact) = &paper.contact {
        paragraph(xml, Style::Contact, contact);
    }
}

fn recipients(xml: &mut Xml, paper: &Paper, profile: &Profile) {
    paragraphs::paragraph(
        xml,
        Style::RecipientsWord,
        |_| {},
        |xml| {
            if profile.habits.colon_underlined.is {
                underlined(xml, &format!("{}:", phrases::RECIPIENTS));
            } else {
                underlined(xml, phrases::RECIPIENTS);
                words(xml, ":");
            }
        },
    );
    let mut lines = paper.recipients.clone();
    lines.push(phrases::archive(&paper.archive));
    let habits = &profile.habits;
    for line in ending(&lines, "- ", &habits.recipients_between.is, &habits.recipients_last.is) {
        paragraph(xml, Style::Recipients, &line);
    }
}

fn signature(xml: &mut Xml, paper: &Paper, profile: &Profile) {
    let (letters, signing, spelling) = (&profile.lettering, &paper.signing, profile.spelling());
    let right_mm = profile.foot.right_mm.is;
    let authority = cased(&spelling.of(&signing.authority), &letters.authority);
    paragraph(xml, Style::Authority, &balanced(&authority, &letters.authority, right_mm));
    if let Some(office) = &signing.office {
        let office = cased(&spelling.of(office), &letters.office);
        paragraph(xml, Style::Office, &balanced(&office, &letters.office, right_mm));
    }
    paragraph(xml, Style::Name, signing.name.as_deref().unwrap_or_default());
}
