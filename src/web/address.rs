//! Refuses addresses that no page has, before anything looks them up.

use actix_web::ResponseError;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::Data;

use super::error::{PageError, Refusal};
use crate::app::App;

/// An address with a NUL in it names nothing, and PostgreSQL takes none in a text: looked up, it would be a failure of
/// ours instead of a slip of theirs.
pub async fn refuse_nul(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let app = request.app_data::<Data<App>>();
    match app.filter(|_| request.path().contains("%00") || request.query_string().contains("%00")) {
        Some(app) => {
            let refused = PageError::new(app, Refusal::not_found("an address with a NUL in it")).in_public();
            Ok(request.into_response(refused.error_response()))
        }
        None => Ok(next.call(request).await?.map_into_boxed_body()),
    }
}
