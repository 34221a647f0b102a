//! `/lich/{token}.ics`: what the person with this secret owes, as whole days of a calendar (RFC 5545). The same thing is the same
//! event whenever it is asked for. Symbols, clauses and days stand in it; no figure, no narrative, nobody's name.

use super::super::{actions, words};
use crate::{App, failure::Failure, requests::Named};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use domain::time::Moment;
use icalendar::{Calendar, Component, Event, Property};
use jiff::civil::Date;

/// `GET /lich/{token}`
pub async fn get_calendar(State(app): State<App>, Named(token): Named<String>) -> Result<Response, Failure> {
    let token = token.strip_suffix(".ics").unwrap_or(&token);
    let (owed, language) = actions::calendar_of(&app, token).await?;
    let site = app.settings().site().unwrap_or_default();
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Don Doc//Urging//VI"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.name(&language.say("urging-calendar-name").to_string());
    for thing in owed {
        let named = words::named(language, thing.kind, &thing.named);
        let summary = language.say("urging-calendar-event").with("named", named).to_string();
        let uid = format!("{}@dondoc", thing.id);
        let mut event = Event::with_uid(&uid);
        event.summary(&summary);
        event.append_property(Property::new("DTSTAMP", moment(app.now())));
        event.append_property(day("DTSTART", thing.owed.due_on));
        event.append_property(day("DTEND", thing.owed.due_on.tomorrow().unwrap_or(thing.owed.due_on)));
        event.append_property(Property::new("TRANSP", "TRANSPARENT"));
        if !site.is_empty() {
            event.url(&format!("{site}{}", thing.path));
        }
        calendar.push(event.done());
    }
    let kind = (header::CONTENT_TYPE, "text/calendar; charset=utf-8");
    let fresh = (header::CACHE_CONTROL, "private, no-store");
    Ok(([kind, fresh], calendar.to_string()).into_response())
}

fn day(name: &'static str, day: Date) -> Property {
    let mut property = Property::new(name, day.strftime("%Y%m%d").to_string());
    property.add_parameter("VALUE", "DATE");
    property.done()
}

fn moment(at: Moment) -> String {
    // Vietnam is seven hours ahead all year.
    at.plus_seconds(-7 * 3600).local().strftime("%Y%m%dT%H%M%SZ").to_string()
}
