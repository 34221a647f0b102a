//! Bytes out of base64 text, which is how a message carries its files.
//! Blanks are passed over; anything else that does not belong there ends it.

/// The bytes; `None` where the text is no base64.
pub(super) fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    let mut padded = false;
    for sign in text.bytes().filter(|sign| !sign.is_ascii_whitespace()) {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                padded = true;
                continue;
            }
            _ => return None,
        };
        if padded {
            return None;
        }
        held = (held << 6 | u32::from(value)) & 0xff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_was_written_is_read() {
        let cases: [(&str, Option<&[u8]>); 6] = [
            ("", Some(b"")),
            ("TQ==", Some(b"M")),
            ("TWF\n u", Some(b"Man")),
            ("xJDDtG4gxJHhu5Fj", Some("Đôn đốc".as_bytes())),
            ("TQ==TQ==", None),
            ("<TQ>", None),
        ];
        for (text, expected) in cases {
            assert_eq!(super::bytes(text).as_deref(), expected, "{text}");
        }
    }
}
