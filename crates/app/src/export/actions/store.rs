//! Where people hold roles: the only question that exporting asks of the rows by name.
//! Everything else comes from the engine's own catalogue.

use database::{Connection, Error, params, record};
use domain::ids::OrganisationId;
use jiff::civil::Date;

record! { struct Place { organisation_id: OrganisationId } }

const LIST_PLACES: &str = "SELECT DISTINCT organisation_id FROM role_grant \
     WHERE from_date <= $1 AND (to_date IS NULL OR to_date > $1)";

/// Every organisation at which someone holds a role on a day.
pub(super) async fn list_places(connection: &mut Connection, on: Date) -> Result<Vec<OrganisationId>, Error> {
    let places: Vec<Place> = connection.all(LIST_PLACES, params![on]).await?;
    Ok(places.into_iter().map(|place| place.organisation_id).collect())
}
