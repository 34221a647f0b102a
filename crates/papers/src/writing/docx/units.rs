//! Units of measure of the file format. A twip is a twentieth of a point; sizes of letters count in half points, widths of
//! lines in eighths.

const POINTS_OF_A_MILLIMETRE: f64 = 72.0 / 25.4;

/// Millimetres in twips.
pub fn mm(millimetres: f64) -> i64 {
    rounded(millimetres * POINTS_OF_A_MILLIMETRE * 20.0)
}

/// Points in twips.
pub fn pt(points: f64) -> i64 {
    rounded(points * 20.0)
}

/// Points in half points.
pub fn half_points(points: f64) -> i64 {
    rounded(points * 2.0)
}

/// Points in eighths, the unit of lines.
pub fn eighths(points: f64) -> i64 {
    rounded(points * 8.0)
}

#[expect(clippy::cast_possible_truncation, reason = "lengths of a sheet of paper; the cast saturates")]
fn rounded(length: f64) -> i64 {
    length.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_lengths() {
        assert_eq!(
            [mm(210.0), mm(297.0), mm(30.0), mm(20.0), mm(15.0), mm(10.0)],
            [11906, 16838, 1701, 1134, 850, 567]
        );
        assert_eq!((pt(19.0), half_points(14.0), eighths(0.75)), (380, 28, 6));
    }
}
