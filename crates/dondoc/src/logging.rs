//! Log lines go to the standard error: one readable sentence with its fields. `RUST_LOG` chooses what is written.
//! No name of a citizen, no text of a form, no token and no body is ever put into one.

use crate::command_line::LogForm;
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Everything of this program from `info` on; of its libraries only what is wrong.
const DEFAULT: &str = "warn,dondoc=info,app=info,database=info";

/// Begins to write log lines.
pub fn start(form: LogForm) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in one process keeps the first; that is not worth a word.
    _ = match form {
        LogForm::Text => lines.with_ansi(std::io::stderr().is_terminal()).with_target(false).try_init(),
        LogForm::Json => lines.json().flatten_event(true).try_init(),
    };
}
