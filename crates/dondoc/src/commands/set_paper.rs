//! `dondoc set-paper`: the child that sets one paper as PDF. It is called by this program, never by people.
//!
//! It first gives up what it does not need. The paper comes as JSON on its standard input, the PDF leaves on its standard output;
//! where there is none, the status says whether the paper was too large, and the standard error why.

use crate::{command_line::CostOptions, limits};
use app::printing::TOO_LARGE;
use papers_pdf::{PdfFault, child};
use std::{io, process::ExitCode};

/// Sets the paper, and answers.
pub fn run(cost: CostOptions) -> anyhow::Result<ExitCode> {
    limits::set(cost)?;
    match child::answer(io::stdin().lock(), io::stdout().lock()) {
        Ok(_) => Ok(ExitCode::SUCCESS),
        Err(PdfFault::TooLarge { .. }) => Ok(ExitCode::from(TOO_LARGE)),
        Err(fault) => Err(fault.into()),
    }
}
