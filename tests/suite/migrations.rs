//! Two databases, one schema: the migrations of both stay in step.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::app::TestApp;
use crate::course::query;

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

/// Each table of the schema with its columns, as its source text has them.
fn tables() -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string("src/store/schema.rs").expect("the schema");
    let mut tables = Vec::new();
    for block in text.split("diesel::table! {").skip(1) {
        let mut lines = block.lines().map(str::trim).filter(|line| !line.is_empty());
        let head = lines.next().expect("a name");
        let name = head.split([' ', '(']).next().expect("a name").to_owned();
        let columns = lines.map_while(|line| Some(line.split_once(" -> ")?.0.to_owned())).collect();
        tables.push((name, columns));
    }
    tables
}

#[tokio::test]
async fn the_schema_goes_up_down_and_up_again_and_every_column_can_be_read() {
    let app = TestApp::start().await;
    let tables = tables();
    assert!(tables.len() > 15 && tables.iter().all(|(_, columns)| !columns.is_empty()), "{tables:?}");
    let read_all = || {
        for (table, columns) in &tables {
            let columns: Vec<String> = columns.iter().map(|column| format!("t.\"{column}\"")).collect();
            let columns = columns.join(", ");
            query(&app, &format!("SELECT '1' AS found FROM (SELECT {columns} FROM {table} t) s"));
        }
    };
    read_all();
    app.app.store.revert_migrations().await.expect("every step can be taken back");
    let left = if app.database_url().starts_with("sqlite:") {
        "SELECT name AS found FROM sqlite_master WHERE type = 'table'"
    } else {
        "SELECT tablename::text AS found FROM pg_tables WHERE schemaname = 'public'"
    };
    let left: Vec<String> = query(&app, left).into_iter().filter(|name| !name.starts_with("__diesel")).collect();
    assert_eq!(left, Vec::<String>::new());
    assert_eq!(app.app.store.migrate().await.expect("and made again"), steps(TREES[0]).len());
    read_all();
    assert_eq!(app.app.store.schema_state().await.expect("it can be asked").pending, 0);
}
