//! Reports of a round: enter figures, endorse, submit; the body that asked sends back, and again.
//!
//! Each time the words of the report are others, so that the head has something new to endorse.

use super::{
    ground::Ground,
    kinds::{Kind, Lane, Rule},
};
use crate::{
    forms::{self, Form, LOOKS, PAUSE, entered, filled, look, offers, take},
    http::Browser,
    instance::Unit,
};
use std::net::SocketAddr;
use testkit::report::FIGURES;
use uuid::Uuid;

/// Steps from being submitted to being ready again, and many to spare.
const STEPS: usize = 40;
/// Who asks for the reports.
const ASKING: &str = "minh";
/// The round that is opened, unless the story has opened it.
const ROUND: &[(&str, &str)] = &[
    ("bieu", "vocational-education/half-year"),
    ("ky", "2026-2"),
    ("han", "30/11/2026"),
    ("loai", "party:dang-uy-xa"),
];
const OWED: &str = "SELECT id FROM report WHERE organisation_id = $1 AND is_part = 0 ORDER BY id";

/// Submissions of reports.
pub const KIND: Kind = Kind {
    name: "reports",
    lanes,
    reader: ASKING,
    stored: "SELECT id, report_id AS thing_id, receipt_number, content_sha256 AS code, submitted_at_ms AS at_ms, \
         submitted_by AS person FROM report_submission",
    journal: ("submit", "report"),
    rules: &[
        Rule {
            broken: "reports whose version is not the number of their steps",
            count: "SELECT COUNT(*) AS number FROM report WHERE version <> 1 + \
                 (SELECT COUNT(*) FROM journal WHERE thing = 'report' AND thing_id = report.id AND verb IN \
                 ('endorse', 'submit', 'send-back', 'accept', 'enter-figures', 'waive-report', 'admit-report'))",
        },
        Rule {
            broken: "submissions of a version that nobody endorsed",
            count: "SELECT COUNT(*) AS number FROM report_submission WHERE NOT EXISTS (SELECT 1 FROM \
                 report_endorsement WHERE report_endorsement.content_id = report_submission.content_id)",
        },
        Rule {
            broken: "versions without figures",
            count: "SELECT COUNT(*) AS number FROM report_content WHERE NOT EXISTS \
                 (SELECT 1 FROM figure WHERE figure.content_id = report_content.id)",
        },
        Rule {
            broken: "submissions that were accepted and sent back",
            count: "SELECT COUNT(*) AS number FROM report_acceptance JOIN report_sending_back \
                 ON report_sending_back.submission_id = report_acceptance.submission_id",
        },
        Rule {
            broken: "endorsements without their history, or history without them",
            count: "SELECT (SELECT COUNT(*) FROM report_endorsement) - \
                 (SELECT COUNT(*) FROM journal WHERE verb = 'endorse' AND thing = 'report') AS number",
        },
        Rule {
            broken: "returns without their history, or history without them",
            count: "SELECT (SELECT COUNT(*) FROM report_sending_back) - \
                 (SELECT COUNT(*) FROM journal WHERE verb = 'send-back' AND thing = 'report') AS number",
        },
    ],
};

/// One report with the people who move it.
struct Report {
    path: String,
    clerk: Browser,
    head: Browser,
    asking: Browser,
    form: Form,
    entries: u32,
}

fn lanes(ground: &Ground, address: SocketAddr) -> anyhow::Result<Vec<Box<dyn Lane>>> {
    let mut asking = Browser::signed_in(address, ASKING)?;
    open_the_round(&mut asking)?;
    let mut lanes: Vec<Box<dyn Lane>> = Vec::new();
    for unit in &ground.units {
        let (clerk, head) = (Browser::signed_in(address, &unit.clerk)?, Browser::signed_in(address, &unit.head)?);
        for id in owed_by(ground, unit)? {
            lanes.push(Box::new(Report {
                path: format!("/bao-cao/{id}"),
                clerk: clerk.beside()?,
                head: head.beside()?,
                asking: asking.beside()?,
                form: Form::new(),
                entries: 0,
            }));
        }
    }
    Ok(lanes)
}

fn open_the_round(asking: &mut Browser) -> anyhow::Result<()> {
    let page = look(asking, "/bao-cao/dot/moi")?;
    let answer = forms::send(asking, "/bao-cao/dot/moi", &filled(&page, &[], ROUND)?)?;
    anyhow::ensure!(matches!(answer.status, 303 | 409 | 422), "the round is answered with {}", answer.status);
    Ok(())
}

/// The reports of a unit. A program that answers too early has them a moment later.
fn owed_by(ground: &Ground, unit: &Unit) -> anyhow::Result<Vec<Uuid>> {
    let mut owed = ground.ids_of(OWED, unit)?;
    for _ in 1..LOOKS {
        if !owed.is_empty() {
            break;
        }
        std::thread::sleep(PAUSE);
        owed = ground.ids_of(OWED, unit)?;
    }
    Ok(owed)
}

impl Report {
    fn at(&self, step: &str) -> String {
        [&self.path, step].concat()
    }

    /// Takes one step towards the submission; true when it can be submitted.
    fn step(&mut self) -> anyhow::Result<bool> {
        let page = look(&mut self.clerk, &self.path)?;
        if offers(&page, &self.at("/gui")) {
            self.form = filled(&page, &["version"], &[])?;
            return Ok(true);
        }
        let page = look(&mut self.asking, &self.path)?;
        let back = self.at("/tra-lai");
        if offers(&page, &back) {
            let form = filled(&page, &["version", "lan_gui"], &[("y_kien", "Again.")])?;
            take(&mut self.asking, &back, &form)?;
        }
        // What was entered before a kill may not have been kept: it is entered again, and the head endorses what is there.
        let (form, draft, endorsing) = (self.entered()?, self.at("/ban-nhap"), self.at("/duyet"));
        take(&mut self.clerk, &draft, &form)?;
        let page = look(&mut self.head, &self.path)?;
        if offers(&page, &endorsing) {
            take(&mut self.head, &endorsing, &filled(&page, &["version", "ban_nhap"], &[])?)?;
        }
        Ok(false)
    }

    /// The entry form, filled in: each box goes with what it began with, as a browser sends it.
    fn entered(&mut self) -> anyhow::Result<Form> {
        let entry = self.at("/nhap");
        let page = look(&mut self.clerk, &entry)?;
        // Never the same words: a head is not asked to endorse again what was sent back.
        self.entries += 1;
        let words = format!("Entry {} of the drill.", self.entries);
        let typed: Vec<(&str, &str)> = FIGURES.iter().copied().chain([("l-results", words.as_str())]).collect();
        entered(&page, &typed)
    }
}

impl Lane for Report {
    fn prepare(&mut self) -> anyhow::Result<()> {
        for _ in 0..STEPS {
            if self.step()? {
                return Ok(());
            }
        }
        anyhow::bail!("{} cannot be submitted after {STEPS} steps", self.path)
    }

    fn submit(&mut self) -> anyhow::Result<String> {
        forms::submit(&mut self.clerk, &[&self.path, "/gui"].concat(), &self.form)
    }

    fn submitter(&mut self) -> &mut Browser {
        &mut self.clerk
    }

    fn move_to(&mut self, address: SocketAddr) -> anyhow::Result<()> {
        [&mut self.clerk, &mut self.head, &mut self.asking].into_iter().try_for_each(|one| one.move_to(address))
    }
}
