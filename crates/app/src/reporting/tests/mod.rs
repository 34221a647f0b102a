//! Stories of rounds and reports.
