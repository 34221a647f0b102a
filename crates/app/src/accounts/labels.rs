//! How the words and moments of accounts are called on a page. The sentences stand in the text files; here are their
//! keys.

use domain::{
    permissions::{Role, Scope},
    time::Moment,
};

/// Key of a role's name.
pub(crate) const fn role_key(role: &Role) -> &'static str {
    match role {
        Role::Clerk => "accounts-role-clerk",
        Role::Specialist => "accounts-role-specialist",
        Role::Head => "accounts-role-head",
        Role::Inspector => "accounts-role-inspector",
        Role::Administrator => "accounts-role-administrator",
    }
}

/// Key of what a token may do with a scope.
pub(crate) const fn scope_key(scope: &Scope) -> &'static str {
    match scope {
        Scope::Read => "accounts-scope-read",
        Scope::Figures => "accounts-scope-figures",
        Scope::Work => "accounts-scope-work",
        Scope::Submit => "accounts-scope-submit",
        Scope::Decide => "accounts-scope-decide",
        Scope::Documents => "accounts-scope-documents",
        Scope::Organisations => "accounts-scope-organisations",
        Scope::People => "accounts-scope-people",
        Scope::Export => "accounts-scope-export",
    }
}

/// Browser and system in words that a person knows, such as «Chrome, Windows»; what is not known is left out.
pub(super) fn browser_name(user_agent: &str) -> String {
    // A browser calls itself by the names of others too; its own comes first in this order.
    const BROWSERS: &[(&str, &str)] = &[
        ("coc_coc_browser", "Cốc Cốc"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung"),
        ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: &[(&str, &str)] = &[
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let first = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    [first(BROWSERS), first(SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// 23/11/2026 14:05.
pub(super) fn written(moment: &Moment) -> String {
    let local = moment.local();
    format!("{} {:02}:{:02}", crate::look::dates::written(local.date()), local.hour(), local.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_called_by_its_own_name() {
        for (user_agent, name) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
                "Chrome, Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 coc_coc_browser/130 Chrome/124 Safari/537.36",
                "Cốc Cốc, Windows",
            ),
            ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
            ("curl/8", ""),
        ] {
            assert_eq!(browser_name(user_agent), name);
        }
    }
}
