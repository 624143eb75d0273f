//! The judgement: named checks, three answers, and one state for people.

use super::detail::Detail;
use super::metadata::Metadata;
use super::read::Form;

/// The judgement.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    pub state: State,
    /// The issuer that it names signed it, and nothing was changed since.
    pub authentic: Answer,
    /// Its time has come, has not passed, and it was not withdrawn.
    pub in_force: Answer,
    /// Whoever asks knows this issuer by other means than the badge.
    pub issuer_known: Answer,
    pub kind: Kind,
    pub form: Form,
    pub checks: Vec<Check>,
    pub badge: Metadata,
    /// What others signed about it. None of it changes the state of the badge.
    pub endorsements: Vec<Report>,
    /// The credentials inside of a learner record.
    pub contained: Vec<Report>,
}

impl Report {
    /// Whether it is whose somebody said it is, as far as that can be compared; nothing where nobody asked.
    pub fn is_theirs(&self) -> Option<Outcome> {
        self.checks.iter().find(|check| check.name == CheckName::Recipient).map(|check| check.outcome)
    }

    /// Genuine and in force, without a doubt, and so is all that it contains.
    pub fn holds(&self) -> bool {
        self.state == State::Valid
            && self.authentic == Answer::Yes
            && self.in_force == Answer::Yes
            && self.contained.iter().all(Self::holds)
    }
}

/// What sort of document it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Badge,
    Endorsement,
    /// Many credentials of one learner, signed together.
    LearnerRecord,
    /// A credential that is none of these.
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Valid,
    Expired,
    Revoked,
    Suspended,
    Superseded,
    /// Signed to try a badge out: it says nothing about anybody.
    Test,
    NotYetValid,
    /// Nothing speaks against it, but a key or a list could not be had, or it is of a kind that is not checked here.
    Unverifiable,
    Invalid,
    /// The log of its issuer has it otherwise, or was itself changed.
    Contradicted,
    /// It names a key that its issuer withdrew: nobody can tell any more who signed.
    KeyWithdrawn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Yes,
    No,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Check {
    pub name: CheckName,
    pub outcome: Outcome,
    /// What was found, in a plain sentence.
    pub detail: Detail,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckName {
    /// All members are defined, so that the signature covers them.
    Terms,
    /// It has the parts of an Open Badge.
    Structure,
    /// The key is the issuer's.
    IssuerKey,
    /// The signature matches.
    Signature,
    /// The claims of the token repeat the credential.
    Claims,
    /// In place of a signature: its address says what it is.
    Hosted,
    /// Its address is one of the issuer's.
    Scope,
    /// Further proofs of the same document.
    OtherProofs,
    /// A newer version of it was asked for.
    Refresh,
    /// It says of itself that it is a test.
    Test,
    Period,
    Status,
    Superseded,
    /// What the log of its issuer says of it.
    Log,
    Issuer,
    Recipient,
    Endorsements,
    /// The credentials inside of a learner record.
    Contained,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Passed,
    Failed,
    Warning,
    NotChecked,
}

impl Check {
    pub(super) fn new(name: CheckName, outcome: Outcome, detail: Detail) -> Self {
        Self { name, outcome, detail }
    }
}

/// One failure answers the question; otherwise one open check leaves it open.
pub(super) fn answer<'a>(checks: impl IntoIterator<Item = &'a Check>) -> Answer {
    checks.into_iter().fold(Answer::Yes, |answer, check| match (answer, check.outcome) {
        (Answer::No, _) | (_, Outcome::Failed) => Answer::No,
        (_, Outcome::NotChecked) => Answer::Unknown,
        (answer, Outcome::Passed | Outcome::Warning) => answer,
    })
}

/// The state that people must hear first.
pub(super) fn strongest(states: impl Iterator<Item = State>) -> State {
    const ORDER: [State; 7] = [
        State::Test,
        State::Revoked,
        State::Suspended,
        State::Superseded,
        State::NotYetValid,
        State::Expired,
        State::Unverifiable,
    ];
    let states: Vec<State> = states.collect();
    ORDER.into_iter().find(|state| states.contains(state)).unwrap_or(State::Valid)
}
