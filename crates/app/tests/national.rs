//! The national register in a real store: its counts after it was written and read again, and the duties of one real
//! province across the reorganisation of 2025. The province is known here by its code only; its names come out of the
//! register. The directives are made up for this test.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::{
    App, Settings,
    accounts::{Hashing, NewAccount, NewGrant, add_account},
    caller::{Caller, Entrance, Post},
    documents::actions::{Publishing, Registered, Upload, open, preview_of, publish, register},
    files::FileStore,
    organisations::{self, actions::take_over_register, vietnam},
    permits::Permit,
};
use database::{Connection, params, record};
use domain::{
    ids::{DocumentId, OrganisationId},
    organisations::{Graph, Rows, Selector, apply_all, organisation_of_body, organisation_of_unit},
    permissions::Role,
};
use jiff::civil::{Date, date};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use testkit::TestDatabase;

/// A province of 2024 that goes on, with districts of three kinds, islands, and twelve divided communes.
const PROVINCE: &str = "22";
const ISSUED: Date = date(2024, 6, 10);
const BEFORE: Date = date(2025, 6, 30);
const AFTER: Date = date(2025, 7, 1);

const COMMUNES: &str = include_str!("../../../packs/organisations/vietnam/communes-to-2025-06-30.tsv");
const DISTRICTS: &str = include_str!("../../../packs/organisations/vietnam/districts-to-2025-06-30.tsv");

record! {
    struct Holder { organisation_id: OrganisationId }
}
record! {
    struct Handed { predecessor_id: OrganisationId, successor_id: OrganisationId }
}

const OPEN: &str = "SELECT a.organisation_id FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     WHERE o.document_id = $1 AND a.closed_on IS NULL";
const HANDED_OVER: &str = "SELECT a.organisation_id FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     WHERE o.document_id = $1 AND a.closed_on = '2025-07-01' AND a.closing = 'handed-over'";
const LINKS: &str = "SELECT b.organisation_id AS predecessor_id, s.organisation_id AS successor_id FROM assignment_link l \
     JOIN assignment b ON b.id = l.predecessor_id JOIN assignment s ON s.id = l.successor_id \
     JOIN obligation o ON o.id = s.obligation_id WHERE o.document_id = $1";

/// Who carries on for whom.
type Successors = BTreeMap<OrganisationId, BTreeSet<OrganisationId>>;

/// An instance with the register of the nation and the bodies of the province, and a specialist of its committee.
struct Nation {
    app: App,
    caller: Caller,
    _database: TestDatabase,
}

impl Nation {
    async fn new() -> Self {
        let database = TestDatabase::new().await;
        let files = FileStore::open(database.folder.path().join("files")).unwrap();
        let open = database.open().await;
        let app = App::start(open, files, Hashing::at_test_cost(), Settings::default()).await.unwrap();
        let mut rows = Rows::default();
        apply_all(&mut rows, vietnam::events(&[PROVINCE]).unwrap().unwrap()).unwrap();
        let committee = committee(PROVINCE, false);
        let post = Post { organisation: committee, role: Role::Specialist, is_local: false };
        let grant = NewGrant { organisation: committee, role: post.role, is_local: false, from: ISSUED, to: None };
        let account = NewAccount {
            login: "chuyen-vien".to_owned(),
            full_name: "Cán bộ Thử Nghiệm".to_owned(),
            password_hash: None,
            is_demo: false,
            grants: vec![grant],
        };
        let account = app.database().write(move |tx| {
            Box::pin(async move {
                let thing = ("instance", uuid::Uuid::nil());
                let permit = Permit::of_the_system(tx, "take-over-register", thing, json!({})).await?;
                take_over_register(tx, &permit, &rows).await?;
                add_account(tx, &permit, account).await
            })
        });
        let account = account.await.unwrap();
        app.reload_organisations().await.unwrap();
        let caller = Caller { account, full_name: String::new(), posts: vec![post], entrance: Entrance::None };
        Nation { app, caller, _database: database }
    }

