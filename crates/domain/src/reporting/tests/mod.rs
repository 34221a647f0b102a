//! Tests of reporting.
