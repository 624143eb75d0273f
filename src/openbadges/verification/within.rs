//! Credentials within a credential: what others say of it, and what a learner record holds.
//!
//! Each is judged by the same steps as one that stands alone, and none changes the state of the one around it.

use serde_json::Value;

use super::json::list;
use super::judge::{Judge, Place};
use super::read::{ReadError, Signed};
use super::report::{Answer, Check, CheckName, Kind, Outcome, Report, State};
use super::say;
use super::{FEW, MOST_WITHIN};

impl Judge<'_> {
    /// What others signed about the badge, its issuer and its achievement.
    pub(super) fn endorsements(
        &self,
        document: &Value,
        authentic: Answer,
        place: Place<'_>,
    ) -> (Vec<Report>, Option<Check>) {
        let subject = &document["credentialSubject"];
        let mut found = Vec::new();
        for thing in [document, &document["issuer"], &subject["achievement"]] {
            let about = Place::About(thing["id"].as_str());
            found.extend(list(&thing["endorsement"]).iter().map(|entry| (entry, about)));
            found.extend(list(&thing["endorsementJwt"]).iter().map(|entry| (entry, about)));
        }
        // Endorsements of endorsements are left alone.
        if found.is_empty() || matches!(place, Place::About(_)) {
            return (Vec::new(), None);
        }
        let check = |outcome, detail| Some(Check::new(CheckName::Endorsements, outcome, detail));
        if authentic == Answer::No {
            return (Vec::new(), check(Outcome::NotChecked, say::endorsements_left()));
        }
        let reports: Vec<Report> = found
            .iter()
            .take(FEW)
            .filter_map(|(entry, about)| self.within(read(entry), Kind::Endorsement, *about))
            .collect();
        let holding = reports.iter().filter(|report| report.state == State::Valid).count();
        let outcome = if holding == found.len() { Outcome::Passed } else { Outcome::Warning };
        let detail = match (holding, found.len()) {
            (1, 1) => say::endorsement_holds(),
            (_, all) => say::endorsements_hold(all, holding),
        };
        (reports, check(outcome, detail))
    }

    /// What a learner record holds.
    pub(super) fn contained(
        &self,
        document: &Value,
        kind: Kind,
        authentic: Answer,
        place: Place<'_>,
    ) -> (Vec<Report>, Option<Check>) {
        let found = list(&document["credentialSubject"]["verifiableCredential"]);
        if kind != Kind::LearnerRecord || found.is_empty() {
            return (Vec::new(), None);
        }
        let check = |outcome, detail| Some(Check::new(CheckName::Contained, outcome, detail));
        if authentic == Answer::No || place != Place::Alone {
            return (Vec::new(), check(Outcome::NotChecked, say::contained_left()));
        }
        let reports: Vec<Report> = found
            .iter()
            .take(MOST_WITHIN)
            .filter_map(|entry| self.within(read(entry), Kind::Other, Place::Within))
            .collect();
        let holding = reports.iter().filter(|report| report.holds()).count();
        let outcome = if holding == found.len() { Outcome::Passed } else { Outcome::Warning };
        (reports, check(outcome, say::contained_hold(found.len(), holding)))
    }
}

/// A credential that stands in another as an object or as a token.
fn read(entry: &Value) -> Result<Signed, ReadError> {
    match entry {
        Value::String(token) => Signed::of_token(token),
        document => Signed::of_document(document.clone()),
    }
}
