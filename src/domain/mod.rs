//! What the product promises: achievements, rules, progress and awards, as values.
//!
//! No wire format and no input or output: time is an argument, and whoever calls brings the facts.

pub mod ids;
