//! How many entries a zip says that it has, before anything reads them all into memory.
//! It trusts no number that the file's size cannot hold.

/// The record at the end, and the one that larger zips have beside it.
const ENDS: [(&[u8; 4], usize, usize); 2] = [(b"PK\x05\x06", 10, 2), (b"PK\x06\x06", 32, 8)];
/// The record stands within so many bytes of the end: a comment may follow it.
const END_WITHIN: usize = 66 * 1024;

/// The largest count that any record near the end states; 0 for what is no zip.
pub(super) fn entries(content: &[u8]) -> u64 {
    let tail = content.get(content.len().saturating_sub(END_WITHIN)..).unwrap_or_default();
    let counts = ENDS.iter().flat_map(|(magic, at, width)| {
        let records = tail.windows(4).enumerate().filter(move |(_, window)| window == *magic);
        records.filter_map(move |(start, _)| {
            let bytes = tail.get(start + at..start + at + width)?;
            Some(bytes.iter().rev().fold(0_u64, |count, byte| count << 8 | u64::from(*byte)))
        })
    });
    // A count of all ones says that the larger record has it.
    counts.filter(|count| *count != u64::from(u16::MAX)).max().unwrap_or_default()
}
