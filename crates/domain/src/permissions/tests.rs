use super::*;

fn allowed(role: Role, verb: Verb, relation: Relation) -> bool {
    decide(role, verb, relation) == Decision::Allow
}

#[test]
fn nobody_without_a_relation_may_do_anything_but_read_the_register() {
    for role in Role::ALL {
        for verb in Verb::ALL {
            let decision = decide(*role, *verb, Relation::None);
            match verb {
                Verb::ReadOrganisation => assert_eq!(decision, Decision::Allow),
                // Everyone knows of a body, and so of what only its own people may do with it.
                Verb::Reorganise | Verb::SetUrgingSteps => assert_eq!(decision, Decision::Refuse),
                _ => assert_eq!(decision, Decision::Hide, "{role:?} {verb:?}"),
            }
        }
    }
}

#[test]
fn a_successor_reads_and_writes_nothing_of_its_predecessor() {
    for role in Role::ALL {
        for verb in Verb::ALL {
            let reads = matches!(
                verb,
                Verb::ReadDocument
                    | Verb::ReadAssignment
                    | Verb::ReadInsideReport
                    | Verb::ReadReport
                    | Verb::ReadFigures
                    | Verb::ReadTarget
                    | Verb::ReadCoverage
                    | Verb::ReadReview
                    | Verb::ReadInsideReview
                    | Verb::ReadCampaign
                    | Verb::ReadOutreach
                    | Verb::ReadRegister
                    | Verb::ReadDifficulty
                    | Verb::ReadOrganisation
            );
            assert!(reads || !allowed(*role, *verb, Relation::SuccessorOf), "{role:?} {verb:?}");
        }
    }
}

#[test]
fn who_stands_in_gives_the_part_report_and_nothing_else() {
    use Verb::{Endorse, EnterFigures, ReadAssignment, ReadInsideReport, ReadOrganisation, ReadReport, Submit};
    for role in Role::ALL {
        for verb in Verb::ALL {
            let reads = matches!(verb, ReadAssignment | ReadInsideReport | ReadOrganisation | ReadReport);
            let gives = matches!(verb, EnterFigures | Submit | Endorse);
            assert!(reads || gives || !allowed(*role, *verb, Relation::StandIn), "{role:?} {verb:?}");
        }
    }
    assert!(allowed(Role::Head, Endorse, Relation::StandIn) && !allowed(Role::Clerk, Endorse, Relation::StandIn));
}

#[test]
fn a_unit_enters_its_own_figures_and_only_the_asking_body_runs_the_round() {
    let staff = |role: &Role| matches!(role, Role::Clerk | Role::Specialist | Role::Head);
    for role in Role::ALL {
        for relation in Relation::ALL {
            let enters = staff(role) && matches!(relation, Relation::Holder | Relation::StandIn);
            assert_eq!(allowed(*role, Verb::EnterFigures, *relation), enters, "{role:?} {relation:?}");
            let leads = matches!(role, Role::Specialist | Role::Head);
            for verb in [Verb::LockRound, Verb::WaiveReport, Verb::AdmitReport, Verb::DraftPaper] {
                let right = leads && *relation == Relation::TrackingBody;
                assert_eq!(allowed(*role, verb, *relation), right, "{role:?} {verb:?} {relation:?}");
            }
            assert_eq!(allowed(*role, Verb::OpenRound, *relation), leads && *relation == Relation::Owner);
        }
    }
    assert!(allowed(Role::Inspector, Verb::ReadReport, Relation::Inspecting));
    assert!(!allowed(Role::Inspector, Verb::ReadInsideReport, Relation::Inspecting));
    assert!(!allowed(Role::Specialist, Verb::ReadInsideReport, Relation::Superior));
}

#[test]
fn only_the_tracking_body_accepts_or_extends() {
    for role in Role::ALL {
        for relation in Relation::ALL {
            for verb in [Verb::Accept, Verb::SendBack, Verb::Extend, Verb::Cancel, Verb::Urge] {
                let right = *relation == Relation::TrackingBody && matches!(role, Role::Specialist | Role::Head);
                assert_eq!(allowed(*role, verb, *relation), right, "{role:?} {verb:?} {relation:?}");
            }
            let sets = *relation == Relation::Owner && matches!(role, Role::Specialist | Role::Head);
            assert_eq!(allowed(*role, Verb::SetUrgingSteps, *relation), sets, "{role:?} {relation:?}");
        }
    }
}

