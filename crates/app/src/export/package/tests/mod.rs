//! Tests of the parts of the format.
