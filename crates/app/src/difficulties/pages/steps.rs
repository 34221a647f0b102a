//! What is done on the page of a difficulty: answer, forward, merge, take apart, judge, take back, write down what became of it.
//! Each handler calls one action; a complaint comes back to the same page.

use super::{
    super::actions::{
        fates::{self, NewFate},
        holding,
        judging::{self, Judgement},
        raising,
    },
    address,
    show::{self, Typed},
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{Notice, at_field},
    requests::{Named, Submitted},
};
use axum::{extract::State, response::Response};
use domain::{
    difficulties::Fate,
    ids::DifficultyId,
    problem::{DifficultyProblem, Problem},
};

/// The field of a problem.
fn field_of(problem: &Problem) -> String {
    match problem {
        Problem::Missing { field } | Problem::TooLong { field, .. } => field.clone(),
        Problem::Difficulty(
            DifficultyProblem::NobodyAbove
            | DifficultyProblem::NotCompetent { .. }
            | DifficultyProblem::ForwardedToRaiser { .. },
        ) => "chuyen_den".to_owned(),
        _ => String::new(),
    }
}

/// Goes back to the page with a message, or shows it with the complaint and what was typed.
async fn done(
    app: &App,
    asked: &Asked,
    (caller, id): (&Caller, DifficultyId),
    typed: Typed,
    result: Result<DifficultyId, Failure>,
    said: &'static str,
) -> Result<Response, Failure> {
    match result {
        Ok(to) => Ok(redirect_saying(&address(to), &Notice::ok(asked.language.say(said)))),
        Err(failure) => {
            let complained = at_field(failure, asked.language, field_of)?;
            show::page(app, asked, caller, id, typed, complained).await
        }
    }
}

/// `POST /kho-khan/{difficulty}/tra-loi`
pub async fn post_answer(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DifficultyId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let result = holding::answer(&app, &caller, id, (typed.tra_loi.clone(), typed.ban.clone())).await.map(|()| id);
    done(&app, &asked, (&caller, id), typed, result, "difficulties-answered").await
}

/// `POST /kho-khan/{difficulty}/chuyen`
pub async fn post_forwarding(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DifficultyId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let words = (typed.ly_do_chuyen.clone(), typed.ban.clone());
    let to = typed.chuyen_den.parse().ok();
    let result = holding::forward(&app, &caller, id, to, words).await.map(|()| id);
    done(&app, &asked, (&caller, id), typed, result, "difficulties-forwarded").await
}

/// `POST /kho-khan/{difficulty}/gop`
pub async fn post_merging(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DifficultyId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let result = match typed.gop_voi.parse() {
        Ok(other) => holding::merge(&app, &caller, id, other, typed.ly_do_gop.clone()).await,
        Err(_) => Err(Problem::Missing { field: "gop_voi".to_owned() }.into()),
    };
    done(&app, &asked, (&caller, id), typed, result, "difficulties-merged").await
}

/// `POST /kho-khan/{difficulty}/tach`
pub async fn post_parting(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DifficultyId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let result = match typed.tach_ra.parse() {
        Ok(other) => holding::part(&app, &caller, id, other, typed.ly_do_tach.clone()).await.map(|()| id),
        Err(_) => Err(Problem::Missing { field: "tach_ra".to_owned() }.into()),
    };
    done(&app, &asked, (&caller, id), typed, result, "difficulties-parted").await
}

/// `POST /kho-khan/{difficulty}/y-kien`
pub async fn post_judgement(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DifficultyId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let judgement = match typed.giai_quyet.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let result = match judgement {
        Some(solves) => {
            let judgement = Judgement { solves, reason: typed.ly_do.clone() };
            let unit = typed.don_vi.parse().ok();
            judging::judge(&app, &caller, id, unit, judgement, typed.ban.clone()).await.map(|()| id)
        }
        None => Err(Problem::Missing { field: "giai_quyet".to_owned() }.into()),
    };
    done(&app, &asked, (&caller, id), typed, result, "difficulties-judged").await
}

/// `POST /kho-khan/{difficulty}/rut`
pub async fn post_withdrawal(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DifficultyId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let words = (typed.ly_do_rut_neu.clone(), typed.ban.clone());
    let result = raising::withdraw(&app, &caller, id, words).await.map(|()| id);
    done(&app, &asked, (&caller, id), typed, result, "difficulties-withdrawn").await
}

/// `POST /kho-khan/{difficulty}/ket-qua`
pub async fn post_fate(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DifficultyId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let result = match Fate::from_code(&typed.ket_qua) {
        Some(fate) => {
            let (reason, basis) = (typed.ly_do_ket_qua.clone(), typed.can_cu_ket_qua.clone());
            let new = NewFate { fate, reason, basis, seen: typed.so_ket_qua };
            fates::record(&app, &caller, id, new).await.map(|()| id)
        }
        None => Err(Problem::Missing { field: "ket_qua".to_owned() }.into()),
    };
    done(&app, &asked, (&caller, id), typed, result, "difficulties-fate-recorded").await
}
