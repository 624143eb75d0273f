//! Writing a score: one person, one column, once.
//!
//! [AGS 2.0 §3.4](https://www.imsglobal.org/spec/lti-ags/v2p0#score-publish-service).

use super::{PlatformError, Platforms, Service, Signer, service_url};
use crate::lti::ags::{self, Score};
use crate::lti::registration::Registration;

/// What became of a score that the platform answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posted {
    Taken,
    /// The platform holds something newer: a teacher's grade, or an earlier try of ours.
    NewerStands,
    /// It keeps no grades for this person: no student of the course any more.
    NotGradable,
}

impl Platforms {
    /// Posts a score into a column of the tool's own. Only [`ags::TAG_BADGE`] columns may come here.
    pub async fn post_score(
        &self,
        registration: &Registration,
        signer: Signer<'_>,
        line_item_url: &str,
        score: &Score,
    ) -> Result<Posted, PlatformError> {
        let url = ags::scores_url(&service_url(registration, line_item_url)?);
        let service = Service { registration, signer, scope: ags::SCOPE_SCORE, media_type: ags::SCORE };
        match self.post(&service, &url, &score.to_json(registration.is_family("canvas"))).await {
            Ok(_) => Ok(Posted::Taken),
            Err(PlatformError::Status(409)) => Ok(Posted::NewerStands),
            // Moodle says 400 and Canvas 422 of people who are not graded here; both also of a malformed score, which
            // ours is not.
            Err(PlatformError::Status(400 | 422)) => Ok(Posted::NotGradable),
            Err(error) => Err(error),
        }
    }
}
