//! Texts, tested.
