//! Makes a gradebook column for values that a teacher types, imports, or computes by a formula of the gradebook.
//!
//! [AGS 2.0 §3.2](https://www.imsglobal.org/spec/lti-ags/v2p0#line-item-service). Such a column is read and never scored.

use rust_decimal::Decimal;

use super::gate::checked_name;
use super::sync::{gradebook, signer};
use crate::app::{App, KeyringError};
use crate::keys;
use crate::lti::ags::{NewLineItem, SCOPE_LINE_ITEM, TAG_COLUMN};
use crate::outbound::platform::PlatformError;
use crate::store::Context;

/// Where no maximum is named.
pub const USUAL_MAXIMUM: u32 = 100;
/// No gradebook needs more.
pub const LARGEST_MAXIMUM: u32 = 100_000;

#[derive(Debug, thiserror::Error)]
pub enum ColumnError {
    #[error("a name of 1 to 120 characters is needed")]
    Name,
    #[error("a maximum above 0 and up to {LARGEST_MAXIMUM} is needed")]
    Maximum,
    /// An administrator of the platform could change that.
    #[error("the platform lets this tool make no columns")]
    NotGranted,
    #[error("{0}")]
    Platform(PlatformError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
}

/// Whether the platform lets the tool make columns in this course, as far as its launches tell.
pub fn may_make(context: &Context) -> bool {
    context.line_items_url.is_some() && context.scopes.iter().any(|scope| scope == SCOPE_LINE_ITEM)
}

/// Makes the column, or finds the one that an earlier try or a copied course left. It is known to rules after the next
/// poll.
pub async fn make(app: &App, context: &Context, name: &str, maximum: Decimal) -> Result<(), ColumnError> {
    let label = checked_name(name).ok_or(ColumnError::Name)?;
    if maximum <= Decimal::ZERO || maximum > Decimal::from(LARGEST_MAXIMUM) {
        return Err(ColumnError::Maximum);
    }
    let gradebook = gradebook(context).filter(|_| may_make(context)).ok_or(ColumnError::NotGranted)?;
    let new = NewLineItem {
        score_maximum: maximum,
        // The same name is the same column, so that a second press of the button makes no twin.
        resource_id: format!("column-{}", &keys::fingerprint(&label.to_lowercase())[..16]),
        tag: TAG_COLUMN.to_owned(),
        label,
    };
    let key = app.keys.tool(app.clock.now()).await?;
    match app.platforms.find_or_create_column(&context.registration, signer(&key), gradebook, &new).await {
        Ok(_) => Ok(()),
        Err(PlatformError::ScopeNotGranted(_) | PlatformError::Unauthorized | PlatformError::Forbidden) => {
            Err(ColumnError::NotGranted)
        }
        Err(error) => Err(ColumnError::Platform(error)),
    }
}
