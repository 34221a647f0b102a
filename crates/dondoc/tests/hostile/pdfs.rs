//! PDFs with circles, bombs, scripts and lies, and other things that call themselves PDF.

use super::zips::{deflated, zip};
use super::{Fate, Hostile, file};

const PAGE: &str =
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>";
const WORDS: &str = "BT /F1 14 Tf 80 700 Td (Ke hoach thuc hien nhiem vu cua cac co quan, don vi) Tj ET";

fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<< /Length {}{entries} >>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

fn flate(content: &[u8]) -> Vec<u8> {
    let mut packed = b"\x78\x9c".to_vec();
    packed.extend(deflated(content));
    packed.extend([0; 4]);
    packed
}

/// Numbered objects with their table.
fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut written = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(written.len());
        written.extend(format!("{} 0 obj\n", number + 1).bytes());
        written.extend(object);
        written.extend(b"\nendobj\n");
    }
    let table = written.len();
    written.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        written.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    let trailer = trailer.replace("SELF", &table.to_string());
    written.extend(format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n").bytes());
    written
}

/// A catalogue with more entries, a tree, one page, its words, its font, and what is added.
fn paper(catalogue: &str, page: &str, contents: Vec<u8>, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalogue} >>").into_bytes(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        page.as_bytes().to_vec(),
        contents,
        FONT.as_bytes().to_vec(),
    ];
    objects.extend(more.iter().cloned());
    pdf(&objects, "")
}

fn plain(catalogue: &str, more: &[Vec<u8>]) -> Vec<u8> {
    paper(catalogue, PAGE, stream("", WORDS.as_bytes()), more)
}

fn tree(kids: &str, count: &str) -> Vec<u8> {
    let pages = format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>");
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        pages.into_bytes(),
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 9 >>".to_vec(),
    ];
    pdf(&objects, "")
}

fn drawn(resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let page = PAGE.replace("/Font << /F1 5 0 R >>", resources);
    paper("", &page, stream("", b"q 595 0 0 842 0 0 cm /X Do Q"), more)
}

fn packed_objects() -> Vec<u8> {
    let bomb = stream(" /Type /ObjStm /N 1000000 /First 10 /Filter /FlateDecode", &flate(&vec![b'0'; 32 << 20]));
    plain("/Extra 6 0 R", &[bomb])
}

fn locked() -> Vec<u8> {
    let key = "A".repeat(32);
    let lock = format!("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O ({key}) /U ({key}) >>");
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        PAGE.as_bytes().to_vec(),
        stream("", WORDS.as_bytes()),
        FONT.as_bytes().to_vec(),
        lock.into_bytes(),
    ];
    pdf(&objects, "/Encrypt 6 0 R /ID [<00> <00>]")
}

pub fn all() -> Vec<Hostile> {
    let whole = plain("", &[]);
    let script = plain("/OpenAction << /S /JavaScript /JS (app.launchURL('http://127.0.0.1:9')) >>", &[]);
    let launch = plain("/OpenAction << /S /Launch /F (/bin/sh) >>", &[]);
    let carried = plain(
        "/Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >>",
        &[b"<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>".to_vec(), stream(" /Type /EmbeddedFile", b"MZ")],
    );
    let bomb = paper("", PAGE, stream(" /Filter /FlateDecode", &flate(&b"q ".repeat(12 << 20))), &[]);
    let words = format!("BT /F1 1 Tf {} ET", "(aaaaaaaaaaaaaaaaaaaa) Tj ".repeat(1 << 19));
    let flood = paper("", PAGE, stream(" /Filter /FlateDecode", &flate(words.as_bytes())), &[]);
    let filters = format!(" /Filter [{}]", "/FlateDecode ".repeat(5000));
    let itself = stream(
        " /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
        b"/X Do /X Do",
    );
    let giant = stream(
        " /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode",
        &flate(&vec![0; 16 << 20]),
    );
    let poster = drawn("/XObject << /X 6 0 R >>", std::slice::from_ref(&giant));
    let endless = PAGE.replace("595 842", "99999999999 99999999999");
    let deep = paper("", PAGE, stream("", "[".repeat(2 << 20).as_bytes()), &[]);
    let deep_object = plain("/Extra 6 0 R", &["<< /A ".repeat(300_000).into_bytes()]);
    let many: String = "3 0 R ".repeat(200_000);
    vec![
        file("vong.pdf", tree("2 0 R 3 0 R", "2"), Fate::Refused),
        file("dem-sai.pdf", tree("3 0 R", "2147483647"), Fate::Refused),
        file(
            "nhieu-trang.pdf",
            {
                let objects = [
                    b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
                    format!("<< /Type /Pages /Kids [{many}] /Count 200000 >>").into_bytes(),
                    PAGE.as_bytes().to_vec(),
                    stream("", WORDS.as_bytes()),
                    FONT.as_bytes().to_vec(),
                ];
                pdf(&objects, "")
            },
            Fate::Refused,
        ),
        file("javascript.pdf", script, Fate::Neutralised),
        file("launch.pdf", launch, Fate::Neutralised),
        file("dinh-kem.pdf", carried, Fate::Neutralised),
        file("bom-noi-dung.pdf", bomb, Fate::Refused),
        file("lu-chu.pdf", flood, Fate::Ends),
        file("bom-objstm.pdf", packed_objects(), Fate::Neutralised),
        file("nghin-bo-loc.pdf", paper("", PAGE, stream(&filters, b"x"), &[]), Fate::Ends),
        file("mau-tu-goi.pdf", drawn("/XObject << /X 6 0 R >>", &[itself]), Fate::Refused),
        file("anh-khong-lo.pdf", poster.clone(), Fate::Refused),
        file("trang-khong-lo.pdf", paper("", &endless, stream("", b"/X Do"), &[giant]), Fate::Refused),
        file("mang-sau.pdf", deep, Fate::Refused),
        file("tu-dien-sau.pdf", deep_object, Fate::Ends),
        file("co-khoa.pdf", locked(), Fate::Refused),
        file("cut.pdf", &whole[..whole.len() / 3], Fate::Refused),
        file("xref-vong.pdf", pdf(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()], "/Prev SELF"), Fate::Refused),
        file("do-dai-am.pdf", String::from_utf8(whole.clone()).unwrap().replace("/Length ", "/Length -"), Fate::Ends),
        file("chi-co-dau.pdf", "%PDF-1.7\n", Fate::Refused),
        file("svg.pdf", r#"<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>"#, Fate::Refused),
        file("hai-mat.pdf", [zip(&[("a.txt", b"a")]), whole.clone()].concat(), Fate::Refused),
        file("html-truoc.pdf", [b"<script>alert(1)</script>".to_vec(), whole].concat(), Fate::Neutralised),
    ]
}
