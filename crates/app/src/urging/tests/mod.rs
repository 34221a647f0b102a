//! Stories of urging, and what they share: two communes with the same duty, which is due on Thursday 26 November 2026.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

mod large;
mod mails;
mod notices;

use crate::obligations::tests::{duty, opened};
use database::{params, record};
use domain::{
    ids::{AccountId, AssignmentId},
    obligations::Timing,
    time::Moment,
};
use jiff::civil::{Date, date};
use testkit::{
    MailCatcher, World,
    app::{
        Settings,
        failure::Failure,
        urging::{MailSettings, Security, Urged, UrgingSettings, mail::sender, urge},
    },
};

record! { struct Held { id: AssignmentId } }
record! { struct Account { id: AccountId } }

const HELD: &str = "SELECT id FROM assignment WHERE organisation_id = $1 AND closed_on IS NULL";

/// People stay signed in over the weeks that a story takes.
fn settings(urging: UrgingSettings) -> Settings {
    let long = 400 * 24 * 3600;
    Settings {
        demo: true,
        session_idle_seconds: long,
        session_absolute_seconds: long,
        public_url: Some("https://dondoc.lamgiang.example".to_owned()),
        urging,
        ..Settings::default()
    }
}

/// A world in which both communes have an assignment from the same duty.
async fn ground(urging: UrgingSettings) -> World {
    let world = World::with(settings(urging)).await;
    let mut both = duty(&world, "Ban hành kế hoạch tuyên truyền", &["du-yen-hen-2025", "du-yen-sau-2025"]);
    both.timing = Timing::Once { due_on: date(2026, 11, 26), time: None };
    opened(&world, date(2026, 9, 1), vec![both]).await;
    world
}

/// Mail through a catcher.
fn through(catcher: &MailCatcher) -> UrgingSettings {
    let mail = MailSettings {
        host: "127.0.0.1".to_owned(),
        port: catcher.port,
        security: Security::Plain,
        user: None,
        from: sender("Đôn Đốc <dondoc@lamgiang.example>").unwrap(),
    };
    UrgingSettings { mail: Some(mail), ..UrgingSettings::default() }
}

/// The calendar on a day, and a round at nine o'clock.
async fn round_on(world: &World, day: Date) -> Urged {
    world.calendar.turn_to(day);
    urge(&world.app, Moment::from_local(day.at(9, 0, 0, 0))).await.unwrap()
}

async fn assignment_of(world: &World, unit: &str) -> String {
    let mut connection = world.connection().await;
    connection.one::<Held>(HELD, params![world.organisation(unit)]).await.expect("an assignment").id.to_string()
}

async fn account_of(world: &World, login: &str) -> AccountId {
    const FIND: &str = "SELECT id FROM account WHERE login = $1";
    world.connection().await.one::<Account>(FIND, params![login]).await.expect("an account").id
}

/// The commune hands its assignment in.
async fn hand_in(world: &World, unit: &str) {
    const REPORT: &str = "INSERT INTO progress_report (id, assignment_id, declared, narrative, reported_by, reported_at_ms) \
         VALUES ($1, $2, 'done', 'Đã làm.', $3, $4)";
    const SUBMISSION: &str = "INSERT INTO submission (id, assignment_id, progress_report_id, receipt_number, \
         content_sha256, evidence_count, submitted_by, submitted_at_ms) VALUES ($1, $2, $1, 'BN-1', $3, 0, $4, $5)";
    let assignment: AssignmentId = assignment_of(world, unit).await.parse().unwrap();
    let lan = account_of(world, "lan").await;
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            let (id, now) = (tx.new_id::<domain::ids::SubmissionId>(), tx.now().millisecond());
            _ = tx.execute(REPORT, params![id, assignment, lan, now]).await?;
            _ = tx.execute(SUBMISSION, params![id, assignment, [7u8; 32], lan, now]).await?;
            Ok::<_, Failure>(())
        })
    });
    write.await.expect("handed in");
}
