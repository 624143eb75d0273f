//! The suite: one file per behaviour, on SQLite or on the PostgreSQL server that `TEST_DATABASE_URL` names.

mod architecture;
mod config;
mod migrations;
mod presets;

#[path = "../support/db.rs"]
mod db;
