//! Fills the tables of an empty database with the generated figures: organisations, a pack, a round for each month, and for
//! each leaf a report that was handed in and accepted; every tenth was corrected once. A last month waits to be handed in.

use super::{
    DELIVERIES, Waiting,
    pack::{self, CODE, FORM},
};
use crate::{
    bench::rollup::{FileFigure, Files, Ground, loading},
    instance::fault,
};
use anyhow::Context;
use app::{
    App,
    accounts::{NewAccount, add_account},
    failure::Failure,
    organisations::actions::take_over_register,
    permits::Permit,
};
use database::{Touched, Value, WriteTransaction, params};
use domain::{
    ids::{AccountId, ReportContentId, ReportId, ReportSubmissionId, RoundId},
    packs::{PackFile, Period, parse_pack},
    time::Moment,
};
use jiff::{ToSpan, civil::Date};
use serde_json::{Map, json};
use uuid::Uuid;

const PACK: &str = "INSERT INTO pack_version (pack, version, files, sha256, kept_at_ms) VALUES ($1, $2, $3, $4, $5)";
const ROUND: &str = "INSERT INTO reporting_round (id, pack, pack_version, form, form_version, regime, year, number, \
     first_day, last_day, asked_by, selector, due_on, opened_by, opened_at_ms, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
const REPORT: &str = "INSERT INTO report (id, round_id, organisation_id, first_day, last_day, is_part, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";
const CONTENT: &str = "INSERT INTO report_content (id, report_id, number, draft_version, acting_id, made_by, made_at_ms) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";
const ENDORSEMENT: &str =
    "INSERT INTO report_endorsement (content_id, endorsed_by, endorsed_at_ms) VALUES ($1, $2, $3)";
const SUBMISSION: &str = "INSERT INTO report_submission (id, report_id, content_id, receipt_number, content_sha256, acting_id, \
     submitted_by, submitted_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const ACCEPTANCE: &str = "INSERT INTO report_acceptance (submission_id, note, accepted_by, accepted_at_ms) \
     VALUES ($1, $2, $3, $4)";
const FIGURE: &str =
    "INSERT INTO figure (content_id, indicator, component, state, amount_micro) VALUES ($1, $2, $3, $4, $5)";

/// Days from handing in to acceptance, and from there to the correction of every tenth.
const ACCEPTED_AFTER: i64 = 3;
const CORRECTED_AFTER: i64 = 20;

/// Fills everything; gives the one account and the reports that wait to be handed in.
pub async fn fill(app: &App, files: &Files, ground: &Ground) -> anyhow::Result<(AccountId, Vec<Waiting>)> {
    let account = ground_rows(app, ground).await?;
    let leaves = files.leaves()?;
    let mut reader = files.figures()?;
    let mut waiting = Vec::new();
    for number in 0..=ground.meta.periods {
        let is_last = number == ground.meta.periods;
        let period = loading::period(&ground.meta, number)?;
        let of_month = leaves.iter().filter(|leaf| leaf.is_new == (number >= ground.meta.reorg)).map(|leaf| leaf.id);
        let mut reports: Vec<(u32, Vec<FileFigure>)> = of_month.map(|leaf| (leaf, Vec::new())).collect();
        if is_last {
            reports.truncate(DELIVERIES);
            reports.iter_mut().for_each(|(_, figures)| figures.extend(delivered(ground.meta.indicators)));
        } else {
            for figure in reader.next(number)? {
                reports.get_mut(usize::from(figure.position)).context("a leaf")?.1.push(figure);
            }
        }
        let month = Month { number, period, account, is_last };
        let given: Result<Vec<Waiting>, Failure> =
            app.database().write(move |tx| Box::pin(async move { month.write(tx, reports).await })).await;
        waiting.extend(given.map_err(fault)?);
    }
    Ok((account, waiting))
}

/// A figure of each indicator, for a report that waits.
fn delivered(indicators: usize) -> impl Iterator<Item = FileFigure> {
    (0..indicators).map(|number| FileFigure {
        indicator: number as u16,
        position: 0,
        part: 0,
        first: 10.0,
        second: if pack::is_ratio(number) { 20.0 } else { 0.0 },
        known_from: 0,
    })
}

async fn ground_rows(app: &App, ground: &Ground) -> anyhow::Result<AccountId> {
    let rows = ground.figures.graph().rows();
    let files = pack::files(ground.meta.indicators);
    let named: Vec<PackFile<'_>> = files.iter().map(|(name, text)| PackFile { name, text }).collect();
    parse_pack(&named).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
    let named: Map<String, serde_json::Value> =
        files.into_iter().map(|(name, text)| (name.to_owned(), json!(text))).collect();
    let text = serde_json::Value::Object(named).to_string();
    let account = NewAccount {
        login: "bench".to_owned(),
        full_name: "Bench".to_owned(),
        password_hash: None,
        is_demo: false,
        grants: Vec::new(),
    };
    let written: Result<AccountId, Failure> = app
        .database()
        .write(move |tx| {
            Box::pin(async move {
                let thing = ("instance", Uuid::nil());
                let permit = Permit::of_the_system(tx, "take-over-register", thing, json!({})).await?;
                take_over_register(tx, &permit, &rows).await?;
                let values = params![CODE, 1_i64, &text, &[0_u8; 32], 0_i64];
                _ = tx.execute(PACK, values).await?;
                add_account(tx, &permit, account).await
            })
        })
        .await;
    written.map_err(fault)
}

