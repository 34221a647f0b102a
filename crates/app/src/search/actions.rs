//! What is found, kind by kind, the best first.
//! Each kind is what its own list shows the person, so no right is judged here anew.

use crate::{
    App,
    caller::Caller,
    documents::{
        self,
        actions::{Document, State},
    },
    failure::Failure,
    language::Language,
    obligations::actions::listing::{Worded, list_worded},
    organisations::may_read_register,
    overview, reviews,
};
use domain::{
    ids::OrganisationId,
    organisations::Graph,
    reviews::ReviewKind,
    search::{Compared, Piece, Query, Rank},
};

/// So many of a kind are shown.
pub const SHOWN: usize = 10;

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Documents, by symbol, subject and issuer.
    Documents,
    /// Clauses of published documents.
    Clauses,
    /// Duties.
    Duties,
    /// Consolidated reports and reviews.
    Papers,
    /// Organisations, by any name that they ever had.
    Units,
}

impl Kind {
    /// The word of an address.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Documents => "documents",
            Kind::Clauses => "clauses",
            Kind::Duties => "duties",
            Kind::Papers => "papers",
            Kind::Units => "units",
        }
    }

    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Kind::Documents => "search-kind-documents",
            Kind::Clauses => "search-kind-clauses",
            Kind::Duties => "search-kind-duties",
            Kind::Papers => "search-kind-papers",
            Kind::Units => "search-kind-units",
        }
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it is.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// Where it stands, or whose it is.
    pub place: String,
    /// The words around what was found.
    pub excerpt: Vec<Piece>,
}

/// Everything of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which kind.
    pub kind: Kind,
    /// The best of them.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub count: usize,
}

/// The best of a kind, from things with their ranks.
fn group<T>(kind: Kind, things: impl Iterator<Item = (Option<Rank>, T)>, hit: impl FnMut(T) -> Hit) -> Group {
    let mut ranked: Vec<(Rank, T)> = things.filter_map(|(rank, thing)| Some((rank?, thing))).collect();
    // Things of one rank stay in the order of their list: the newest documents first.
    ranked.sort_by_key(|(rank, _)| *rank);
    let count = ranked.len();
    let hits = ranked.into_iter().take(SHOWN).map(|(_, thing)| thing).map(hit).collect();
    Group { kind, hits, count }
}

/// What a person finds; kinds of which nothing was found are left out.
pub async fn find(app: &App, caller: &Caller, language: Language, query: &Query) -> Result<Vec<Group>, Failure> {
    let graph = app.organisations();
    let readable = documents::actions::list_for(app, caller, "").await?;
    let groups = vec![
        of_documents(language, query, &readable),
        of_clauses(app, language, query, &readable).await?,
        of_duties(language, query, list_worded(app, caller).await?),
        of_papers(app, caller, (language, &graph), query).await?,
        of_units(app, caller, &graph, query),
    ];
    Ok(groups.into_iter().filter(|group| group.count > 0).collect())
}

fn of_documents(language: Language, query: &Query, readable: &[Document]) -> Group {
    let found = readable.iter().map(|Document { row, .. }| {
        let title = documents::title(language, row);
        let issuer = row.issuer_text.as_deref().unwrap_or_default();
        (query.rank(&Compared::of(&[&title, " ", &row.subject, " ", issuer].concat())), (row, title))
    });
    group(Kind::Documents, found, |(row, title)| Hit {
        path: format!("/van-ban/{}", row.id),
        title,
        place: row.issuer_text.clone().unwrap_or_default(),
        excerpt: query.excerpt(&row.subject),
    })
}

async fn of_clauses(app: &App, language: Language, query: &Query, readable: &[Document]) -> Result<Group, Failure> {
    let mut connection = app.database().read().await?;
    let mut texts = Vec::new();
    for document in readable.iter().filter(|document| document.state() == State::Published) {
        texts.push((&document.row, app.texts().of(&mut connection, document.row.id).await?));
    }
    let clauses = texts.iter().flat_map(|(row, clauses)| clauses.iter().map(move |clause| (*row, clause)));
    let found = clauses.map(|(row, clause)| (query.rank(&clause.compared), (row, clause)));
    Ok(group(Kind::Clauses, found, |(row, clause)| Hit {
        path: overview::address_of_clause(row.id, clause.id),
        title: language.say("search-clause").with("clause", clause.path.as_str()).to_string(),
        place: documents::title(language, row),
        excerpt: query.excerpt(&clause.text),
    }))
}

fn of_duties(language: Language, query: &Query, worded: Vec<Worded>) -> Group {
    let found = worded.into_iter().map(|duty| (query.rank(&Compared::of(&duty.action)), duty));
    group(Kind::Duties, found, |duty| Hit {
        path: format!("/nhiem-vu/{}", duty.id),
        title: String::new(),
        place: documents::named(language, &duty.document_type, duty.symbol.as_deref()),
        excerpt: query.excerpt(&duty.action),
    })
}

async fn of_papers(
    app: &App,
    caller: &Caller,
    (language, graph): (Language, &Graph),
    query: &Query,
) -> Result<Group, Failure> {
    let name = |id: OrganisationId| graph.last_name(id, app.today()).unwrap_or_default().to_owned();
    let rows = reviews::actions::finding::list_for(app, caller).await?;
    let found = rows.into_iter().map(|row| {
        let kind = ReviewKind::from_code(&row.kind).unwrap_or(ReviewKind::Periodic);
        let title = reviews::words::title(language, kind, &row.subject);
        let period = reviews::words::period_of_row(language, &row);
        let (unit, words) = (name(row.organisation_id), [title.as_str(), " ", period.as_str()].concat());
        (query.rank(&Compared::of(&[&words, " ", &unit].concat())), (row.id, title, period, unit))
    });
    Ok(group(Kind::Papers, found, |(id, title, period, unit)| Hit {
        path: format!("/tong-ket/{id}"),
        title,
        place: unit,
        excerpt: query.excerpt(&period),
    }))
}

/// Those that exist, then those that existed or have another name now; each by the name that is found.
fn of_units(app: &App, caller: &Caller, graph: &Graph, query: &Query) -> Group {
    let (now, otherwise) = match may_read_register(app, caller) {
        Ok(()) => graph.search(query.typed(), app.today()),
        Err(_) => (Vec::new(), Vec::new()),
    };
    let count = now.len() + otherwise.len();
    let hit = |id: OrganisationId| {
        let name = graph.last_name(id, app.today()).unwrap_or_default();
        let found = graph.names(id).filter(|row| query.rank(&Compared::of(&row.name)).is_some()).last();
        let other = found.filter(|row| row.name != name).map(|row| row.name.as_str()).unwrap_or_default();
        let path = format!("/don-vi/{id}");
        Hit { path, title: name.to_owned(), place: String::new(), excerpt: query.excerpt(other) }
    };
    Group { kind: Kind::Units, hits: now.into_iter().chain(otherwise).take(SHOWN).map(hit).collect(), count }
}
