//! A workbook of ten thousand rows: it tells how far it has come, can be stopped, and is taken whole. How long that takes, the
//! runner of tests tells.

use super::{excel::settled, institutions};
use testkit::World;

/// Rows of the workbook.
const ROWS: usize = 10_000;

#[tokio::test]
async fn ten_thousand_rows_are_looked_at_stopped_and_taken_whole() {
    let world = World::new().await;
    let (mut lan, list) = (world.person("lan").await, institutions(&world, "du-yen-hen-2025"));
    let heads = ["Mã cơ sở", "Tên cơ sở", "Loại hình", "Sở hữu", "Từ ngày", "Quy mô đào tạo (người/năm)"];
    let row = |number: usize| {
        let cells =
            [&format!("T{number:05}"), &format!("Trường số {number}"), "trường trung cấp", "công lập", "01/01/2020"];
        cells.map(str::to_owned).into_iter().chain([(number % 900).to_string()]).collect::<Vec<String>>()
    };
    let rows = std::iter::once(heads.map(str::to_owned).to_vec()).chain((1..=ROWS).map(row));
    let laid = papers::tables::Workbook { sheets: vec![papers::tables::Sheet::of("Danh sách", rows)] };
    let bytes = papers::tables::written_as_xlsx(&laid).expect("a workbook");
    let page = lan.upload(&format!("{list}/excel"), &[], "tep", "danh-sach.xlsx", &bytes).await;
    let path = page.location().expect("a way on").to_owned();
    let looked = settled(&mut lan, page).await;
    looked.expect("10.000 dòng mới").expect("0 chỗ sai");
    // One is stopped while it waits: nothing of it is written.
    lan.post(&format!("{path}/huy"), &[]).await;
    lan.get(&path).await.expect("Đã dừng theo yêu cầu");
    lan.get(&list).await.expect("Sổ chưa có dòng nào");
    let page = lan.upload(&format!("{list}/excel"), &[], "tep", "danh-sach.xlsx", &bytes).await;
    let path = page.location().expect("a way on").to_owned();
    settled(&mut lan, page).await;
    let page = lan.post(&path, &[]).await;
    settled(&mut lan, page).await.expect("Đã ghi: 10.000 dòng mới");
    lan.get(&list).await.expect("10.000 dòng");
}
