//! Looking at documents: the list, the two panes, the lineage; every page in English, with its anchors.

use super::paper;
use testkit::World;

#[tokio::test]
async fn minh_sees_the_text_beside_its_reading() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let mut minh = world.person("minh").await;
    minh.get("/van-ban").await.expect_status(200).expect("Hướng dẫn").expect("Chưa ban hành").expect("21-CT/TW");
    let page = minh.get(&format!("/van-ban/{id}")).await;
    page.expect_status(200)
        .expect("& <b>liên kết</b>")
        .expect("4. «Các ngành liên quan» là ai?")
        .expect("còn 4/4")
        .expect("Được Kế hoạch 72-KH/TU thực hiện");
    let html = page.html();
    assert!(html.contains("&#60;b&#62;") && !html.contains("<b>liên kết</b>"), "the source text is escaped");
    let article = html.split("<article").nth(1).unwrap().split_once('>').unwrap().1.split("</article>").next().unwrap();
    let shown: String = testkit::Page { body: article.as_bytes().to_vec(), ..page.clone() }
        .text()
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    // Pins stand in the margin; without them the pane holds the text and nothing else.
    let source: String = paper::GUIDANCE.chars().filter(|character| !character.is_whitespace()).collect();
    let rest = source.chars().fold((shown.chars().peekable(), String::new()), |(mut shown, mut extra), wanted| {
        while shown.peek().is_some_and(|here| *here != wanted) {
            extra.extend(shown.next());
        }
        assert_eq!(shown.next(), Some(wanted), "the text goes missing after {extra}");
        (shown, extra)
    });
    assert!(rest.1.chars().count() < 60, "more than pins is added: {}", rest.1);
}

#[tokio::test]
async fn every_page_speaks_english_and_is_sound() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let mut minh = world.person("minh").await;
    minh.post("/ngon-ngu", &[("ngon_ngu", "en"), ("ve", "/van-ban")]).await;
    for (path, words) in [
        ("/van-ban".to_owned(), "Known by citation only"),
        ("/van-ban/tai-len".to_owned(), "I declare that the document holds no state secret"),
        (format!("/van-ban/{id}"), "Carried out by Plan 72-KH/TU"),
        (format!("/van-ban/{id}/thong-tin"), "Date of issue"),
        (format!("/van-ban/{id}/nhiem-vu/1"), "Months between two confirmations"),
        (format!("/van-ban/{id}/them-nhiem-vu"), "Outside the numbered provisions"),
        (format!("/van-ban/{id}/hieu-chinh"), "Nobody has corrected anything"),
        (format!("/van-ban/{id}/noi-nhan/1"), "It is not clear which body"),
        (format!("/van-ban/{id}/them-noi-nhan"), "Receiving bodies"),
        (format!("/van-ban/{id}/ban-moi"), "Upload a new text"),
        (format!("/van-ban/{id}/so-sanh"), "Nothing differs"),
        (format!("/van-ban/{id}/doc-lai"), "The new reader finds nothing else"),
        (format!("/van-ban/{id}/ban-hanh"), "The document has no date of issue."),
    ] {
        let page = minh.get(&path).await;
        page.expect_status(200).expect(words);
        let html = page.html();
        assert!(!page.text().contains("documents-"), "{path} shows a key: {}", page.text());
        let values = |attribute: &str| -> Vec<String> {
            let opening = format!(" {attribute}=\"");
            let parts = html.split(&opening).skip(1);
            parts.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
        };
        let ids = values("id");
        let known: std::collections::BTreeSet<&String> = ids.iter().collect();
        assert_eq!(ids.len(), known.len(), "{path} has an id twice: {ids:?}");
        let described = values("aria-describedby");
        let pointed = described.iter().flat_map(|ids| ids.split_whitespace()).map(str::to_owned);
        let anchors = values("href").into_iter().filter_map(|to| to.strip_prefix('#').map(str::to_owned));
        for target in pointed.chain(values("for")).chain(values("aria-labelledby")).chain(anchors) {
            assert!(known.contains(&target), "{path} points at #{target}, which is not there");
        }
    }
}
