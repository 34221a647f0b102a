//! The matrix role × verb × relation, asked cell by cell from the function that decides for the running system.
//! It does not read the table of rules for the cells, so a rule that does nothing shows as nothing.

use super::{
    head,
    labels::{RELATION, ROLE, VERB, relation_name, role_name, verb_name},
    row,
};
use domain::permissions::{Decision, RULES, Relation, Role, Scope, Verb, decide};

const OPENING: &str = "# Permissions

Printed from `crates/domain/src/permissions` by `cargo run -p xtask -- docs`; a test fails when it is stale.

A person holds *roles* at organisations. The *relation* says how such an organisation stands to the thing asked about, now.
What any of the person's roles allows is allowed. ✓ allows; ○ refuses (403: the person knows of the thing); an empty cell
hides (404: the person may not know of it). Rows that are empty for a role are left out.
";

/// The whole paper.
pub fn print() -> String {
    let mut text = OPENING.to_owned();
    text.push_str("\n## Roles\n\n");
    text.push_str(&head(&["role", ROLE, "may give and take away, at the own node"]));
    for role in Role::ALL {
        let given: Vec<&str> = role.may_give().iter().map(|given| given.code()).collect();
        text.push_str(&row(&[role.code(), role_name(*role), &given.join(", ")]));
    }
    text.push_str("\n## Relations\n\n");
    text.push_str(&head(&["relation", RELATION]));
    for relation in Relation::ALL {
        text.push_str(&row(&[relation.code(), relation_name(*relation)]));
    }
    for role in Role::ALL {
        text.push_str(&matrix(*role));
    }
    text.push_str("\n## Scopes of access tokens\n\n");
    text.push_str(&head(&["scope", "verbs that a token with it may use, where its person may"]));
    for scope in Scope::ALL {
        let verbs = Verb::ALL.iter().filter(|verb| verb.scope() == *scope);
        let verbs: Vec<&str> = verbs.map(|verb| verb.code()).collect();
        text.push_str(&row(&[scope.code(), &verbs.join(", ")]));
    }
    text.push_str("\n## Why\n\n");
    text.push_str(&head(&["roles", "verbs", "relations", "reason"]));
    for rule in RULES {
        let roles: Vec<&str> = rule.roles.iter().map(|role| role.code()).collect();
        let verbs: Vec<&str> = rule.verbs.iter().map(|verb| verb.code()).collect();
        let relations: Vec<&str> = rule.relations.iter().map(|relation| relation.code()).collect();
        text.push_str(&row(&[&roles.join(", "), &verbs.join(", "), &relations.join(", "), rule.reason]));
    }
    text
}

fn matrix(role: Role) -> String {
    let relations: Vec<Relation> = Relation::ALL
        .iter()
        .copied()
        .filter(|relation| Verb::ALL.iter().any(|verb| decide(role, *verb, *relation) != Decision::Hide))
        .collect();
    let mut text = format!("\n## {}: {}\n\n", role.code(), role_name(role));
    let mut heads = vec!["verb", VERB];
    heads.extend(relations.iter().map(|relation| relation.code()));
    text.push_str(&head(&heads));
    for verb in Verb::ALL {
        let cells: Vec<&str> = relations.iter().map(|relation| sign(decide(role, *verb, *relation))).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            let mut line = vec![verb.code(), verb_name(*verb)];
            line.extend(cells);
            text.push_str(&row(&line));
        }
    }
    text
}

const fn sign(decision: Decision) -> &'static str {
    match decision {
        Decision::Allow => "✓",
        Decision::Refuse => "○",
        Decision::Hide => "",
    }
}
