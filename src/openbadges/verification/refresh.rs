//! Is there a newer version of it? Asked once, and only of a badge that is genuine.
//!
//! [1EdTech Credential Refresh Service 1.0](https://www.imsglobal.org/spec/vccr/v1p0/): the answer is the same credential of the
//! same issuer, valid from later on ([Open Badges 3.0 §4](https://www.imsglobal.org/spec/ob/v3p0/#equality-and-comparison)).

use serde_json::Value;

use super::FEW;
use super::detail::Detail;
use super::json::{has_type, issuer_of, list, valid_from};
use super::judge::{Judge, Place};
use super::read::Signed;
use super::report::{Answer, Check, CheckName, Outcome, Report};
use super::say;

impl Judge<'_> {
    /// The report on the newer version, where there is one that holds; else the report as it was.
    pub(super) fn refreshed(&self, signed: &Signed, mut report: Report) -> Report {
        let document = &signed.document;
        let service = list(&document["refreshService"])
            .iter()
            .take(FEW)
            .find(|service| has_type(service, "1EdTechCredentialRefresh"))
            .and_then(|service| service["id"].as_str());
        let Some(service) = service.filter(|_| report.authentic == Answer::Yes) else { return report };
        let (outcome, detail) = match self.newer(service, document) {
            Ok(None) => (Outcome::Passed, say::no_newer()),
            Ok(Some(newer)) => {
                let mut newer = self.credential(&newer, report.form, Place::Alone);
                if newer.authentic == Answer::Yes {
                    newer.checks.push(Check::new(CheckName::Refresh, Outcome::Passed, say::newer_shown()));
                    return newer;
                }
                (Outcome::Warning, say::newer_does_not_hold())
            }
            Err(detail) => (Outcome::Warning, detail),
        };
        report.checks.push(Check::new(CheckName::Refresh, outcome, detail));
        report
    }

    fn newer(&self, service: &str, document: &Value) -> Result<Option<Signed>, Detail> {
        let bytes = self.sources.document(service, None, say::newer_version).map_err(|absent| absent.detail)?;
        let signed = Signed::read(bytes).map_err(|error| Detail::from(&error).into_sentence())?;
        let newer = &signed.document;
        if newer["id"] != document["id"] || issuer_of(newer) != issuer_of(document) {
            return Err(say::newer_is_another());
        }
        let is_newer = valid_from(newer).zip(valid_from(document)).is_some_and(|(newer, older)| newer > older);
        Ok(is_newer.then_some(signed))
    }
}
