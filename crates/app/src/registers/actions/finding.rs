//! Finding rows: one with its history, those of a body, those of all below. What may not be read is not found.
//! It writes nothing; who may read is asked of the table of rights, today.

use super::{
    holdings, keeper_of,
    store::{self, SuccessionRow, VersionRow},
    subtree, thing_of,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, registers::schema::Schema, reporting::packs};
use database::Connection;
use domain::{
    ids::{OrganisationId, RegisterRecordId},
    packs::Register,
    permissions::Verb,
    problem::Problem,
    registers::{Bond, Record, Span, Values, Version},
};
use std::collections::{BTreeMap, BTreeSet};

/// The step by which a row is withdrawn.
pub const WITHDRAWN: &str = "withdrawn";

/// A row with its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Which.
    pub id: RegisterRecordId,
    /// The body that wrote it.
    pub written_by: OrganisationId,
    /// Its versions as they are stored, oldest first.
    pub rows: Vec<VersionRow>,
    /// Its versions.
    pub record: Record<RegisterRecordId>,
}

impl Known {
    /// Of the versions of one row; none of no version.
    pub fn of(rows: Vec<VersionRow>) -> Option<Self> {
        let first = rows.first()?;
        let (id, written_by) = (first.id, first.organisation_id);
        let version = |row: &VersionRow| Version {
            number: row.number,
            effective_on: row.effective_on,
            made_at_ms: row.made_at_ms,
            is_withdrawn: row.step == WITHDRAWN,
            span: Span { from: row.first_day, to: row.last_day },
            values: values_of(row),
        };
        let versions = rows.iter().map(version).collect();
        Some(Known { id, written_by, rows, record: Record { id, versions } })
    }

    /// Its last version.
    pub fn latest(&self) -> Option<(&VersionRow, &Version)> {
        self.rows.last().zip(self.record.versions.last())
    }

    /// The number of its last version.
    pub fn version(&self) -> i64 {
        self.rows.last().map_or(0, |row| row.number)
    }

    /// What it says now.
    pub fn values(&self) -> Values {
        self.record.versions.last().map(|version| version.values.clone()).unwrap_or_default()
    }

    /// When it stands.
    pub fn span(&self) -> Span {
        self.record.versions.last().map(|version| version.span).unwrap_or_default()
    }

    /// What it is called now.
    pub fn title(&self) -> &str {
        self.rows.last().map(|row| row.title.as_str()).unwrap_or_default()
    }

    /// Whether it was withdrawn.
    pub fn is_withdrawn(&self) -> bool {
        self.record.versions.last().is_some_and(|version| version.is_withdrawn)
    }
}

/// What the fields of a version hold.
pub fn values_of(row: &VersionRow) -> Values {
    serde_json::from_str(&row.field_values).unwrap_or_default()
}

/// Rows of versions that stand together, row by row.
pub(super) fn rows_of_versions(rows: Vec<VersionRow>) -> Vec<Known> {
    let mut groups: Vec<Vec<VersionRow>> = Vec::new();
    for row in rows {
        match groups.last_mut().filter(|group| group.last().is_some_and(|last| last.id == row.id)) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups.into_iter().filter_map(Known::of).collect()
}

/// The rows that a body keeps in a register, its own and those of bodies for which it carries on.
pub async fn rows_of(
    connection: &mut Connection,
    acting: &Acting,
    (pack, register): (&str, &str),
    body: OrganisationId,
) -> Result<Vec<Known>, Failure> {
    let mut found = Vec::new();
    for holder in holdings(&acting.graph, body, acting.today) {
        found.extend(rows_of_versions(store::list_of_body(connection, (pack, register), holder).await?));
    }
    Ok(found)
}

/// A register of a body as a person looks at it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// What it is.
    pub schema: Schema,
    /// Rows, each with the body that keeps it now.
    pub rows: Vec<(OrganisationId, Known)>,
    /// Who succeeds whom.
    pub successions: Vec<SuccessionRow>,
    /// Whether the caller may write into it.
    pub may_keep: bool,
    /// There are bodies below that the caller may read.
    pub has_below: bool,
}

/// The register of a body, with those of all below where it is asked for.
pub async fn find_register(
    app: &App,
    caller: &Caller,
    body: OrganisationId,
    (pack, register): (&str, &str),
    with_below: bool,
) -> Result<Shown, Failure> {
    let acting = Acting::now(app, caller);
    acting.caller.require(&acting.graph, Verb::ReadRegister, &thing_of(&acting, body))?;
    let mut connection = app.database().read().await?;
    let schema = Schema::find(&mut connection, pack, register).await?;
    let below: BTreeSet<OrganisationId> = subtree(&acting, body).into_iter().collect();
    let rows = if with_below {
        let all = rows_of_versions(store::list_all(&mut connection, pack, register).await?);
        let keeper = |known: &Known| keeper_of(&acting.graph, known.written_by, acting.today);
        let kept = all.into_iter().map(|known| (keeper(&known), known));
        kept.filter(|(keeper, _)| below.contains(keeper)).collect()
    } else {
        let own = rows_of(&mut connection, &acting, (pack, register), body).await?;
        own.into_iter().map(|known| (body, known)).collect()
    };
    let successions = store::successions(&mut connection, pack, register).await?;
    let may_keep = schema.is_current && may_keep(&acting, body, &schema.register);
    Ok(Shown { schema, rows, successions, may_keep, has_below: below.len() > 1 })
}

