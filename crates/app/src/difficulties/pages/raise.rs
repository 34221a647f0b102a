//! Raising a difficulty or a proposal: what it is tied to, in which words, with a file. Nothing is written before all of it can
//! be. Without a script the clauses of a document, or the figures of a round, come with «Hiện điều khoản».

use super::{
    super::{
        actions::{
            self,
            raising::{self, New},
            targets::{self, About, Choices},
        },
        words,
    },
    address,
};
use crate::{
    App,
    acting::{Acting, chosen_body},
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section, at_field, sentence},
    reporting::words::of as in_words,
    uploads::{self, SentFile, SubmittedFile},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    difficulties::DifficultyKind,
    ids::OrganisationId,
    problem::{DifficultyProblem, Problem},
};
use serde::Deserialize;

/// What the address may say and a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    #[serde(rename = "don-vi")]
    don_vi: String,
    #[serde(rename = "loai")]
    loai: String,
    #[serde(rename = "he-thong")]
    he_thong: String,
    #[serde(rename = "phan-viec")]
    phan_viec: String,
    #[serde(rename = "van-ban")]
    van_ban: String,
    #[serde(rename = "dieu-khoan")]
    dieu_khoan: String,
    #[serde(rename = "dot")]
    dot: String,
    #[serde(rename = "chi-tieu")]
    chi_tieu: String,
    #[serde(rename = "van-de")]
    van_de: String,
}

impl Typed {
    fn of_form(sent: &SubmittedFile) -> Self {
        Typed {
            don_vi: sent.word("don_vi"),
            loai: sent.word("loai_neu"),
            he_thong: sent.word("he_thong"),
            phan_viec: sent.word("phan_viec"),
            van_ban: sent.word("van_ban"),
            dieu_khoan: sent.word("dieu_khoan"),
            dot: sent.word("dot"),
            chi_tieu: sent.word("chi_tieu"),
            van_de: sent.word("van_de"),
        }
    }

    fn about(&self) -> About {
        About {
            document: self.van_ban.parse().ok(),
            provision: self.dieu_khoan.parse().ok(),
            assignment: self.phan_viec.parse().ok(),
            round: self.dot.parse().ok(),
            indicator: Some(self.chi_tieu.clone()).filter(|code| !code.is_empty()),
        }
    }
}

#[derive(Template)]
#[template(path = "difficulties/raise.html")]
struct RaisePage {
    frame: Frame,
    bodies: Vec<Choice>,
    kinds: Vec<Choice>,
    ways: Vec<Choice>,
    assignments: Vec<Choice>,
    documents: Vec<Choice>,
    clauses: Vec<Choice>,
    rounds: Vec<Choice>,
    indicators: Vec<Choice>,
    typed: Typed,
    limit_megabytes: usize,
    complaints: Complaints,
}

/// `GET /kho-khan/moi`
pub async fn get_raising(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(typed): Query<Typed>,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, typed, (StatusCode::OK, Complaints::none())).await
}

