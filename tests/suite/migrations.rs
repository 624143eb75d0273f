//! Two databases, one schema: the migrations of both stay in step.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const TREES: [&str; 2] = ["migrations/sqlite", "migrations/postgres"];

fn steps(tree: &str) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(tree).unwrap_or_else(|error| panic!("{tree}: {error}"));
    entries.map(|entry| entry.expect("an entry").file_name().into()).collect()
}

#[test]
fn both_databases_have_the_same_migrations() {
    let [sqlite, postgres] = TREES.map(steps);
    assert!(!sqlite.is_empty());
    assert_eq!(sqlite, postgres);
}

#[test]
fn every_migration_can_be_taken_back() {
    for tree in TREES {
        for step in steps(tree) {
            for file in ["up.sql", "down.sql"] {
                let path = Path::new(tree).join(&step).join(file);
                let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                let statements = text.lines().filter(|line| !line.trim().is_empty() && !line.trim().starts_with("--"));
                assert!(statements.count() > 0, "{} holds no statement", path.display());
            }
        }
    }
}
