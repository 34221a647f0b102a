//! The project as the rules see it: every file that belongs to it, and the packages it is built from.
//!
//! Build output, test output and vendored packages are no part of it. A project can also be made in memory, which is
//! how the tests plant faults.

use super::rust_text::RustText;
use anyhow::Context;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Folders at the root that hold output, not source.
const OUTPUT: &[&str] = &["target", "data", "test-output"];
/// Folders anywhere that are not ours.
const FOREIGN: &[&str] = &[".git", "node_modules"];

/// Everything that the rules read.
#[derive(Debug, Default)]
pub struct Project {
    files: BTreeMap<String, ProjectFile>,
    /// Every package of the build, ours among them.
    pub packages: Vec<Package>,
}

/// One file, with its path from the root, written with `/`.
#[derive(Debug)]
pub struct ProjectFile {
    pub path: String,
    /// Empty for files that are not UTF-8 text.
    pub text: String,
    /// Present for `.rs` files.
    pub rust: Option<RustText>,
}

/// A package of the build, as `cargo metadata` tells it.
#[derive(Debug, Clone, Deserialize)]
pub struct Package {
    pub name: String,
    pub version: String,
    pub license: Option<String>,
}

impl Project {
    /// Reads the project in `root`.
    pub fn open(root: &Path) -> anyhow::Result<Self> {
        let mut project = Project { packages: packages_of(root)?, ..Project::default() };
        project.read_folder(root, "")?;
        Ok(project)
    }

    /// Adds a file, replacing the one that stood at its path.
    pub fn put(&mut self, path: &str, text: String) {
        let rust = path.ends_with(".rs").then(|| RustText::read(&text));
        self.files.insert(path.to_owned(), ProjectFile { path: path.to_owned(), text, rust });
    }

    /// Every file, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = &ProjectFile> {
        self.files.values()
    }

    /// Rust sources of the workspace, without generated ones.
    pub fn rust_files(&self) -> impl Iterator<Item = (&ProjectFile, &RustText)> {
        self.files().filter(|file| !file.is_generated()).filter_map(|file| Some((file, file.rust.as_ref()?)))
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(|file| file.text.as_str())
    }

    /// Whether a file or folder stands at `path`.
    pub fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let folder = format!("{path}/");
        self.files.contains_key(path)
            || self.files.range(folder.clone()..).next().is_some_and(|(at, _)| at.starts_with(&folder))
    }

    fn read_folder(&mut self, root: &Path, within: &str) -> anyhow::Result<()> {
        for entry in root.join(within).read_dir().with_context(|| format!("cannot list {within:?}"))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if within.is_empty() { name.clone() } else { format!("{within}/{name}") };
            if FOREIGN.contains(&name.as_str()) || OUTPUT.contains(&path.as_str()) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                self.read_folder(root, &path)?;
            } else {
                let bytes = std::fs::read(entry.path()).with_context(|| format!("cannot read {path}"))?;
                self.put(&path, String::from_utf8(bytes).unwrap_or_default());
            }
        }
        Ok(())
    }
}

impl ProjectFile {
    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Whether the file was written by a program: its first line says `@generated`.
    pub fn is_generated(&self) -> bool {
        self.text.lines().next().is_some_and(|line| line.contains("@generated"))
    }

    /// Whether the whole file is test code. Tests inside another file are known by [`RustText::is_test_line`].
    pub fn is_test(&self) -> bool {
        let name = self.name();
        name == "tests.rs"
            || name.ends_with("_tests.rs")
            || name.ends_with(".test.mjs")
            || self.path.split('/').any(|part| part == "tests" || part == "fixtures")
    }
}

fn packages_of(root: &Path) -> anyhow::Result<Vec<Package>> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root)
        .output()
        .context("cannot run cargo metadata")?;
    anyhow::ensure!(output.status.success(), "cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Metadata = serde_json::from_slice(&output.stdout).context("cannot read what cargo metadata says")?;
    Ok(metadata.packages)
}