/// `POST /kho-khan/moi`
pub async fn post_raising(State(app): State<App>, asked: Asked, sent: SubmittedFile) -> Result<Response, Failure> {
    let (caller, typed) = (sent.caller.clone(), Typed::of_form(&sent));
    let body = chosen_body(&actions::raising_bodies(&Acting::now(&app, &caller)), &typed.don_vi)?;
    if !sent.word("hien").is_empty() {
        // A person asks for the clauses of a document, or for the figures of a round, with what was typed.
        return page(&app, &asked, &caller, typed, (StatusCode::OK, Complaints::none())).await;
    }
    let mut complaints = Complaints::none();
    let kind = DifficultyKind::from_code(&typed.loai);
    if kind.is_none() {
        complaints.about("loai_neu", sentence(&Problem::Missing { field: "loai_neu".to_owned() }, asked.language));
    }
    let file = match sent.file {
        SentFile::None => Ok(None),
        file => file.whole(&app).map(Some),
    };
    let (Some(kind), Ok(file)) = (kind, &file) else {
        if let Err(problem) = &file {
            complaints.about(uploads::FILE_FIELD, sentence(problem, asked.language));
        }
        return page(&app, &asked, &caller, typed, (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    };
    let new = New { body, kind, line: typed.he_thong.clone(), about: typed.about(), words: typed.van_de.clone() };
    match raising::raise(&app, &caller, new, file.clone()).await {
        Ok(id) => Ok(redirect_saying(&address(id), &Notice::ok(asked.language.say("difficulties-raised")))),
        Err(failure) => {
            let complained = at_field(failure, asked.language, field_of)?;
            page(&app, &asked, &caller, typed, complained).await
        }
    }
}

fn field_of(problem: &Problem) -> String {
    match problem {
        Problem::Missing { field } | Problem::TooLong { field, .. } => field.clone(),
        Problem::Difficulty(DifficultyProblem::AboutNothing | DifficultyProblem::NotOfUnit) => "phan_viec".to_owned(),
        Problem::Difficulty(DifficultyProblem::NobodyToRaiseTo) => "he_thong".to_owned(),
        Problem::FileEmpty | Problem::FileTooLarge { .. } => uploads::FILE_FIELD.to_owned(),
        _ => String::new(),
    }
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let bodies = actions::raising_bodies(&acting);
    let body = chosen_body(&bodies, &typed.don_vi)?;
    let choices = targets::choices(&mut app.database().read().await?, body, &typed.about()).await?;
    let name = |id: OrganisationId| words::name(&frame, &acting.graph, id);
    let ways = raising::ways_up(&acting, body);
    let line = |(line, above): &(String, OrganisationId)| {
        Choice::new(
            line,
            frame.say("difficulties-way").with("body", name(*above)).with("line", line_name(&acting, &frame, line)),
        )
    };
    let loai = if typed.loai.is_empty() { DifficultyKind::Difficulty.code().to_owned() } else { typed.loai.clone() };
    let page = RaisePage {
        bodies: bodies.iter().map(|id| Choice::new(id, name(*id))).collect(),
        kinds: DifficultyKind::ALL
            .iter()
            .map(|kind| Choice::new(kind.code(), words::kind(frame.language, kind.code())))
            .collect(),
        ways: ways.iter().map(line).collect(),
        assignments: assignments(&choices),
        documents: documents(&frame, &choices),
        clauses: clauses(&choices),
        rounds: rounds(&frame, &choices),
        indicators: indicators(&frame, &choices),
        limit_megabytes: uploads::limit_megabytes(app),
        frame: frame
            .clone()
            .titled(frame.say("difficulties-raise"))
            .in_section(Section::Difficulties)
            .complaining(&complaints),
        typed: Typed { don_vi: body.to_string(), loai, ..typed },
        complaints,
    };
    Ok(look::page_with_status(status, page))
}

fn line_name(acting: &Acting, frame: &Frame, code: &str) -> String {
    let entry = acting.graph.catalogue().line(code);
    entry.map_or_else(
        || code.to_owned(),
        |entry| match frame.language {
            crate::language::Language::Vi => entry.name_vi.clone(),
            crate::language::Language::En => entry.name_en.clone(),
        },
    )
}

fn assignments(choices: &Choices) -> Vec<Choice> {
    let label = |symbol: &Option<String>, action: &str| match symbol {
        Some(symbol) => [symbol.as_str(), ": ", &words::short(action)].concat(),
        None => words::short(action),
    };
    choices.assignments.iter().map(|row| Choice::new(row.id, label(&row.document_symbol, &row.action))).collect()
}

fn documents(frame: &Frame, choices: &Choices) -> Vec<Choice> {
    let label = |row: &actions::OwnDocumentRow| {
        let named = documents::named(frame.language, &row.document_type, row.symbol.as_deref());
        words::short(&[named.as_str(), " ", row.subject.as_str()].concat())
    };
    choices.documents.iter().map(|row| Choice::new(row.id, label(row))).collect()
}

fn clauses(choices: &Choices) -> Vec<Choice> {
    let label = |path: &str, short: &str| [path, short].join(" ").trim().to_owned();
    choices.clauses.iter().map(|clause| Choice::new(clause.id, label(&clause.path, &clause.short))).collect()
}

fn rounds(frame: &Frame, choices: &Choices) -> Vec<Choice> {
    let label = |row: &actions::OwnRoundRow| {
        let own = crate::reporting::newest(&row.pack).ok();
        let form = own.and_then(|own| own.pack.form(&row.form)).map(|form| in_words(&form.name, frame.language));
        let regime = own.and_then(|own| own.pack.regime(&row.regime));
        let period = regime.and_then(|regime| {
            regime.period(row.year, row.number).map(|period| in_words(&regime.name_of(&period), frame.language))
        });
        [period.unwrap_or_default(), form.unwrap_or_else(|| row.form.clone())].join(", ")
    };
    choices.rounds.iter().map(|row| Choice::new(row.round_id, label(row))).collect()
}

fn indicators(frame: &Frame, choices: &Choices) -> Vec<Choice> {
    let Some((pack, form)) = &choices.form else { return Vec::new() };
    let label = |code: &String| {
        let name = pack.indicator(code).map(|found| in_words(&found.name, frame.language)).unwrap_or_default();
        [code.as_str(), " ", name.as_str()].concat()
    };
    form.indicators.iter().map(|code| Choice::new(code, label(code))).collect()
}
