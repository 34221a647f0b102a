//! Coloured ink taken out of a page, so that a seal does not stand over the words.
//! Grey is the brightest of red, green and blue, so a red seal becomes white paper.

/// The picture (PPM, three bytes for each dot) as a grey one (PGM); `None` when it is no such picture.
pub(super) fn without_colour(picture: &[u8]) -> Option<Vec<u8>> {
    let (width, height, dots) = header(picture)?;
    let count = width.checked_mul(height)?;
    let dots = dots.get(..count.checked_mul(3)?)?;
    let mut grey = format!("P5\n{width} {height}\n255\n").into_bytes();
    grey.extend(dots.chunks_exact(3).map(|dot| dot.iter().copied().max().unwrap_or(u8::MAX)));
    Some(grey)
}

/// Width, height and the dots.
fn header(picture: &[u8]) -> Option<(usize, usize, &[u8])> {
    let mut parts = picture.splitn(4, |byte| *byte == b'\n');
    let size = parts.next().filter(|magic| *magic == b"P6").and(parts.next())?;
    let depth = parts.next()?;
    let (width, height) = std::str::from_utf8(size).ok()?.split_once(' ')?;
    (depth == b"255").then_some(())?;
    Some((width.parse().ok()?, height.parse().ok()?, parts.next()?))
}
