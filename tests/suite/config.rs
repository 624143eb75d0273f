//! The settings that people are told of are the settings that are read.

use std::collections::BTreeSet;
use std::fs;

/// Every `ACCOLADE_…` in a text, and `RUST_LOG`.
fn variables(text: &str) -> BTreeSet<&str> {
    text.split(|sign: char| !(sign.is_ascii_uppercase() || sign == '_'))
        .filter(|word| *word == "RUST_LOG" || word.strip_prefix("ACCOLADE_").is_some_and(|rest| !rest.is_empty()))
        .collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_table_in_the_readme_lists_the_variables_that_are_read() {
    let readme = read("README.md");
    let table: Vec<&str> = readme.lines().filter(|line| line.trim_start().starts_with('|')).collect();
    let source = read("src/config.rs");
    // The tests of that file name variables that nobody reads.
    let reader = source.split("#[cfg(test)]").next().expect("split gives at least one part");

    assert!(!variables(reader).is_empty());
    assert_eq!(variables(&table.join("\n")), variables(reader));
}

#[test]
fn a_variable_is_found_with_and_without_quotes_around_it() {
    let text = "| `ACCOLADE_SECRET`, `ACCOLADE_SECRET_FILE` | ACCOLADE_ | accolade_x | \"RUST_LOG\" |";
    assert_eq!(variables(text), BTreeSet::from(["ACCOLADE_SECRET", "ACCOLADE_SECRET_FILE", "RUST_LOG"]));
}
