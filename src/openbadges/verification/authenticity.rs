//! Is it what its issuer signed? Key, signature, claims.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::detail::{self, Detail};
use super::issuer_key::{Found, Missing};
use super::json::{instant, issuer_of};
use super::judge::Judge;
use super::read::{Signature, Signed};
use super::report::{Check, CheckName, Outcome};
use super::say;
use crate::openbadges::proof::{Claims, CredentialJwt, EmbeddedProof, ProofError};

/// The checks of one proof.
struct Attempt {
    checks: Vec<Check>,
    /// What people call it: its method, or its kind.
    name: detail::Value,
}

impl Attempt {
    fn holds(&self) -> bool {
        self.checks.iter().all(|check| check.outcome == Outcome::Passed)
    }

    /// Which of several failures tells most: a signature that does not match, then what could not be judged.
    fn rank(&self) -> u8 {
        let has = |name, outcome| self.checks.iter().any(|check| check.name == name && check.outcome == outcome);
        match () {
            () if self.holds() => 0,
            () if has(CheckName::Signature, Outcome::Failed) => 1,
            () if self.checks.iter().any(|check| check.outcome == Outcome::NotChecked) => 2,
            () => 3,
        }
    }
}

impl Judge<'_> {
    /// Whether a signature of the issuer holds.
    pub(super) fn authenticity(&self, signed: &Signed) -> Vec<Check> {
        let Some(issuer) = issuer_of(&signed.document) else {
            return vec![Check::new(CheckName::IssuerKey, Outcome::Failed, say::no_issuer())];
        };
        match &signed.signature {
            Signature::Jwt(jwt) => self.token(jwt, &signed.document, issuer),
            Signature::Embedded(Err(error)) => vec![signature_check(Err(error))],
            Signature::Embedded(Ok(proofs)) => self.proofs(proofs, signed, issuer),
        }
    }

    /// One proof that holds is enough; the others are told of
    /// ([Open Badges 3.0 §8.3](https://www.imsglobal.org/spec/ob/v3p0/#linked-data-proof)).
    fn proofs(&self, proofs: &[Result<EmbeddedProof, ProofError>], signed: &Signed, issuer: &str) -> Vec<Check> {
        let mut attempts: Vec<Attempt> = proofs
            .iter()
            .map(|proof| match proof {
                Ok(proof) => Attempt {
                    checks: self.proof(proof, &signed.document, issuer),
                    name: proof.verification_method().into(),
                },
                Err(error) => {
                    Attempt { checks: vec![signature_check(Err(error))], name: say::proof_of_another_kind().into() }
                }
            })
            .collect();
        let Some(best) = (0..attempts.len()).min_by_key(|place| attempts[*place].rank()) else {
            return vec![signature_check(Err(&ProofError::NoProof))];
        };
        let mut checks = attempts.remove(best).checks;
        checks.extend(attempts.into_iter().map(|attempt| {
            let problem = attempt.checks.into_iter().find(|check| check.outcome != Outcome::Passed);
            let (outcome, detail) = match problem {
                None => (Outcome::Passed, say::other_proof_holds(attempt.name)),
                Some(problem) => (Outcome::Warning, say::other_proof_fails(attempt.name, problem.detail)),
            };
            Check::new(CheckName::OtherProofs, outcome, detail)
        }));
        checks
    }

    fn proof(&self, proof: &EmbeddedProof, document: &Value, issuer: &str) -> Vec<Check> {
        if let Some(at) = self.withdrawn(proof.verification_method()) {
            return vec![withdrawn_check(at)];
        }
        let found = match self.key_of_method(proof.verification_method(), issuer) {
            Ok(found) => found,
            Err(missing) => return vec![missing.check()],
        };
        let verified = proof.verify(document, &found.key);
        let mut checks = vec![found.check(), signature_check(verified.as_ref().map(|_| ()))];
        if let Some(expires) = proof.expires()
            && instant(expires.as_str()).is_none_or(|expires| expires < self.now)
        {
            let ended = expires.as_str().map(|text| say::proof_ended(detail::Value::Time(text.to_owned())));
            let detail = ended.unwrap_or_else(say::proof_end_unreadable);
            checks.push(Check::new(CheckName::Signature, Outcome::Failed, detail));
        }
        checks
    }

    fn token(&self, jwt: &CredentialJwt, document: &Value, issuer: &str) -> Vec<Check> {
        if let Some(name) = jwt.unsupported_algorithm() {
            return vec![signature_check(Err(&ProofError::UnsupportedAlgorithm(name.to_owned())))];
        }
        if let Some(at) = jwt.kid.as_deref().and_then(|kid| self.withdrawn(kid)) {
            return vec![withdrawn_check(at)];
        }
        let found = match self.key_of_token(jwt, issuer) {
            Ok(found) => found,
            Err(missing) => return vec![missing.check()],
        };
        let verified = jwt.verify(&found.key);
        let (outcome, detail) = match jwt.check_claims(document) {
            Ok(Claims::Repeat) => (Outcome::Passed, say::claims_repeat()),
            Ok(Claims::Lack(names)) => (Outcome::Warning, say::claims_lack(names.join(", "))),
            Err(error) => (Outcome::Failed, Detail::from(&error).into_sentence()),
        };
        vec![
            found.check(),
            signature_check(verified.as_ref().map(|_| ())),
            Check::new(CheckName::Claims, outcome, detail),
        ]
    }

    /// When the issuer withdrew the key of this name, as far as whoever asks knows.
    fn withdrawn(&self, key: &str) -> Option<DateTime<Utc>> {
        self.sources.fetched.withdrawn_keys.get(key).copied()
    }

    /// Whether nothing speaks against it but that a key which it names was withdrawn.
    pub(super) fn fails_by_withdrawn_key(&self, signed: &Signed, checks: &[Check]) -> bool {
        let names_one = match &signed.signature {
            Signature::Jwt(jwt) => jwt.kid.as_deref().is_some_and(|kid| self.withdrawn(kid).is_some()),
            Signature::Embedded(Err(_)) => false,
            Signature::Embedded(Ok(proofs)) => {
                proofs.iter().flatten().any(|proof| self.withdrawn(proof.verification_method()).is_some())
            }
        };
        let failed = |check: &&Check| check.outcome == Outcome::Failed;
        names_one && checks.iter().filter(failed).all(|check| check.name == CheckName::IssuerKey)
    }
}

fn withdrawn_check(at: DateTime<Utc>) -> Check {
    Check::new(CheckName::IssuerKey, Outcome::Failed, say::key_withdrawn(detail::Value::Day(at)))
}

fn signature_check(verified: Result<(), &ProofError>) -> Check {
    let (outcome, detail) = match verified {
        Ok(()) => (Outcome::Passed, say::signature_matches()),
        // Without a canonical form nobody can say what was signed.
        Err(error) if error.is_unsupported() => (Outcome::NotChecked, Detail::from(error).into_sentence()),
        Err(error) => (Outcome::Failed, Detail::from(error).into_sentence()),
    };
    Check::new(CheckName::Signature, outcome, detail)
}

impl Found {
    fn check(&self) -> Check {
        match &self.tie {
            Ok(()) => Check::new(CheckName::IssuerKey, Outcome::Passed, say::key_published()),
            Err(reason) => Check::new(CheckName::IssuerKey, Outcome::NotChecked, reason.clone()),
        }
    }
}

impl Missing {
    fn check(self) -> Check {
        Check::new(CheckName::IssuerKey, self.outcome, self.detail)
    }
}
