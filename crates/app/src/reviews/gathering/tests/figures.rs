//! Figures: the totals of the rounds, those of the year before, targets, who is missing, who was let off, corrections.

use super::{facts, figure, half, review, shown};
use crate::{reporting::tests::At, reviews::gathering::aims::Standing};
use database::{params, record};
use domain::{
    ids::{ReportId, RoundId},
    packs::{Indicator, Kind},
    reporting::{Amount, TotalFigure},
    reviews::Source,
    targets::Bound,
};
use papers::writing::{Coverage, review::Verdict};
use std::cmp::Ordering;
use testkit::{World, app::reviews::gathering::href};

record! { struct Report { id: ReportId } }
record! { struct Round { id: RoundId } }

/// The report of a body in a round of the story.
pub async fn report_of(world: &World, body: &str, year: i64, n: i64) -> ReportId {
    const FIND: &str = "SELECT r.id FROM report r JOIN reporting_round o ON o.id = r.round_id \
         WHERE r.organisation_id = $1 AND o.year = $2 AND o.number = $3 AND r.is_part = 0";
    let values = params![world.organisation(body), year, n];
    world.connection().await.one::<Report>(FIND, values).await.expect("the report").id
}

/// A round of the story.
pub async fn round_of(world: &World, year: i64, n: i64) -> RoundId {
    const FIND: &str = "SELECT id FROM reporting_round WHERE year = $1 AND number = $2";
    world.connection().await.one::<Round>(FIND, params![year, n]).await.expect("the round").id
}

#[tokio::test]
async fn totals_are_those_of_the_round_with_who_is_missing_by_name() {
    let world = World::with_story().await;
    let found = facts(&world, &review(&world, "tinh-uy", (2026, 1), (2026, 1))).await;
    let c08 = figure(&found, "C08");
    assert_eq!(c08.total.total, shown("823"));
    assert_eq!(c08.total.coverage, Coverage { reported: 4, owed: 6, nothing_arose: 0 });
    assert_eq!(c08.missing, ["Đảng ủy xã Yên Hến", "Đảng ủy xã Yên Sấu"]);
    assert_eq!(c08.before, None, "nobody was asked in the first half of 2025");

    // Each stands on the round's page as it stands here.
    let mut minh = world.person("minh").await;
    let page = minh.get(&format!("/bao-cao/dot/{}", round_of(&world, 2026, 1).await)).await;
    let figures: Vec<_> = found.sections.iter().flat_map(|section| &section.figures).collect();
    assert!(figures.len() >= 7, "{figures:#?}");
    for figure in figures {
        let papers::writing::Shown::Figure(number) = &figure.total.total else { panic!("{figure:?}") };
        assert!(page.says(number), "the round does not say {number} of {}", figure.code);
        minh.get(&href(&figure.source)).await.expect_status(200).expect(number);
    }
    let who = found.who.expect("who reported");
    assert_eq!((who.completeness.owed, who.completeness.reported, who.completeness.accepted), (6, 4, 4));
    assert_eq!(who.completeness.missing, ["Đảng ủy xã Yên Hến"]);
    assert_eq!(who.completeness.sent_back, ["Đảng ủy xã Yên Sấu"]);
    minh.get(&href(&who.source)).await.expect_status(200);
}

#[tokio::test]
async fn what_happened_is_added_over_periods_and_what_is_there_is_that_of_the_last() {
    let world = World::with_story().await;
    let found = facts(&world, &review(&world, "tinh-uy", (2025, 2), (2026, 1))).await;
    // 1202 and 823 learnt; of the documents that are there (28 at the end of 2025) those of the last round alone.
    let c08 = figure(&found, "C08");
    assert_eq!(c08.total.total, shown("2.025"));
    // Six communes and two districts that ended; a commune of which one half-year is missing is not among those who reported.
    assert_eq!(c08.total.coverage, Coverage { reported: 6, owed: 8, nothing_arose: 0 });
    let last = facts(&world, &review(&world, "tinh-uy", (2026, 1), (2026, 1))).await;
    assert_eq!(figure(&found, "A01").total.total, figure(&last, "A01").total.total);
    assert_eq!(found.period.name, "từ 6 tháng cuối năm 2025 đến 6 tháng đầu năm 2026");
    let Source::Figure { first, last, .. } = &c08.source else { panic!("{:?}", c08.source) };
    assert_eq!((first, last), (&half(2025, 2), &half(2026, 1)));
}