    async fn connection(&self) -> Connection {
        self.app.database().read().await.unwrap()
    }

    /// Publishes a directive of a committee of 2024 to those of these classes directly below it; gives the document and how
    /// many assignments it opened then.
    async fn publish(&self, issuer: OrganisationId, number: usize, classes: &[&str]) -> (DocumentId, usize) {
        let graph = self.app.organisations();
        let text = directive(graph.name(issuer, ISSUED).unwrap(), number);
        let file_name = format!("chi-thi-{number}.txt");
        let mut reading = papers::reading::read(&file_name, text.as_bytes()).unwrap();
        assert_eq!(reading.duties.len(), 1, "{text}");
        // What a person says where the reader cannot know: whom the committee means.
        let classes: Vec<String> = classes.iter().map(|class| (*class).to_owned()).collect();
        for addressee in &mut reading.duties[0].addressees {
            addressee.selector = Some(Selector::Class { line: "party".to_owned(), classes: classes.clone() });
        }
        let owner = self.caller.home().unwrap();
        let upload = Upload { owner, text_of: None, file_name, content: text.into_bytes(), reading };
        let Registered::New(document) = register(&self.app, &self.caller, upload).await.unwrap() else {
            panic!("the directive is new")
        };
        let opened = open(&self.app, &self.caller, document).await.unwrap();
        let text = opened.text.unwrap();
        let preview = preview_of(&self.app, &graph, &opened.document, &text).unwrap();
        assert_eq!((preview.issuer, preview.issued_on), (issuer, ISSUED));
        let count = preview.assignments();
        let publishing = Publishing { document, version: text.version, typed: count.to_string() };
        publish(&self.app, &self.caller, publishing).await.unwrap();
        (document, count)
    }

    async fn holders(&self, sql: &'static str, document: DocumentId) -> BTreeSet<OrganisationId> {
        let rows: Vec<Holder> = self.connection().await.all(sql, params![document]).await.unwrap();
        let (count, holders) = (rows.len(), rows.into_iter().map(|row| row.organisation_id).collect::<BTreeSet<_>>());
        assert_eq!(holders.len(), count, "each holds it once");
        holders
    }

    /// The document's open assignments are those of the successors of these bodies, each handed over to the right ones.
    async fn check(&self, document: DocumentId, before: &Successors) {
        if let Err(fault) = self.compare(document, before).await {
            panic!("{fault}");
        }
    }

    async fn compare(&self, document: DocumentId, before: &Successors) -> Result<(), String> {
        let after: BTreeSet<OrganisationId> = before.values().flatten().copied().collect();
        let open = self.holders(OPEN, document).await;
        if open != after {
            return Err(format!("open at {open:?}, not at {after:?}"));
        }
        let ended = before.keys().filter(|id| !after.contains(id)).copied().collect::<BTreeSet<_>>();
        let handed_over = self.holders(HANDED_OVER, document).await;
        if handed_over != ended {
            return Err(format!("handed over by {handed_over:?}, not by {ended:?}"));
        }
        let links: Vec<Handed> = self.connection().await.all(LINKS, params![document]).await.unwrap();
        let links: BTreeSet<_> = links.into_iter().map(|link| (link.predecessor_id, link.successor_id)).collect();
        let pairs = before.iter().flat_map(|(old, new)| new.iter().map(|new| (*old, *new)));
        let pairs: BTreeSet<_> = pairs.filter(|(old, new)| old != new).collect();
        if links == pairs { Ok(()) } else { Err(format!("links {links:?}, not {pairs:?}")) }
    }
}

fn directive(issuer: &str, number: usize) -> String {
    let (head, place) = (issuer.to_uppercase(), issuer.splitn(3, ' ').last().unwrap_or_default());
    format!(
        "{head}\n*\nSố {number}-CT/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n{place}, ngày 10 tháng 6 năm 2024\n\nCHỈ THỊ\n\nvề việc đọc và \
         làm theo sách\n\n1. Các cấp ủy trực thuộc xây dựng tủ sách tại trụ sở, hoàn thành trước ngày 31/12/2026.\n"
    )
}

