//! Is it what its issuer signed? Key, signature, claims.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::issuer_key::{Found, Missing};
use super::json::{instant, issuer_of, sentence};
use super::judge::Judge;
use super::read::{Signature, Signed};
use super::report::{Check, CheckName, Outcome};
use crate::openbadges::proof::{Claims, CredentialJwt, EmbeddedProof, ProofError};

/// The checks of one proof.
struct Attempt {
    checks: Vec<Check>,
    /// What people call it: its method, or its kind.
    name: String,
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
            return vec![Check::new(CheckName::IssuerKey, Outcome::Failed, "The credential names no issuer.")];
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
                    name: proof.verification_method().to_owned(),
                },
                Err(error) => Attempt { checks: vec![signature_check(Err(error))], name: "of another kind".into() },
            })
            .collect();
        let Some(best) = (0..attempts.len()).min_by_key(|place| attempts[*place].rank()) else {
            return vec![signature_check(Err(&ProofError::NoProof))];
        };
        let mut checks = attempts.remove(best).checks;
        checks.extend(attempts.iter().map(|attempt| {
            let problem = attempt.checks.iter().find(|check| check.outcome != Outcome::Passed);
            match problem {
                None => Check::new(
                    CheckName::OtherProofs,
                    Outcome::Passed,
                    format!("Another proof holds as well ({}).", attempt.name),
                ),
                Some(problem) => Check::new(
                    CheckName::OtherProofs,
                    Outcome::Warning,
                    format!("Another proof does not count ({}): {}", attempt.name, problem.detail),
                ),
            }
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
            let detail = format!("The proof ended on {}.", expires.as_str().unwrap_or("a day that cannot be read"));
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
            Ok(Claims::Repeat) => (Outcome::Passed, "The claims of the token repeat the credential.".to_owned()),
            Ok(Claims::Lack(names)) => {
                (Outcome::Warning, format!("The token lacks claims that it should have: {}.", names.join(", ")))
            }
            Err(error) => (Outcome::Failed, sentence(&error)),
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
    let detail = format!(
        "The issuer withdrew this key on {}, because somebody else may have it: nobody can tell any more who signed.",
        at.format("%-d %B %Y")
    );
    Check::new(CheckName::IssuerKey, Outcome::Failed, detail)
}

fn signature_check(verified: Result<(), &ProofError>) -> Check {
    let (outcome, detail) = match verified {
        Ok(()) => (Outcome::Passed, "The signature matches: nothing was changed since it was made.".to_owned()),
        // Without a canonical form nobody can say what was signed.
        Err(error) if error.is_unsupported() => (Outcome::NotChecked, sentence(error)),
        Err(error) => (Outcome::Failed, sentence(error)),
    };
    Check::new(CheckName::Signature, outcome, detail)
}

impl Found {
    fn check(&self) -> Check {
        match &self.tie {
            Ok(()) => {
                Check::new(CheckName::IssuerKey, Outcome::Passed, "The key is published by the issuer for this use.")
            }
            Err(reason) => Check::new(CheckName::IssuerKey, Outcome::NotChecked, reason.clone()),
        }
    }
}

impl Missing {
    fn check(self) -> Check {
        Check::new(CheckName::IssuerKey, self.outcome, self.detail)
    }
}
