//! Reads every `.txt` of a folder and writes each reading as JSON into another: `readings FROM [INTO]`.
//!
//! It prints how much was read and how many duties were found. Nothing is scored here.

use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders = std::env::args_os().skip(1).map(PathBuf::from);
    let from = folders.next().ok_or("which folder?")?;
    let into = folders.next();
    if let Some(into) = &into {
        std::fs::create_dir_all(into)?;
    }
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&from)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let (mut bytes, mut duties) = (0, 0);
    for file in &files {
        let (size, found) = read(file, into.as_deref())?;
        bytes += size;
        duties += found;
    }
    println!("{} documents, {:.1} MB, {duties} duties", files.len(), bytes as f64 / 1e6);
    Ok(())
}

fn read(file: &Path, into: Option<&Path>) -> Result<(usize, usize), Box<dyn Error>> {
    let content = std::fs::read(file)?;
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or("document.txt");
    match papers::reading::read(name, &content) {
        Ok(reading) => {
            if let Some(into) = into {
                std::fs::write(into.join(name).with_extension("json"), serde_json::to_string(&reading)?)?;
            }
            Ok((content.len(), reading.duties.len()))
        }
        Err(problem) => {
            println!("{name}: {problem:?}");
            Ok((content.len(), 0))
        }
    }
}