/// The Party committee of a unit, by the code and the time of the unit.
fn committee(code: &str, is_new: bool) -> OrganisationId {
    let since = if is_new { AFTER } else { date(2024, 1, 1) };
    organisation_of_body("cap-uy", code, since, since)
}

fn lines(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

/// The committees of the successors that a cell of the table names.
fn successors(cell: &str) -> BTreeSet<OrganisationId> {
    let goes_on: BTreeSet<&str> = lines(COMMUNES).filter_map(|line| line[3].strip_prefix('=')).collect();
    let code = |successor: &str| successor.trim_start_matches('=').split(':').next().unwrap().to_owned();
    let each = cell.split(' ').map(code).map(|code| committee(&code, !goes_on.contains(code.as_str())));
    each.collect()
}

#[tokio::test]
async fn the_nation_is_stored_and_every_duty_of_a_province_finds_its_successor() {
    let nation = Nation::new().await;
    the_counts_are_the_official_ones(&nation.app.organisations());
    let stored = organisations::load(&mut nation.connection().await).await.unwrap();
    the_counts_are_the_official_ones(&stored);

    // The table of the communes, read plainly: who carries on for whom.
    let districts: Vec<&str> = lines(DISTRICTS).filter(|line| line[2] == PROVINCE).map(|line| line[0]).collect();
    let below = |district: &str| -> Successors {
        let communes = lines(COMMUNES).filter(|line| line[2] == district);
        communes.map(|line| (committee(line[0], false), successors(line[3]))).collect()
    };
    let of_districts: Successors = districts
        .iter()
        .map(|district| (committee(district, false), below(district).into_values().flatten().collect()))
        .collect();
    assert_eq!((districts.len(), of_districts.len()), (13, 13));

    let classes = ["huyen-uy", "thi-uy", "thanh-uy"];
    let (document, count) = nation.publish(committee(PROVINCE, false), 1, &classes).await;
    assert_eq!(count, districts.len());
    nation.check(document, &of_districts).await;

    let (mut communes, mut divided) = (0, 0);
    for (number, district) in districts.iter().enumerate() {
        let before = below(district);
        let (document, count) = nation.publish(committee(district, false), number + 2, &["dang-uy-co-so"]).await;
        assert_eq!(count, before.len(), "{district}");
        nation.check(document, &before).await;
        // The comparison notices one successor that is not there.
        let mut wrong = before.clone();
        wrong.insert(committee(PROVINCE, false), BTreeSet::from([committee(PROVINCE, false)]));
        assert!(nation.compare(document, &wrong).await.is_err());
        communes += count;
        divided += before.values().filter(|after| after.len() > 1).count();
    }
    assert_eq!((communes, divided), (171, 12));
}

fn the_counts_are_the_official_ones(graph: &Graph) {
    let unit = |class: &str| ["tinh", "thanh-pho-trung-uong"].contains(&class);
    let count = |wanted: &dyn Fn(&str) -> bool, on: Date| {
        graph.all().filter(|id| graph.exists(*id, on) && graph.class(*id, on).is_some_and(wanted)).count()
    };
    let district = |class: &str| ["quan", "huyen", "thi-xa", "thanh-pho"].contains(&class);
    let one = |code: &'static str| move |class: &str| class == code;
    let on = |day: Date| {
        let communes = ["xa", "phuong", "thi-tran", "dac-khu"].map(|class| count(&one(class), day));
        (count(&unit, day), count(&district, day), communes)
    };
    assert_eq!(on(BEFORE), (63, 696, [7690, 1728, 617, 0]));
    assert_eq!(on(AFTER), (34, 0, [2621, 687, 0, 13]));
    assert_eq!(on(date(2026, 4, 30)), (34, 0, [2611, 697, 0, 13]));
    assert!(graph.exists(organisation_of_unit(PROVINCE, date(2024, 1, 1)), AFTER));
}
