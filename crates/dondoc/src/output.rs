//! What a command prints: results to the standard output, everything else to the standard error.
//!
//! A reader that went away (`dondoc read FILE | head`) is no fault: whatever is left is not printed.

use std::io::{self, Write};

/// Prints a result.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()) {
        Err(fault) if fault.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Says how a command gets on.
pub fn say(text: &str) {
    // Nothing can be done about a standard error that is closed.
    drop(writeln!(io::stderr().lock(), "{text}"));
}

/// Says why a command could not do what it was asked to.
pub fn complain(text: &str) {
    say(&["dondoc: ", text].concat());
}
