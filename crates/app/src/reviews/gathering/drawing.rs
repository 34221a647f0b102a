//! What is drawn into a heading beside figures and answers: the one place where a subject plugs its part of a review in.
//! A source that no subject feeds yet draws nothing.

use super::{assignments, covering, documents, outreach, standpoint::Standpoint};
use crate::failure::Failure;
use database::Connection;
use domain::packs::Source;
use papers::writing::review::SectionFacts;

/// Draws a source into a heading.
pub(super) async fn draw(
    point: &Standpoint<'_>,
    connection: &mut Connection,
    source: Source,
    section: &mut SectionFacts,
) -> Result<(), Failure> {
    match source {
        Source::Documents => {
            section.documents = documents::facts(point);
            section.coverage = covering::facts(point);
        }
        Source::Obligations => section.obligations = assignments::facts(point, connection).await?,
        Source::OwnWords => section.has_own_words = true,
        Source::Outreach => section.outreach = outreach::facts(point, connection).await?,
        Source::Inspections | Source::Difficulties => {}
    }
    Ok(())
}
