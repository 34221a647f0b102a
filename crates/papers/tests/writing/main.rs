//! Official papers are written, opened and measured.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod layout;
mod samples;
mod sheets;

#[test]
fn out() {
    let d = std::path::Path::new("/tmp/papersout");
    std::fs::create_dir_all(d).unwrap();
    use jiff::civil::date;
    use papers::writing::{Profile, to_docx};
    let hd36 = Profile::on(date(2026, 2, 4));
    let hd05 = Profile::on(date(2026, 6, 4));
    for (n, p, f) in [
        ("letter_hd05", samples::letter_hd05(), hd05),
        ("letter_hd36", samples::letter_hd36(), hd36),
        ("report_hd05", samples::report_hd05(), hd05),
        ("report_hd36", samples::report_hd36(), hd36),
    ] {
        std::fs::write(d.join(n).with_extension("docx"), to_docx(&p, f).unwrap()).unwrap();
    }
}
