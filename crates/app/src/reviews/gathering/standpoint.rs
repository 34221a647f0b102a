//! From where a paper is drafted: its body as a reader of today, and one state of figures, rounds, words, plans and coverage.
//!
//! Whatever a section needs of the whole is read here once, in a fixed number of statements however many units there are.

use super::{Asked, Body, words::Spoken};
use crate::{
    App,
    acting::Acting,
    caller::{Caller, Entrance, Post},
    coverage::actions::{Composed, compose},
    explorer::{
        actions::{self as explored, Aim, Round},
        offer::{Offer, Offers},
        question::{OnTree, Question, Shape},
        reach,
        table::Making,
    },
    failure::Failure,
    figures::LINE,
    permits::Thing,
    plans::actions::finding::{self as plans, Owed},
    reporting::papers::pieces,
    targets::actions as targets,
};
use database::Connection;
use domain::{
    ids::{AccountId, DocumentId, OrganisationId},
    organisations::Graph,
    packs::Period,
    permissions::{Role, Verb},
};
use rollup::{Figures, View};
use std::{collections::BTreeSet, sync::Arc};
use uuid::Uuid;

/// From where a paper is drafted.
pub(super) struct Standpoint<'p> {
    /// What is asked.
    pub asked: &'p Asked,
    /// The body as a reader.
    pub reader: Acting,
    /// Whose figures are told: the body, or the committee that it advises.
    pub body: OrganisationId,
    /// What rounds asked for.
    pub offers: Offers,
    /// What units wrote.
    pub spoken: Spoken,
    /// What the body aims at: pack, indicator, target.
    pub aims: Vec<(String, String, Aim)>,
    /// The plans whose documents the body may open.
    pub opened: BTreeSet<DocumentId>,
    /// Units that owe a plan to the document that is carried out; what the body may know of them is asked of coverage.
    pub owed: Vec<Owed>,
    /// How plans take up the document that is carried out, where the body may read it.
    pub covered: Option<Composed>,
    figures: Arc<Figures>,
    view: View,
}

/// A body as a reader of today. It may read what its head may, and do nothing: no account stands behind it.
fn reader(app: &App, asked: &Asked) -> Acting {
    let post = Post { organisation: asked.organisation, role: Role::Head, is_local: false };
    let caller = Caller {
        account: AccountId::from(Uuid::nil()),
        full_name: String::new(),
        posts: vec![post],
        entrance: Entrance::None,
    };
    Acting { caller, graph: app.organisations(), today: asked.today }
}

impl<'p> Standpoint<'p> {
    /// Reads the state that the connection sees.
    pub async fn read(app: &App, connection: &mut Connection, asked: &'p Asked) -> Result<Self, Failure> {
        let figures = app.figures_seen_by(connection).await?;
        let reader = Acting { graph: figures.shared_graph(), ..reader(app, asked) };
        let view = View::as_was(&figures, LINE).map_err(|refusal| Failure::Fault(Arc::new(refusal)))?;
        let body = reader.graph.committee_of(asked.organisation, asked.today);
        let offers = Offers { rounds: explored::list_rounds(connection).await? };
        let covered = match asked.document {
            Some(document) => readable(compose(app, connection, &reader, document, asked.today).await)?,
            None => None,
        };
        let owed = match asked.document {
            Some(document) => plans::owed_to(connection, document).await?,
            None => Vec::new(),
        };
        let opened = plans::list_in(connection, &reader).await?.into_iter().map(|plan| plan.row.document_id).collect();
        Ok(Standpoint {
            spoken: Spoken::read(connection, asked).await?,
            aims: aims(connection, &reader, body).await?,
            opened,
            owed,
            asked,
            reader,
            body,
            offers,
            covered,
            figures,
            view,
        })
    }

    /// Organisations.
    pub fn graph(&self) -> &Graph {
        &self.reader.graph
    }

    /// The number of the last row of history that is in it.
    pub fn known_at(&self) -> i64 {
        i64::try_from(self.figures.up_to()).unwrap_or(i64::MAX)
    }

    /// The name of a body today, or as it last was.
    pub fn name_of(&self, id: OrganisationId) -> String {
        pieces::name_of(self.graph(), id, self.asked.today)
    }

