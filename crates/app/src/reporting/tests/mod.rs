//! Stories of rounds and reports, and what they share: an open round, and a person at a report of it.

mod above;
mod admission;
mod calendar;
mod entry;
mod folding;
mod measures;
mod program;
mod program_rounds;
mod rounds;
mod sections;
mod sheets;
mod sheets_of_rounds;
mod targets;
mod totals;
mod turns;
mod way;

use database::{params, record};
use domain::ids::{ReportId, RoundId};
pub use testkit::report::WHOLE;
use testkit::{Client, Page, World};

record! {
    struct Id { id: ReportId }
}

/// The classes of communes and wards, as the form of a new round names them.
pub const COMMUNES: &[&str] = &["party:dang-uy-xa", "party:dang-uy-phuong"];

/// Opens a round as a person, and goes where it leads.
pub async fn open_round_as(client: &mut Client, period: &str, due_on: &str) -> Page {
    let mut fields = vec![("bieu", "vocational-education/half-year"), ("ky", period), ("han", due_on)];
    fields.extend(COMMUNES.iter().map(|class| ("loai", *class)));
    client.submit("/bao-cao/dot/moi", &fields).await
}

/// A round of Minh's board for the communes and wards, due at the end of November 2026 unless it is of another period.
pub async fn opened(world: &World, period: &str) -> RoundId {
    let mut minh = world.person("minh").await;
    let page = open_round_as(&mut minh, period, "30/11/2026").await;
    page.expect("Đã mở đợt báo cáo");
    let path = page.link("/bao-cao/dot/").expect("the round's own forms");
    path.trim_start_matches("/bao-cao/dot/").split('/').next().expect("an id").parse().expect("an id")
}

/// The report that an organisation owes in a round.
pub async fn report_of(world: &World, round: RoundId, word: &str) -> ReportId {
    const FIND: &str = "SELECT id FROM report WHERE round_id = $1 AND organisation_id = $2";
    let values = params![round, world.organisation(word)];
    world.connection().await.one::<Id>(FIND, values).await.expect("a report").id
}

/// A person at a report.
pub struct At {
    pub client: Client,
    pub base: String,
}

/// The clerk and the head of Yên Hến, and the person of the body that asked, at the same report.
pub async fn three_at(world: &World, id: ReportId) -> (At, At, At) {
    (At::new(world, "lan", id).await, At::new(world, "son", id).await, At::new(world, "minh", id).await)
}

impl At {
    pub async fn new(world: &World, login: &str, id: ReportId) -> Self {
        At { client: world.person(login).await, base: format!("/bao-cao/{id}") }
    }

    /// What the page says now.
    pub async fn look(&mut self) -> Page {
        let base = self.base.clone();
        self.client.get(&base).await
    }

    /// The form as it is now.
    pub async fn form(&mut self) -> Page {
        let path = format!("{}/nhap?kiem-tra=1", self.base);
        self.client.get(&path).await
    }

    /// Types into the form as it is now and saves.
    pub async fn type_in(&mut self, typed: &[(&str, &str)]) -> Page {
        let form = self.form().await;
        self.type_into(&form, typed).await
    }

    /// Types into a form that was opened earlier, and saves: every field goes with what it began with, as a browser
    /// sends it.
    pub async fn type_into(&mut self, form: &Page, typed: &[(&str, &str)]) -> Page {
        let path = format!("{}/ban-nhap", self.base);
        let fields = sent(form, typed);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.client.submit(&path, &fields).await
    }

    /// Sends a form of the report's page as it is now, and goes where it leads.
    pub async fn step(&mut self, step: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.look().await;
        self.step_from(&page, step, fields).await
    }

    /// The same from a page that was seen earlier.
    pub async fn step_from(&mut self, page: &Page, step: &str, fields: &[(&str, &str)]) -> Page {
        let path = format!("{}/{step}", self.base);
        let hidden: Vec<(&str, String)> =
            ["version", "ban_nhap", "lan_gui"].into_iter().filter_map(|name| Some((name, page.value(name)?))).collect();
        let seen = hidden.iter().map(|(name, value)| (*name, value.as_str()));
        let all: Vec<(&str, &str)> = seen.chain(fields.iter().copied()).collect();
        self.client.submit(&path, &all).await
    }
}

/// What a browser sends of a form: the hidden beginnings, the boxes as they stand, and what is typed over them.
pub fn sent(form: &Page, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let html = form.html();
    let mut fields: Vec<(String, String)> = Vec::new();
    for rest in html.split("name=\"goc-").skip(1) {
        let name = rest.split('"').next().unwrap_or_default().to_owned();
        let began = form.value(&format!("goc-{name}")).unwrap_or_default();
        let now =
            typed.iter().find(|(field, _)| *field == name).map_or(began.clone(), |(_, value)| (*value).to_owned());
        fields.push((format!("goc-{name}"), began));
        if !now.is_empty() || !name.starts_with("k-") {
            fields.push((name, now));
        }
    }
    let known = |name: &str| fields.iter().any(|(field, _)| field == name);
    let rest: Vec<(String, String)> = typed
        .iter()
        .filter(|(name, _)| !known(name))
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    fields.extend(rest);
    fields.push(("ban_bieu".to_owned(), form.value("ban_bieu").unwrap_or_default()));
    fields
}
