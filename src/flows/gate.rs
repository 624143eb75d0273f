//! Claim links: a teacher names one, puts it behind requirements in the course, and whoever opens it has met them.

use crate::app::App;
use crate::domain::ids::ContextId;
use crate::keys;
use crate::store::StoreError;

/// The longest name of a claim link, and of a column.
pub const LONGEST_NAME: usize = 120;

#[derive(Debug, thiserror::Error)]
pub enum GateError {
    #[error("a name of 1 to {LONGEST_NAME} characters is needed")]
    Name,
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// A name as it may be kept: no control characters, and not too long.
pub fn checked_name(name: &str) -> Option<String> {
    let name = name.trim();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    fits.then(|| name.to_owned())
}

/// Makes a claim link; it counts openings from the moment that it is in the course.
pub async fn make(app: &App, context: ContextId, name: &str) -> Result<(), GateError> {
    let name = checked_name(name).ok_or(GateError::Name)?;
    // The placement's id travels through browsers, so it is one that nobody can guess.
    app.store.record_gate(context, keys::ordered_id(), keys::opaque_id(), name, app.clock.now()).await?;
    Ok(())
}
