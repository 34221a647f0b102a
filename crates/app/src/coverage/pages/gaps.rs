//! «Chỗ thiếu»: each gap once, where the chain breaks: by clause and by unit, with who can close it and the way there.
//! Who may not see the row of a body does not read here that it waits for somebody.

use super::{
    super::{
        actions::{Composed, find_composed},
        papers::{self, Offered},
        words,
    },
    matrix::Wanted,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Frame, Section},
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    amendments::Stale,
    coverage::{Cell, Gap},
    ids::{DocumentId, OrganisationId},
    organisations::Graph,
    permissions::Verb,
};

/// One gap.
pub struct Line {
    pub clause: String,
    pub clause_path: String,
    pub unit: String,
    pub unit_path: String,
    pub symbol: &'static str,
    pub word: String,
    pub tone: &'static str,
    /// How many of those who are concerned stand above, from one.
    pub level: usize,
    /// Who can close it, and how.
    pub closing: String,
    pub act_path: Option<String>,
    pub act_word: String,
    /// Bodies below that wait for it.
    pub followers: String,
    pub why_path: String,
}

/// Gaps of one clause or one unit.
struct Group {
    name: String,
    unit: Option<OrganisationId>,
    /// Where the unit alone is urged.
    letter_path: Option<String>,
    /// How many gaps.
    count: usize,
    /// Those of units with a plan, each told.
    lines: Vec<Line>,
    /// Units without a plan, for whom one sentence says it all: name and address.
    without_plan: Vec<(String, String)>,
    /// What such a unit can do.
    closing: String,
}

#[derive(Template)]
#[template(path = "coverage/gaps.html")]
struct GapsPage {
    frame: Frame,
    document: String,
    document_path: String,
    matrix_path: String,
    counts: String,
    by_clause: Vec<Group>,
    by_unit: Vec<Group>,
    count: usize,
    letter: Option<Offered>,
    remark: Option<String>,
}

/// `GET /ke-hoach/{document}/cho-thieu`
pub async fn get_gaps(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller);
    let (on, remark) = wanted.day(&frame);
    let composed = find_composed(&app, &caller, id, on).await?;
    let acting = Acting::now(&app, &caller);
    let telling = Telling { frame: &frame, graph: &acting.graph, composed: &composed, acting: &acting };
    let gaps = composed.seen_gaps();
    if as_workbook.0 {
        return workbook(&telling, &caller, &gaps);
    }
    let title = words::title(frame.language, &composed.root);
    // A letter speaks of today.
    let letter = (on == frame.today()).then(|| papers::offered(&acting, &composed)).flatten();
    let mut by_unit = telling.grouped(&gaps, |gap| gap.body, |line| line.unit.clone());
    for group in &mut by_unit {
        let urged = letter.as_ref().zip(group.unit).filter(|(letter, unit)| letter.units.contains(unit));
        group.letter_path = urged.map(|(letter, unit)| format!("{}?don-vi={unit}", letter.path));
    }
    Ok(look::page(GapsPage {
        document: title,
        document_path: format!("/van-ban/{id}"),
        matrix_path: words::address(id, "ma-tran"),
        counts: words::counts(&frame, &composed),
        by_clause: telling.grouped(&gaps, |gap| gap.column, |line| line.clause.clone()),
        by_unit,
        count: gaps.len(),
        letter,
        remark,
        frame: frame.clone().titled(frame.say("coverage-gaps-title")).in_section(Section::Plans),
    }))
}

/// What gaps are told with.
pub struct Telling<'t> {
    pub frame: &'t Frame,
    pub graph: &'t Graph,
    pub composed: &'t Composed,
    pub acting: &'t Acting,
}

