//! What the pages say and what they must never hold.

use super::*;

#[test]
fn every_part_renders_in_both_languages() {
    for language in Language::ALL {
        let page = everything(language).render().expect("the page renders");
        assert!(page.contains(&format!("<html lang=\"{}\"", language.tag())));
        if let Ok(folder) = std::env::var("LOOK_PAGES") {
            // Only for looking at: the addresses then lead to the files beside the page.
            let page = page.replace(&asset(""), "assets/");
            std::fs::write(format!("{folder}/everything.{}.html", language.tag()), page).expect("the folder exists");
        }
    }
}
