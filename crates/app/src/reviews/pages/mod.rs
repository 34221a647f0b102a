//! The pages of reviews, one file for each. A handler calls one action; what was typed is never lost on a complaint.

pub mod begin;
pub mod block;
pub mod head;
pub mod list;
mod paragraphs;
pub mod show;

use super::words;
use domain::ids::ReviewId;

/// The address of a review.
pub fn address(id: ReviewId) -> String {
    format!("/tong-ket/{id}")
}

/// The address of one of its blocks.
pub fn block_address(id: ReviewId, key: &str) -> String {
    format!("/tong-ket/{id}/doan/{}", words::slug(key))
}
