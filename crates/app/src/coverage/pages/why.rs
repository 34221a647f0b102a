//! Why one cell is as it is: the chain that decided it, clause by clause, where it breaks and who can close it.
//! It explains what was composed, and composes nothing itself.

use super::{
    super::{
        actions::{self, Composed, find_composed},
        clauses::Clauses,
        words,
    },
    gaps::{Line, Telling},
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Section},
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    coverage::{Cell, Chain, Degree, Step},
    ids::{DocumentId, OrganisationId, ProvisionId},
    problem::Problem,
};
use serde::Deserialize;
use std::collections::HashMap;

/// Which cell.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    muc: String,
    #[serde(rename = "don-vi")]
    unit: String,
    ngay: String,
}

/// A clause in the chain.
pub struct Link {
    pub document: String,
    pub document_path: String,
    pub owner: String,
    pub clause: String,
    pub text: String,
    /// How far it takes up what stands above; none of the column itself.
    pub said: Option<(&'static str, String, &'static str)>,
    /// Why that is stale, and where it is carried over.
    pub old: Option<(String, Option<String>)>,
}

#[derive(Template)]
#[template(path = "coverage/why.html")]
struct WhyPage {
    frame: Frame,
    document: String,
    document_path: String,
    matrix_path: String,
    unit: String,
    clause: String,
    clause_path: String,
    clause_text: String,
    symbol: &'static str,
    word: String,
    tone: &'static str,
    below: Option<(&'static str, String, &'static str)>,
    links: Vec<Link>,
    reachable: Vec<Link>,
    gap: Option<Line>,
    has_plan: bool,
    /// Bodies of before a reorganisation whose plans count here.
    stood_for_by: String,
}

/// `GET /ke-hoach/{document}/vi-sao`
pub async fn get_why(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    caller: Caller,
    Query(which): Query<Which>,
) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller);
    let on = look::dates::read(&which.ngay).unwrap_or_else(|_| frame.today());
    let composed = find_composed(&app, &caller, id, on).await?;
    let (clause, unit) = (which.muc.parse::<ProvisionId>().ok(), which.unit.parse::<OrganisationId>().ok());
    // Without a cell in the address it is the first.
    let asked_for = |one: &ProvisionId| which.muc.is_empty() || Some(*one) == clause;
    let column = composed.columns.covered.iter().position(asked_for).ok_or(Problem::NotFound)?;
    let seen = |body: &&usize| which.unit.is_empty() || (unit.is_some() && composed.body(**body) == unit);
    let body = *composed.seen.iter().find(seen).ok_or(Problem::NotFound)?;
    let chain = composed.coverage.chain(&composed.ground, column, body);
    let mut documents: Vec<DocumentId> = chain
        .steps
        .iter()
        .map(|step| step.clause)
        .chain(chain.reachable.iter().copied())
        .filter_map(|clause| composed.document_of(clause))
        .collect();
    documents.sort();
    documents.dedup();
    let clauses = actions::clauses_of_all(&app, documents).await?;
    let acting = Acting::now(&app, &caller);
    let telling = Telling { frame: &frame, graph: &acting.graph, composed: &composed, acting: &acting };
    Ok(look::page(WhyPage::new(&telling, &clauses, (column, body), &chain)))
}

