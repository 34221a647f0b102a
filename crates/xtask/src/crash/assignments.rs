//! Submissions of assignments: acknowledge, report as done, endorse, submit; the tracking body sends back, and again.
//!
//! The duties that ask for no evidence are taken, so that each round is writes and nothing but writes.

use super::{
    ground::Ground,
    kinds::{Kind, Lane, Rule},
};
use crate::{
    forms::{self, Form, filled, look, offers, take},
    http::Browser,
};
use std::net::SocketAddr;

/// Steps from being submitted to being ready again, and many to spare.
const STEPS: usize = 40;
/// Who tracks the story's plan.
const TRACKING: &str = "minh";

const OPEN: &str = "SELECT assignment.id FROM assignment JOIN obligation ON obligation.id = assignment.obligation_id \
     WHERE assignment.organisation_id = $1 AND assignment.closed_on IS NULL AND assignment.role = 'lead' \
     AND obligation.timing = 'once' AND obligation.outputs = '[]' ORDER BY obligation.position";

/// Submissions of assignments.
pub const KIND: Kind = Kind {
    name: "assignments",
    lanes,
    reader: TRACKING,
    stored: "SELECT id, assignment_id AS thing_id, receipt_number, content_sha256 AS code, submitted_at_ms AS at_ms, \
         submitted_by AS person FROM submission",
    journal: ("submit", "assignment"),
    rules: &[
        Rule {
            broken: "assignments whose version is not the number of their steps",
            count: "SELECT COUNT(*) AS number FROM assignment WHERE closed_on IS NULL AND version <> 1 + \
                 (SELECT COUNT(*) FROM journal WHERE thing = 'assignment' AND thing_id = assignment.id AND verb IN \
                 ('acknowledge', 'name-responsible', 'report-progress', 'attach-evidence', 'endorse', 'submit', \
                 'confirm', 'accept', 'send-back', 'extend'))",
        },
        Rule {
            broken: "submissions of a report that nobody endorsed",
            count: "SELECT COUNT(*) AS number FROM submission WHERE NOT EXISTS (SELECT 1 FROM endorsement \
                 WHERE endorsement.progress_report_id = submission.progress_report_id)",
        },
        Rule {
            broken: "submissions that were accepted and sent back",
            count: "SELECT COUNT(*) AS number FROM acceptance JOIN sending_back \
                 ON sending_back.submission_id = acceptance.submission_id",
        },
        Rule {
            broken: "acknowledgements without their history, or history without them",
            count: "SELECT (SELECT COUNT(*) FROM acknowledgement) - \
                 (SELECT COUNT(*) FROM journal WHERE verb = 'acknowledge') AS number",
        },
        Rule {
            broken: "reports without their history, or history without them",
            count: "SELECT (SELECT COUNT(*) FROM progress_report) - \
                 (SELECT COUNT(*) FROM journal WHERE verb = 'report-progress') AS number",
        },
        Rule {
            broken: "endorsements without their history, or history without them",
            count: "SELECT (SELECT COUNT(*) FROM endorsement) - \
                 (SELECT COUNT(*) FROM journal WHERE verb = 'endorse' AND thing = 'assignment') AS number",
        },
        Rule {
            broken: "returns without their history, or history without them",
            count: "SELECT (SELECT COUNT(*) FROM sending_back) - \
                 (SELECT COUNT(*) FROM journal WHERE verb = 'send-back' AND thing = 'assignment') AS number",
        },
    ],
};

/// One assignment with the people who move it.
struct Assignment {
    path: String,
    clerk: Browser,
    head: Browser,
    tracking: Browser,
    form: Form,
    round: u32,
}

fn lanes(ground: &Ground, address: SocketAddr) -> anyhow::Result<Vec<Box<dyn Lane>>> {
    let tracking = Browser::signed_in(address, TRACKING)?;
    let mut lanes: Vec<Box<dyn Lane>> = Vec::new();
    for unit in &ground.units {
        let (clerk, head) = (Browser::signed_in(address, &unit.clerk)?, Browser::signed_in(address, &unit.head)?);
        for id in ground.ids_of(OPEN, unit)? {
            lanes.push(Box::new(Assignment {
                path: format!("/phan-viec/{id}"),
                clerk: clerk.beside()?,
                head: head.beside()?,
                tracking: tracking.beside()?,
                form: Form::new(),
                round: 0,
            }));
        }
    }
    Ok(lanes)
}

impl Assignment {
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
        let (acknowledging, reporting) = (self.at("/xac-nhan-nhan-viec"), self.at("/bao-cao"));
        if offers(&page, &acknowledging) {
            take(&mut self.clerk, &acknowledging, &filled(&page, &["version"], &[])?)?;
            return Ok(false);
        }
        let (page_of_head, endorsing) = (look(&mut self.head, &self.path)?, self.at("/duyet"));
        if offers(&page_of_head, &endorsing) {
            take(&mut self.head, &endorsing, &filled(&page_of_head, &["version"], &[])?)?;
        } else if offers(&page, &reporting) {
            self.round += 1;
            let words = format!("Round {} of the drill.", self.round);
            let form = filled(&page, &["version"], &[("khai", "done"), ("noi_dung", &words)])?;
            take(&mut self.clerk, &reporting, &form)?;
        } else {
            let (page, back) = (look(&mut self.tracking, &self.path)?, self.at("/tra-lai"));
            let form = filled(&page, &["version", "bao_cao"], &[("y_kien", "Again.")])?;
            take(&mut self.tracking, &back, &form)?;
        }
        Ok(false)
    }
}

impl Lane for Assignment {
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
        [&mut self.clerk, &mut self.head, &mut self.tracking].into_iter().try_for_each(|one| one.move_to(address))
    }
}
