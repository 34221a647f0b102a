//! Packs for programs: which forms there are, and what each asks for. A program reads here the codes that it sends.
//! It only reads.

use super::actions;
use crate::{
    api::{Call, Day, Endpoint, Given, Subject, Wanted},
    failure::Failure,
    reporting::words,
    requests::Named,
    routes::Access,
};
use domain::packs::{Component, Form, Indicator, Kind, Pack};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let endpoints = vec![
        Endpoint::get("/api/v1/packs", Access::SignedIn, "api-list-packs", list),
        Endpoint::get("/api/v1/packs/{pack}", Access::SignedIn, "api-get-pack", show),
    ];
    Subject { key: "api-subject-packs", endpoints }
}

/// A pack with its versions.
#[derive(Debug, Serialize, JsonSchema)]
struct Shelf {
    /// Its code.
    code: String,
    /// What it is called; null of one that only rounds still have.
    name: Option<String>,
    /// The version that the program brings.
    version: Option<i64>,
    /// Versions with which rounds were opened, the newest first.
    kept: Vec<i64>,
}

/// A pack in one version.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Pack")]
struct ToldPack {
    /// Its code.
    code: String,
    /// Its version.
    version: i64,
    /// What it is called.
    name: String,
    /// Its forms.
    forms: Vec<ToldForm>,
    /// Its indicators.
    indicators: Vec<ToldIndicator>,
}

/// A form: what is asked for together.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Form")]
struct ToldForm {
    /// Its code.
    code: String,
    /// Its version.
    version: i64,
    /// What it is called.
    name: String,
    /// The regime that gives its periods, by its code.
    regime: String,
    /// Codes of its indicators, in order.
    indicators: Vec<String>,
    /// Of them, those that may be left empty.
    optional: Vec<String>,
    /// Its questions.
    narratives: Vec<Question>,
}

/// A question that is answered in words.
#[derive(Debug, Serialize, JsonSchema)]
struct Question {
    /// Its code.
    code: String,
    /// The question.
    question: String,
    /// It must be answered.
    is_required: bool,
    /// Characters that the answer may have.
    max_chars: usize,
}

/// An indicator.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Indicator")]
struct ToldIndicator {
    /// Its code.
    code: String,
    /// What it is called.
    name: String,
    /// Its unit.
    unit: String,
    /// Decimals that are shown.
    decimals: u8,
    /// in-period, cumulative or at-date.
    kind: &'static str,
    /// Of a cumulative figure: from which day it is counted.
    since: Option<Day>,
    /// The numbers of which it consists.
    components: Vec<ToldComponent>,
}

/// One number of an indicator.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Component")]
struct ToldComponent {
    /// value, part.…, numerator, denominator or weight.
    code: String,
    /// What it is called, where it has a name of its own.
    name: Option<String>,
    /// Decimals that may be entered.
    decimals: u8,
}

/// `GET /api/v1/packs`
async fn list(call: Call) -> Result<Given<Vec<Shelf>>, Failure> {
    let shelf = |shelf: actions::Shelf| Shelf {
        code: shelf.code,
        name: shelf.own.as_ref().map(|pack| words::of(&pack.name, call.language)),
        version: shelf.own.as_ref().map(|pack| pack.version),
        kept: shelf.kept.into_iter().map(|(version, _)| version).collect(),
    };
    Ok(Given(actions::list_packs(&call.app).await?.into_iter().map(shelf).collect()))
}

/// Which version of a pack.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Version {
    /// The version with which a round was opened; the program's own without it.
    version: Option<i64>,
}

/// `GET /api/v1/packs/{pack}`
async fn show(
    call: Call,
    Named(code): Named<String>,
    Wanted(wanted): Wanted<Version>,
) -> Result<Given<ToldPack>, Failure> {
    let pack = actions::find_pack(&call.app, &call.caller, &code, wanted.version).await?.pack;
    Ok(Given(told(&call, &pack)))
}

fn told(call: &Call, pack: &Pack) -> ToldPack {
    let say = |said: &domain::packs::Words| words::of(said, call.language);
    let form = |form: &Form| ToldForm {
        code: form.code.clone(),
        version: form.version,
        name: say(&form.name),
        regime: form.regime.clone(),
        indicators: form.indicators.clone(),
        optional: form.optional.clone(),
        narratives: form
            .narratives
            .iter()
            .map(|narrative| Question {
                code: narrative.code.clone(),
                question: say(&narrative.question),
                is_required: narrative.is_required,
                max_chars: narrative.max_chars,
            })
            .collect(),
    };
    let component = |indicator: &Indicator, component: Component| ToldComponent {
        code: component.code(),
        name: indicator.name_of(&component).map(say),
        decimals: indicator.decimals_of(&component),
    };
    let indicator = |indicator: &Indicator| {
        let (kind, since) = match indicator.kind {
            Kind::InPeriod => ("in-period", None),
            Kind::Cumulative { since } => ("cumulative", Some(Day(since))),
            Kind::AtDate => ("at-date", None),
        };
        ToldIndicator {
            code: indicator.code.clone(),
            name: say(&indicator.name),
            unit: say(&indicator.unit),
            decimals: indicator.decimals,
            kind,
            since,
            components: indicator.components().into_iter().map(|one| component(indicator, one)).collect(),
        }
    };
    ToldPack {
        code: pack.code.clone(),
        version: pack.version,
        name: say(&pack.name),
        forms: pack.forms.iter().map(form).collect(),
        indicators: pack.indicators.iter().map(indicator).collect(),
    }
}
