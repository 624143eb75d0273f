//! The members of a context, from the first page to the last.

use super::{PlatformError, Platforms, Service, Signer, service_url};
use crate::lti::launch::ContextClaim;
use crate::lti::nrps::{self, Member};
use crate::lti::registration::Registration;

/// Everybody in a context. Always complete: a page that fails fails the roster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    pub context: Option<ContextClaim>,
    pub members: Vec<Member>,
    /// Members that could not be told apart and were left out.
    pub skipped: usize,
}

impl Platforms {
    /// Reads the roster at the address that a launch brought, with its query: `rlid` narrows it on Moodle.
    pub async fn roster(
        &self,
        registration: &Registration,
        signer: Signer<'_>,
        memberships_url: &str,
    ) -> Result<Roster, PlatformError> {
        let service = Service { registration, signer, scope: nrps::SCOPE, media_type: nrps::MEMBERSHIP_CONTAINER };
        let mut roster = Roster::default();
        let take = |body: &[u8]| {
            let page = nrps::read(body).map_err(|_| PlatformError::Unreadable)?;
            let entries = page.members.len() + page.skipped;
            roster.context = roster.context.take().or(page.context);
            roster.members.extend(page.members);
            roster.skipped += page.skipped;
            Ok(entries)
        };
        self.pages(&service, service_url(registration, memberships_url)?, take).await?;
        Ok(roster)
    }
}
