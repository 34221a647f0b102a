//! Several targets pasted at once: seen first, asked about where they are not certain, set together or not at all.

use super::{page_of, set};
use testkit::{Client, Page, World};

/// Sends the page as it stands, with what is chosen over it and perhaps the button that sets.
async fn send(client: &mut Client, page: &str, block: &str, more: &[(&str, &str)]) -> Page {
    let mut fields = vec![("dan", block)];
    fields.extend(more);
    client.submit(&format!("{page}/dan"), &fields).await
}

/// What the browser sends back of a page that is seen: the mark, and the cells of the rows that were asked about.
fn seen(page: &Page) -> Vec<(String, String)> {
    let html = page.html();
    let names = html.split("name=\"dong-").skip(1).filter_map(|rest| rest.split('"').next());
    let names = names.map(|number| format!("dong-{number}")).chain(["da_xem".to_owned()]);
    names.filter_map(|name| Some((name.clone(), page.value(&name)?))).collect()
}

fn with<'f>(seen: &'f [(String, String)], more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let seen = seen.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    seen.chain(more.iter().copied()).collect()
}

const HEADED: &str = "STT\tMã\tChỉ tiêu\tMức cần đạt\tNăm\tMức độ\tCăn cứ\n\
     1\tC01\tTỷ lệ lao động qua đào tạo\t≥ 60,5 %\t2026\tCam kết\tNghị quyết số 05-NQ/ĐU, mục II.1\n\
     2\tC01\t\t65-70\t2026\tPhấn đấu\tNghị quyết số 05-NQ/ĐU, mục II.1\n\
     3\t\tLao động có bằng cấp, chứng chỉ\ttrên 30\tđến năm 2030\tcam ket\t=A1&\"05-NQ\"\n";

#[tokio::test]
async fn rows_are_seen_first_and_then_set_in_one_act() {
    let world = World::new().await;
    let (mut lan, page) = (world.person("lan").await, page_of(&world, "du-yen-hen-2025"));
    lan.get(&format!("{page}/moi")).await.expect("Dán nhiều chỉ tiêu từ Excel");
    lan.get(&format!("{page}/dan")).await.expect("Dán các dòng từ Excel");
    let shown = send(&mut lan, &page, HEADED, &[]).await;
    shown.expect_status(200).expect("3 dòng đã hiểu, 0 dòng phải hỏi lại").expect("Không dùng các cột: STT");
    shown.expect("C01 Tỷ lệ lao động qua đào tạo (%)").expect("từ 65 đến 70 %").expect("Đến năm 2030");
    shown.expect("=A1&").expect("Đặt 3 chỉ tiêu");
    lan.get("/chi-tieu").await.expect("Chưa có chỉ tiêu nào");

    let mark = seen(&shown);
    let done = send(&mut lan, &page, HEADED, &with(&mark, &[("ghi", "1")])).await;
    done.expect("Đã đặt 3 chỉ tiêu").expect("ít nhất 60,5 %").expect("từ 65 đến 70 %").expect("trên 30 %");
    let links = done.links("/chi-tieu/");
    let targets: Vec<_> = links.iter().filter_map(|path| path.trim_start_matches("/chi-tieu/").parse().ok()).collect();
    assert_eq!(targets.len(), 3, "{links:?}");
    for target in targets {
        let history = world.history("target", target).await;
        let told: Vec<_> = history.iter().map(|row| (row.verb.as_str(), row.login.as_deref())).collect();
        assert_eq!(told, [("set-target", Some("lan"))]);
    }
    // What was set is not set again, and nothing of the block is lost.
    let again = send(&mut lan, &page, HEADED, &with(&mark, &[("ghi", "1")])).await;
    again.expect_status(422).expect("đã đặt chỉ tiêu này cho năm đó").expect("0 dòng đã hiểu, 3 dòng phải hỏi lại");
    assert!(again.html().contains("Lao động có bằng cấp, chứng chỉ\ttrên 30"), "the block stands as it was pasted");
}

