//! Any bytes into `papers::doors::fuzzing::legacy`; what is done with them is written there.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| papers::doors::fuzzing::legacy(input));
