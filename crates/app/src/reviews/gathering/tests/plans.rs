//! Documents, assignments and coverage of the document that is carried out.

use super::{facts, gathered, review, section};
use crate::coverage::tests::{ground, two_levels};
use database::{params, record};
use domain::{coverage::Degree, ids::DocumentId};
use jiff::civil::date;
use papers::writing::review::{ObligationCounts, ReviewFacts};
use testkit::{
    World,
    app::reviews::gathering::{Asked, href},
};

const HEN: &str = "Đảng ủy xã Yên Hến";
const SAU: &str = "Đảng ủy xã Yên Sấu";

fn of_document(world: &World, body: &str, document: DocumentId) -> Asked {
    Asked { document: Some(document), ..review(world, body, (2026, 2), (2026, 2)) }
}

#[tokio::test]
async fn plans_gaps_and_who_owes_a_plan_are_told() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    let asked = of_document(&world, "ban-tgdv", guidance.id);
    let pairs = [(0, 0, Degree::Full), (1, 2, Degree::Partial), (0, 3, Degree::Full)];
    let pairs = pairs.map(|(clause, parent, degree)| (plan.clauses[clause], guidance.clauses[parent], degree));
    ground::related(&world, &plan, pairs.to_vec()).await;
    let found = gathered(&world, &asked).await;
    let section = section(&found.facts, "Văn bản cụ thể hóa");
    let documents = section.documents.as_ref().expect("documents");
    assert_eq!(documents.own, []);
    let units: Vec<_> = documents.units.iter().map(|plan| (plan.unit.as_str(), plan.cited.as_str())).collect();
    assert_eq!(units, [(HEN, "Kế hoạch số 04-KH/ĐU ngày 01/10/2026")]);
    assert_eq!(documents.without, [SAU]);
    assert_eq!(found.plans.iter().map(|plan| plan.document).collect::<Vec<_>>(), [plan.id]);

    let coverage = section.coverage.as_ref().expect("coverage");
    assert_eq!(coverage.document, "Hướng dẫn số 85-HD/BTGTU ngày 01/10/2026");
    // The fourth clause concerns Yên Hến alone and is taken up in full; Yên Sấu has no plan for the other three.
    let counts = (coverage.clauses, coverage.full, coverage.partial, coverage.with_gaps);
    assert_eq!(counts, (4, 1, 0, 3));
    let gaps: Vec<_> = coverage.gaps.iter().map(|gap| (gap.clause.as_str(), gap.unit.as_str())).collect();
    assert_eq!(gaps, [("mục 1", SAU), ("mục 2", HEN), ("mục 2", SAU), ("mục 3", SAU)]);
    let mut minh = world.person("minh").await;
    minh.get(&href(&coverage.source)).await.expect_status(200).expect("85-HD/BTGTU");
    minh.get(&href(&documents.units[0].source)).await.expect_status(200).expect("04-KH/ĐU");
    let (directive, source) = found.facts.directive.as_ref().expect("the document that is carried out");
    assert_eq!(directive, "Hướng dẫn số 85-HD/BTGTU ngày 01/10/2026 về giáo dục nghề nghiệp");
    minh.get(&href(source)).await.expect_status(200);
}

#[tokio::test]
async fn a_plan_that_was_taken_back_does_not_count_and_its_unit_owes_one_again() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    let asked = of_document(&world, "ban-tgdv", guidance.id);
    ground::retracted(&world, &plan, date(2026, 11, 20)).await;
    let found = gathered(&world, &asked).await;
    let documents = section(&found.facts, "Văn bản cụ thể hóa").documents.as_ref().expect("documents");
    assert_eq!((documents.units.as_slice(), found.plans.as_slice()), (&[][..], &[][..]));
    assert_eq!(documents.without, [HEN, SAU]);
}

#[tokio::test]
async fn a_unit_reads_of_its_own_row_and_no_other() {
    let world = World::new().await;
    let (guidance, _) = two_levels(&world).await;
    let found = facts(&world, &of_document(&world, "du-yen-hen-2025", guidance.id)).await;
    let section = section(&found, "Văn bản cụ thể hóa");
    let documents = section.documents.as_ref().expect("documents");
    assert_eq!((documents.own.len(), documents.units.len(), documents.without.len()), (1, 0, 0));
    let coverage = section.coverage.as_ref().expect("coverage");
    assert!(!coverage.gaps.is_empty() && coverage.gaps.iter().all(|gap| gap.unit == HEN), "{:?}", coverage.gaps);
    assert!(!format!("{found:?}").contains(SAU));
}

#[tokio::test]
async fn assignments_are_counted_once_by_duty_and_overdue_units_are_named() {
    let world = World::new().await;
    let (guidance, _) = two_levels(&world).await;
    let found = facts(&world, &of_document(&world, "ban-tgdv", guidance.id)).await;
    let obligations = results(&found).obligations.as_ref().expect("assignments");
    // Three clauses for both, one for Yên Hến alone, all due on 15 November.
    assert_eq!(obligations.counts, ObligationCounts { all: 7, overdue: 7, ..ObligationCounts::default() });
    let clauses: Vec<_> = obligations.clauses.iter().map(|one| (one.cited.as_str(), one.counts.all)).collect();
    assert_eq!(clauses, [("mục 1", 2), ("mục 2", 2), ("mục 3", 2), ("mục 4", 1)]);
    let overdue: Vec<_> = obligations.overdue.iter().map(|unit| (unit.unit.as_str(), unit.count)).collect();
    assert_eq!(overdue, [(HEN, 4), (SAU, 3)]);
}

record! { struct Published { document_id: DocumentId } }

#[tokio::test]
async fn the_plan_that_is_carried_out_stands_as_its_own_list_says() {
    const FIND: &str = "SELECT document_id FROM publication ORDER BY published_at_ms LIMIT 1";
    let world = World::with_story().await;
    let document = world.connection().await.one::<Published>(FIND, params![]).await.unwrap().document_id;
    let found = facts(&world, &of_document(&world, "ban-tgdv", document)).await;
    let obligations = results(&found).obligations.as_ref().expect("assignments");
    let ObligationCounts { all, accepted, submitted, under_way, overdue } = obligations.counts;
    assert_eq!(all, accepted + submitted + under_way + overdue, "each once: {:?}", obligations.counts);
    assert!(accepted > 0 && submitted > 0 && under_way > 0 && overdue > 0, "{:?}", obligations.counts);
    let sum = |of: fn(&ObligationCounts) -> u32| obligations.clauses.iter().map(|one| of(&one.counts)).sum::<u32>();
    assert_eq!((sum(|counts| counts.all), sum(|counts| counts.overdue)), (all, overdue));
    assert_eq!(obligations.overdue.iter().map(|unit| unit.count).sum::<u32>(), overdue);
    let mut minh = world.person("minh").await;
    for clause in &obligations.clauses {
        let page = minh.get(&href(&clause.source)).await;
        let ObligationCounts { all, accepted, .. } = clause.counts;
        let (once, standing) = (format!("{accepted}/{all} đã công nhận"), format!("{all} đơn vị"));
        assert!(page.says(&once) || page.says(&standing), "{once}: {}", page.text());
    }
    for unit in &obligations.overdue {
        minh.get(&href(&unit.source)).await.expect_status(200);
    }
    minh.get(&href(&obligations.source)).await.expect_status(200);
}

/// The heading under which assignments stand.
fn results(facts: &ReviewFacts) -> &papers::writing::review::SectionFacts {
    section(facts, "Kết quả thực hiện các nhiệm vụ")
}
