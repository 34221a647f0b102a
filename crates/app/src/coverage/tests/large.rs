//! The matrix of a whole province: 60 clauses, 150 units, plans at two levels; what its pages cost.

use super::ground::{self, Paper};
use database::{Clock as _, SystemClock, testing::counted};
use domain::{
    coverage::Degree,
    ids::OrganisationId,
    organisations::{organisation_of_word, parse_organisations},
};
use jiff::civil::date;
use testkit::{Client, TODAY, World};

pub const CLAUSES: usize = 60;
pub const UNITS: usize = 150;
/// A page of coverage runs no more statements than these, the sign-in of its reader included.
const STATEMENTS: u64 = 30;
/// In a release build each page is there within this, at the median of so many times.
const PAGE_MS: i64 = 100;
const TIMES: usize = 15;

/// As many further communes below the province as are missing.
pub async fn found(world: &World, missing: usize) -> Vec<OrganisationId> {
    let words: Vec<String> = (1..=missing).map(|number| format!("du-thu-{number}")).collect();
    let line = |(number, word): (usize, &String)| {
        format!("{word}\tĐảng ủy xã thứ {number}\t\tdang-uy-xa\tcommune\t2025-07-01\ttinh-uy\t\t\t\tVí dụ\n")
    };
    let head = "word\tname\tshort_name\tclass\tlevel\tfounded_on\tparty\tstate\tfront\tprofessional\tlegal_basis\n";
    let text: String = std::iter::once(head.to_owned()).chain(words.iter().enumerate().map(line)).collect();
    world.record(parse_organisations("large", &text).unwrap()).await.unwrap();
    words.iter().map(|word| organisation_of_word(word)).collect()
}

/// The median of several readings of a page, in milliseconds.
pub async fn median_ms(reader: &mut Client, page: &str) -> i64 {
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let began = SystemClock.now().millisecond();
        reader.get(page).await.expect_status(200);
        times.push(SystemClock.now().millisecond() - began);
    }
    times.sort_unstable();
    times[TIMES / 2]
}

/// Labels and words of so many clauses, each for these units.
fn clauses(units: &[OrganisationId]) -> Vec<(String, String, Vec<OrganisationId>)> {
    let clause = |number: usize| {
        let words = format!("Việc thứ {number} về dạy nghề, kiểm tra và chính sách ở thôn số {}.", number % 7);
        (format!("{number}."), words, units.to_vec())
    };
    (1..=CLAUSES).map(clause).collect()
}

pub async fn written(world: &World, owner: OrganisationId, kind: &'static str, units: &[OrganisationId]) -> Paper {
    let clauses = clauses(units);
    let borrowed: Vec<(&str, &str, Vec<OrganisationId>)> =
        clauses.iter().map(|(label, words, units)| (label.as_str(), words.as_str(), units.clone())).collect();
    ground::published(
        world,
        (owner, kind, &format!("{}-KH/ĐU", owner.uuid().as_u128() % 90)),
        &borrowed,
        date(2026, 11, 2),
    )
    .await
}

#[tokio::test]
async fn a_matrix_of_a_province_is_shown_whole() {
    let world = World::new().await;
    let (province, board) = (world.organisation("tinh-uy"), world.organisation("ban-tgdv"));
    let graph = world.app.organisations();
    let below = graph.descendants(province, "party", TODAY).into_iter().filter(|unit| *unit != board);
    let mut units: Vec<OrganisationId> = below.take(UNITS).collect();
    units.extend(found(&world, UNITS - units.len()).await);
    let root = written(&world, board, "huong-dan", &units).await;
    for (number, unit) in units.iter().enumerate().filter(|(number, _)| number % 9 != 0) {
        let plan = written(&world, *unit, "ke-hoach", &[]).await;
        ground::declared(&world, &plan, &[&root]).await;
        let pairs = (0..CLAUSES).filter(|clause| (clause * 7 + number) % 13 != 0).map(|clause| {
            let degree = if (clause + number) % 11 == 0 { Degree::Partial } else { Degree::Full };
            (plan.clauses[clause], root.clauses[clause], degree)
        });
        ground::related(&world, &plan, pairs.collect()).await;
    }
    // The same document for one unit: a page of it costs as many statements.
    let few = written(&world, board, "huong-dan", &units[1..2]).await;
    let plan = written(&world, units[1], "ke-hoach", &[]).await;
    ground::declared(&world, &plan, &[&few]).await;
    ground::related(&world, &plan, vec![(plan.clauses[0], few.clauses[0], Degree::Full)]).await;
    let mut minh = world.person("minh").await;
    for page in ["ma-tran", "cho-thieu", "don-doc"] {
        let [of_few, of_many] = [&few, &root].map(|paper| paper.page(page));
        // The first time the texts are read for suggestions.
        minh.get(&of_few).await.expect_status(200);
        minh.get(&of_many).await.expect_status(200);
        let (_, few) = counted(minh.get(&of_few)).await;
        let (_, many) = counted(minh.get(&of_many)).await;
        assert_eq!(
            many,
            few,
            "a page of {} units costs more statements than one of a single unit: {page}",
            units.len()
        );
        assert!((5..=STATEMENTS).contains(&many), "{many} statements for {page}");
        let ms = median_ms(&mut minh, &of_many).await;
        println!("{page} of {CLAUSES} clauses and {UNITS} units: {ms} ms");
        assert!(cfg!(debug_assertions) || ms <= PAGE_MS, "{page} takes {ms} ms");
    }
    let page = minh.get(&root.page("ma-tran")).await;
    page.expect_status(200).expect("60 mục, 150 đơn vị");
    let cells = page.html().matches("<use href=\"#c-").count();
    assert!(cells > CLAUSES * units.len() / 2, "{cells} cells");
    let gaps = minh.get(&root.page("cho-thieu")).await;
    gaps.expect_status(200).expect("60 mục, 150 đơn vị");
}
