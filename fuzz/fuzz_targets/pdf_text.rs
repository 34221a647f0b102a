//! Any bytes into `papers::doors::fuzzing::pdf_text`; what is done with them is written there.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| papers::doors::fuzzing::pdf_text(input));
