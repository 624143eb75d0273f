#![doc = include_str!("../ARCHITECTURE.md")]

pub mod app;
pub mod artwork;
pub mod clock;
pub mod config;
pub mod domain;
pub mod flows;
pub mod jobs;
pub mod keys;
pub mod lti;
pub mod openbadges;
pub mod outbound;
pub mod practice;
pub mod store;
pub mod urls;
pub mod views;
pub mod web;
