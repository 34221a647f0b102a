//! A draft becomes a document in one write: registered with its file, its text and its exact reading, and declared to be
//! the plan of the body. Made again before publication, it is another text of the same document. What the text does not
//! hold, the relations that its writer chose and the money, is written when the document is published.

use super::{
    drafts::{self, OpenDraft},
    money, store,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    coverage::actions::{Said, Saying, write_saying},
    documents::actions::{self as of_documents, Document, Registered, Upload},
    failure::Failure,
    permits::Permit,
    plans::draft::{
        Became, BecameClause, Draft,
        becoming::{self as making, Become, Cited},
        checks,
        people::Ground,
    },
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{DocumentId, OrganisationId, PlanDraftId, ProvisionId},
    organisations::Graph,
    problem::{PlanProblem, Problem},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// On what names of a draft are looked up.
pub fn ground_of<'g>(graph: &'g Graph, body: OrganisationId, draft: &Draft, today: Date) -> Ground<'g> {
    let issued = checks::issued_on(draft).ok().flatten().filter(|day| graph.name(body, *day).is_some());
    Ground { graph, body, on: issued.unwrap_or(today) }
}

/// The documents above as the plan cites them.
pub fn cited(parents: &[Document]) -> Vec<Cited> {
    let cite = |document: &Document| {
        let row = &document.row;
        let kind = crate::documents::named(crate::language::Language::Vi, &row.document_type, None);
        let (symbol, issuer) = (row.symbol.as_deref(), row.issuer_text.as_deref());
        Cited {
            words: papers::writing::in_full(&kind, symbol, row.issued_on, issuer),
            document_type: row.document_type.clone(),
            symbol: row.symbol.clone(),
            date: row.issued_on,
            issuer: row.issuer_text.clone(),
        }
    };
    parents.iter().map(cite).collect()
}

/// Makes a document of a draft, or another text of the one that was made of it.
pub async fn become_document(app: &App, caller: &Caller, id: PlanDraftId, seen: i64) -> Result<DocumentId, Failure> {
    let acting = Acting::now(app, caller);
    prepare(app, &acting, id).await?;
    app.database().write(move |tx| Box::pin(async move { write_becoming(tx, &acting, (id, seen)).await })).await
}

/// Puts the file of a draft, as it is now, on disk; refused while something stands in the way.
pub(in crate::plans) async fn prepare(app: &App, acting: &Acting, id: PlanDraftId) -> Result<(), Failure> {
    let mut connection = app.database().read().await?;
    let open = drafts::find_in(&mut connection, acting, id).await?;
    let (made, _) = made_of(&mut connection, acting, &open).await?;
    drop(connection);
    Ok(app.files().keep(&made.content).await.map(drop)?)
}

/// The file and the reading of a draft, and the clauses above that it can take up.
async fn made_of(
    connection: &mut Connection,
    acting: &Acting,
    open: &OpenDraft,
) -> Result<(Become, BTreeSet<ProvisionId>), Failure> {
    open.may_change()?;
    let ground = ground_of(&acting.graph, open.row.organisation_id, &open.draft, acting.today);
    let blocking = checks::check(&open.draft, ground, acting.today).iter().filter(|one| one.what.blocks()).count();
    if blocking > 0 {
        return Err(
            Problem::Plan(PlanProblem::Unfinished { count: i64::try_from(blocking).unwrap_or(i64::MAX) }).into()
        );
    }
    let (parents, above) = drafts::documents_above(connection, acting, open).await?;
    let made = making::become_document(&open.draft, ground, &cited(&parents), acting.today)?;
    Ok((made, above.iter().map(|clause| clause.id).collect()))
}

