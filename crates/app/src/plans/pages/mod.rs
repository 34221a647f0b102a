//! The pages of plans, one file for each. A handler calls one action; what was typed is never lost on a complaint.
//! What may not be known of is no complaint at a field but a page of its own.

pub mod declaring;
pub mod exporting;
pub mod list;
pub mod money;
pub mod show;
pub mod writing;

use crate::look::at_field;
