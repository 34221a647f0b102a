//! The pages of reviews, one file for each. A handler calls one action; what was typed is never lost on a complaint.
//! They work without scripts; each step is a form of its own.

pub mod approve;
pub mod begin;
pub mod block;
pub mod compare;
pub mod head;
pub mod issue;
pub mod list;
mod paragraphs;
pub mod show;

use super::{
    actions::{Head, Whole},
    words,
};
use crate::look::Frame;
use domain::ids::ReviewId;

/// The address of a review.
pub fn address(id: ReviewId) -> String {
    format!("/tong-ket/{id}")
}

/// The address of one of its blocks.
pub fn block_address(id: ReviewId, key: &str) -> String {
    format!("/tong-ket/{id}/doan/{}", words::slug(key))
}

/// What must be looked at before the approval: an anchor of the paper, and words.
fn open_lines(frame: &Frame, whole: &Whole) -> Vec<(String, String)> {
    let mut heading = String::new();
    let mut lines = Vec::new();
    for block in whole.blocks.iter().filter(|block| block.is_in()) {
        if block.is_heading() {
            block.standing.text().clone_into(&mut heading);
        }
        let key = match (block.standing.proposed.is_some(), block.is_blank()) {
            (true, _) => "reviews-open-proposal",
            (false, true) => "reviews-open-blank",
            (false, false) => continue,
        };
        lines.push((
            format!("#{}", paragraphs::anchor(&block.key)),
            frame.say(key).with("heading", &heading).to_string(),
        ));
    }
    lines
}

/// Who signs, in one line.
fn signing(head: &Head) -> String {
    let signing = [Some(head.signing.authority.clone()), head.signing.office.clone(), head.signing.name.clone()];
    signing.into_iter().flatten().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}
