//! The packs that come with the program, and the version of a pack that a round was opened with.
//!
//! A round goes on with exactly the files that were kept when it was opened, whatever the program brings later. Nothing
//! here writes; the files are kept by the action that opens a round.

use super::actions::KeptFiles;
use crate::failure::Failure;
use domain::{
    packs::{Form, Pack, PackFile, Period, parse_pack},
    problem::Problem,
};
use jiff::civil::Date;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::sync::{Arc, LazyLock, OnceLock};

macro_rules! file {
    ($folder:literal, $name:literal) => {
        ($name, include_str!(concat!("../../../../packs/", $folder, "/", $name)))
    };
}

const BUILT_IN: &[&[(&str, &str)]] = &[
    &[
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
        file!("vocational-education", "registers/institutions.toml"),
        file!("vocational-education", "registers/network.toml"),
        file!("vocational-education", "registers/resources.toml"),
        file!("vocational-education", "registers/training.toml"),
        file!("vocational-education", "difficulties.toml"),
        file!("vocational-education", "urging.toml"),
    ],
    &[
        file!("administrative-reform", "pack.toml"),
        file!("administrative-reform", "regimes.toml"),
        file!("administrative-reform", "indicators.toml"),
        file!("administrative-reform", "forms.toml"),
    ],
];

static PACKS: LazyLock<Vec<BuiltIn>> = LazyLock::new(|| {
    let brought = BROUGHT.get().map(Vec::as_slice).unwrap_or_default();
    BUILT_IN.iter().copied().chain(brought.iter().copied()).filter_map(BuiltIn::read).collect()
});

/// A pack as names and texts of its files.
type Files = &'static [(&'static str, &'static str)];

/// Packs beside those of the program.
static BROUGHT: OnceLock<Vec<Files>> = OnceLock::new();

/// Brings packs beside those of the program: once, before anything asked for one. Tells whether they were taken.
pub fn bring(packs: Vec<Files>) -> bool {
    BROUGHT.set(packs).is_ok()
}

/// A pack that comes with the program.
pub struct BuiltIn {
    /// What it says.
    pub pack: Arc<Pack>,
    /// Its files as one text: a JSON object of names and texts.
    pub files: String,
    /// Hash of that text.
    pub sha256: [u8; 32],
}

impl BuiltIn {
    fn read(files: &[(&str, &str)]) -> Option<Self> {
        let named: Map<String, Value> =
            files.iter().map(|(name, text)| ((*name).to_owned(), Value::from(*text))).collect();
        let text = Value::Object(named).to_string();
        match parse(&text) {
            Ok(pack) => {
                Some(BuiltIn { pack: Arc::new(pack), sha256: Sha256::digest(text.as_bytes()).into(), files: text })
            }
            Err(faults) => {
                tracing::error!(%faults, "a pack of the program cannot be read");
                None
            }
        }
    }
}

/// The packs of the program.
pub fn built_in() -> &'static [BuiltIn] {
    &PACKS
}

/// The pack of the program with this code.
pub fn newest(code: &str) -> Result<&'static BuiltIn, Problem> {
    PACKS.iter().find(|built_in| built_in.pack.code == code).ok_or(Problem::NotFound)
}

/// The pack of the program whose files have this hash: the same to the letter.
pub fn known(code: &str, sha256: &[u8; 32]) -> Option<Arc<Pack>> {
    let same = PACKS.iter().find(|own| own.pack.code == code && own.sha256 == *sha256);
    same.map(|own| Arc::clone(&own.pack))
}

/// The pack whose files were kept: the program's own when it is the same to the letter.
pub fn of_kept(code: &str, kept: &KeptFiles) -> Result<Arc<Pack>, Failure> {
    if let Some(own) = known(code, &kept.sha256) {
        return Ok(own);
    }
    parse(&kept.files).map(Arc::new).map_err(|faults| Failure::Fault(Arc::new(std::io::Error::other(faults))))
}

/// The form of a pack with this code.
pub fn form_of<'p>(pack: &'p Pack, code: &str) -> Result<&'p Form, Problem> {
    pack.form(code).ok_or(Problem::NotFound)
}

/// The period of a form that a day lies in.
pub fn period_of_day(pack: &str, form: &str, day: Date) -> Option<Period> {
    let pack = &newest(pack).ok()?.pack;
    pack.regime(&pack.form(form)?.regime)?.period_of(day)
}

fn parse(files: &str) -> Result<Pack, String> {
    let named: Map<String, Value> = serde_json::from_str(files).map_err(|fault| fault.to_string())?;
    let files: Vec<PackFile<'_>> =
        named.iter().filter_map(|(name, text)| Some(PackFile { name: name.as_str(), text: text.as_str()? })).collect();
    parse_pack(&files).map_err(|faults| format!("{faults:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_pack_of_the_program_is_read_and_read_again_from_what_is_kept() {
        assert_eq!(built_in().len(), BUILT_IN.len());
        for own in built_in() {
            let kept = KeptFiles { files: own.files.clone(), sha256: [0; 32] };
            assert_eq!(*of_kept(&own.pack.code, &kept).unwrap(), *own.pack);
            assert!(own.pack.forms.iter().all(|form| own.pack.regime(&form.regime).is_some()));
        }
    }

    #[test]
    fn no_file_of_a_pack_is_left_out_of_the_program() {
        let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
        for (files, own) in BUILT_IN.iter().zip(built_in()) {
            let (mut folders, mut count) = (vec![packs.join(&own.pack.code)], 0);
            while let Some(folder) = folders.pop() {
                for entry in std::fs::read_dir(folder).unwrap() {
                    let path = entry.unwrap().path();
                    if path.is_dir() { folders.push(path) } else { count += 1 }
                }
            }
            assert_eq!(files.len(), count, "{}", own.pack.code);
        }
    }
}
