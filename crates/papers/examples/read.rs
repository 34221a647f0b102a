//! Reads the files that are named and prints or writes their readings as JSON: `read FOLDER FILE…` writes one for each.
//!
//! For trying the reader without the program. A file that is refused is named on standard error.

use std::{env, fs, path::Path};

fn main() {
    let mut arguments = env::args().skip(1);
    let Some(folder) = arguments.next() else { return eprintln!("read FOLDER FILE…") };
    for file in arguments {
        let path = Path::new(&file);
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        match fs::read(path).map(|content| papers::reading::read(name, &content)) {
            Ok(Ok(reading)) => {
                let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
                let text = serde_json::to_string(&reading).unwrap_or_default();
                if let Err(fault) = fs::write(Path::new(&folder).join(format!("{stem}.json")), text) {
                    eprintln!("{file}: {fault}");
                }
            }
            Ok(Err(problem)) => eprintln!("{file}: {problem:?}"),
            Err(fault) => eprintln!("{file}: {fault}"),
        }
    }
}
