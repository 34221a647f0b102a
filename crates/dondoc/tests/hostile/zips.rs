//! Containers that lie about what they hold.

use super::{Fate, Hostile, file};
use std::io::{Cursor, Write};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A zip of these parts, packed.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Bytes packed as in a zip, without the zip.
pub fn deflated(content: &[u8]) -> Vec<u8> {
    packed(content).1
}

/// The same with their checksum.
fn packed(content: &[u8]) -> (u32, Vec<u8>) {
    let packed = zip(&[("a", content)]);
    let entry = packed.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    let length = u32::from_le_bytes(packed[entry + 20..entry + 24].try_into().unwrap()) as usize;
    let checksum = u32::from_le_bytes(packed[entry + 16..entry + 20].try_into().unwrap());
    (checksum, packed[31..31 + length].to_vec())
}

/// One entry of a central directory, and the record at its end.
fn directory_entry(name: &[u8], checksum: u32, packed: u32, unpacked: u32) -> Vec<u8> {
    let mut entry = b"PK\x01\x02\x14\x00\x14\x00\x00\x00\x08\x00\x00\x00\x00\x00".to_vec();
    entry.extend(checksum.to_le_bytes());
    entry.extend(packed.to_le_bytes());
    entry.extend(unpacked.to_le_bytes());
    entry.extend((name.len() as u16).to_le_bytes());
    entry.extend([0; 16]);
    entry.extend(name);
    entry
}

fn end(entries: u16, size: u32, at: u32) -> Vec<u8> {
    let mut end = b"PK\x05\x06\x00\x00\x00\x00".to_vec();
    end.extend(entries.to_le_bytes());
    end.extend(entries.to_le_bytes());
    end.extend(size.to_le_bytes());
    end.extend(at.to_le_bytes());
    end.extend([0, 0]);
    end
}

fn local(name: &[u8], packed: &[u8], unpacked: u32) -> Vec<u8> {
    let mut entry = b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00".to_vec();
    entry.extend((packed.len() as u32).to_le_bytes());
    entry.extend(unpacked.to_le_bytes());
    entry.extend((name.len() as u16).to_le_bytes());
    entry.extend([0, 0]);
    entry.extend(name);
    entry.extend(packed);
    entry
}

/// As many entries as asked for, all of them the same bytes.
fn crowded(entries: u64) -> Vec<u8> {
    let mut content = local(b"word/document.xml", &deflated(b"<w/>"), 4);
    let start = content.len() as u64;
    for _ in 0..entries {
        content.extend(directory_entry(b"a", 0, 6, 4));
    }
    let size = content.len() as u64 - start;
    let record = content.len() as u64;
    content.extend(b"PK\x06\x06\x2c\x00\x00\x00\x00\x00\x00\x00\x2d\x00\x2d\x00\x00\x00\x00\x00\x00\x00\x00\x00");
    for value in [entries, entries, size, start] {
        content.extend(value.to_le_bytes());
    }
    content.extend(b"PK\x06\x07\x00\x00\x00\x00");
    content.extend(record.to_le_bytes());
    content.extend(1_u32.to_le_bytes());
    content.extend(end(u16::MAX, u32::MAX, u32::MAX));
    content
}

/// Thousands of names for the same packed bytes.
fn overlapping() -> Vec<u8> {
    let bomb = vec![b' '; 8 << 20];
    let (checksum, packed) = packed(&bomb);
    let mut content = local(b"word/document.xml", &packed, bomb.len() as u32);
    let start = content.len() as u32;
    for number in 0..4000 {
        let name = if number == 0 { "word/document.xml".to_owned() } else { format!("word/{number}.xml") };
        content.extend(directory_entry(name.as_bytes(), checksum, packed.len() as u32, bomb.len() as u32));
    }
    let size = content.len() as u32 - start;
    content.extend(end(4000, size, start));
    content
}

/// Says that it unpacks to ten bytes.
fn understated() -> Vec<u8> {
    let (checksum, packed) = packed(&vec![b'<'; 100 << 20]);
    let mut content = local(b"word/document.xml", &packed, 10);
    let start = content.len() as u32;
    content.extend(directory_entry(b"word/document.xml", checksum, packed.len() as u32, 10));
    let size = content.len() as u32 - start;
    content.extend(end(1, size, start));
    content
}

fn nested(times: usize) -> Vec<u8> {
    (0..times).fold(vec![b'a'; 1 << 20], |inner, _| zip(&[("word/document.zip", &inner)]))
}

pub fn all() -> Vec<Hostile> {
    let paper = super::words::document("<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>");
    let mut locked = zip(&[("word/document.xml", paper.as_bytes())]);
    let entry = locked.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    locked[entry + 8] |= 1;
    locked[6] |= 1;
    let whole = zip(&[("word/document.xml", paper.as_bytes())]);
    vec![
        file("bom.docx", zip(&[("word/document.xml", &vec![b'<'; 100 << 20])]), Fate::Refused),
        file("long-nhau.docx", nested(12), Fate::Refused),
        file("chong-nhau.docx", overlapping(), Fate::Refused),
        file("trieu-muc.docx", crowded(1_000_000), Fate::Refused),
        file("noi-doi-kich-thuoc.docx", understated(), Fate::Refused),
        file(
            "truot.docx",
            zip(&[
                ("../../../../tmp/truot.txt", b"x"),
                ("/etc/cron.d/x", b"x"),
                ("word/document.xml", paper.as_bytes()),
            ]),
            Fate::Neutralised,
        ),
        file("ten-nul.docx", zip(&[("a\0b.xml", b"x"), ("word/document.xml", paper.as_bytes())]), Fate::Ends),
        file("co-khoa.docx", locked, Fate::Refused),
        file("cut.docx", &whole[..whole.len() / 2], Fate::Refused),
        file("cuoi-sai.docx", [&whole[..whole.len() - 22], &end(1, u32::MAX, u32::MAX)].concat(), Fate::Refused),
        file("bang-tinh.docx", zip(&[("xl/workbook.xml", b"<workbook/>")]), Fate::Refused),
        file("rong.docx", end(0, 0, 0), Fate::Refused),
    ]
}
