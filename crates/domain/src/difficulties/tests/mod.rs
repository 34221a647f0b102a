//! Tests of difficulties: tables of cases, and random routes against an oracle that moves papers from hand to hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;

mod cases;
mod oracle;
mod province;
mod routes;