#[tokio::test]
async fn a_figure_stands_beside_that_of_the_year_before() {
    let world = World::with_story().await;
    let found = facts(&world, &review(&world, "tinh-uy", (2025, 2), (2025, 2))).await;
    let c08 = figure(&found, "C08");
    assert_eq!(c08.total.total, shown("1.202"));
    let before = c08.before.as_ref().expect("the year before");
    assert_eq!(before.period, "6 tháng cuối năm 2024");
    assert_eq!(before.total, shown("1.092"));
    assert_eq!(before.change, Some((Ordering::Greater, "110".to_owned())));
    assert_eq!(before.units, Some(2), "two districts then, eight bodies now");
    world.person("minh").await.get(&href(&before.source)).await.expect_status(200).expect("1.092");
    // Both percentages as they are written, and what lies between them.
    let c06 = figure(&found, "C06");
    let before = c06.before.as_ref().expect("the year before");
    let number = |shown: &papers::writing::Shown| match shown {
        papers::writing::Shown::Figure(number) => number.replace(',', "").parse::<i64>().unwrap(),
        other => panic!("{other:?}"),
    };
    let (way, change) = before.change.clone().expect("a change");
    let difference = number(&c06.total.total) - number(&before.total);
    assert_eq!((difference.cmp(&0), difference.abs()), (way, change.replace(',', "").parse().unwrap()));
}

#[tokio::test]
async fn who_was_let_off_is_not_missing() {
    let world = World::with_story().await;
    let asked = review(&world, "tinh-uy", (2026, 1), (2026, 1));
    let id = report_of(&world, "du-yen-hen-2025", 2026, 1).await;
    At::new(&world, "minh", id).await.step("mien", &[("ly_do", "Xã bị lũ cô lập.")]).await.expect("miễn");
    let found = facts(&world, &asked).await;
    let c08 = figure(&found, "C08");
    assert_eq!(c08.missing, ["Đảng ủy xã Yên Sấu"]);
    assert_eq!(c08.total.coverage, Coverage { reported: 4, owed: 5, nothing_arose: 0 });
    let waived = found.who.expect("who reported").completeness.waived;
    assert_eq!(waived.len(), 1);
    assert_eq!((waived[0].unit.as_str(), waived[0].reason.as_str()), ("Đảng ủy xã Yên Hến", "Xã bị lũ cô lập."));
}

#[tokio::test]
async fn a_correction_after_acceptance_changes_the_figure() {
    let world = World::with_story().await;
    let asked = review(&world, "tinh-uy", (2025, 2), (2025, 2));
    assert_eq!(figure(&facts(&world, &asked).await, "C08").total.total, shown("1.202"));
    let mut son = At::new(&world, "son", report_of(&world, "du-yen-hen-2025", 2025, 2).await).await;
    son.step("dinh-chinh", &[("ly_do", "Đếm sót một lớp")]).await.expect("Đã mở đính chính");
    son.type_in(&[("o-C08.value", "197")]).await.expect("Đã lưu");
    assert_eq!(figure(&facts(&world, &asked).await, "C08").total.total, shown("1.202"), "nothing is handed in yet");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    son.step("gui", &[]).await.expect("197");
    let found = facts(&world, &asked).await;
    let c08 = figure(&found, "C08");
    assert_eq!(c08.total.total, shown("1.205"));
    assert_eq!(c08.before.as_ref().unwrap().change, Some((Ordering::Greater, "113".to_owned())));
}

