//! `dondoc resolve`: whom a phrase of a document means on its day, and who carries on for them on a later one.
//!
//! It reads the register of an instance, which may be running, and writes nothing. What is proposed is named as such and
//! added to nobody.

mod labels;

use crate::{
    command_line::ResolveOptions,
    configuration::{File, Place},
    instance, output,
};
use app::organisations;
use database::{Clock, SystemClock, archive::Snapshot};
use domain::{
    ids::{EventId, OrganisationId},
    organisations::{Carried, Following, Graph, Heir, Selector},
    text::nfc,
};
use jiff::civil::Date;
use papers::reading::selector;
use serde_json::{Value as Json, json};
use std::process::ExitCode;

/// A question, understood.
struct Question {
    graph: Graph,
    selector: Selector,
    issuer: OrganisationId,
    on: Date,
    asked_on: Date,
}

/// Reads the register, resolves and prints.
pub async fn run(options: &ResolveOptions) -> anyhow::Result<ExitCode> {
    let question = question(options).await?;
    let following = question.graph.follow(&question.selector, question.issuer, question.on, question.asked_on);
    let text = if options.json {
        serde_json::to_string_pretty(&question.as_json(&following))?
    } else {
        question.in_words(&following)
    };
    output::print(&text)?;
    Ok(if following.carried.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn question(options: &ResolveOptions) -> anyhow::Result<Question> {
    let on = day(&options.on)?;
    let place = Place::of(&options.place, &File::named_by(&options.place)?)?;
    let asked_on = options.asked_on.as_deref().map_or_else(|| Ok(SystemClock.now().day().max(on)), day)?;
    let mut snapshot = Snapshot::open(&place.database).await.map_err(|fault| instance::closed(&place, fault))?;
    let graph = organisations::load(snapshot.connection()).await.map_err(instance::as_error)?;
    snapshot.close().await?;
    if asked_on < on {
        return Err(labels::asked_too_early(on, asked_on).into());
    }
    let issuer = match graph.find_by_name(&options.issuer, on).as_slice() {
        [one] => *one,
        [] => return Err(labels::issuer_unknown(&options.issuer, on).into()),
        several => {
            let named = several.iter().map(|id| (*id, above(&graph, *id, on))).collect::<Vec<_>>();
            match options.id.filter(|id| several.iter().any(|one| one.uuid() == *id)) {
                Some(id) => id.into(),
                None => return Err(labels::issuer_ambiguous(&options.issuer, on, &named).into()),
            }
        }
    };
    let selector = selector(&nfc(options.phrase.trim())).ok_or_else(|| labels::no_selector(&options.phrase))?;
    Ok(Question { graph, selector, issuer, on, asked_on })
}

fn day(typed: &str) -> anyhow::Result<Date> {
    typed.parse().map_err(|_| labels::not_a_day(typed).into())
}

/// Names of those above on every line, to tell two of one name apart.
fn above(graph: &Graph, id: OrganisationId, on: Date) -> String {
    let names = graph.parents(id, on).into_iter().filter_map(|(_, parent)| graph.name(parent, on));
    names.collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", ")
}

impl Question {
    fn name(&self, id: OrganisationId, on: Date) -> &str {
        self.graph.last_name(id, on).unwrap_or_default()
    }

    fn in_words(&self, following: &Following) -> String {
        let mut lines = vec![labels::resolved(
            self.name(self.issuer, self.on),
            self.on,
            self.asked_on,
            following.carried.len(),
            following.unresolved.len(),
        )];
        for carried in &following.carried {
            lines.push(self.line(carried));
            lines.extend(carried.heirs.iter().map(|heir| self.heir(heir)));
        }
        if !following.proposed.is_empty() {
            let names: Vec<&str> = following.proposed.iter().map(|id| self.name(*id, self.asked_on)).collect();
            lines.push(labels::proposed(&names));
        }
        lines.join("\n")
    }

    fn line(&self, carried: &Carried) -> String {
        let name = self.name(carried.organisation, self.on);
        let end = self.graph.ended_by(carried.organisation).filter(|_| !carried.goes_on);
        let end = end.map(|event| (event.on_date, event.legal_basis.as_str()));
        match (carried.goes_on, carried.is_lost()) {
            (true, _) => labels::goes_on(name, !carried.heirs.is_empty()),
            (_, true) => labels::is_lost(name, end),
            _ => format!("{name}:"),
        }
    }

    fn heir(&self, heir: &Heir) -> String {
        let steps = heir.by.iter().filter_map(|event| self.graph.event(*event));
        let steps: Vec<String> =
            steps.map(|event| labels::event(&event.kind, event.on_date, &event.legal_basis)).collect();
        format!("  → {} ({})", self.name(heir.organisation, self.asked_on), steps.join("; "))
    }

    fn as_json(&self, following: &Following) -> Json {
        let body = |id: OrganisationId, on: Date| json!({"id": id, "name": self.name(id, on)});
        let event = |id: &EventId| {
            let event = self.graph.event(*id);
            event.map(|event| {
                let (kind, basis) = (&event.kind, &event.legal_basis);
                json!({"id": event.id, "kind": kind, "on": event.on_date.to_string(), "legal_basis": basis})
            })
        };
        let heir = |heir: &Heir| {
            let organisation = body(heir.organisation, self.asked_on);
            json!({"organisation": organisation, "by": heir.by.iter().filter_map(event).collect::<Vec<_>>()})
        };
        let carried = |one: &Carried| {
            let ended_by =
                self.graph.ended_by(one.organisation).filter(|_| !one.goes_on).and_then(|row| event(&row.id));
            json!({
                "organisation": body(one.organisation, self.on),
                "goes_on": one.goes_on,
                "ended_by": ended_by,
                "carried_on_by": one.heirs.iter().map(heir).collect::<Vec<_>>(),
            })
        };
        json!({
            "selector": self.selector,
            "issuer": body(self.issuer, self.on),
            "on": self.on.to_string(),
            "asked_on": self.asked_on.to_string(),
            "organisations": following.carried.iter().map(carried).collect::<Vec<_>>(),
            "unresolved": following.unresolved,
            "proposed": following.proposed.iter().map(|id| body(*id, self.asked_on)).collect::<Vec<_>>(),
        })
    }
}