struct Month {
    number: usize,
    period: Period,
    account: AccountId,
    /// Its reports are endorsed and wait.
    is_last: bool,
}

/// The rows of a month, table by table.
#[derive(Default)]
struct Tables {
    reports: Vec<Vec<Value>>,
    contents: Vec<Vec<Value>>,
    endorsements: Vec<Vec<Value>>,
    submissions: Vec<Vec<Value>>,
    acceptances: Vec<Vec<Value>>,
    figures: Vec<Vec<Value>>,
}

impl Month {
    async fn write(
        &self,
        tx: &mut WriteTransaction,
        reports: Vec<(u32, Vec<FileFigure>)>,
    ) -> Result<Vec<Waiting>, Failure> {
        let Period { regime, year, n, first_day, last_day } = &self.period;
        let round: RoundId = tx.new_id();
        let root = loading::organisation(0);
        let due_on = last_day.saturating_add(15.days());
        let values = params![
            round,
            CODE,
            1_i64,
            FORM,
            1_i64,
            regime,
            *year,
            *n,
            *first_day,
            *last_day,
            root,
            "{}",
            due_on,
            self.account,
            0_i64,
            1_i64
        ];
        _ = tx.execute(ROUND, values).await?;
        let mut tables = Tables::default();
        let mut waiting = Vec::new();
        for (place, (leaf, figures)) in reports.into_iter().enumerate() {
            let (report, organisation) = (tx.new_id::<ReportId>(), loading::organisation(leaf));
            tables.reports.push(params![report, round, organisation, *first_day, *last_day, 0_i64, 1_i64]);
            let day = figures.first().and_then(|figure| loading::date_of(figure.known_from).ok());
            let Some(day) = day else { continue };
            let (first, second) = (day, day.saturating_add((ACCEPTED_AFTER + CORRECTED_AFTER).days()));
            if self.is_last {
                waiting.push(Waiting { report, organisation });
                self.add_version(tx, &mut tables, (report, leaf, 1), &figures, (None, 0.0));
            } else if place % 10 == 3 {
                self.add_version(tx, &mut tables, (report, leaf, 1), &figures, (Some(first), 1.0));
                self.add_version(tx, &mut tables, (report, leaf, 2), &figures, (Some(second), 0.0));
            } else {
                self.add_version(tx, &mut tables, (report, leaf, 1), &figures, (Some(first), 0.0));
            }
        }
        tables.write(tx).await?;
        Ok(waiting)
    }

    /// A version with the figures, each larger by `more`; handed in on a day, or waiting.
    fn add_version(
        &self,
        tx: &WriteTransaction,
        tables: &mut Tables,
        (report, leaf, number): (ReportId, u32, i64),
        figures: &[FileFigure],
        (day, more): (Option<Date>, f64),
    ) {
        let content: ReportContentId = tx.new_id();
        let organisation = loading::organisation(leaf);
        tables.contents.push(params![content, report, number, number, organisation, self.account, 0_i64]);
        tables.endorsements.push(params![content, self.account, 0_i64]);
        if let Some(day) = day {
            let submission: ReportSubmissionId = tx.new_id();
            let at = |day: Date| Moment::start_of(day).millisecond() + 9 * 3_600_000;
            let receipt = format!("G-{}-{leaf}-{number}", self.number);
            tables.submissions.push(params![
                submission,
                report,
                content,
                &receipt,
                &[0_u8; 32],
                organisation,
                self.account,
                at(day)
            ]);
            let accepted = at(day.saturating_add(ACCEPTED_AFTER.days()));
            tables.acceptances.push(params![submission, "", self.account, accepted]);
        }
        for figure in figures {
            let number = usize::from(figure.indicator);
            let code = pack::indicator(number);
            let mut put = |component: &str, value: f64| {
                let micro = loading::amount(value).micro();
                tables.figures.push(params![content, &code, component, "value", micro]);
            };
            if pack::is_ratio(number) {
                put("numerator", figure.first + more);
                put("denominator", figure.second);
                continue;
            }
            put("value", figure.first + more);
            if figure.part < pack::parts(number) {
                put(&format!("part.p{}", figure.part), figure.first + more);
            }
        }
    }
}

impl Tables {
    async fn write(self, tx: &mut WriteTransaction) -> Result<(), Failure> {
        for (sql, rows) in [
            (REPORT, self.reports),
            (CONTENT, self.contents),
            (ENDORSEMENT, self.endorsements),
            (SUBMISSION, self.submissions),
            (ACCEPTANCE, self.acceptances),
            (FIGURE, self.figures),
        ] {
            let Touched(_) = tx.insert_all(sql, rows.into_iter()).await?;
        }
        Ok(())
    }
}
