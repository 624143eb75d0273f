//! The suite: one file per behaviour, on SQLite or on the PostgreSQL server that `TEST_DATABASE_URL` names.

mod api;
mod architecture;
mod award;
mod binding;
mod certificate;
mod concurrency;
mod config;
mod conformance;
mod console;
mod copies;
mod copying;
mod correction;
mod deeds;
mod designer;
mod details;
mod digest;
mod endorsements;
mod evidence;
mod expiry;
mod form_again;
mod holding;
mod hostile;
mod issuer_keys;
mod issuers;
mod jobs;
mod judge;
mod kept;
mod keys;
mod launch;
mod lettering;
mod linking;
mod log;
mod mail;
mod mail_copies;
mod mail_kinds;
mod mail_text;
mod messages;
mod migrations;
mod open_badges_2;
mod pages;
mod pathway;
mod persons;
mod presets;
mod probes;
mod progress;
mod record;
mod register;
mod renewal;
mod requests;
mod retention;
mod retire;
mod revoke;
mod roles;
mod scores;
mod session;
mod sharing;
mod sign_on;
mod sources;
mod status_forms;
mod suspension;
mod sync;
mod tally;
mod teaching;
mod trial;
mod verify;
mod verify_languages;
mod verify_many;
mod verify_pdf;
mod witness;

#[path = "../support/app.rs"]
mod app;
#[path = "../support/course.rs"]
mod course;
#[path = "../support/db.rs"]
mod db;
#[path = "../support/fonts.rs"]
mod fonts;
#[path = "../support/inside.rs"]
mod inside;
#[path = "../support/provider.rs"]
mod provider;
#[path = "../support/smtp.rs"]
mod smtp;
