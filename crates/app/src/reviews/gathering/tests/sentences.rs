//! From the data to the text: what is gathered is said, every number with a source that opens, and nothing that is not there.

use super::{facts, half, periodic, review};
use crate::coverage::tests::two_levels;
use domain::{
    packs::Period,
    reviews::{Block, BlockKind},
};
use papers::writing::review::{ReviewFacts, blocks};
use std::collections::BTreeSet;
use testkit::{
    World,
    app::reviews::gathering::{Asked, href},
};

fn text(blocks: &[Block]) -> String {
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Every mark of every block leads to a page that Minh may open, whose board the paper is.
async fn every_source_opens(world: &World, blocks: &[Block]) {
    let mut minh = world.person("minh").await;
    let marks = blocks.iter().flat_map(|block| &block.marks);
    let cells = blocks.iter().filter_map(|block| block.table.as_ref()).flat_map(|table| &table.rows);
    let cells = cells.flat_map(|row| &row.cells).filter_map(|cell| cell.source.as_ref());
    let links: BTreeSet<String> = marks.map(|mark| &mark.source).chain(cells).map(href).collect();
    assert!(links.len() > 10, "{links:?}");
    for link in links {
        let page = minh.get(link.split('#').next().unwrap()).await;
        assert_eq!(page.status.as_u16(), 200, "{link}: {}", page.text());
        if let Some((_, place)) = link.split_once('#') {
            assert!(page.html().contains(&format!("id=\"{place}\"")), "no place {place}");
        }
    }
}

fn said(facts: &ReviewFacts) -> Vec<Block> {
    let blocks = blocks(facts);
    assert!(blocks.iter().any(|block| block.kind == BlockKind::Part), "{blocks:#?}");
    blocks
}

#[tokio::test]
async fn a_review_says_what_is_gathered_and_every_source_opens() {
    let world = World::with_story().await;
    let (guidance, _) = two_levels(&world).await;
    let asked = Asked { document: Some(guidance.id), ..review(&world, "ban-tgdv", (2026, 1), (2026, 1)) };
    let blocks = said(&facts(&world, &asked).await);
    let told = text(&blocks);
    for words in ["823 người", "Đảng uỷ xã Yên Hến", "1.500 người", "85-HD/BTGTU", "04-KH/ĐU", "mục 2"]
    {
        assert!(told.contains(words), "the review does not say «{words}»: {told}");
    }
    every_source_opens(&world, &blocks).await;
    // A document that is not carried out says nothing of plans and assignments.
    let without = text(&said(&facts(&world, &Asked { document: None, ..asked }).await));
    assert!(!without.contains("04-KH/ĐU") && without.contains("823 người"), "{without}");
}

#[tokio::test]
async fn a_year_before_is_said_with_its_difference() {
    let world = World::with_story().await;
    let blocks = said(&facts(&world, &review(&world, "ban-tgdv", (2025, 2), (2025, 2))).await);
    let told = text(&blocks);
    for words in ["1.202 người", "110 người", "1.092 người", "6 tháng cuối năm 2024"] {
        assert!(told.contains(words), "the review does not say «{words}»: {told}");
    }
    every_source_opens(&world, &blocks).await;
}

#[tokio::test]
async fn a_round_is_said_like_its_consolidated_report() {
    let world = World::with_story().await;
    let round = super::figures::round_of(&world, 2026, 1).await;
    let found = facts(&world, &periodic(&world, round, (2026, 1))).await;
    let blocks = blocks(&found);
    let told = text(&blocks);
    for words in ["4 trong số 6 đơn vị", "Đảng uỷ xã Yên Hến", "823 người"] {
        assert!(told.contains(words), "the report does not say «{words}»: {told}");
    }
    let annexes = blocks.iter().filter(|block| block.kind == BlockKind::Annex).count();
    assert_eq!(annexes, found.annexes.len(), "{:?}", found.annexes.iter().map(|(key, ..)| key).collect::<Vec<_>>());
    every_source_opens(&world, &blocks).await;
    let last: &Period = &half(2026, 1);
    assert_eq!(found.period.days.last, last.last_day);
}