impl WhyPage {
    fn new(
        telling: &Telling<'_>,
        clauses: &HashMap<DocumentId, Clauses>,
        (column, body): (usize, usize),
        chain: &Chain,
    ) -> Self {
        let (frame, composed) = (telling.frame, telling.composed);
        let cell = composed.coverage.cell(column, body);
        let (symbol, word, class) = words::cell(cell);
        let clause = composed.columns.covered.get(column).and_then(|id| composed.columns.get(*id));
        let link = |number: usize, degree: Option<Degree>| link(telling, clauses, number, degree);
        let step = |step: &Step| {
            let old = composed.aged.get(&(Some(step.clause), step.parent_clause)).filter(|_| step.is_stale);
            let told = old.map(|old| (frame.say(words::aged(old.why)).to_string(), old.path()));
            let unnamed = step.is_stale.then(|| (frame.say("coverage-old-replaced").to_string(), None));
            link(step.clause, Some(step.degree)).map(|link| Link { old: told.or(unnamed), ..link })
        };
        let gap = cell.is_gap().then(|| {
            let place = composed.coverage.place_of_break(&composed.ground, column, body);
            let gap = telling.composed.seen_gaps().into_iter().find(|gap| gap.column == column && gap.body == place);
            gap.map(|gap| telling.line(&gap))
        });
        let unit = composed.body(body).map(|id| words::name(telling.graph, id, composed.on)).unwrap_or_default();
        let links = chain.steps.iter().filter_map(step);
        let root = chain.steps.last().and_then(|step| link(step.parent_clause, None));
        let degree = |degree: Degree| {
            let (symbol, word, tone) = match degree {
                Degree::None => ("c-none", "coverage-missing", "act"),
                degree => words::degree(degree),
            };
            (symbol, frame.say(word).to_string(), tone)
        };
        WhyPage {
            document: words::title(frame.language, &composed.root),
            document_path: format!("/van-ban/{}", composed.root.id),
            matrix_path: words::address(composed.root.id, "ma-tran"),
            clause: clause
                .map(|clause| [clause.path.as_str(), " ", clause.short.as_str()].concat())
                .unwrap_or_default(),
            clause_path: clause
                .map(|clause| format!("/van-ban/{}#{}", composed.root.id, clause.anchor))
                .unwrap_or_default(),
            clause_text: clause.map(|clause| clause.text.clone()).unwrap_or_default(),
            symbol,
            word: frame.say(word).to_string(),
            tone: words::tone(class),
            below: composed.coverage.below(column, body).map(degree),
            links: links.chain(root).collect(),
            reachable: match cell {
                Cell::Full | Cell::NotConcerned => Vec::new(),
                // The column alone says nothing that does not stand above.
                _ if chain.reachable == [column] => Vec::new(),
                _ => chain.reachable.iter().filter_map(|number| link(*number, None)).collect(),
            },
            gap: gap.flatten(),
            has_plan: composed.coverage.has_plan(body),
            stood_for_by: composed
                .stood_for_by(body)
                .map(|id| words::name(telling.graph, id, composed.on))
                .collect::<Vec<_>>()
                .join(", "),
            frame: frame.clone().titled(frame.say("coverage-why-title").with("name", &unit)).in_section(Section::Plans),
            unit,
        }
    }
}

fn link(
    telling: &Telling<'_>,
    clauses: &HashMap<DocumentId, Clauses>,
    number: usize,
    degree: Option<Degree>,
) -> Option<Link> {
    let composed = telling.composed;
    let id = composed.clauses.get(number)?;
    let row = composed.documents.get(*composed.ground.clauses.get(number)?)?;
    let clause = clauses.get(&row.id).and_then(|known| known.get(*id)).or_else(|| composed.columns.get(*id))?;
    let said = degree.map(|degree| {
        let (symbol, word, tone) = words::degree(degree);
        (symbol, telling.frame.say(word).to_string(), tone)
    });
    Some(Link {
        document: words::title(telling.frame.language, row),
        document_path: format!("/van-ban/{}#{}", row.id, clause.anchor),
        owner: row.plan_of.map(|of| words::name(telling.graph, of, composed.on)).unwrap_or_default(),
        clause: clause.path.clone(),
        text: clause.text.clone(),
        said,
        old: None,
    })
}

impl Composed {
    /// The document of a clause of the ground.
    fn document_of(&self, clause: usize) -> Option<DocumentId> {
        let document = self.ground.clauses.get(clause)?;
        self.documents.get(*document).map(|row| row.id)
    }
}
