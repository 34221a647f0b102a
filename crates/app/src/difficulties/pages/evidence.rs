//! Files beside what was raised: added by the unit, fetched by those who may read it. A file that cannot be taken comes back
//! to the page of the difficulty with a complaint.

use super::{
    super::actions::{finding, raising},
    address,
    show::{self, Typed},
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    downloads::saved,
    failure::Failure,
    look::{Notice, at_field},
    requests::Named,
    uploads::{FILE_FIELD, SubmittedFile},
};
use axum::{extract::State, response::Response};
use domain::ids::{DifficultyId, EvidenceId};

/// `POST /kho-khan/{difficulty}/tep`
pub async fn post_evidence(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DifficultyId>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let caller = sent.caller.clone();
    let result = match sent.file.whole(&app) {
        Ok(file) => raising::attach(&app, &caller, id, file).await.map(drop),
        // Whoever may not know of it learns nothing of what is wrong with a file.
        Err(problem) => finding::open(&app, &caller, id).await.and(Err(problem.into())),
    };
    match result {
        Ok(()) => Ok(redirect_saying(&address(id), &Notice::ok(asked.language.say("difficulties-file-kept")))),
        Err(failure) => {
            let complained = at_field(failure, asked.language, |_| FILE_FIELD.to_owned())?;
            show::page(&app, &asked, &caller, id, Typed::default(), complained).await
        }
    }
}

/// `GET /kho-khan/{difficulty}/tep/{evidence}`
pub async fn get_evidence(
    State(app): State<App>,
    Named((id, evidence)): Named<(DifficultyId, EvidenceId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let (file, content) = finding::open_evidence(&app, &caller, id, evidence).await?;
    Ok(saved(&file.file_name, content))
}
