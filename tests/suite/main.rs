//! The suite: one file per behaviour, on SQLite or on the PostgreSQL server that `TEST_DATABASE_URL` names.

mod api;
mod architecture;
mod award;
mod config;
mod jobs;
mod launch;
mod migrations;
mod presets;

#[path = "../support/app.rs"]
mod app;
#[path = "../support/db.rs"]
mod db;
