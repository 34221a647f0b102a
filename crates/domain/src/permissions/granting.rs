//! Who may give which role: nobody gives more than the own role answers for.
//!
//! The same list says whose account a person may suspend or hand over. It knows nothing of organisations: the caller
//! asks it for roles held at one and the same node.

use super::Role;

impl Role {
    /// Roles that a person with this role may give, and may take away, at the node where it is held.
    ///
    /// A head holds every right of the unit and may give each of them. Taking the whole instance out is none of the unit's:
    /// it goes with keeping the instance, and the head names who does that. An administrator keeps the accounts of the staff
    /// and of other administrators, but makes nobody a head or an inspector: who answers for the unit is not decided by
    /// the one who keeps its accounts.
    pub const fn may_give(self) -> &'static [Role] {
        match self {
            Role::Head => Role::ALL,
            Role::Administrator => &[Role::Clerk, Role::Specialist, Role::Administrator],
            Role::Clerk | Role::Specialist | Role::Inspector => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Decision, Relation, Verb, decide};
    use super::*;

    fn can_somewhere(role: Role, verb: Verb) -> bool {
        Relation::ALL.iter().any(|relation| decide(role, verb, *relation) == Decision::Allow)
    }

    #[test]
    fn a_head_gives_no_right_of_the_unit_that_a_head_does_not_hold() {
        for given in Role::Head.may_give() {
            let of_the_unit = Verb::ALL.iter().filter(|verb| **verb != Verb::ExportInstance);
            for verb in of_the_unit.filter(|verb| can_somewhere(*given, **verb)) {
                assert!(can_somewhere(Role::Head, *verb), "{} through {}", verb.code(), given.code());
            }
        }
    }

    #[test]
    fn only_those_who_may_invite_give_roles_and_an_administrator_makes_no_head() {
        for role in Role::ALL {
            let invites = can_somewhere(*role, Verb::Invite);
            assert_eq!(invites, !role.may_give().is_empty(), "{}", role.code());
        }
        for given in [Role::Head, Role::Inspector] {
            assert!(!Role::Administrator.may_give().contains(&given), "{}", given.code());
        }
    }
}
