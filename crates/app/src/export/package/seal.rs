//! The seal: the comment at the end of the ZIP names the hash of every byte before it, so that none can change unnoticed,
//! not even one of a header that nobody reads. Any program for ZIP files opens the file all the same.

use super::fault::Fault;
use domain::journal::hex;
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
};

/// Before the digits.
const OPENING: &str = "dondoc-export sha256=";
const DIGITS: u64 = 64;
const CHUNK_BYTES: usize = 128 * 1024;

/// The comment with room for the digits.
pub fn comment() -> String {
    [OPENING, &"0".repeat(64)].concat()
}

/// Writes the digits over the zeros at the end of a finished file.
pub fn seal(file: &mut File) -> io::Result<[u8; 32]> {
    let sealed_bytes = file.seek(SeekFrom::End(0))?.saturating_sub(DIGITS);
    let digest = digest_of(file, sealed_bytes)?;
    file.seek(SeekFrom::Start(sealed_bytes))?;
    file.write_all(hex(&digest).as_bytes())?;
    Ok(digest)
}

/// Whether a file ends with the seal of all that stands before; a file without any is none of ours.
pub fn check(file: &mut File) -> Result<(), Fault> {
    let unreadable = |_: io::Error| Fault::Spoilt;
    let length = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
    let Some(sealed_bytes) = length.checked_sub(DIGITS) else { return Err(Fault::NotAnExport) };
    let Some(opening_at) = sealed_bytes.checked_sub(OPENING.len() as u64) else { return Err(Fault::NotAnExport) };
    file.seek(SeekFrom::Start(opening_at)).map_err(unreadable)?;
    let mut end = String::new();
    let is_text = file.read_to_string(&mut end).is_ok();
    let Some(digits) = end.strip_prefix(OPENING).filter(|_| is_text) else {
        return Err(if begins_like_ours(file) { Fault::Spoilt } else { Fault::NotAnExport });
    };
    let digest = digest_of(file, sealed_bytes).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    if digits == hex(&digest) { Ok(()) } else { Err(Fault::Spoilt) }
}

/// Whether the first entry is the one with which our files begin: then the end is cut off or was written anew.
fn begins_like_ours(file: &mut File) -> bool {
    let mut head = [0; 64];
    let read = file.rewind().and_then(|()| file.read(&mut head));
    let head = head.get(..read.unwrap_or_default()).unwrap_or_default();
    head.starts_with(b"PK") && head.windows(super::READ_ME.len()).any(|part| part == super::READ_ME.as_bytes())
}

fn digest_of(file: &mut File, bytes: u64) -> io::Result<[u8; 32]> {
    file.rewind()?;
    let mut left = Read::by_ref(file).take(bytes);
    let mut hasher = Sha256::new();
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let read = left.read(&mut chunk)?;
        if read == 0 {
            return Ok(hasher.finalize().into());
        }
        hasher.update(chunk.get(..read).unwrap_or_default());
    }
}