#[tokio::test]
async fn what_is_not_certain_is_asked_in_its_row_and_nothing_is_set_before() {
    let world = World::new().await;
    let (mut lan, page) = (world.person("lan").await, page_of(&world, "du-yen-hen-2025"));
    set(&mut lan, &page, "C02", &[("muc_cam_ket", "trên 30")]).await;
    let source = "Nghị quyết số 05-NQ/ĐU";
    let row = |cells: [&str; 5]| cells.join("\t");
    let cases = [
        (row(["lao động nông thôn", "2026", "ít nhất 60", "cam kết", source]), "Có thể là nhiều chỉ tiêu"),
        (row(["=SUM(A1:A3)", "2026", "ít nhất 60", "cam kết", source]), "Không thấy chỉ tiêu này"),
        (row(["C08", "26", "ít nhất 60", "cam kết", source]), "bốn chữ số"),
        (row(["C08", "2026", "60", "cam kết", source]), "“60” là ít nhất, nhiều nhất, khoảng hay đúng bằng?"),
        (row(["C08", "2026", "#REF!", "cam kết", source]), "Chưa đọc được mức này"),
        (row(["C01", "2026", "ít nhất 130", "cam kết", source]), "tỷ lệ không quá 100 %"),
        (row(["C08", "2026", "ít nhất 60", "", source]), "Cam kết hay phấn đấu?"),
        (row(["C08", "2026", "ít nhất 60", "cố gắng", source]), "Cam kết hay phấn đấu?"),
        (row(["C08", "2026", "ít nhất 60", "cam kết", ""]), "Dòng này chưa có căn cứ"),
        (row(["C02", "2026", "ít nhất 35", "cam kết", source]), "đã đặt chỉ tiêu này cho năm đó"),
        (row(["C08", "2026", "ít nhất 60", "cam kết", source]) + "\tthừa", "nhiều hơn năm cột"),
    ];
    for (block, complaint) in &cases {
        let shown = send(&mut lan, &page, block, &[]).await;
        shown.expect_status(200).expect(complaint).expect("0 dòng đã hiểu, 1 dòng phải hỏi lại");
        assert!(!shown.says("Đặt 1 chỉ tiêu"), "{block} cannot be set");
        let mark = seen(&shown);
        send(&mut lan, &page, block, &with(&mark, &[("ghi", "1")])).await.expect_status(422).expect(complaint);
    }
    let twice = [row(["C08", "2026", "≥ 60", "cam kết", source]), row(["C08", "2026", "≥ 70", "cam kết", source])];
    send(&mut lan, &page, &twice.join("\n"), &[]).await.expect("Trùng với dòng 1").expect("1 dòng đã hiểu, 1 dòng");
    send(&mut lan, &page, " \n\t\n", &[]).await.expect_status(422).expect("Chưa có dòng nào");
    let many = vec![row(["C08", "2026", "≥ 60", "cam kết", source]); 201].join("\n");
    send(&mut lan, &page, &many, &[]).await.expect_status(422).expect("nhiều nhất 200 chỉ tiêu");
    assert!(!lan.get("/chi-tieu").await.says("C08"), "nothing is set");
}

#[tokio::test]
async fn a_person_answers_in_the_row_or_for_all_rows_and_leaves_rows_out() {
    let world = World::new().await;
    let (mut lan, page) = (world.person("lan").await, page_of(&world, "du-yen-hen-2025"));
    let block = "lao động nông thôn\t2026\t60\nKhông rõ\t2026\t5\nC01\tđến 2030\tkhoảng 70\tphấn đấu\n";
    let common = [("loai", "committed"), ("cach", "at-least"), ("can_cu", "Nghị quyết số 05-NQ/ĐU")];
    let shown = send(&mut lan, &page, block, &common).await;
    shown.expect("1 dòng đã hiểu, 2 dòng phải hỏi lại").expect("C09 Lao động nông thôn học nghề nông nghiệp");
    let mark = seen(&shown);
    let answers = [("ct-1", "vocational-education/C09"), ("bo-2", "1")];
    let answered = send(&mut lan, &page, block, &with(&mark, &[&common[..], &answers].concat())).await;
    answered.expect("2 dòng đã hiểu, 0 dòng phải hỏi lại, 1 dòng bỏ ra").expect("ít nhất 60 người");
    // What was chosen for a row holds only while the row stands as it was; what was not seen is not set.
    let mark = seen(&answered);
    let other = block.replace("lao động nông thôn", "nông thôn học nghề");
    let changed = send(&mut lan, &page, &other, &with(&mark, &[&common[..], &answers, &[("ghi", "1")]].concat())).await;
    changed.expect_status(422).expect("Có thể là nhiều chỉ tiêu");
    let other = block.replace("khoảng 70", "khoảng 75");
    let changed = send(&mut lan, &page, &other, &with(&mark, &[&common[..], &answers, &[("ghi", "1")]].concat())).await;
    changed.expect_status(422).expect("Nội dung đã sửa sau khi xem trước");
    let done = send(&mut lan, &page, block, &with(&mark, &[&common[..], &answers, &[("ghi", "1")]].concat())).await;
    done.expect("Đã đặt 2 chỉ tiêu").expect("ít nhất 60 người").expect("khoảng 70 %").expect("(phấn đấu)");
    assert!(!done.says("Không rõ"));
}

#[tokio::test]
async fn only_the_body_itself_pastes_its_targets() {
    let world = World::new().await;
    let commune = page_of(&world, "du-yen-hen-2025");
    for (login, status) in [("binh", 403), ("thao", 403), ("tu", 404), ("mai", 404)] {
        let mut person = world.person(login).await;
        person.get(&format!("{commune}/dan")).await.expect_status(status);
        send(&mut person, &commune, HEADED, &[("ghi", "1")]).await.expect_status(status);
    }
    world.person("lan").await.get("/chi-tieu").await.expect("Chưa có chỉ tiêu nào");
}