    /// Whether the body may read something.
    pub fn may(&self, verb: Verb, thing: &Thing) -> bool {
        self.reader.may(verb, thing)
    }

    /// An indicator of the pack, whose figures the body may read.
    pub fn offer(&self, code: &str) -> Option<Offer> {
        let pack = Arc::clone(&self.asked.pack);
        let offer = Offer { indicator: pack.indicator(code)?.clone(), pack, part: None };
        let today = self.asked.today;
        let thing = reach::figures_of(&self.offers, &offer, self.graph(), self.body, today);
        Some(offer).filter(|_| self.may(Verb::ReadFigures, &thing))
    }

    /// Whether what a round brought in is the body's to tell: it asked for it, or those did who speak for it.
    pub fn is_own(&self, round: &Round) -> bool {
        let asked_by = round.row.asked_by;
        let on = self.graph().day_within_life(asked_by, self.asked.today);
        let thing = Thing::Round { id: round.row.id, tracking_body: asked_by, today: self.asked.today };
        let is_below = self.graph().is_above(self.body, self.graph().committee_of(asked_by, on), on);
        !is_below && self.may(Verb::ReadRound, &thing)
    }

    /// The rounds within the periods for the pack, the earliest first.
    pub fn rounds(&self) -> impl DoubleEndedIterator<Item = &Round> {
        self.offers.rounds.iter().filter(|round| {
            let row = &round.row;
            row.pack == self.asked.pack.code && self.asked.contains(row.first_day, row.last_day)
        })
    }

    /// Does something with the figures of the body over periods. None of an indicator that counts keys.
    pub fn making<T>(&self, offer: &Offer, periods: &[Period], tell: impl FnOnce(&Making<'_>) -> T) -> Option<T> {
        let measure = offer.number(self.figures.catalogue())?;
        let kind = self.figures.catalogue().measure(measure).ok()?;
        let question = Question {
            offer: offer.clone(),
            measure: Some(measure),
            body: self.body,
            periods: periods.to_vec(),
            tree: OnTree::AsWas,
            known: None,
            shape: Shape::Table,
            all: true,
            alone: false,
            remarks: Vec::new(),
        };
        Some(tell(&Making { figures: &self.figures, view: &self.view, question: &question, measure, kind }))
    }

    /// The body and everyone below it on the last day of the period, each superior before its subordinates.
    pub fn tree(&self) -> Vec<Body> {
        let on = self.asked.last.last_day.min(self.asked.today);
        let named = |id: OrganisationId, parent| {
            let name = self.graph().last_name(id, on).unwrap_or_default().to_owned();
            Body { id, name, parent }
        };
        let mut tree = vec![named(self.body, None)];
        let mut next = 0;
        while let Some(above) = tree.get(next).map(|body| body.id) {
            let below = self.graph().children(above, LINE, on);
            tree.extend(below.into_iter().map(|id| named(id, Some(above))));
            next += 1;
        }
        tree
    }
}

impl Asked {
    /// Whether days lie within the periods that are looked at.
    pub(super) fn contains(&self, first_day: jiff::civil::Date, last_day: jiff::civil::Date) -> bool {
        self.first.first_day <= first_day && last_day <= self.last.last_day
    }
}

/// What the body may read; nothing where it may not know of it.
fn readable<T>(found: Result<T, Failure>) -> Result<Option<T>, Failure> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(failure) => failure.into_problem().map(|_| None),
    }
}

/// The targets of a body that hold, where it may read them.
async fn aims(
    connection: &mut Connection,
    reader: &Acting,
    body: OrganisationId,
) -> Result<Vec<(String, String, Aim)>, Failure> {
    if !reader.may(Verb::ReadTarget, &targets::thing_of(reader, body)) {
        return Ok(Vec::new());
    }
    let live = targets::finding::live_of(connection, body).await?;
    let aim = |known: targets::Known| {
        let target = known.target;
        let aim = Aim {
            id: target.id,
            organisation: target.organisation,
            term: target.term,
            commitment: target.commitment,
            bound: target.bound,
        };
        (target.pack, target.indicator, aim)
    };
    Ok(live.into_iter().map(aim).collect())
}
