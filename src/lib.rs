#![doc = include_str!("../ARCHITECTURE.md")]

pub mod clock;
pub mod config;
pub mod domain;
pub mod keys;
pub mod lti;
pub mod store;
pub mod urls;
