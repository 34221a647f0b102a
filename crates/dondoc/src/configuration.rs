//! Settings of an instance, each from the first place that has it: flag, then environment, then file.
//!
//! The command line has joined flags and environment already. A key of the file that is not known is refused.

use crate::{
    command_line::{LogForm, PlaceOptions, ServeOptions},
    labels,
    refusal::Refusal,
    reminding::{self, Reminding},
};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The keys of the file, as docs/operations.md lists them.
const KEYS: &[&str] = &["data", "database", "listen", "log", "public_url", "tls_cert", "tls_key", "trusted_proxy"];
/// A key is proposed when at least so much of it is the same.
const SIMILAR: f64 = 0.75;

/// What a file of settings can say.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
pub struct File {
    data: Option<PathBuf>,
    database: Option<String>,
    listen: Option<String>,
    log: Option<LogForm>,
    public_url: Option<String>,
    tls_cert: Option<PathBuf>,
    tls_key: Option<PathBuf>,
    trusted_proxy: Option<String>,
    #[serde(flatten)]
    reminding: Reminding,
}

impl File {
    /// Reads the file that the command line names, if it names one.
    pub fn named_by(place: &PlaceOptions) -> Result<Self, Refusal> {
        match &place.config {
            None => Ok(File::default()),
            Some(path) if path.as_os_str().is_empty() => Ok(File::default()),
            Some(path) => {
                let text = std::fs::read_to_string(path).map_err(|fault| labels::settings_unreadable(path, &fault))?;
                Self::parse(path, &text)
            }
        }
    }

    fn parse(path: &Path, text: &str) -> Result<Self, Refusal> {
        let unreadable = |fault: toml::de::Error| labels::settings_unreadable(path, &in_one_line(text, &fault));
        let table: toml::Table = toml::from_str(text).map_err(unreadable)?;
        match table.keys().find(|key| !keys().any(|known| known == key.as_str())) {
            Some(unknown) => {
                let known = keys().collect::<Vec<_>>().join(", ");
                Err(labels::unknown_setting(path, unknown, nearest(unknown), &known))
            }
            None => toml::from_str(text).map_err(unreadable),
        }
    }
}

fn in_one_line(text: &str, fault: &toml::de::Error) -> String {
    let before = fault.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    format!("line {}: {}", before.matches('\n').count() + 1, fault.message().replace('\n', ", "))
}

/// Every key of the file.
fn keys() -> impl Iterator<Item = &'static str> {
    KEYS.iter().copied().chain(reminding::KEYS)
}

fn nearest(unknown: &str) -> Option<&'static str> {
    let unknown = unknown.to_lowercase().replace('-', "_");
    let likeness = |key: &&'static str| strsim::jaro_winkler(&unknown, key);
    let best = keys().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(&best) >= SIMILAR).then_some(best)
}

/// Where an instance is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The data folder.
    pub folder: PathBuf,
    /// The URL or the path of its database.
    pub database: String,
}

impl Place {
    /// From the command line and the file.
    pub fn of(options: &PlaceOptions, file: &File) -> Result<Self, Refusal> {
        let folder = given(options.data.clone()).or_else(|| file.data.clone()).unwrap_or_else(|| PathBuf::from("data"));
        let database = said(&options.database).or_else(|| file.database.clone());
        Self::at(folder, database)
    }

    /// From a folder, with the database in it unless another is named.
    pub fn at(folder: PathBuf, database: Option<String>) -> Result<Self, Refusal> {
        let database = match database {
            None => folder.join("dondoc.db").display().to_string(),
            Some(named) if is_postgres(&named) => named,
            Some(named) if named.contains("://") => return Err(labels::not_a_database(&without_password(&named))),
            Some(path) => path,
        };
        Ok(Place { folder, database })
    }

    /// The database as it may be shown.
    pub fn shown_database(&self) -> String {
        without_password(&self.database)
    }

    /// The path of the database, when it is a file.
    pub fn database_file(&self) -> Option<&Path> {
        (!is_postgres(&self.database)).then(|| Path::new(&self.database))
    }

    /// The folder of the uploaded files.
    pub fn files(&self) -> PathBuf {
        self.folder.join("files")
    }