/// Whether the caller may write into a register of a body, which is of a class that keeps it.
pub fn may_keep(acting: &Acting, body: OrganisationId, register: &Register) -> bool {
    register.is_kept_by(acting.graph.class(body, acting.today))
        && acting.may(Verb::KeepRegister, &thing_of(acting, body))
}

/// A row with all that is known of it.
#[derive(Debug, Clone)]
pub struct Whole {
    /// What its register is.
    pub schema: Schema,
    /// It.
    pub known: Known,
    /// The body that keeps it now.
    pub keeper: OrganisationId,
    /// Who succeeds whom in its register.
    pub successions: Vec<SuccessionRow>,
}

/// A row, inside a read or a write, for those who may read it.
pub async fn find_in(connection: &mut Connection, acting: &Acting, id: RegisterRecordId) -> Result<Whole, Failure> {
    let known = Known::of(store::find(connection, id).await?).ok_or(Problem::NotFound)?;
    let keeper = keeper_of(&acting.graph, known.written_by, acting.today);
    acting.caller.require(&acting.graph, Verb::ReadRegister, &thing_of(acting, keeper))?;
    let row = known.rows.first().ok_or(Problem::NotFound)?;
    let schema = Schema::find(connection, &row.pack, &row.register).await?;
    let successions = store::successions(connection, &row.pack, &row.register).await?;
    Ok(Whole { schema, keeper, successions, known })
}

/// A row with its history.
pub async fn find_record(app: &App, caller: &Caller, id: RegisterRecordId) -> Result<Whole, Failure> {
    find_in(&mut app.database().read().await?, &Acting::now(app, caller), id).await
}

/// The ties that hold, as the rules ask for them.
pub fn bonds(successions: &[SuccessionRow]) -> Vec<Bond<RegisterRecordId>> {
    let holding = successions.iter().filter(|row| row.withdrawn_at_ms.is_none());
    let bond =
        |row: &SuccessionRow| Bond { predecessor: row.predecessor_id, successor: row.successor_id, on: row.on_day };
    holding.map(bond).collect()
}

/// A register of a pack with how many rows a body has in it.
#[derive(Debug, Clone)]
pub struct Line {
    /// Code of its pack.
    pub pack: String,
    /// It.
    pub register: Register,
    /// The newest version of the pack has it.
    pub is_current: bool,
    /// Rows of the body, and when the last was written.
    pub own: (i64, Option<i64>),
    /// Rows of all that the caller may read below it, the body's own among them.
    pub all: i64,
    /// Bodies of this class keep it.
    pub is_kept: bool,
}

/// The registers of a body.
pub async fn list_registers(app: &App, caller: &Caller, body: OrganisationId) -> Result<Vec<Line>, Failure> {
    list_registers_in(&mut app.database().read().await?, &Acting::now(app, caller), body).await
}

/// The same inside a read of somebody else's.
pub(crate) async fn list_registers_in(
    connection: &mut Connection,
    acting: &Acting,
    body: OrganisationId,
) -> Result<Vec<Line>, Failure> {
    acting.caller.require(&acting.graph, Verb::ReadRegister, &thing_of(acting, body))?;
    let below: BTreeSet<OrganisationId> = subtree(acting, body).into_iter().collect();
    let (mut own, mut all) = (BTreeMap::new(), BTreeMap::new());
    for row in store::counts(connection).await? {
        let keeper = keeper_of(&acting.graph, row.organisation_id, acting.today);
        let key = (row.pack, row.register);
        if keeper == body {
            let entry: &mut (i64, Option<i64>) = own.entry(key.clone()).or_insert((0, None));
            *entry = (entry.0 + row.count, entry.1.max(Some(row.latest_ms)));
        }
        if below.contains(&keeper) {
            *all.entry(key).or_insert(0) += row.count;
        }
    }
    let class = acting.graph.class(body, acting.today);
    let mut lines = Vec::new();
    for built_in in packs::built_in() {
        for register in &built_in.pack.registers {
            let key = (built_in.pack.code.clone(), register.code.clone());
            lines.push(Line {
                own: own.remove(&key).unwrap_or_default(),
                all: all.remove(&key).unwrap_or_default(),
                is_kept: register.is_kept_by(class),
                pack: key.0,
                register: register.clone(),
                is_current: true,
            });
        }
    }
    // What the newest packs have dropped and rows are still there of.
    for ((pack, code), count) in all {
        let schema = Schema::find(connection, &pack, &code).await?;
        let own = own.remove(&(pack.clone(), code)).unwrap_or_default();
        let (register, is_current) = (schema.register, false);
        lines.push(Line { pack, register, is_current, own, all: count, is_kept: false });
    }
    Ok(lines)
}

/// What a row is called, whosever it is: the other side of a merger is named to everyone who reads one side.
pub async fn title_of(app: &App, id: RegisterRecordId) -> Result<String, Failure> {
    let rows = store::find(&mut app.database().read().await?, id).await?;
    Ok(rows.last().map(|row| row.title.clone()).unwrap_or_default())
}
