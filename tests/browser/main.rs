//! Journeys through a real browser, from the first page of the practice LMS into the frame of its course.
//!
//! Every page on the way is looked at by `Visit::look`: no fault that a machine can find, no sideways scrolling, and a
//! picture in `target/screenshots` for people. A file per journey.

mod asking;
mod classroom;
mod gallery;
mod launching;
mod learner;
mod lettering;
mod linking;
mod mailing;
mod outsider;
mod registering;
mod scan;
mod sources;
mod teacher;
mod trial;
mod verifying;
mod visit;
mod widths;

#[path = "../support/app.rs"]
#[expect(dead_code, reason = "it serves the suite, too")]
mod app;
#[path = "../support/browser.rs"]
mod browser;
#[path = "../support/db.rs"]
mod db;
#[path = "../support/https.rs"]
mod https;
