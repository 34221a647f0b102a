//! The pages of packs: the list, and one pack with its catalogue and what an upgrade changes.
//! Pages read and show; nothing here changes a pack or a round.

mod catalogue;
mod difference;
pub mod list;
mod registers;
pub mod show;
mod words;
