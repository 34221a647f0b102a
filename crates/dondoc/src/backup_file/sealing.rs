//! The seal: hashing everything that passes, and the end that a whole file must have.
//! It knows nothing of what it seals.

use domain::journal::hex;
use sha2::{Digest, Sha256};
use std::io::{self, Read, Seek, SeekFrom, Write};

/// Name of the last entry.
pub const SEAL: &str = "seal";
/// Header, content and end of the tar.
const SEAL_BYTES: u64 = 512 + 512 + 1024;
const CHUNK_BYTES: usize = 64 * 1024;

/// Hashes what passes through it.
pub struct Hashed<T> {
    inner: T,
    hasher: Sha256,
    /// Bytes that passed.
    pub size_bytes: u64,
}

impl<T> Hashed<T> {
    /// Around a reader or a writer.
    pub fn new(inner: T) -> Self {
        Hashed { inner, hasher: Sha256::new(), size_bytes: 0 }
    }

    /// The hash of what has passed so far.
    pub fn digest(&self) -> [u8; 32] {
        self.hasher.clone().finalize().into()
    }

    /// What it was put around.
    pub fn into_inner(self) -> T {
        self.inner
    }

    fn pass(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.size_bytes += bytes.len() as u64;
    }
}

impl<T: Write> Write for Hashed<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.pass(bytes.get(..count).unwrap_or_default());
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<T: Read> Read for Hashed<T> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.pass(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

/// Puts an entry into a tar. Nothing of the machine or the moment gets into its header.
pub fn append(tar: &mut tar::Builder<impl Write>, path: &str, size_bytes: u64, content: impl Read) -> io::Result<()> {
    let mut header = tar::Header::new_ustar();
    header.set_size(size_bytes);
    header.set_mode(0o600);
    header.set_mtime(0);
    header.set_entry_type(tar::EntryType::Regular);
    tar.append_data(&mut header, path, content)
}

/// The end of a file whose bytes before it have this hash.
fn end(digest: [u8; 32]) -> io::Result<Vec<u8>> {
    let mut tar = tar::Builder::new(Vec::new());
    let content = hex(&digest);
    append(&mut tar, SEAL, content.len() as u64, content.as_bytes())?;
    tar.into_inner()
}

/// Closes a tar with its seal; gives back the writer below.
pub fn seal<W: Write>(mut tar: tar::Builder<Hashed<W>>) -> io::Result<(W, [u8; 32])> {
    let digest = tar.get_ref().digest();
    let content = hex(&digest);
    append(&mut tar, SEAL, content.len() as u64, content.as_bytes())?;
    Ok((tar.into_inner()?.into_inner(), digest))
}

/// Whether a file ends with the seal of all that stands before; then it stands at its beginning again.
pub fn is_whole(file: &mut (impl Read + Seek)) -> io::Result<bool> {
    let length = file.seek(SeekFrom::End(0))?;
    file.rewind()?;
    let Some(sealed_bytes) = length.checked_sub(SEAL_BYTES) else { return Ok(false) };
    let mut before = Hashed::new(file.by_ref().take(sealed_bytes));
    let mut chunk = vec![0; CHUNK_BYTES];
    while before.read(&mut chunk)? > 0 {}
    let digest = before.digest();
    let mut found = Vec::new();
    file.read_to_end(&mut found)?;
    file.rewind()?;
    Ok(found == end(digest)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn sealed() -> Vec<u8> {
        let mut tar = tar::Builder::new(Hashed::new(Vec::new()));
        append(&mut tar, "rows/thing/000001.jsonl", 5, "[1,2]".as_bytes()).unwrap();
        seal(tar).unwrap().0
    }

    #[test]
    fn every_changed_missing_or_added_byte_is_noticed() {
        let whole = sealed();
        assert!(is_whole(&mut Cursor::new(whole.clone())).unwrap());
        for at in 0..whole.len() {
            let mut spoilt = whole.clone();
            spoilt[at] ^= 1;
            assert!(!is_whole(&mut Cursor::new(spoilt)).unwrap(), "byte {at}");
        }
        assert!(!is_whole(&mut Cursor::new(whole[..whole.len() - 1].to_vec())).unwrap());
        assert!(!is_whole(&mut Cursor::new([whole.clone(), vec![0]].concat())).unwrap());
        assert!(!is_whole(&mut Cursor::new(Vec::new())).unwrap());
    }

    #[test]
    fn it_is_a_tar_that_others_can_read() {
        let mut archive = tar::Archive::new(Cursor::new(sealed()));
        let paths: Vec<String> =
            archive.entries().unwrap().map(|entry| entry.unwrap().path().unwrap().display().to_string()).collect();
        assert_eq!(paths, ["rows/thing/000001.jsonl", "seal"]);
    }
}
