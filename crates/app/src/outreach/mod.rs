//! Outreach: campaigns of a body, what units did in them and whom they reached, against how many there are.
pub mod actions;
