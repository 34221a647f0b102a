//! The rows that make a figure of a report: which ones, how much each adds, and whether they say something else since the report
//! was submitted. Whoever may read the report and the registers of its unit sees them.

use super::super::{
    actions::{self, feeding},
    words,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Section},
    reporting::{Head, actions::showing},
    requests::Named,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    ids::{RegisterRecordId, ReportId},
    packs::{Register, Take},
    permissions::Verb,
    problem::Problem,
    registers::{Fed, Over, over_of, take},
    reporting::{Amount, Cell, write_number},
};

#[derive(Template)]
#[template(path = "registers/fed.html")]
struct FedPage {
    frame: Frame,
    report_path: String,
    report: String,
    holder: String,
    list_path: String,
    register: String,
    over: String,
    how: String,
    now: String,
    then: Option<String>,
    rows: Vec<(String, String, String, String)>,
}

/// `GET /so-theo-doi/so-lieu/{report}/{cell}`
pub async fn get_fed(
    State(app): State<App>,
    asked: Asked,
    Named((id, cell)): Named<(ReportId, String)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let cell: Cell = cell.parse().map_err(|_| Problem::NotFound)?;
    let dossier = showing::find_dossier(&app, &caller, id, None).await?;
    let (acting, frame) = (Acting::now(&app, &caller), asked.frame(&app, &caller));
    let report = &dossier.report;
    let body = report.row.organisation_id;
    let keeper = actions::keeper_of(&acting.graph, body, acting.today);
    acting.caller.require(&acting.graph, Verb::ReadRegister, &actions::thing_of(&acting, keeper))?;
    let pack = &report.round.pack;
    let indicator = pack.indicator(&cell.indicator).ok_or(Problem::NotFound)?;
    let wanted = indicator.feed_of(&cell.component).ok_or(Problem::NotFound)?;
    let register = pack.register(&wanted.register).ok_or(Problem::NotFound)?;
    let over = over_of(indicator.kind, report.row.first_day, report.row.last_day);
    let mut registers = feeding::Registers::default();
    let mut connection = app.database().read().await?;
    let named = (pack.code.as_str(), register.code.as_str());
    let known = registers.of(&mut connection, (&acting.graph, body, report.row.last_day), named).await?;
    let records = feeding::records(known);
    let fed = take(register, wanted, &records, over, None).ok_or(Problem::NotFound)?;
    let submitted = dossier.shown.content.as_ref().and_then(|content| content.submitted_at_ms);
    let then = submitted.and_then(|at_ms| take(register, wanted, &records, over, Some(at_ms)));
    let written = |amount: Amount| write_number(amount, amount.decimals());
    let row = |row: &domain::registers::FeedRow<RegisterRecordId>| {
        let known = known.iter().find(|known| known.id == row.id);
        let title = known.map(|known| known.title().to_owned()).unwrap_or_default();
        let span = known.map(|known| words::span(&frame, &known.span())).unwrap_or_default();
        (format!("/so-theo-doi/dong/{}", row.id), title, span, written(row.adds))
    };
    let head = Head::of_report(&frame, &acting.graph, report);
    let name = indicator.name_of(&cell.component).map(|name| words::of(name, frame.language));
    let title = format!("{} {}", indicator.code, name.unwrap_or_default());
    let then = then.map(|then: Fed<RegisterRecordId>| then.amount).filter(|then| *then != fed.amount);
    Ok(look::page(FedPage {
        report_path: format!("/bao-cao/{id}"),
        report: head.period.clone(),
        holder: head.holder.clone(),
        list_path: words::address(keeper, &pack.code, &register.code),
        register: words::of(&register.name, frame.language),
        over: said_over(&frame, over),
        how: said_how(&frame, register, wanted),
        now: written(fed.amount),
        then: then.map(written),
        rows: fed.rows.iter().map(row).collect(),
        frame: frame.clone().titled(frame.say("registers-fed").with("name", title)).in_section(Section::Registers),
    }))
}

fn said_over(frame: &Frame, over: Over) -> String {
    match over {
        Over::On(day) => frame.say("registers-fed-on").with("date", frame.date(&day)).to_string(),
        Over::Between(from, to) => {
            let said = frame.say("registers-fed-between").with("from", frame.date(&from));
            said.with("to", frame.date(&to)).to_string()
        }
    }
}

/// Which rows count, in the words of the pack.
fn said_how(frame: &Frame, register: &Register, wanted: &Take) -> String {
    let condition = |condition: &domain::packs::Condition| {
        let field = register.field(&condition.field)?;
        let name = words::of(&field.name, frame.language);
        let value = match &condition.test {
            domain::packs::Test::OneOf(codes) => {
                let member = |code: &String| {
                    let member = field.members().iter().find(|member| member.code == *code);
                    member.map_or_else(|| code.clone(), |member| words::of(&member.name, frame.language))
                };
                codes.iter().map(member).collect::<Vec<_>>().join(", ")
            }
            domain::packs::Test::Says(said) => {
                frame.say(if *said { "registers-yes" } else { "registers-no" }).to_string()
            }
            domain::packs::Test::AtLeast(amount) => format!("≥ {}", write_number(*amount, amount.decimals())),
            domain::packs::Test::AtMost(amount) => format!("≤ {}", write_number(*amount, amount.decimals())),
        };
        Some(format!("{name}: {value}"))
    };
    let said: Vec<String> = wanted.conditions.iter().filter_map(condition).collect();
    if said.is_empty() { String::new() } else { format!("{}.", said.join("; ")) }
}
