#!/usr/bin/env bash
# The compiler as cargo calls it for the fuzz targets: only what we wrote is watched by the fuzzer. The engines below it
# (regular expressions, zip, XML) would be most of the coverage and most of the time, and have fuzzers of their own.
compiler=$1
shift
case " $* " in
    *" --crate-name papers "* | *" --crate-name domain "* | *"/fuzz_targets/"* | *" fuzz_targets/"*) exec "$compiler" "$@" ;;
esac
kept=()
for argument in "$@"; do
    case $argument in
        -Cpasses=sancov-module | -Cllvm-args=-sanitizer-coverage-*) ;;
        *) kept+=("$argument") ;;
    esac
done
exec "$compiler" "${kept[@]}"
