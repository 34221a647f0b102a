//! Tests of packs: the pack that comes with the program, and a table of faults.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;

mod faults;
mod periods;
mod vocational_education;

/// The files of the pack that comes with the program.
fn files() -> [PackFile<'static>; 4] {
    macro_rules! file {
        ($name:literal) => {
            PackFile { name: $name, text: include_str!(concat!("../../../../../packs/vocational-education/", $name)) }
        };
    }
    [file!("pack.toml"), file!("regimes.toml"), file!("indicators.toml"), file!("forms.toml")]
}

/// The pack that comes with the program.
fn pack() -> Pack {
    parse_pack(&files()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}
