//! Looking at documents: the list, the two panes, the lineage; and writing pages down to be looked at in a browser.

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
    let article = html.split("<article").nth(1).unwrap().split("</article>").next().unwrap();
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

/// With DOCUMENTS_SERVE=address the province with one document is served, to be looked at in a browser.
#[tokio::test]
async fn pages_can_be_looked_at() {
    let Ok(address) = std::env::var("DOCUMENTS_SERVE") else { return };
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    println!("/van-ban/{id}");
    std::fs::write("/tmp/documents-served", id.to_string()).unwrap();
    let listener = tokio::net::TcpListener::bind(address).await.unwrap();
    axum::serve(listener, testkit::app::routes::router(world.app.clone())).await.unwrap();
}
