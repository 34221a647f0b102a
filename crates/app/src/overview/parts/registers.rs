//! Registers of a unit, with how many rows each has.
//! Rows are counted and never listed here.

use super::{Line, Looking, Part};
use crate::{
    failure::Failure,
    registers::{
        actions::{self, finding},
        words,
    },
};
use database::Connection;
use domain::{ids::OrganisationId, permissions::Verb};

/// The registers that a unit keeps or has rows in.
pub async fn of_unit(connection: &mut Connection, looking: Looking<'_>, unit: OrganisationId) -> Result<Part, Failure> {
    let part = Part::new(looking, "registers", "so-theo-doi", ("overview-registers", "overview-registers-none"));
    if !looking.acting.may(Verb::ReadRegister, &actions::thing_of(looking.acting, unit)) {
        return Ok(part);
    }
    let mut found = finding::list_registers_in(connection, looking.acting, unit).await?;
    found.retain(|line| line.is_kept || line.own.0 > 0);
    found.sort_by_key(|line| std::cmp::Reverse(line.own.0));
    let line = |line: &finding::Line| Line {
        path: words::address(unit, &line.pack, &line.register.code),
        title: words::of(&line.register.name, looking.frame.language),
        meta: looking.count("overview-rows", usize::try_from(line.own.0).unwrap_or_default()),
        mark: None,
    };
    Ok(part.with(found.iter().map(line).collect()).listed(format!("/so-theo-doi/don-vi/{unit}")))
}
