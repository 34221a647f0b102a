//! A register as a workbook: it goes out with the rows that a body keeps and their marks, is filled in without the system, and comes
//! back. Everything that is wrong is told with its cell, what it would do is shown, and all of it is written or nothing.

mod reading;
mod template;
mod tray;
mod upload;

pub(in crate::registers) use reading::{FoundFault, MOST_ROWS, understand};
pub(in crate::registers) use template::workbook;
pub(crate) use tray::Uploads;
pub(in crate::registers) use upload::{Checked, Stage, Upload};

/// The first cell of the hidden row of a register's workbook begins so; the register and the body follow.
const SIGN: &str = "dondoc-register";
