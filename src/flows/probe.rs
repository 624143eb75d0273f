//! Asks a platform whether it would answer us, for whoever sets it up. Nothing of the answers is kept.

use crate::app::{App, KeyringError};
use crate::lti::registration::Registration;
use crate::outbound::platform::{PlatformError, Signer};
use crate::store::Context;

/// What the platform said.
#[derive(Debug)]
pub struct Probe {
    pub key_set: Result<(), PlatformError>,
    /// Reading a course: a token is asked for and used. `None` where the course offers nothing to read.
    pub course: Option<Result<(), PlatformError>>,
}

/// No platform names a key like this, so the answer comes from its key set as it is now.
const NO_KEY: &str = "accolade-doctor";

pub async fn probe(app: &App, registration: &Registration, course: Option<&Context>) -> Result<Probe, KeyringError> {
    let key_set = match app.platforms.key(registration, NO_KEY).await {
        Ok(_) | Err(PlatformError::KeyUnknown) => Ok(()),
        Err(error) => Err(error),
    };
    let course = match course {
        Some(context) => read_course(app, registration, context).await?,
        None => None,
    };
    Ok(Probe { key_set, course })
}

/// The line items where there are any: they are the shorter list.
async fn read_course(
    app: &App,
    registration: &Registration,
    context: &Context,
) -> Result<Option<Result<(), PlatformError>>, KeyringError> {
    let key = app.keys.tool(app.clock.now()).await?;
    let signer = Signer { kid: key.id.as_str(), key: &key.key };
    Ok(match (&context.line_items_url, &context.memberships_url) {
        (Some(url), _) => Some(app.platforms.line_items(registration, signer, url).await.map(drop)),
        (None, Some(url)) => Some(app.platforms.roster(registration, signer, url).await.map(drop)),
        (None, None) => None,
    })
}
