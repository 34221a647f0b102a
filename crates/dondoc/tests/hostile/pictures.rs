//! Pictures that are larger than they look.

use super::zips::deflated;
use super::{Fate, Hostile, file};

fn chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
    let mut chunk = (content.len() as u32).to_be_bytes().to_vec();
    chunk.extend(kind);
    chunk.extend(content);
    chunk.extend(crc([kind, content].concat().as_slice()).to_be_bytes());
    chunk
}

fn crc(content: &[u8]) -> u32 {
    !content.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

fn png(width: u32, height: u32, dots: &[u8]) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let mut packed = b"\x78\x9c".to_vec();
    packed.extend(deflated(dots));
    packed.extend([0; 4]);
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header), chunk(b"IDAT", &packed), chunk(b"IEND", b"")].concat()
}

fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
    [&b"\xff\xd8\xff\xc0\x00\x11\x08"[..], &size, b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xd9"].concat()
}

/// A directory of one page, naming the next.
fn tiff(width: u32, height: u32, next: &[u32]) -> Vec<u8> {
    let mut content = b"II*\0\x08\0\0\0".to_vec();
    for next in next {
        content.extend(2_u16.to_le_bytes());
        for (tag, value) in [(256_u16, width), (257, height)] {
            content.extend(tag.to_le_bytes());
            content.extend(4_u16.to_le_bytes());
            content.extend(1_u32.to_le_bytes());
            content.extend(value.to_le_bytes());
        }
        content.extend(next.to_le_bytes());
    }
    content
}

pub fn all() -> Vec<Hostile> {
    let chain: Vec<u32> = (1..=100_000_u32).map(|page| 8 + page * 30).collect();
    let small = png(8, 8, &[0; 72]);
    vec![
        file("lut.png", png(65_535, 65_535, &[0; 64]), Fate::Refused),
        file("bom.png", png(1_000, 1_000, &vec![0; 64 << 20]), Fate::Ends),
        file("khong-co.png", png(0, 0, &[]), Fate::Refused),
        file("cut.png", &small[..20], Fate::Refused),
        file("rac-sau-dau.png", [&small[..33], &[0x41; 4096][..]].concat(), Fate::Refused),
        file("lut.jpg", jpeg(65_500, 65_500), Fate::Refused),
        file("cut.jpg", &b"\xff\xd8\xff\xe0\xff\xff"[..], Fate::Refused),
        file("vong.tif", tiff(100, 100, &[8]), Fate::Refused),
        file("lut.tif", tiff(u32::MAX, u32::MAX, &[0]), Fate::Refused),
        file("nhieu-trang.tif", tiff(10, 10, &chain), Fate::Refused),
        file("ngoai-tep.tif", tiff(10, 10, &[u32::MAX]), Fate::Refused),
        file("anh.gif", &b"GIF89a\xff\xff\xff\xff\0\0\0"[..], Fate::Refused),
    ]
}
