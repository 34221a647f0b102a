//! Stories of obligations, and what they share: a document whose obligations are open.

mod flow;
mod flow_refusals;
mod listing;
mod occurrences;
mod opening;
mod program;
mod program_work;
mod showing;

use crate::{
    failure::Failure,
    obligations::actions::{NewObligation, open_obligations},
    permits::Permit,
};
use database::params;
use domain::{ids::DocumentId, obligations::Timing};
use jiff::civil::{Date, date};
use serde_json::json;
use testkit::{TODAY, World};

const INSERT_DOCUMENT: &str = "INSERT INTO document (id, owner_id, family, type, symbol, symbol_folded, issuer_text, \
     issuer_id, issued_on, subject, subject_folded, registered_by, registered_at_ms, version) \
     SELECT $1, $2, 'party', 'plan', $3, LOWER($3), 'Ban Tuyên giáo và Dân vận Tỉnh ủy', $2, $4, $5, $5, id, 0, 1 \
     FROM account WHERE login = 'minh'";

/// A duty for some bodies, due on the last day of 2026 unless the test says otherwise.
pub fn duty(world: &World, action: &str, leads: &[&str]) -> NewObligation {
    NewObligation {
        provision: None,
        action: action.to_owned(),
        kind: "plan".to_owned(),
        modality: "must".to_owned(),
        outputs: vec!["kế hoạch".to_owned()],
        span: (0, 10),
        timing: Timing::Once { due_on: date(2026, 12, 31), time: None },
        leads: leads.iter().map(|word| world.organisation(word)).collect(),
        supporters: Vec::new(),
    }
}

/// A document of the provincial board with its obligations, opened on the day and carried to today.
pub async fn opened(world: &World, issued_on: Date, obligations: Vec<NewObligation>) -> DocumentId {
    try_to_open(world, issued_on, obligations).await.expect("the obligations open")
}

/// The same, when it may be refused.
pub async fn try_to_open(
    world: &World,
    issued_on: Date,
    obligations: Vec<NewObligation>,
) -> Result<DocumentId, Failure> {
    let (graph, board) = (world.app.organisations(), world.organisation("ban-tgdv"));
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            let document: DocumentId = tx.new_id();
            let thing = ("document", document.uuid());
            let permit = Permit::of_the_system(tx, "publish-document", thing, json!({})).await?;
            let subject = "về tuyên truyền, phổ biến nghị quyết";
            let values = params![document, board, "12-KH/BTGDVTU", issued_on, subject];
            _ = tx.execute(INSERT_DOCUMENT, values).await?;
            open_obligations(tx, &permit, &graph, document, board, issued_on, TODAY, obligations).await?;
            Ok::<_, Failure>(document)
        })
    });
    write.await
}
