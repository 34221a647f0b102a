//! «Chỉ tiêu»: the targets of a body by indicator and year, beside those of the bodies above and below. An indicator for
//! which only somebody above has set a target stands here too, as one that waits.

use super::{
    super::{
        actions::{self, Live, finding},
        words,
    },
    view::{Told, View},
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Frame, Section},
    reporting::packs,
    requests::Named,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{ids::OrganisationId, permissions::Verb};

struct Row {
    code: String,
    name: String,
    path: String,
    term: String,
    own: Vec<Told>,
    above: Vec<Told>,
    set: usize,
    expected: usize,
    warns: usize,
}

#[derive(Template)]
#[template(path = "targets/list.html")]
struct ListPage {
    frame: Frame,
    body: String,
    new_path: String,
    containing_path: String,
    rows: Vec<Row>,
    before: Vec<(String, Told)>,
    others: Vec<(String, String)>,
    may_set: bool,
}

/// `GET /chi-tieu`: the targets of the person's own body; of a staff body those of its committee.
pub async fn get_own(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let body = actions::own_body(&Acting::now(&app, &caller))?;
    shown(&app, &asked, &caller, body, as_workbook).await
}

/// `GET /chi-tieu/don-vi/{organisation}`
pub async fn get_list(
    State(app): State<App>,
    asked: Asked,
    Named(body): Named<OrganisationId>,
    caller: Caller,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    shown(&app, &asked, &caller, body, as_workbook).await
}

async fn shown(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    body: OrganisationId,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let live = finding::find_live(app, caller, body).await?;
    let page = ListPage::new(app, asked, caller, body, &live);
    if as_workbook.0 { page.workbook(caller) } else { Ok(look::page(page)) }
}

impl ListPage {
    /// The list as a workbook.
    fn workbook(self, caller: &Caller) -> Result<Response, Failure> {
        let heads = [
            "targets-list-code",
            "reporting-column-indicator",
            "targets-term",
            "targets-own",
            "targets-list-commitment",
            "targets-list-source",
            "targets-above-bodies",
            "targets-list-set",
            "targets-list-expected",
        ];
        let joined = |told: &[Told], part: &dyn Fn(&Told) -> String| {
            told.iter().map(part).filter(|words| !words.is_empty()).collect::<Vec<_>>().join("; ")
        };
        let row = |row: &Row| {
            vec![
                row.code.clone().into(),
                row.name.clone().into(),
                row.term.clone().into(),
                joined(&row.own, &|told| told.bound.clone()).into(),
                joined(&row.own, &|told| told.commitment.clone()).into(),
                joined(&row.own, &|told| told.source.clone()).into(),
                joined(&row.above, &|told| format!("{} ({})", told.bound, told.who)).into(),
                row.set.into(),
                row.expected.into(),
            ]
        };
        let listing = Listing {
            file_name: "chi-tieu",
            title: self.frame.title.clone(),
            body: self.body.clone(),
            filters: Vec::new(),
            heads: heads.map(|key| self.frame.say(key).to_string()).to_vec(),
            rows: self.rows.iter().map(row).collect(),
        };
        download(&self.frame, caller, listing)
    }

    fn new(app: &App, asked: &Asked, caller: &Caller, body: OrganisationId, live: &Live) -> Self {
        let (graph, acting) = (app.organisations(), Acting::now(app, caller));
        let frame = asked.frame(app, caller);
        let (mut rows, mut before) = (Vec::new(), Vec::new());
        for own in packs::built_in() {
            for indicator in &own.pack.indicators {
                let view = View { frame: &frame, graph: &graph, indicator, pack: &own.pack.code, live };
                rows.extend(rows_of(&view, body));
                let ended = live.before.iter().filter(|known| known.is_of(&own.pack.code, &indicator.code));
                before.extend(ended.map(|known| {
                    let name = words::of(&indicator.name, frame.language);
                    let term = words::term(&frame, known.target.term);
                    (format!("{} {name}, {term}", indicator.code), view.told(known, None))
                }));
            }
        }
        let name = words::name(&frame, &graph, body);
        let home = caller.home().filter(|home| *home != body);
        let up = graph.parents(body, frame.today()).into_iter().map(|(_, parent)| parent);
        let mut others: Vec<OrganisationId> = home.into_iter().chain(up).collect();
        others.dedup();
        others.retain(|other| acting.may(Verb::ReadTarget, &actions::thing_of(&acting, *other)));
        ListPage {
            new_path: format!("{}/moi", words::address(body)),
            containing_path: format!("{}/dua-vao", words::address(body)),
            may_set: acting.may(Verb::SetTarget, &actions::thing_of(&acting, body)),
            others: others.into_iter().map(|id| (words::address(id), words::name(&frame, &graph, id))).collect(),
            frame: frame.clone().titled(frame.say("targets-title")).in_section(Section::Reports),
            body: name,
            rows,
            before,
        }
    }
}

fn rows_of(view: &View<'_>, body: OrganisationId) -> Vec<Row> {
    let row = |term| {
        let shown = view.term(term);
        let warns = shown.findings.iter().filter(|finding| finding.mark.symbol == "s-warn").count();
        Row {
            code: view.indicator.code.clone(),
            name: words::of(&view.indicator.name, view.frame.language),
            path: format!("{}/{}/{}", words::address(body), view.pack, view.indicator.code),
            set: shown.expected - shown.missing.len(),
            expected: shown.expected,
            warns,
            term: shown.title,
            own: shown.own,
            above: shown.above,
        }
    };
    view.terms().into_iter().map(row).filter(|row| !row.own.is_empty() || !row.above.is_empty()).collect()
}
