//! Adding up what is recorded: the matrix of a campaign with its rows, columns and who was not reached, and one function that
//! counts what a body and everyone below it did in some days, for whoever draws figures from rows.
//!
//! Nothing is stored; a fixed number of statements is read for any number of units.

use super::{
    finding::{self, Campaign, Held},
    people::{self, Stated},
    store_activities::Wanted,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::Connection;
use domain::{
    ids::{CampaignId, OrganisationId},
    organisations::Graph,
    outreach::{Activity, Measured, Persons, Reach, Standing, Work, home, measure, reach, work},
    permissions::Verb,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// An audience of a unit: how many were reached against how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Turns and persons.
    pub reach: Reach,
    /// How many there are, where it was stated.
    pub people: Option<i64>,
    /// The year of that statement.
    pub year: Option<i64>,
    /// Who said so and from where; empty where the numbers of units before are added.
    pub source: String,
    /// How it stands.
    pub measured: Measured,
    /// Why more were reached than there are, where somebody said it.
    pub above_why: String,
}

/// A unit with its audiences and channels, in the order of the campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// Which.
    pub unit: OrganisationId,
    /// Units that ended and whose work counts here.
    pub before: Vec<OrganisationId>,
    /// It was asked to take part.
    pub is_asked: bool,
    /// For each audience.
    pub cells: Vec<Cell>,
    /// For each channel: how much was done, and turns of the audience that is looked at, or of all.
    pub channels: Vec<(Work, i64)>,
    /// All that was done.
    pub work: Work,
    /// The last day on which anything was done.
    pub last_on: Option<Date>,
}

/// A campaign with the rows that the caller may read.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// The campaign.
    pub campaign: Campaign,
    /// Its rows, as its units are sorted.
    pub rows: Vec<MatrixRow>,
    /// Rows that are not shown to the caller.
    pub hidden: usize,
}

/// The sum of a column: over rows whose number of people was stated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ColumnSum {
    /// Turns of all rows.
    pub turns: i64,
    /// Persons of all rows.
    pub persons: i64,
    /// Persons of the rows behind `people`.
    pub measured: i64,
    /// How many there are in those rows.
    pub people: i64,
    /// So many rows stated it.
    pub stated: usize,
    /// Rows in which nobody was reached though somebody is there.
    pub nobody: usize,
}

impl Matrix {
    /// The sum of the column of an audience.
    pub fn sum(&self, column: usize) -> ColumnSum {
        let mut sum = ColumnSum::default();
        for cell in self.rows.iter().filter_map(|row| row.cells.get(column)) {
            sum.turns += cell.reach.turns;
            sum.persons += cell.reach.persons;
            sum.nobody += usize::from(cell.measured.standing == Standing::Nobody);
            if let Some(people) = cell.people {
                sum.measured += cell.reach.persons;
                sum.people += people;
                sum.stated += 1;
            }
        }
        sum
    }

    /// Units that were asked and did nothing.
    pub fn silent(&self) -> impl Iterator<Item = &MatrixRow> {
        self.rows.iter().filter(|row| row.is_asked && row.work.activities == 0)
    }

    /// The last of the chosen audiences with nobody reached: column and rows, the heads first.
    pub fn unreached(&self) -> Vec<(usize, Vec<&MatrixRow>)> {
        let nobody = |column: usize| {
            let is_nobody = move |row: &&MatrixRow| {
                row.is_asked && row.cells.get(column).is_some_and(|cell| cell.measured.standing == Standing::Nobody)
            };
            self.rows.iter().filter(is_nobody).collect::<Vec<_>>()
        };
        let columns = 0..self.campaign.audiences.len();
        columns.map(|column| (column, nobody(column))).filter(|(_, rows)| !rows.is_empty()).collect()
    }
}

/// What a matrix is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// One channel alone, by its code.
    pub channel: Option<String>,
    /// One audience alone, for the columns of channels.
    pub audience: Option<String>,
}

