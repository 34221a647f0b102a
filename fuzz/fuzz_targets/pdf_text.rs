//! Any bytes into `papers::doors::fuzzing::pdf_text`.
//! What is done with them is written there, so that the tests put the kept inputs through the same.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| papers::doors::fuzzing::pdf_text(input));
