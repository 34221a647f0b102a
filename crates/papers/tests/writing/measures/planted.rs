//! The papers that are printed and measured, and papers with planted faults that must be caught.

use super::super::sheets::Printed;
use super::super::{review_samples, samples};
use super::{party, review, state};
use jiff::civil::date;
use papers::writing::{Below, Block, Family, Margins, Paper, Pitch, Profile};

/// A paper, its layout, what is measured on it, and the faults that were planted in it.
pub struct Case {
    pub name: &'static str,
    pub paper: Paper,
    pub profile: Profile,
    pub faults: fn(&Printed) -> Vec<String>,
    /// How each begins; none in a paper that must be without fault.
    pub planted: &'static [&'static str],
}

impl Case {
    fn sound(name: &'static str, paper: Paper, profile: Profile, faults: fn(&Printed) -> Vec<String>) -> Self {
        Case { name, paper, profile, faults, planted: &[] }
    }

    fn changed(self, name: &'static str, change: fn(&mut Profile), planted: &'static [&'static str]) -> Self {
        let mut profile = self.profile;
        change(&mut profile);
        Case { name, profile, planted, ..self }
    }

    /// Fails unless what was found is what was planted, and nothing else in a sound paper.
    pub fn judge(&self, printed: &Printed) {
        let faults = (self.faults)(printed);
        if self.planted.is_empty() {
            assert_eq!(faults, [""; 0], "{}", self.name);
        }
        for planted in self.planted {
            let noticed = faults.iter().any(|fault| fault.starts_with(planted));
            assert!(noticed, "{}: {planted} was not noticed: {faults:#?}", self.name);
        }
    }
}

/// Every case.
pub fn cases() -> Vec<Case> {
    of_the_party().into_iter().chain(of_the_state()).chain(reviews()).collect()
}

fn hd36() -> Profile {
    Profile::of(Family::Party, date(2026, 5, 26)).clone()
}

fn hd05() -> Profile {
    Profile::of(Family::Party, date(2026, 5, 27)).clone()
}

fn nd30() -> Profile {
    Profile::of(Family::State, date(2026, 5, 27)).clone()
}

/// A paper whose lines lie a third of a millimetre apart, so that the last one tells where the page ends.
fn ruler() -> Case {
    let mut profile = hd05();
    profile.spacing.line.is = Pitch::ExactlyPt(1.0);
    profile.spacing.between_paragraphs_pt.is = 0.0;
    let mut paper = samples::letter_hd05();
    // Poppler leaves out equal words that lie upon each other.
    paper.body = (0..900).map(|line| Block::plain(line.to_string())).collect();
    Case::sound("ruler", paper, profile, party::faults_of_ruler)
}

fn of_the_party() -> Vec<Case> {
    let report = || {
        Case::sound("report-hd05", samples::report_hd05(), hd05(), |printed| {
            party::faults_of_report(printed, &party::HD05)
        })
    };
    vec![
        Case::sound("letter-hd36", samples::letter_hd36(), hd36(), |printed| {
            party::faults_of_letter(printed, &party::HD36)
        }),
        Case::sound("letter-hd05", samples::letter_hd05(), hd05(), |printed| {
            party::faults_of_letter(printed, &party::HD05)
        }),
        Case::sound("report-hd36", samples::report_hd36(), hd36(), |printed| {
            party::faults_of_report(printed, &party::HD36)
        }),
        report(),
        ruler(),
        ruler().changed("short-ruler", |profile| profile.margins.bottom_mm.is += 2.0, &["bottom margin"]),
        report().changed(
            "margins-hd05",
            |profile| {
                let Margins { top_mm, left_mm, right_mm, .. } = &mut profile.margins;
                top_mm.is += 2.0;
                left_mm.is += 2.0;
                right_mm.is -= 2.0;
            },
            &["left margin:", "right margin:", "top margin:", "top margin of page 2"],
        ),
        report().changed(
            "distances-hd05",
            |profile| {
                profile.margins_on_its_side.left_mm.is += 2.0;
                profile.sheet.number_from_top_mm.is += 2.0;
                profile.spacing.line.is = Pitch::ExactlyPt(20.0);
                profile.spacing.first_line_mm.is += 2.0;
                profile.lettering.subject.bold = false;
                profile.habits.colon_underlined.is = true;
            },
            &[
                "left margin on its side",
                "page number from the top",
                "pitch of the lines",
                "indent of the first line",
                "look of «kết quả công tác",
                "right end of the line under the recipients' word",
            ],
        ),
    ]
}

fn of_the_state() -> Vec<Case> {
    let letter = || Case::sound("letter-nd30", samples::letter_nd30(), nd30(), state::faults_of_letter);
    let report = || Case::sound("report-nd30", samples::report_nd30(), nd30(), state::faults_of_report);
    vec![
        letter(),
        report(),
        Case::sound("plan-nd30", samples::plan_nd30(), nd30(), state::faults_of_plan),
        Case::sound("joint-nd30", samples::joint_nd30(), nd30(), state::faults_of_joint),
        letter().changed(
            "letter-planted-nd30",
            |profile| {
                profile.lettering.banner.size_pt = 11.0;
                profile.lettering.letter_subject.italic = true;
                profile.lettering.contact.size_pt = 14.0;
                profile.habits.under_body.is = Below::Line(0.8);
                profile.habits.date_level_with_symbol.is = false;
                profile.spacing.above_letter_subject_pt.is = 12.0;
                profile.habits.addressees_below_the_word.is = false;
            },
            &[
                "size of the banner",
                "look of «V/v đôn đốc",
                "size of the contact",
                "line under the body",
                "date level with the symbol",
                "abstract under the symbol",
                "first addressee under the word",
            ],
        ),
        report().changed(
            "report-planted-nd30",
            |profile| {
                profile.margins.left_mm.is += 2.0;
                profile.spacing.line.is = Pitch::Times(1.7);
                profile.spacing.first_line_mm.is = 6.0;
                profile.lettering.office.bold = false;
                profile.lettering.recipients_word.italic = false;
                profile.lettering.recipients.size_pt = 12.0;
                profile.habits.under_subject.is = Below::Line(0.9);
                profile.habits.annex_counting.is = papers::writing::Counting::Arabic;
            },
            &[
                "left margin:",
                "pitch of the lines",
                "indent of the first line",
                "look of «PHÓ GIÁM ĐỐC",
                "look of «Nơi nhận",
                "size of the list",
                "line under the subject",
                "number of the first annex",
            ],
        ),
    ]
}

fn reviews() -> Vec<Case> {
    let review_hd05 = || {
        Case::sound("review-hd05", review_samples::review_hd05(), hd05(), |printed| {
            review::faults_of_party(printed, &party::HD05)
        })
    };
    vec![
        Case::sound("review-hd36", review_samples::review_hd36(), hd36(), |printed| {
            review::faults_of_party(printed, &party::HD36)
        }),
        review_hd05(),
        Case::sound("review-nd30", review_samples::review_nd30(), nd30(), review::faults_of_state),
        review_hd05().changed(
            "review-planted",
            |profile| {
                profile.lettering.part.size_pt = 12.0;
                profile.lettering.part_title.bold = false;
                profile.sheet.annexes_count_alone.is = false;
                profile.habits.annex_counting.is = papers::writing::Counting::Roman;
            },
            &["size of the part", "look of «TÌNH HÌNH VÀ KẾT QUẢ»", "page number of sheet", "look of «Phụ lục 1»"],
        ),
    ]
}
