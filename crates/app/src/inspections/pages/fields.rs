//! Fields that several forms of this subject have: units and bodies one a line, documents to tick, clauses by their numbers, days.
//! They turn what was typed into checked values and keep the complaints.

use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents,
    failure::Failure,
    inspections::actions::{Clause, clauses, units},
    language::Language,
    look::{Choice, Complaints, dates, sentence},
    plans::actions::finding::possible_parents,
    written,
};
use domain::{
    ids::{DocumentId, OrganisationId, ProvisionId},
    problem::Problem,
};
use jiff::civil::Date;

/// Documents that are shown to choose from.
const DOCUMENTS_SHOWN: usize = 60;

/// What is wrong with a form, and in which language it is said.
pub struct Reading<'r> {
    pub language: Language,
    pub acting: &'r Acting,
    pub complaints: Complaints,
}

impl<'r> Reading<'r> {
    pub fn new(language: Language, acting: &'r Acting) -> Self {
        Reading { language, acting, complaints: Complaints::none() }
    }

    fn about(&mut self, field: &str, problem: &Problem) {
        self.complaints.about(field, sentence(problem, self.language));
    }

    /// Words that may be left out.
    pub fn words(&mut self, field: &str, typed: &str, limit: usize) -> String {
        written::words(field, typed, limit).unwrap_or_else(|problem| {
            self.about(field, &problem);
            String::new()
        })
    }

    /// Words that must be there.
    pub fn needed(&mut self, field: &str, typed: &str, limit: usize) -> String {
        written::needed(field, typed, limit).unwrap_or_else(|problem| {
            self.about(field, &problem);
            String::new()
        })
    }

    /// One of a list of words that must be there.
    pub fn chosen<T>(&mut self, field: &str, found: Option<T>) -> Option<T> {
        if found.is_none() {
            self.about(field, &Problem::Missing { field: field.to_owned() });
        }
        found
    }

    /// A day that may be left out.
    pub fn day(&mut self, field: &str, typed: &str) -> Option<Date> {
        if typed.trim().is_empty() {
            return None;
        }
        match dates::read(typed) {
            Ok(day) => Some(day),
            Err(reason) => {
                self.complaints.about(field, reason.sentence(self.language));
                None
            }
        }
    }

    /// A day that must be there.
    pub fn needed_day(&mut self, field: &str, typed: &str) -> Option<Date> {
        if typed.trim().is_empty() {
            self.about(field, &Problem::Missing { field: field.to_owned() });
        }
        self.day(field, typed)
    }

    /// Units, one a line.
    pub fn units(&mut self, field: &str, typed: &str, before: &[OrganisationId]) -> Vec<OrganisationId> {
        units::read(&self.acting.graph, typed, before, self.acting.today).unwrap_or_else(|problem| {
            self.about(field, &problem);
            Vec::new()
        })
    }

    /// Clauses by their numbers.
    pub fn clauses(&mut self, known: &[Clause], typed: &str) -> Vec<ProvisionId> {
        clauses::read(known, typed).unwrap_or_else(|problem| {
            self.about("dieu_khoan", &problem);
            Vec::new()
        })
    }
}

/// Documents as they were ticked.
pub fn documents_of(ticked: &[String]) -> Vec<DocumentId> {
    let mut documents: Vec<DocumentId> = ticked.iter().filter_map(|word| word.parse().ok()).collect();
    documents.dedup();
    documents
}

/// The clauses of ticked documents; of one that the person may not read there are none.
pub async fn known_clauses(app: &App, acting: &Acting, documents: &[DocumentId]) -> Result<Vec<Clause>, Failure> {
    let mut connection = app.database().read().await?;
    let mut known = Vec::new();
    for document in documents {
        match clauses::of_documents(&mut connection, acting, &[*document]).await {
            Ok(found) => known.extend(found),
            Err(Failure::Problem(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(known)
}

/// The clauses of the documents of a visit, for whoever takes part in it.
pub async fn clauses_of_visit(app: &App, documents: &[DocumentId]) -> Result<Vec<Clause>, Failure> {
    clauses::of_visit(&mut app.database().read().await?, documents).await
}

/// Published documents to choose from, those of the body first.
pub async fn documents_to_choose(
    app: &App,
    caller: &Caller,
    language: Language,
    body: OrganisationId,
) -> Result<Vec<Choice>, Failure> {
    let found = possible_parents(app, caller, body).await?;
    let choice = |one: documents::actions::Document| {
        let named = documents::named(language, &one.row.document_type, one.row.symbol.as_deref());
        Choice::new(one.row.id, format!("{named} {}", one.row.subject))
    };
    Ok(found.into_iter().take(DOCUMENTS_SHOWN).map(choice).collect())
}

/// What a person types of a planned visit or a visit.
#[derive(Debug, Default, Clone, serde::Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The version that was seen.
    pub ban: i64,
    /// The leading body, of a new one.
    pub co_quan_chu_tri: String,
    /// The planned visit that it carries out, of a new one.
    pub du_kien: String,
    pub loai_cuoc: String,
    pub noi_dung_kiem_tra: String,
    pub don_vi_duoc_kiem_tra: String,
    pub co_quan_phoi_hop: String,
    pub van_ban: Vec<String>,
    pub dieu_khoan: String,
    pub quy: String,
    pub tu_ngay_cuoc: String,
    pub den_ngay_cuoc: String,
    pub thanh_phan_doan: String,
    pub quyet_dinh: String,
    pub ngay_quyet_dinh: String,
    pub ly_do: String,
    /// A planned visit is taken out.
    pub bo: String,
}

impl Typed {
    /// Whether a document is ticked.
    pub fn has(&self, document: &str) -> bool {
        self.van_ban.iter().any(|ticked| ticked == document)
    }
}