impl Telling<'_> {
    fn grouped(&self, gaps: &[Gap], key: fn(&Gap) -> usize, name: fn(&Line) -> String) -> Vec<Group> {
        let mut groups: Vec<(usize, Group)> = Vec::new();
        for gap in gaps {
            let line = self.line(gap);
            let place = groups.iter().position(|(known, _)| *known == key(gap)).unwrap_or_else(|| {
                let (name, unit, closing) = (name(&line), self.composed.body(gap.body), String::new());
                let (lines, without_plan) = (Vec::new(), Vec::new());
                groups
                    .push((key(gap), Group { name, unit, letter_path: None, count: 0, lines, without_plan, closing }));
                groups.len() - 1
            });
            let Some((_, group)) = groups.get_mut(place) else { continue };
            group.count += 1;
            if gap.cell == Cell::NoPlan {
                group.closing = line.closing;
                group.without_plan.push((line.unit, line.unit_path));
            } else {
                group.lines.push(line);
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn name(&self, body: usize) -> String {
        self.composed.body(body).map(|id| words::name(self.graph, id, self.composed.on)).unwrap_or_default()
    }

    /// A gap in words.
    pub fn line(&self, gap: &Gap) -> Line {
        let (composed, frame) = (self.composed, self.frame);
        let column = composed.columns.covered.get(gap.column).and_then(|id| composed.columns.get(*id));
        let (symbol, word, _) = words::cell(gap.cell);
        let id = composed.body(gap.body);
        let plan = composed.plans_of(gap.body).next();
        let may = id.is_some_and(|id| self.acting.may(Verb::RelateClauses, &composed.thing(id, self.acting.today)));
        let old = (gap.cell == Cell::Stale).then(|| composed.aged_of(gap.column, gap.body)).flatten();
        // What waits for a person to say it again is said where the plan is held against its parent.
        let is_to_carry = old.is_some_and(|(old, ..)| old.why != Stale::Waiting && old.by.is_some());
        let way = match old {
            Some((old, ..)) if is_to_carry => old.path(),
            Some((_, plan, parent)) => Some(format!("{}?cha={}", words::address(plan.id, "doi-chieu"), parent.id)),
            None => plan.map(|plan| words::address(plan.id, "doi-chieu")),
        };
        let unit = self.name(gap.body);
        let followers: Vec<String> = gap.followers.iter().map(|body| self.name(*body)).collect();
        let clause = column.map(|clause| clause.id.to_string()).unwrap_or_default();
        let about = id.map(|id| id.to_string()).unwrap_or_default();
        let key = match gap.cell {
            Cell::NoPlan => "coverage-close-plan",
            Cell::Waiting => "coverage-close-confirm",
            Cell::Declared => "coverage-close-declared",
            Cell::Stale if old.is_some_and(|(old, ..)| old.why == Stale::Removed) => "coverage-close-removed",
            Cell::Stale => "coverage-close-stale",
            _ => "coverage-close-relate",
        };
        Line {
            clause: column
                .map(|clause| [clause.path.as_str(), " ", clause.short.as_str()].concat())
                .unwrap_or_default(),
            clause_path: column
                .map(|clause| format!("/van-ban/{}#{}", composed.root.id, clause.anchor))
                .unwrap_or_default(),
            unit_path: id.map(|id| format!("/don-vi/{id}")).unwrap_or_default(),
            symbol,
            word: frame.say(word).to_string(),
            tone: match gap.cell {
                Cell::Partial | Cell::Stale => "warn",
                Cell::Waiting => "link",
                _ => "act",
            },
            level: gap.level + 1,
            closing: frame.say(key).with("name", &unit).to_string(),
            act_word: frame.say(if is_to_carry { "coverage-act-carry" } else { "coverage-act" }).to_string(),
            act_path: way.filter(|_| may),
            followers: followers.join(", "),
            why_path: format!("{}?muc={clause}&don-vi={about}", words::address(composed.root.id, "vi-sao")),
            unit,
        }
    }
}

fn workbook(telling: &Telling<'_>, caller: &Caller, gaps: &[Gap]) -> Result<Response, Failure> {
    let frame = telling.frame;
    let heads = [
        "coverage-clause",
        "coverage-unit",
        "coverage-level",
        "coverage-state",
        "coverage-closing",
        "coverage-followers",
    ];
    let row = |gap: &Gap| {
        let line = telling.line(gap);
        vec![
            line.clause.into(),
            line.unit.into(),
            line.level.into(),
            line.word.into(),
            line.closing.into(),
            line.followers.into(),
        ]
    };
    let listing = Listing {
        file_name: "cho-thieu",
        title: frame.say("coverage-gaps-title").to_string(),
        body: words::title(frame.language, &telling.composed.root),
        filters: vec![(frame.say("coverage-as-of").to_string(), frame.date(&telling.composed.on))],
        heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
        rows: gaps.iter().map(row).collect(),
    };
    download(frame, caller, listing)
}
