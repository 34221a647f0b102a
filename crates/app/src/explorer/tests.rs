//! Stories of the explorer.