/// The matrix of a campaign.
pub async fn find_matrix(app: &App, caller: &Caller, id: CampaignId, narrowed: &Narrowed) -> Result<Matrix, Failure> {
    let acting = Acting::now(app, caller);
    matrix_in(&mut app.database().read().await?, &acting, id, narrowed).await
}

/// The same inside a read.
pub async fn matrix_in(
    connection: &mut Connection,
    acting: &Acting,
    id: CampaignId,
    narrowed: &Narrowed,
) -> Result<Matrix, Failure> {
    let campaign = finding::find_in(connection, acting, id).await?;
    let held = finding::list_held(connection, Wanted::of(id)).await?;
    let stated = people::stated(connection, &campaign, None).await?;
    let persons = people::numbers(&people::persons(connection, Some(id)).await?);
    Ok(composed(acting, campaign, &held, (&stated, &persons), narrowed))
}

fn composed(
    acting: &Acting,
    campaign: Campaign,
    held: &[Held],
    (stated, persons): (&Stated, &Persons),
    narrowed: &Narrowed,
) -> Matrix {
    let rows = campaign.rows(acting);
    let units: BTreeSet<OrganisationId> = rows.iter().map(|row| row.unit).collect();
    let mut of: BTreeMap<OrganisationId, Vec<&Held>> = BTreeMap::new();
    for one in held.iter().filter(|one| one.counts()) {
        if let Some(row) = home(&acting.graph, &units, one.row.organisation_id, acting.today) {
            of.entry(row).or_default().push(one);
        }
    }
    let owner = campaign.row.organisation_id;
    let (mut shown, mut hidden) = (Vec::new(), 0);
    for row in rows {
        let own = of.remove(&row.unit).unwrap_or_default();
        let is_asked = campaign.units.contains(&row.unit) || !row.before.is_empty();
        if !is_asked && row.unit == owner && own.is_empty() {
            continue;
        }
        if !acting.may(Verb::ReadOutreach, &campaign.thing_of(acting, row.unit)) {
            hidden += 1;
            continue;
        }
        let composing = Composing { campaign: &campaign, own: &own, stated, persons, narrowed };
        shown.push(composing.row(row.unit, row.before, is_asked));
    }
    let order = acting.graph.sorted(shown.iter().map(|row| row.unit).collect(), acting.today);
    shown.sort_by_key(|row| order.iter().position(|unit| *unit == row.unit));
    Matrix { campaign, rows: shown, hidden }
}

/// What a row is made of.
struct Composing<'c> {
    campaign: &'c Campaign,
    own: &'c [&'c Held],
    stated: &'c Stated,
    persons: &'c Persons,
    narrowed: &'c Narrowed,
}

