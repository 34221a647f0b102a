//! Maps by identity. An identity is random already, so a short mixing of its bytes is enough of a hash: nobody outside
//! chooses identities, and the graph looks things up by them all the time.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// A map by identity.
pub(super) type ById<K, V> = HashMap<K, V, BuildHasherDefault<IdentityHasher>>;

/// An odd number with its bits well spread.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes the bytes of an identity.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let word = part.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(SPREAD);
        }
    }

    fn finish(&self) -> u64 {
        // The upper bits are the mixed ones; a map looks at the lower ones first.
        self.0.rotate_left(26)
    }
}
