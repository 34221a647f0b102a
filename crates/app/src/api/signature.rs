//! What the signature of a handler says of its operation. Each part that a handler takes, and what it gives, tells what a
//! program must send, what comes back, and which refusals there are.

use crate::failure::Failure;
use axum::{extract::FromRequestParts, http::request::Parts};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};
use std::{collections::BTreeSet, convert::Infallible};

/// An operation while it is being told.
pub struct Operation<'g> {
    /// Where schemas are kept under their names.
    pub(super) schemas: &'g mut SchemaGenerator,
    /// Parameters beside those of the path.
    pub(super) parameters: Vec<Value>,
    /// What is sent.
    pub(super) body: Option<Value>,
    /// What is answered.
    pub(super) answer: Value,
    /// As which kinds of content, one of them each time.
    pub(super) answer_kinds: &'static [&'static str],
    /// Statuses with which it is refused.
    pub(super) refusals: BTreeSet<u16>,
}

impl Operation<'_> {
    /// A schema by its name.
    pub(super) fn schema<T: JsonSchema>(&mut self) -> Value {
        self.schemas.subschema_for::<T>().to_value()
    }

    /// Each member of a struct as a parameter of the query.
    pub(super) fn add_query<Q: JsonSchema>(&mut self) {
        let schema = Q::json_schema(self.schemas).to_value();
        let none = Map::new();
        let members = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
        let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        for (name, schema) in members {
            let mut schema = without_null(schema.clone());
            let description = schema.as_object_mut().and_then(|members| members.remove("description"));
            self.parameters.push(json!({
                "name": name, "in": "query", "required": required.contains(&json!(name)),
                "description": description.unwrap_or_default(), "schema": schema,
            }));
        }
    }

    /// Statuses with which it may be refused.
    pub(super) fn add_refusals(&mut self, statuses: impl IntoIterator<Item = u16>) {
        self.refusals.extend(statuses);
    }
}

/// A member of a query is there or not: it is never null, and its text is never empty.
fn without_null(mut schema: Value) -> Value {
    let description = schema.get("description").cloned();
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        let chosen = choices.iter().find(|choice| choice.get("type") != Some(&json!("null"))).cloned();
        schema = chosen.unwrap_or_default();
    }
    let Some(members) = schema.as_object_mut() else { return schema };
    let of_types = members.get("type").and_then(Value::as_array);
    if let Some(kind) = of_types.and_then(|types| types.iter().find(|kind| **kind != "null")).cloned() {
        members.insert("type".to_owned(), kind);
    }
    members.remove("default");
    if members.get("type") == Some(&json!("string")) && !members.contains_key("enum") {
        members.insert("minLength".to_owned(), json!(1));
    }
    if let Some(description) = description {
        members.insert("description".to_owned(), description);
    }
    schema
}

/// One part of a signature.
pub trait Part {
    /// Tells what it means for the operation.
    fn tell(operation: &mut Operation<'_>);
}

/// A handler whose whole signature is made of such parts.
pub trait Described<P, A> {
    /// Tells the operation.
    fn tell(operation: &mut Operation<'_>);
}

macro_rules! described {
    ($($part:ident)*) => {
        impl<F, Told, A, $($part),*> Described<($($part,)*), A> for F
        where
            F: Fn($($part),*) -> Told,
            Told: Future<Output = Result<A, Failure>>,
            A: Part,
            $($part: Part,)*
        {
            fn tell(operation: &mut Operation<'_>) {
                $($part::tell(operation);)*
                A::tell(operation);
            }
        }
    };
}

described!(P1);
described!(P1 P2);
described!(P1 P2 P3);
described!(P1 P2 P3 P4);

/// Taken by a handler that reads a thing only while it stands in a certain way, and refuses it otherwise.
pub struct InState;

impl<S: Send + Sync> FromRequestParts<S> for InState {
    type Rejection = Infallible;

    async fn from_request_parts(_parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(InState)
    }
}

impl Part for InState {
    fn tell(operation: &mut Operation<'_>) {
        operation.add_refusals([409]);
    }
}

/// A thing that is not there, or that the person may not know of, is not found.
impl<T> Part for crate::requests::Named<T> {
    fn tell(operation: &mut Operation<'_>) {
        operation.add_refusals([404]);
    }
}
