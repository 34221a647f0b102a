//! Tests of packs: the pack that comes with the program, and a table of faults.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;

mod faults;
mod more_files;
mod periods;
mod vocational_education;

macro_rules! file {
    ($folder:literal, $name:literal) => {
        PackFile { name: $name, text: include_str!(concat!("../../../../../packs/", $folder, "/", $name)) }
    };
}

/// The files of the pack that comes with the program.
fn files() -> [PackFile<'static>; 13] {
    [
        file!("vocational-education", "pack.toml"),
        file!("vocational-education", "regimes.toml"),
        file!("vocational-education", "dimensions.toml"),
        file!("vocational-education", "indicators/a-guidance.toml"),
        file!("vocational-education", "indicators/b-scale.toml"),
        file!("vocational-education", "indicators/c-labour.toml"),
        file!("vocational-education", "indicators/d-quality.toml"),
        file!("vocational-education", "indicators/e-network.toml"),
        file!("vocational-education", "indicators/f-resources.toml"),
        file!("vocational-education", "forms.toml"),
        file!("vocational-education", "outlines.toml"),
        file!("vocational-education", "audiences.toml"),
        file!("vocational-education", "channels.toml"),
    ]
}

/// A pack of another field.
fn other_pack() -> Pack {
    let files = [
        file!("administrative-reform", "pack.toml"),
        file!("administrative-reform", "regimes.toml"),
        file!("administrative-reform", "indicators.toml"),
        file!("administrative-reform", "forms.toml"),
    ];
    parse_pack(&files).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// The pack that comes with the program.
fn pack() -> Pack {
    parse_pack(&files()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}
