//! Exports as someone who knows the format would forge them: entries changed, hashes and seal made anew.

use sha2::{Digest, Sha256};
use std::io::{Cursor, Read, Write};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Path and content of each entry, in order.
pub type Entries = Vec<(String, Vec<u8>)>;

/// The entries of a ZIP.
pub fn entries(zip: &[u8]) -> Entries {
    let mut archive = ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut entries = Vec::new();
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        entries.push((entry.name().unwrap().into_owned(), content));
    }
    entries
}

/// The content of one entry.
pub fn entry(zip: &[u8], path: &str) -> Vec<u8> {
    entries(zip).into_iter().find(|(name, _)| name == path).unwrap_or_else(|| panic!("{path}")).1
}

/// One entry as text.
pub fn text(zip: &[u8], path: &str) -> String {
    String::from_utf8(entry(zip, path)).unwrap()
}

fn digits(bytes: &[u8]) -> String {
    domain::journal::hex(&Sha256::digest(bytes))
}

/// A ZIP of these entries, with the manifest brought in line with them and a seal that fits.
pub fn forged(entries: &Entries) -> Vec<u8> {
    let mut entries = entries.clone();
    let (_, manifest) = entries.pop().unwrap();
    let mut manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let listed = |(path, content): &(String, Vec<u8>)| serde_json::json!({"path": path, "size_bytes": content.len(), "sha256": digits(content)});
    manifest["entries"] = entries.iter().map(listed).collect();
    entries.push(("manifest.json".to_owned(), manifest.to_string().into_bytes()));
    sealed(&entries)
}

/// A ZIP of exactly these entries, with a seal that fits.
pub fn sealed(entries: &Entries) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (path, content) in entries {
        zip.start_file(path.as_str(), options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.set_comment(["dondoc-export sha256=", &"0".repeat(64)].concat()).unwrap();
    let mut bytes = zip.finish().unwrap().into_inner();
    let sealed = bytes.len() - 64;
    let seal = digits(&bytes[..sealed]);
    bytes[sealed..].copy_from_slice(seal.as_bytes());
    bytes
}
