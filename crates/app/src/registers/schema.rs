//! What a register is: as the newest version of its pack says, or, where that has dropped it, as it was when rows were written.
//! It asks for no rights and changes nothing.

use crate::{failure::Failure, registers::actions::store, reporting::packs};
use database::Connection;
use domain::{
    packs::{Field, Register},
    problem::{Problem, RegisterProblem},
    registers::Values,
};

/// A register with what it was before.
#[derive(Debug, Clone)]
pub struct Schema {
    /// Code of its pack.
    pub pack: String,
    /// The version of the pack that it is of.
    pub pack_version: i64,
    /// It.
    pub register: Register,
    /// The newest version of the pack has it: rows may be written.
    pub is_current: bool,
    /// What it was under other versions, the newest first.
    pub former: Vec<Register>,
}

impl Schema {
    /// A register of a pack.
    pub async fn find(connection: &mut Connection, pack: &str, register: &str) -> Result<Self, Failure> {
        let rows = store::list_schemas(connection, pack, register).await?;
        let kept = rows.into_iter().filter_map(|row| Some((row.pack_version, read(&row.schema_json)?)));
        let mut kept: Vec<(i64, Register)> = kept.collect();
        let own = packs::newest(pack).ok();
        let current = own.and_then(|own| Some((own.pack.version, own.pack.register(register)?.clone())));
        let is_current = current.is_some();
        let (pack_version, found) = match current {
            Some(current) => current,
            None if kept.is_empty() => return Err(Problem::NotFound.into()),
            None => kept.remove(0),
        };
        let former = kept.into_iter().map(|(_, register)| register).collect();
        Ok(Schema { pack: pack.to_owned(), pack_version, register: found, is_current, former })
    }

    /// Refuses to write into a register that the pack has dropped.
    pub fn require_current(&self) -> Result<(), Problem> {
        if self.is_current { Ok(()) } else { Err(Problem::Register(RegisterProblem::Dropped)) }
    }

    /// Fields that hold something and that the register does not have any more, each as it was called last.
    pub fn dropped<'s>(&'s self, values: &'s Values) -> Vec<(&'s str, Option<&'s Field>)> {
        let gone = values.keys().filter(|code| self.register.field(code).is_none());
        gone.map(|code| (code.as_str(), self.former.iter().find_map(|former| former.field(code)))).collect()
    }

    /// As it is kept beside the rows.
    pub fn json(&self) -> Result<String, Failure> {
        Ok(serde_json::to_string(&self.register)?)
    }
}

fn read(json: &str) -> Option<Register> {
    match serde_json::from_str(json) {
        Ok(register) => Some(register),
        Err(fault) => {
            tracing::error!(%fault, "a kept schema of a register cannot be read");
            None
        }
    }
}