#[test]
fn an_inspector_and_an_administrator_change_no_content() {
    for verb in Verb::ALL {
        for relation in Relation::ALL {
            let content = !matches!(
                verb,
                Verb::ReadDocument
                    | Verb::ReadAssignment
                    | Verb::ReadReport
                    | Verb::ReadRound
                    | Verb::ReadFigures
                    | Verb::ReadTarget
                    | Verb::ReadCoverage
                    | Verb::ReadReview
                    | Verb::ReadCampaign
                    | Verb::ReadOutreach
                    | Verb::ReadRegister
                    | Verb::ReadDifficulty
                    | Verb::ReadInspection
                    | Verb::ReadOrganisation
                    | Verb::Reorganise
                    | Verb::ReadPeople
                    | Verb::Invite
                    | Verb::Suspend
                    | Verb::HandOver
                    | Verb::ExportInstance
            );
            if content {
                assert!(!allowed(Role::Inspector, *verb, *relation));
                assert!(!allowed(Role::Administrator, *verb, *relation));
            }
        }
    }
}

#[test]
fn targets_are_read_up_and_down_the_line_and_set_by_the_body_itself() {
    use Relation::{None as Stranger, Owner, Subordinate, SuccessorOf, Superior};
    let staff = |role: &Role| matches!(role, Role::Clerk | Role::Specialist | Role::Head);
    for role in Role::ALL {
        for relation in [Owner, Superior, Subordinate, SuccessorOf, Stranger] {
            assert_eq!(allowed(*role, Verb::ReadTarget, relation), staff(role) && relation != Stranger, "{role:?}");
            assert_eq!(allowed(*role, Verb::SetTarget, relation), staff(role) && relation == Owner, "{role:?}");
        }
    }
}

#[test]
fn a_campaign_is_opened_by_who_leads_it_and_a_unit_records_its_own() {
    use Relation::{Owner, Recipient, Superior, TrackingBody};
    let staff = |role: &Role| matches!(role, Role::Clerk | Role::Specialist | Role::Head);
    for role in Role::ALL {
        let leads = matches!(role, Role::Specialist | Role::Head);
        for relation in Relation::ALL {
            assert_eq!(allowed(*role, Verb::OpenCampaign, *relation), leads && *relation == TrackingBody, "{role:?}");
            assert_eq!(allowed(*role, Verb::RecordOutreach, *relation), staff(role) && *relation == Owner, "{role:?}");
            let above = matches!(relation, Superior | TrackingBody);
            let states = staff(role) && *relation == Owner || leads && above;
            assert_eq!(allowed(*role, Verb::StateAudience, *relation), states, "{role:?} {relation:?}");
        }
        assert_eq!(allowed(*role, Verb::ReadCampaign, Recipient), staff(role), "who is asked reads the campaign");
        assert!(!allowed(*role, Verb::ReadOutreach, Recipient), "and not what the others did");
        assert_eq!(allowed(*role, Verb::ReadOutreach, TrackingBody), staff(role));
    }
}

#[test]
fn figures_are_read_upwards_and_by_who_asked_and_never_sideways_or_from_below() {
    use Relation::{Inspecting, Owner, SuccessorOf, Superior, TrackingBody};
    let staff = |role: &Role| matches!(role, Role::Clerk | Role::Specialist | Role::Head);
    for role in Role::ALL {
        for relation in Relation::ALL {
            let reads = match relation {
                Owner | Superior | SuccessorOf | TrackingBody => staff(role),
                Inspecting => *role == Role::Inspector,
                _ => false,
            };
            assert_eq!(allowed(*role, Verb::ReadFigures, *relation), reads, "{role:?} {relation:?}");
        }
    }
}

