//! What the page of an assignment and the list of my work show. Nothing here writes.
//!
//! Reports and evidence that the unit has not handed in are cut out here for a reader outside the unit, so that no page
//! has to remember it.

use super::{
    drafts::{self, ReportDraft},
    loading::{self, Assignment},
    store::{self, CancellationRow, ExtensionRow, HeadRow, JournalRow, LinkRow, NamedRow, Which},
};
use crate::{
    App,
    acting::Acting,
    amendments::actions::{CarriedRow, carried_of},
    caller::Caller,
    failure::Failure,
    obligations::actions::listing::{SourceWords, source_words},
    permits::Thing,
};
use domain::{
    ids::{AssignmentId, FindingId, OrganisationId},
    permissions::{Role, Verb},
};

/// Everything that the page of an assignment shows, cut to what the caller may see.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The assignment; for a reader outside the unit with what was handed in only.
    pub assignment: Assignment,
    /// Its words in the document, if the text is here.
    pub source: Option<SourceWords>,
    /// Later due dates that were granted.
    pub extensions: Vec<ExtensionRow>,
    /// Why it was cancelled.
    pub cancellation: Option<CancellationRow>,
    /// Who may be named as responsible head.
    pub heads: Vec<HeadRow>,
    /// Who was named so far.
    pub named: Vec<NamedRow>,
    /// History, newest first.
    pub journal: Vec<JournalRow>,
    /// Hand-overs that led here, oldest first.
    pub before: Vec<LinkRow>,
    /// Hand-overs that lead on.
    pub after: Vec<LinkRow>,
    /// Assignments of another document that it carries on, or that carry it on.
    pub carried: Vec<CarriedRow>,
    /// The finding of an inspection that it remedies.
    pub finding: Option<FindingId>,
    /// The caller's own draft of a report.
    pub draft: Option<ReportDraft>,
    /// What rights are asked about.
    pub thing: Thing,
    /// The caller reads what the unit has not handed in.
    pub sees_inside: bool,
}

/// Loads the page of an assignment.
pub async fn find_dossier(app: &App, caller: &Caller, id: AssignmentId) -> Result<Dossier, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let (assignment, thing) = acting.find_assignment(&mut connection, id).await?;
    let holder = assignment.row.organisation_id;
    let row = &assignment.row;
    let span = (row.start_offset, row.end_offset);
    let mut dossier = Dossier {
        source: source_words(&mut connection, row.document_id, span).await?,
        extensions: store::list_extensions(&mut connection, id).await?,
        cancellation: store::find_cancellation(&mut connection, id).await?,
        heads: store::list_heads(&mut connection, holder, acting.today).await?,
        named: store::list_named(&mut connection, id).await?,
        journal: store::list_journal(&mut connection, id).await?,
        before: store::list_links_before(&mut connection, id).await?,
        after: store::list_links_after(&mut connection, id).await?,
        carried: carried_of(&mut connection, id).await?,
        finding: crate::inspections::actions::finding_of(&mut connection, row.obligation_id).await?,
        draft: drafts::find_draft(&mut connection, caller.account, id).await?,
        sees_inside: acting.may(Verb::ReadInsideReport, &thing),
        assignment,
        thing,
    };
    if !dossier.sees_inside {
        keep_what_was_handed_in(&mut dossier);
    }
    Ok(dossier)
}

/// What happens inside a unit, as the journal calls it.
const INSIDE: &[Verb] = &[Verb::ReportProgress, Verb::AttachEvidence, Verb::Endorse];

fn keep_what_was_handed_in(dossier: &mut Dossier) {
    dossier.assignment.keep_what_was_handed_in();
    dossier.journal.retain(|row| !INSIDE.iter().any(|verb| verb.code() == row.verb));
}

/// The open assignments of one organisation that the caller may read, each cut to what the caller may see of it.
pub async fn list_held_by(app: &App, caller: &Caller, holder: OrganisationId) -> Result<Vec<Assignment>, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let mut readable = Vec::new();
    for mut assignment in loading::list(&mut connection, Which::HeldBy(holder)).await? {
        let thing = acting.thing_of_assignment(&mut connection, &assignment.row).await?;
        if !acting.may(Verb::ReadAssignment, &thing) {
            continue;
        }
        if !acting.may(Verb::ReadInsideReport, &thing) {
            assignment.keep_what_was_handed_in();
        }
        readable.push(assignment);
    }
    Ok(readable)
}

/// The open assignments of the organisations for which the caller works, and the head's posts among them.
#[derive(Debug, Clone)]
pub struct OwnWork {
    /// Assignments of one organisation after another.
    pub held: Vec<Assignment>,
    /// Submissions that wait for the caller's answer.
    pub to_answer: Vec<store::WaitingRow>,
    /// For each assignment that was taken over: from whom.
    pub inherited: Vec<store::InheritedRow>,
    /// The one head of each organisation that has exactly one.
    pub heads: Vec<store::OnlyHeadRow>,
}

/// Loads my work: a handful of statements for each organisation, however many assignments it holds.
pub async fn list_own_work(app: &App, caller: &Caller) -> Result<OwnWork, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let mut work = OwnWork { held: Vec::new(), to_answer: Vec::new(), inherited: Vec::new(), heads: Vec::new() };
    let mut seen = std::collections::BTreeSet::new();
    for post in &caller.posts {
        let works = matches!(post.role, Role::Clerk | Role::Specialist | Role::Head);
        if works && seen.insert(post.organisation) {
            let organisation = post.organisation;
            work.held.extend(loading::list(&mut connection, Which::HeldBy(organisation)).await?);
            work.inherited.extend(store::list_inherited(&mut connection, organisation).await?);
            work.heads.extend(store::list_only_heads(&mut connection, organisation, acting.today).await?);
        }
    }
    let mut answered_for = std::collections::BTreeSet::new();
    for post in caller.posts.iter().filter(|post| matches!(post.role, Role::Specialist | Role::Head)) {
        // What an ended body tracked is tracked by its successor.
        let ended = acting.graph.predecessor_closure(post.organisation, acting.today);
        for body in ended.into_iter().chain([post.organisation]) {
            if answered_for.insert(body) {
                work.to_answer.extend(store::list_waiting(&mut connection, body).await?);
            }
        }
    }
    Ok(work)
}
