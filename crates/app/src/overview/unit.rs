//! A unit with all its parts, as one person sees it: one read, and a fixed number of statements however long its history is.
//! Each part is asked of its subject with the same read; nothing is kept.

use super::parts::{Looking, Part, assignments, difficulties, findings, outreach, plans, registers, reports, targets};
use crate::{
    App, acting::Acting, caller::Caller, failure::Failure, look::Frame, obligations::actions::flow::list_heads,
    permits::Thing,
};
use domain::{ids::OrganisationId, permissions::Verb, problem::Problem};

/// A unit with its parts.
pub struct Shown {
    /// The people who head it today; nobody for who may not read what it holds.
    pub heads: Vec<String>,
    /// Its parts, in the order of the page.
    pub parts: Vec<Part>,
    /// The person may read assignments of it.
    pub reads_work: bool,
}

/// Whether the person might read what a unit holds: the list behind each link asks again.
pub fn reads_work(acting: &Acting, unit: OrganisationId) -> bool {
    let held = Thing::Assignment {
        id: uuid::Uuid::nil().into(),
        holder: unit,
        supporters: Vec::new(),
        tracking_body: uuid::Uuid::nil().into(),
        today: acting.today,
    };
    let is_below = |body| acting.graph.is_above(acting.graph.committee_of(body, acting.today), unit, acting.today);
    acting.may(Verb::ReadAssignment, &held) || acting.caller.posts.iter().any(|post| is_below(post.organisation))
}

/// A unit that the caller may know of.
pub async fn find(app: &App, caller: &Caller, frame: &Frame, unit: OrganisationId) -> Result<Shown, Failure> {
    let acting = Acting::now(app, caller);
    acting.graph.life(unit).ok_or(Problem::NotFound)?;
    caller.require(&acting.graph, Verb::ReadOrganisation, &Thing::Node { id: unit, today: acting.today })?;
    let reads_work = reads_work(&acting, unit);
    let mut connection = app.database().read().await?;
    let (connection, looking) = (&mut connection, Looking { frame, acting: &acting });
    let heads = match reads_work {
        true => list_heads(connection, unit, acting.today).await?,
        false => Vec::new(),
    };
    let (held, raised) = difficulties::of_unit(connection, looking, unit).await?;
    let parts = vec![
        assignments::of_unit(connection, looking, unit).await?,
        reports::of_unit(connection, looking, unit).await?,
        plans::of_unit(connection, looking, unit).await?,
        targets::of_unit(connection, looking, unit).await?,
        findings::of_unit(connection, looking, unit).await?,
        held,
        raised,
        outreach::of_unit(connection, looking, unit).await?,
        registers::of_unit(connection, looking, unit).await?,
    ];
    Ok(Shown { heads: heads.into_iter().map(|head| head.full_name).collect(), parts, reads_work })
}