    /// The figures in memory, as they were at the last end.
    pub fn figures(&self) -> PathBuf {
        self.folder.join("figures.snapshot")
    }
}

/// What `serve` is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serving {
    /// Where the instance is kept.
    pub place: Place,
    /// Address and port, as written.
    pub listen: String,
    /// Certificate chain.
    pub tls_cert: Option<PathBuf>,
    /// Its key.
    pub tls_key: Option<PathBuf>,
    /// The address at the proxy.
    pub public_url: Option<String>,
    /// The proxy.
    pub trusted_proxy: Option<String>,
    /// How log lines look.
    pub log: LogForm,
    /// When people are reminded, and how mail is sent.
    pub reminding: Reminding,
}

impl Serving {
    /// From the command line and the file.
    pub fn of(options: ServeOptions, file: File) -> Result<Self, Refusal> {
        Ok(Serving {
            place: Place::of(&options.place, &file)?,
            listen: said(&options.listen).or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned()),
            tls_cert: given(options.tls_cert).or(file.tls_cert),
            tls_key: given(options.tls_key).or(file.tls_key),
            public_url: said(&options.public_url).or(file.public_url),
            trusted_proxy: said(&options.trusted_proxy).or(file.trusted_proxy),
            log: options.log.or(file.log).unwrap_or_default(),
            reminding: file.reminding,
        })
    }
}

/// An empty variable of the environment says nothing.
fn said(option: &Option<String>) -> Option<String> {
    option.clone().filter(|text| !text.is_empty())
}

fn given(option: Option<PathBuf>) -> Option<PathBuf> {
    option.filter(|path| !path.as_os_str().is_empty())
}

fn is_postgres(database: &str) -> bool {
    database.starts_with("postgres://") || database.starts_with("postgresql://")
}

/// A URL without its password: for messages and logs.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    // A password may itself hold an `@`; the host begins after the last one.
    let shown = match authority.rsplit_once('@') {
        Some((user, host)) => [user.split(':').next().unwrap_or_default(), "@", host].concat(),
        None => authority.to_owned(),
    };
    let path = path.split('?').next().unwrap_or_default();
    [scheme, "://", &shown, "/", path].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<File, Refusal> {
        File::parse(Path::new("dondoc.toml"), text)
    }

    #[test]
    fn a_key_that_is_not_known_is_refused_with_the_nearest() {
        for (text, nearest) in [
            ("listne = \"127.0.0.1:1\"", "`listen`"),
            ("tls-cert = \"x\"", "`tls_cert`"),
            ("proxy = \"127.0.0.1\"", "known are: data, database"),
        ] {
            let refusal = parse(text).unwrap_err();
            assert!(refusal.en.contains(nearest), "{text}: {}", refusal.en);
        }
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_refused_with_its_line() {
        assert!(parse("data = \"x\"\nlisten = 8080\n").unwrap_err().en.contains("line 2"));
    }

    #[test]
    fn the_command_line_comes_before_the_file() {
        let file = || parse("data = \"/from/file\"\nlisten = \"127.0.0.1:2\"").unwrap();
        let nothing = PlaceOptions::default();
        assert_eq!(Place::of(&nothing, &file()).unwrap().folder, Path::new("/from/file"));
        let flag = PlaceOptions { data: Some(PathBuf::from("/from/flag")), ..PlaceOptions::default() };
        let place = Place::of(&flag, &file()).unwrap();
        assert_eq!(place.database, "/from/flag/dondoc.db");
        let empty = PlaceOptions { data: Some(PathBuf::new()), ..PlaceOptions::default() };
        assert_eq!(Place::of(&empty, &File::default()).unwrap().folder, Path::new("data"));
    }

    #[test]
    fn a_password_is_never_shown() {
        for (url, shown) in [
            ("postgres://u:secret@host:5432/db?sslmode=require", "postgres://u@host:5432/db"),
            ("postgres://u:p@ss@host/db", "postgres://u@host/db"),
            ("mysql://host/db", "mysql://host/db"),
            ("/var/lib/x.db", "/var/lib/x.db"),
        ] {
            assert_eq!(without_password(url), shown);
        }
        let refusal = Place::at(PathBuf::from("x"), Some("mysql://u:secret@h/d".to_owned())).unwrap_err();
        assert!(!refusal.to_string().contains("secret"));
    }
}
