//! The conclusion paper of a visit as Word and PDF, drafted from its findings and from what was written beside them. Nothing is
//! kept: approved, findings stand still, and of remedies those alone are told that were asked for by then, so that the same paper
//! comes out again.

use super::{
    actions::{Finding, Whole, seeing},
    words,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents,
    failure::Failure,
    language::Language,
    printing::{self, PaperFile, PaperForm},
    reporting::papers::office_of,
};
use domain::{
    ids::{InspectionId, OrganisationId},
    inspections::FindingState,
    problem::Problem,
    text::inside_a_sentence,
};
use jiff::civil::Date;
use papers::writing::{ConclusionToWrite, FoundOf, Papered, conclusion_paper, in_full};

/// The paper as a file, for those who see the whole visit.
pub async fn conclusion_file(
    app: &App,
    caller: &Caller,
    id: InspectionId,
    form: PaperForm,
) -> Result<PaperFile, Failure> {
    let acting = Acting::now(app, caller);
    let whole = seeing::open(app, caller, id).await?;
    if !whole.sees_all {
        return Err(Problem::NotFound.into());
    }
    let written = written(&acting, &whole)?;
    let layout = (written.office.family, written.papered.day_of_layout());
    let stem = format!("thong-bao-ket-luan-{}", whole.visit.particulars.to);
    printing::file(app, &conclusion_paper(&written), layout, (stem, form)).await
}

/// Lines of a field, without marks before and behind them.
fn lines(typed: &str) -> Vec<String> {
    let bare = |line: &str| line.trim().trim_start_matches(['-', '–']).trim().trim_end_matches([',', ';']).to_owned();
    typed.lines().map(bare).filter(|line| !line.is_empty()).collect()
}

fn written(acting: &Acting, whole: &Whole) -> Result<ConclusionToWrite, Failure> {
    let (row, said) = (&whole.visit.row, &whole.visit.particulars);
    let (_, conclusion) = &whole.conclusion;
    let on = row.issued_on.unwrap_or(acting.today);
    let mut office = office_of(&acting.graph, row.organisation_id, on).ok_or(Problem::NoLayout)?;
    if !conclusion.signing.authority.is_empty() || conclusion.signing.name.is_some() {
        office.signing = conclusion.signing.clone();
    }
    let name = |id: OrganisationId| acting.graph.last_name(id, on).unwrap_or_default().to_owned();
    let decision = (!said.decision.is_empty()).then(|| {
        in_full(&Language::Vi.say("inspections-decision-word").to_string(), Some(&said.decision), said.decided_on, None)
    });
    let papered = Papered {
        number: row.register_number.and_then(|number| u32::try_from(number).ok()),
        issued_on: row.issued_on,
        recipients: lines(&conclusion.recipients),
        ..Papered::drafted(acting.today)
    };
    let standing: Vec<&Finding> = whole.findings.iter().filter(|one| one.state() != FindingState::Withdrawn).collect();
    let (noted, found): (Vec<&Finding>, Vec<&Finding>) = standing.iter().partition(|one| !one.kind.asks_for_remedy());
    let is_told = |asked_at_ms: i64| row.approved_at_ms.is_none_or(|approved| asked_at_ms <= approved);
    let remedy = |one: &Finding| -> Option<(String, String, Date)> {
        let asked = one.remedies.iter().rfind(|remedy| is_told(remedy.row.asked_at_ms))?;
        Some((name(asked.row.holder_id), asked.row.words.clone(), asked.row.due_on))
    };
    Ok(ConclusionToWrite {
        kind: inside_a_sentence(&words::kind(Language::Vi, said.kind)),
        subject: inside_a_sentence(&said.subject),
        decision,
        days: (said.from, said.to),
        units: said.units.iter().map(|unit| name(*unit)).collect(),
        together: said.bodies.iter().map(|body| name(*body)).collect(),
        strengths: lines(&conclusion.strengths),
        conclusions: by_unit(whole, &noted, name),
        shortcomings: by_unit(whole, &found, name),
        requests: lines(&conclusion.requests),
        remedies: found.iter().filter_map(|one| remedy(one)).collect(),
        proposals: lines(&conclusion.proposals),
        office,
        papered,
    })
}

/// Findings under their units, in the order in which units were first found.
fn by_unit(whole: &Whole, findings: &[&Finding], name: impl Fn(OrganisationId) -> String) -> Vec<FoundOf> {
    let mut units: Vec<(OrganisationId, FoundOf)> = Vec::new();
    for finding in findings {
        let unit = finding.row.organisation_id;
        let clause = whole.clause(finding.row.provision_id).map(|clause| {
            let document = documents::named(Language::Vi, &clause.document_type, clause.symbol.as_deref());
            Language::Vi.say("inspections-clause").with("path", &clause.path).with("document", document).to_string()
        });
        let severity = finding.severity.map(|one| words::severity(Language::Vi, one));
        let severity = severity
            .map(|word| Language::Vi.say("inspections-severity-of").with("word", inside_a_sentence(&word)).to_string());
        let told = (finding.row.words.clone(), clause.unwrap_or_default(), severity);
        match units.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, found)) => found.findings.push(told),
            None => units.push((unit, FoundOf { unit: name(unit), findings: vec![told] })),
        }
    }
    units.into_iter().map(|(_, found)| found).collect()
}
