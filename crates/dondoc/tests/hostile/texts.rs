//! Texts and web pages that hide, flood or pretend; old Word files that are none; names that lead elsewhere.

use super::{Fate, Hostile, file};

const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The header of a compound file, its table of sectors pointing at itself, and the names of these streams.
fn compound(streams: &[&str]) -> Vec<u8> {
    let mut content = COMPOUND.to_vec();
    content.resize(24, 0);
    content.extend(b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0");
    content.resize(512, 0);
    content.resize(4096, 0x01);
    streams.iter().for_each(|name| content.extend(wide(name)));
    content
}

pub fn all() -> Vec<Hostile> {
    let paper = "Kế hoạch thực hiện nhiệm vụ".as_bytes();
    let nested = format!("<html><body>{}Kế hoạch{}</body></html>", "<div>".repeat(200_000), "</div>".repeat(200_000));
    let attribute = format!("<html><body><p title=\"{}\">Kế hoạch</p></body></html>", "A".repeat(20 << 20));
    let script = "<html><head><meta http-equiv=\"refresh\" content=\"0;url=file:///etc/passwd\"><script>fetch('//evil')</script></head><body><p>Kế hoạch</p><iframe src=\"file:///etc/passwd\"></iframe></body></html>";
    vec![
        file("long-nhau.html", nested, Fate::Ends),
        file("thuoc-tinh.html", attribute, Fate::Ends),
        file("kich-ban.html", script, Fate::Ends),
        file("khong-dong.html", format!("<html><body><!-- {}", "<p>".repeat(300_000)), Fate::Ends),
        file("nul.txt", "Kế\0 hoạch\0".repeat(1000), Fate::Ends),
        file("dai.txt", "Kế hoạch thực hiện nhiệm vụ ".repeat(250_000), Fate::Refused),
        file("mot-dong.txt", "Kế hoạch thực hiện nhiệm vụ ".repeat(25_000), Fate::Neutralised),
        file("dau-chong.txt", format!("Kế hoạch{}", "\u{301}".repeat(500_000)), Fate::Ends),
        file("dao-chieu.txt", "Kế hoạch \u{202e}gnơưht\u{202c} \u{2066}x\u{2069}", Fate::Ends),
        file(
            "rac.txt",
            (0..60_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect::<Vec<u8>>(),
            Fate::Refused,
        ),
        file("utf16-le.txt", wide(&"\u{d7ff}\u{fffe}".repeat(50_000)), Fate::Refused),
        file("mat-tach.txt", "T U Y Ệ T   M Ậ T\nKế hoạch", Fate::Refused),
        file("chuong-trinh.txt", &b"\x7fELF\x02\x01\x01\0\0\0\0"[..], Fate::Refused),
        file("vong.doc", compound(&["WordDocument"]), Fate::Refused),
        file("co-khoa.doc", compound(&["EncryptedPackage"]), Fate::Refused),
        file("bang-tinh.doc", compound(&["Workbook"]), Fate::Refused),
        file("chi-dau.doc", COMPOUND, Fate::Refused),
        file("rtf.doc", "{\\rtf1{\\object\\objocx{\\*\\objdata 0105000002}}}", Fate::Refused),
        file("../../../etc/cron.d/viec.txt", paper, Fate::Neutralised),
        file("..\\..\\viec\0.txt", paper, Fate::Neutralised),
        file("viec\u{202e}txt.exe", paper, Fate::Ends),
        file("Ke\u{302}\u{301} hoa\u{323}ch.txt", paper, Fate::Neutralised),
        file(&format!("{}.txt", "a".repeat(5000)), paper, Fate::Neutralised),
    ]
}