#[tokio::test]
async fn the_target_of_the_year_stands_beside_a_figure() {
    let world = World::with_story().await;
    let found = facts(&world, &review(&world, "tinh-uy", (2026, 1), (2026, 1))).await;
    let aim = figure(&found, "C08").aim.as_ref().expect("a target");
    assert_eq!((aim.said.as_str(), aim.term.as_str()), ("ít nhất 1.500 người", "năm 2026"));
    assert_eq!(aim.verdict, Verdict::Open, "two units are missing");
    world.person("binh").await.get(&href(&aim.source)).await.expect_status(200).expect("1.500");
    // Of 2025 nothing was set, and what is to be reached in 2026 is not held against it.
    let found = facts(&world, &review(&world, "tinh-uy", (2025, 2), (2025, 2))).await;
    assert_eq!(figure(&found, "C08").aim, None);
}

#[test]
fn a_verdict_is_passed_only_where_one_can_be() {
    let pack = &crate::reporting::packs::newest("vocational-education").unwrap().pack;
    let of = |kind: Kind| Indicator { kind, ..pack.indicator("C08").unwrap().clone() };
    let (flow, stock) = (of(Kind::InPeriod), of(Kind::AtDate));
    let amount = |number: i64| Amount::whole(number).unwrap();
    let (least, most) = (Bound::AtLeast(amount(100)), Bound::AtMost(amount(100)));
    let range = Bound::Range { from: amount(40), to: amount(50) };
    for (indicator, bound, number, is_part, is_over, verdict) in [
        (&flow, least, 100, true, false, Some(Verdict::Reached)),
        (&flow, least, 99, true, false, Some(Verdict::NotYet)),
        (&flow, least, 99, false, true, Some(Verdict::Missed)),
        (&stock, least, 99, false, false, Some(Verdict::NotYet)),
        (&flow, most, 100, true, false, None),
        (&flow, most, 100, false, true, Some(Verdict::Reached)),
        (&flow, most, 101, true, false, Some(Verdict::Missed)),
        (&stock, most, 101, false, false, Some(Verdict::NotYet)),
        (&stock, range, 45, false, true, Some(Verdict::Reached)),
        (&stock, range, 51, false, true, None),
        (&stock, Bound::About(amount(100)), 99, false, true, None),
    ] {
        let standing = Standing { indicator, bound, is_part, is_over };
        let told = standing.verdict(&TotalFigure::Amount(amount(number)));
        assert_eq!(told, verdict, "{bound:?} of {number}, part {is_part}, over {is_over}");
    }
    let standing = Standing { indicator: &stock, bound: least, is_part: false, is_over: true };
    assert_eq!(standing.verdict(&TotalFigure::NoFigure), None);
}

#[tokio::test]
async fn annexes_have_a_row_for_each_body_below_and_the_totals_of_the_text() {
    let world = World::with_story().await;
    let found = facts(&world, &review(&world, "tinh-uy", (2026, 1), (2026, 1))).await;
    let of_c08 = |table: &papers::writing::UnitTable| {
        let before = table.columns.iter().take_while(|column| !column.name.starts_with("C08 "));
        before.map(papers::writing::Column::cells).sum::<usize>()
    };
    let has_c08 = |table: &papers::writing::UnitTable| table.columns.iter().any(|one| one.name.starts_with("C08 "));
    let (_, table, source) = found.annexes.iter().find(|(_, table, _)| has_c08(table)).expect("its table");
    let place = of_c08(table);
    assert_eq!(table.total[place], shown("823"));
    assert_eq!(table.coverage, Coverage { reported: 4, owed: 6, nothing_arose: 0 });
    let cells: Vec<_> = table.rows.iter().map(|row| (row.unit.as_str(), row.cells[place].clone())).collect();
    assert_eq!(cells.len(), 6, "six communes and no board: {cells:?}");
    assert!(cells.contains(&("Đảng ủy phường Bến Sậy", shown("127"))), "{cells:?}");
    for missing in ["Đảng ủy xã Yên Hến", "Đảng ủy xã Yên Sấu"] {
        assert!(cells.contains(&(missing, papers::writing::Shown::NotReported)), "{cells:?}");
    }
    world.person("minh").await.get(&href(source)).await.expect_status(200);
    // A commune has nobody below it, and no annex.
    assert_eq!(facts(&world, &review(&world, "du-yen-hen-2025", (2025, 2), (2025, 2))).await.annexes, []);
}
