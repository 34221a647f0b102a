//! Numbers and lists as little-endian bytes. Reading never runs over the end: it gives none.
//! A list begins with its length in four bytes.

/// Collects bytes.
#[derive(Debug, Default)]
pub struct Writer(Vec<u8>);

/// Goes through bytes.
#[derive(Debug)]
pub struct Reader<'b>(&'b [u8]);

macro_rules! lists {
    ($($write:ident $read:ident $type:ty),* $(,)?) => {
        impl Writer {
            $(
                pub fn $write(&mut self, numbers: &[$type]) {
                    self.u32(numbers.len() as u32);
                    self.0.reserve(size_of_val(numbers));
                    for number in numbers {
                        self.0.extend_from_slice(&number.to_le_bytes());
                    }
                }
            )*
        }

        impl Reader<'_> {
            $(
                pub fn $read(&mut self) -> Option<Vec<$type>> {
                    let length = self.u32()? as usize;
                    let bytes = self.take(length.checked_mul(size_of::<$type>())?)?;
                    let (numbers, _) = bytes.as_chunks::<{ size_of::<$type>() }>();
                    Some(numbers.iter().map(|bytes| <$type>::from_le_bytes(*bytes)).collect())
                }
            )*
        }
    };
}

lists!(u16s u16s u16, u64s u64s u64, i64s i64s i64, i128s i128s i128);

impl Writer {
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    pub fn u32(&mut self, number: u32) {
        self.bytes(&number.to_le_bytes());
    }

    pub fn u64(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    pub fn text(&mut self, text: &str) {
        self.u32(text.len() as u32);
        self.bytes(text.as_bytes());
    }

    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl<'b> Reader<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Reader(bytes)
    }

    pub fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub fn u16(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_le_bytes)
    }

    pub fn u32(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    pub fn u64(&mut self) -> Option<u64> {
        self.take(8)?.try_into().ok().map(u64::from_le_bytes)
    }

    pub fn text(&mut self) -> Option<String> {
        let length = self.u32()? as usize;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }
}