impl Composing<'_> {
    fn row(&self, unit: OrganisationId, before: Vec<OrganisationId>, is_asked: bool) -> MatrixRow {
        let counted: Vec<Activity> = self.own.iter().map(|one| one.counted()).collect();
        let in_channel =
            |code: &String| -> Vec<Activity> { counted.iter().filter(|one| one.channel == *code).cloned().collect() };
        // What a unit states stands for all channels together.
        let (looked_at, stated) = match &self.narrowed.channel {
            Some(code) => (in_channel(code), None),
            None => (counted.clone(), Some(self.persons)),
        };
        let cells = self.campaign.audiences.iter().map(|(code, goal)| {
            let reached = reach(&looked_at, stated, code);
            self.cell((unit, &before), (code, *goal), reached)
        });
        let turns = |activities: &[Activity]| -> i64 {
            let audiences = self.campaign.audiences.iter().map(|(code, _)| code);
            let wanted = audiences.filter(|code| self.narrowed.audience.as_ref().is_none_or(|one| one == *code));
            wanted.map(|code| reach(activities, None, code).turns).sum()
        };
        let channels = self.campaign.channels.iter().map(|code| {
            let activities = in_channel(code);
            (work(&activities), turns(&activities))
        });
        MatrixRow {
            unit,
            is_asked,
            cells: cells.collect(),
            channels: channels.collect(),
            work: work(&looked_at),
            last_on: self.own.iter().map(|one| one.activity.held_on).max(),
            before,
        }
    }

    fn cell(
        &self,
        (unit, before): (OrganisationId, &[OrganisationId]),
        (code, goal): (&String, Option<i64>),
        reached: Reach,
    ) -> Cell {
        let of = |unit: OrganisationId| self.stated.get(&(unit, code.clone()));
        let (people, year, source) = match of(unit) {
            Some(row) => (Some(row.people), Some(row.year), row.source.clone()),
            // Who carries on has as many as those before it together, where all of them said it.
            None => {
                let all: Option<Vec<_>> = before.iter().map(|unit| of(*unit)).collect();
                let all = all.filter(|all| !all.is_empty());
                let year = all.as_ref().and_then(|all| all.iter().map(|row| row.year).min());
                (all.map(|all| all.iter().map(|row| row.people).sum()), year, String::new())
            }
        };
        let measured = measure(reached.turns, reached.persons, people, goal);
        let said = |one: &&&Held| {
            !one.activity.above_why.is_empty() && one.activity.reach.iter().any(|(audience, _)| audience == code)
        };
        let above_why = match measured.standing {
            Standing::Above => self.own.iter().find(said).map(|one| one.activity.above_why.clone()),
            _ => None,
        };
        Cell { reach: reached, people, year, source, measured, above_why: above_why.unwrap_or_default() }
    }
}

/// What was done and who was reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Activities.
    pub activities: i64,
    /// What their channels count: conferences, sessions, items.
    pub items: i64,
    /// Turns.
    pub turns: i64,
    /// Persons, as far as persons were counted.
    pub persons: i64,
}

/// Counts the activities of a body and of everyone below it, and of campaigns that it leads, held in these days, through these
/// channels (all where none is named), and whom they reached: one audience, or all of them together.
///
/// Persons of all audiences together are added: a person may be in several groups, as the pack says of its own figures. It
/// asks for no right: whoever calls has asked whether the figures of the body may be read.
pub async fn count(
    connection: &mut Connection,
    (graph, today): (&Graph, Date),
    body: OrganisationId,
    (first, last): (Date, Date),
    (channels, audience): (&[&str], Option<&str>),
) -> Result<Counted, Failure> {
    let wanted = Wanted { campaign: None, unit: None, first, last };
    let held = finding::list_held(connection, wanted).await?;
    let led = finding::led_by(connection, body).await?;
    let persons = people::numbers(&people::persons(connection, None).await?);
    let counted: Vec<Activity> = held
        .iter()
        .filter(|one| one.counts() && (channels.is_empty() || channels.contains(&one.activity.channel.as_str())))
        .filter(|one| led.contains(&one.row.campaign_id) || belongs(graph, body, one.row.organisation_id, today))
        .map(Held::counted)
        .collect();
    let stated = channels.is_empty().then_some(&persons);
    let named: BTreeSet<&str> = counted.iter().flat_map(|one| &one.reach).map(|(code, _)| code.as_str()).collect();
    let wanted = named.into_iter().filter(|code| audience.is_none_or(|one| one == *code));
    let Work { activities, items } = work(&counted);
    Ok(wanted.fold(Counted { activities, items, ..Counted::default() }, |sum, code| {
        let Reach { turns, persons } = reach(&counted, stated, code);
        Counted { turns: sum.turns + turns, persons: sum.persons + persons, ..sum }
    }))
}

/// Whether what a unit did belongs to a body: its own, of those below it, of those for whom it carries on.
pub(in crate::outreach) fn belongs(graph: &Graph, body: OrganisationId, unit: OrganisationId, today: Date) -> bool {
    unit == body || graph.is_above(body, unit, today) || graph.predecessor_closure(body, today).contains(&unit)
}
