//! Forms as people send them: with the token and the versions that the page held. What the crash drill and the load share.
//! What they type into the entry form stands in `testkit`.

use crate::http::{Answer, Browser};
use anyhow::Context;
use std::{thread, time::Duration};

/// How often something is looked at that must be there in a moment, and the pause between.
pub const LOOKS: u32 = 40;
/// See above.
pub const PAUSE: Duration = Duration::from_millis(25);

/// The fields of a form.
pub type Form = Vec<(String, String)>;

/// Hidden fields as the page holds them, and what is typed. A page without one of the fields is a fault.
pub fn filled(page: &Answer, hidden: &[&str], typed: &[(&str, &str)]) -> anyhow::Result<Form> {
    let mut form = Form::new();
    for field in ["csrf"].iter().chain(hidden) {
        let value = page.value(field).with_context(|| format!("a page without {field}"))?;
        form.push(((*field).to_owned(), value));
    }
    form.extend(typed.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())));
    Ok(form)
}

/// Whether the page has a form, or a button, that leads to an address.
pub fn offers(page: &Answer, address: &str) -> bool {
    page.body.contains(&["action=\"", address, "\""].concat())
}

/// Sends a form.
pub fn send(browser: &mut Browser, address: &str, form: &Form) -> anyhow::Result<Answer> {
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(address, &fields)
}

/// Sends the form of a step on the way to a submission.
pub fn take(browser: &mut Browser, address: &str, form: &Form) -> anyhow::Result<()> {
    let answer = send(browser, address, form)?;
    // Someone was faster: a person looks again. Nobody is, but a program that answers too early says so.
    anyhow::ensure!(matches!(answer.status, 303 | 409), "{address} is answered with {}", answer.status);
    Ok(())
}

/// Submits, and returns where the receipt is.
pub fn submit(browser: &mut Browser, address: &str, form: &Form) -> anyhow::Result<String> {
    let answer = send(browser, address, form)?;
    let receipt = answer.location.filter(|address| answer.status == 303 && address.contains("/bien-nhan/"));
    receipt.with_context(|| format!("a submission is answered with {}", answer.status))
}

/// The page of a thing; any other answer is a fault. A program that answers too early also says that somebody is signed
/// in before it is so, and leads back to signing in: then a person looks again.
pub fn look(browser: &mut Browser, address: &str) -> anyhow::Result<Answer> {
    let mut page = browser.get(address)?;
    for _ in 1..LOOKS {
        if page.status != 303 {
            break;
        }
        thread::sleep(PAUSE);
        page = browser.get(address)?;
    }
    anyhow::ensure!(page.status == 200, "{address} is answered with {}", page.status);
    Ok(page)
}

/// The entry form of a report, filled in: each box goes with what it began with, as a browser sends it.
pub fn entered(page: &Answer, typed: &[(&str, &str)]) -> anyhow::Result<Form> {
    let mut form = filled(page, &["ban_bieu"], &[])?;
    for name in boxes(page) {
        let began = page.value(&["goc-", &name].concat()).unwrap_or_default();
        let now = typed.iter().find(|(field, _)| *field == name).map_or(began.as_str(), |(_, value)| *value);
        if !now.is_empty() || !name.starts_with("k-") {
            form.push((name.clone(), now.to_owned()));
        }
        form.push((["goc-", &name].concat(), began));
    }
    Ok(form)
}

/// Names of the boxes of an entry form.
fn boxes(page: &Answer) -> Vec<String> {
    let named = page.body.split("name=\"goc-").skip(1);
    named.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}
