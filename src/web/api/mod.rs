//! REST, version 1.

use actix_web::web::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}

pub fn document() {}