#[test]
fn a_difficulty_is_answered_by_its_one_holder_and_judged_by_who_raised_it() {
    use Relation::{Holder, Owner, Recipient, SuccessorOf, Superior};
    let staff = |role: &Role| matches!(role, Role::Clerk | Role::Specialist | Role::Head);
    for role in Role::ALL {
        for relation in Relation::ALL {
            let reads = match relation {
                Owner | Holder | Recipient | Superior | SuccessorOf => staff(role),
                Relation::Inspecting => *role == Role::Inspector,
                _ => false,
            };
            assert_eq!(allowed(*role, Verb::ReadDifficulty, *relation), reads, "{role:?} {relation:?}");
            for verb in [Verb::RaiseDifficulty, Verb::JudgeAnswer] {
                assert_eq!(allowed(*role, verb, *relation), staff(role) && *relation == Owner, "{role:?} {relation:?}");
            }
            let decides = matches!(role, Role::Specialist | Role::Head) && *relation == Holder;
            for verb in [Verb::AnswerDifficulty, Verb::ForwardDifficulty, Verb::MergeDifficulties, Verb::RecordFate] {
                assert_eq!(allowed(*role, verb, *relation), decides, "{role:?} {verb:?} {relation:?}");
            }
        }
    }
}

#[test]
fn a_visit_is_made_by_its_bodies_led_by_one_and_read_by_who_was_visited() {
    use Relation::{Holder, Inspecting, Superior, Supporter, TrackingBody};
    let staff = |role: &Role| matches!(role, Role::Clerk | Role::Specialist | Role::Head);
    for role in Role::ALL {
        for relation in Relation::ALL {
            let reads = match relation {
                TrackingBody | Supporter | Holder | Superior => staff(role),
                Inspecting => *role == Role::Inspector,
                _ => false,
            };
            assert_eq!(allowed(*role, Verb::ReadInspection, *relation), reads, "{role:?} {relation:?}");
            let works = matches!(role, Role::Specialist | Role::Head);
            let records = works && matches!(relation, TrackingBody | Supporter);
            assert_eq!(allowed(*role, Verb::RecordInspection, *relation), records, "{role:?} {relation:?}");
            for verb in [Verb::PlanInspection, Verb::VerifyRemedy] {
                assert_eq!(
                    allowed(*role, verb, *relation),
                    works && *relation == TrackingBody,
                    "{role:?} {relation:?}"
                );
            }
            let approves = *role == Role::Head && *relation == TrackingBody;
            assert_eq!(allowed(*role, Verb::ApproveInspection, *relation), approves, "{role:?} {relation:?}");
        }
    }
}

#[test]
fn the_most_that_any_post_gives_is_given() {
    let standings = [
        Standing { role: Role::Clerk, relation: Relation::None, post: 0 },
        Standing { role: Role::Clerk, relation: Relation::Superior, post: 1 },
    ];
    assert_eq!(decide_for(&standings, Verb::ReadAssignment).0, Decision::Allow);
    let (decision, standing) = decide_for(&standings, Verb::Acknowledge);
    assert_eq!((decision, standing.map(|standing| standing.post)), (Decision::Refuse, Some(1)));
    assert_eq!(decide_for(&standings[..1], Verb::ReadAssignment).0, Decision::Hide);
    assert_eq!(decide_for(&[], Verb::ReadAssignment).0, Decision::Hide);
}

#[test]
fn codes_come_back() {
    for verb in Verb::ALL {
        assert_eq!(Verb::from_code(verb.code()), Some(*verb));
    }
    assert_eq!(Role::from_code("king"), None);
}

#[test]
fn registers_are_kept_by_the_body_itself_and_read_above_it() {
    use Relation::{Owner, Subordinate, SuccessorOf, Superior};
    for role in [Role::Clerk, Role::Specialist, Role::Head] {
        for (relation, reads, keeps) in
            [(Owner, true, true), (Superior, true, false), (SuccessorOf, true, false), (Subordinate, false, false)]
        {
            assert_eq!(allowed(role, Verb::ReadRegister, relation), reads, "{role:?} {relation:?}");
            assert_eq!(allowed(role, Verb::KeepRegister, relation), keeps, "{role:?} {relation:?}");
        }
    }
    assert!(!allowed(Role::Administrator, Verb::ReadRegister, Owner));
}