/// The same inside a write; the content is on disk.
pub(in crate::plans) async fn write_becoming(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (PlanDraftId, i64),
) -> Result<DocumentId, Failure> {
    let open = drafts::find_in(tx, acting, id).await?;
    if open.row.version != seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let (made, above) = made_of(tx, acting, &open).await?;
    let became = became(&open.draft, &made, &above);
    let upload = Upload {
        owner: open.row.organisation_id,
        text_of: None,
        file_name: made.file_name,
        content: made.content,
        reading: made.reading,
    };
    let document = match open.row.document_id {
        Some(document) => {
            match of_documents::text_versions::write_own_text(tx, acting, document, upload).await {
                Ok(_) => {}
                // Only what does not stand in the text was changed.
                Err(Failure::Problem(Problem::TextUnchanged)) => {}
                Err(failure) => return Err(failure),
            }
            document
        }
        None => match of_documents::registering::write_registration(tx, acting, upload).await? {
            // A file that is another draft's word for word is that draft's document.
            Registered::Known(document) if store::drafts::find_of(tx, document).await?.is_some() => {
                return Err(Problem::AlreadyDone.into());
            }
            Registered::New(document) | Registered::TextOf(document) | Registered::Known(document) => document,
        },
    };
    super::write_declaration(tx, acting, document, &open.draft.parents).await?;
    let draft = Draft { became: Some(became), ..open.draft.clone() };
    let told = serde_json::json!({
        "step": "became-a-document", "draft": id.to_string(), "document": document.to_string(),
    });
    let thing = drafts::thing_of(acting, open.row.organisation_id);
    let permit = acting.permit(tx, domain::permissions::Verb::WritePlan, &thing, told).await?;
    drafts::keep(tx, &permit, &open.row, &draft, Some(document)).await?;
    Ok(document)
}

/// What publication will write. A clause of a document that is not carried out any more is taken up no more.
fn became(draft: &Draft, made: &Become, above: &BTreeSet<ProvisionId>) -> Became {
    let clause = |clause: &crate::plans::draft::Clause| {
        let amount = |line: &crate::plans::draft::MoneyLine| {
            money::read(&line.amount).map(|amount| (amount, line.source.trim().to_owned()))
        };
        Some(BecameClause {
            eid: made.clauses.get(&clause.key)?.clone(),
            takes_up: clause.takes_up.iter().filter(|up| above.contains(&up.parent_clause)).cloned().collect(),
            money: clause.money.iter().filter_map(amount).collect(),
        })
    };
    Became {
        file_sha256: made.reading.source.sha256.clone(),
        clauses: draft.clauses().filter_map(|(_, one)| clause(one)).collect(),
    }
}

/// What publication writes of a plan that was written here: the relations that its writer chose, and the money. A text that
/// was brought in from outside since has other clauses; then nothing is written, and people relate them.
pub(crate) async fn write_at_publication(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (document, file_sha256): (DocumentId, [u8; 32]),
    provisions: &BTreeMap<String, ProvisionId>,
) -> Result<(), Failure> {
    let Some(row) = store::drafts::find_of(tx, document).await? else { return Ok(()) };
    let draft: Draft = serde_json::from_str(&row.written)?;
    let Some(became) = draft.became.filter(|became| became.file_sha256 == domain::journal::hex(&file_sha256)) else {
        return Ok(());
    };
    let mut all_money = Vec::new();
    for clause in became.clauses {
        let Some(provision) = provisions.get(&clause.eid).copied() else { continue };
        for up in clause.takes_up {
            let saying = Saying {
                clause: Some(provision),
                parent_clause: up.parent_clause,
                said: Said::from_code(up.degree.code()),
                reason: up.reason,
                suggested: false,
                seen: 0,
                carried_from: None,
            };
            write_saying(tx, permit, document, (row.organisation_id, row.changed_by), &saying).await?;
        }
        let amounts = clause.money.into_iter();
        all_money.extend(amounts.map(|(amount_dong, source)| money::Written {
            clause: provision,
            amount_dong,
            source,
        }));
    }
    money::insert(tx, permit, document, &all_money).await
}
