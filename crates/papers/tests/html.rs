//! Web pages: the document in them, in lines and tables, whatever is around it.
#![allow(clippy::unwrap_used, clippy::panic)]

use papers::doors::{FileKind, LegacyEncoding, Note, Opened, Programs, open};

fn opened(content: &[u8]) -> Opened {
    open("trang.html", content, &Programs::none()).unwrap()
}

fn text(page: &str) -> String {
    opened(page.as_bytes()).text
}

#[test]
fn only_what_the_document_says_is_read() {
    let page = r#"<!DOCTYPE html><html><head><meta charset="utf-8"><title>Cổng thông tin</title><style>p{}</style>
        <script>document.write("<p>x</p>")</script></head><body onload="x()"><nav><ul><li>Trang chủ</li></ul></nav>
        <div style="display: none">ẩn</div><p hidden>ẩn</p><!-- <p>chú thích</p> --><h1>KẾ  HOẠCH</h1>
        <p>Các huy&#7879;n ủy,<br>thị ủy &amp; th&agrave;nh ủy &lt;mới&gt; &khong; x<b>â</b>y dựng</p><img src="http://x/a.png" alt="ảnh">
        <ol start="2"><li>hai</li><li><p>ba</p></li></ol><ul><li>gạch</li></ul><ol type="a"><li>điểm</ol>
        <footer>Bản quyền</footer></body></html>"#;
    assert_eq!(
        text(page),
        "KẾ HOẠCH\nCác huyện ủy,\nthị ủy & thành ủy <mới> &khong; xây dựng\n2. hai\n3. ba\n- gạch\na) điểm\n"
    );
    assert_eq!(opened(page.as_bytes()).kind, FileKind::Html);
}

#[test]
fn tables_are_rows_and_a_head_is_read_side_by_side() {
    let page = "<html><table><tr><td><p>UBND XÃ</p><p>Số: 3/KH-UBND</p><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></table>\
        <p>KẾ HOẠCH<table><tr><th>STT<th>Nhiệm vụ<th>Chủ trì<tr><td>1<td><p>Một</p><p>hai</p><td>Sở Nội vụ</table>sau";
    let expected = "UBND XÃ\nSố: 3/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKẾ HOẠCH\nSTT\tNhiệm vụ\tChủ trì\n1\tMột hai\tSở Nội vụ\nsau\n";
    assert_eq!(text(page), expected);
}

#[test]
fn a_page_in_an_older_encoding_is_put_right() {
    let page = "<html><head><meta charset=x-user-defined></head><body><p>C\u{b8}c huy\u{d6}n \u{f1}y x\u{a9}y d\u{f9}ng k\u{d5} ho\u{b9}ch \
        th\u{f9}c hi\u{d6}n tr\u{ad}\u{ed}c ng\u{b5}y 30/4</p></body></html>";
    let bytes: Vec<u8> = page.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    for content in [&bytes[..], page.as_bytes()] {
        let read = opened(content);
        assert_eq!(read.text, "Các huyện ủy xây dựng kế hoạch thực hiện trước ngày 30/4\n");
        assert!(matches!(read.notes.first(), Some(Note::Legacy { encoding: LegacyEncoding::Tcvn3, .. })));
    }
}

#[test]
fn broken_markup_is_read_as_far_as_it_goes() {
    for page in [
        "<html><p>a < b & c <",
        "<html><td>a</td></tr></table><li>b",
        "<html><!-- a",
        "<html><a href=\"x",
        "<html></p></p>x",
    ] {
        drop(open("a.html", page.as_bytes(), &Programs::none()));
    }
    assert_eq!(text("<html><p>a < b & c"), "a < b & c\n");
    assert_eq!(text("<html><td>a</td></tr></table><li>b</html>"), "a\n- b\n");
}
