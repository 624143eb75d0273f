//! What each error that a check can end with is called in a sentence. Its English words are its own.

use std::fmt;

use super::detail::Detail;
use super::read::ReadError;
use super::say;
use crate::openbadges::attachment::PdfError;
use crate::openbadges::baking::BakingError;
use crate::openbadges::did::DidError;
use crate::openbadges::log::{LogError, LogPart};
use crate::openbadges::proof::ProofError;
use crate::openbadges::status_list::StatusListError;
#[cfg(test)]
use crate::openbadges::strict_json;
use crate::openbadges::strict_json::JsonError;
use crate::openbadges::terms::{TermError, TermProblem};

impl From<&ProofError> for Detail {
    fn from(error: &ProofError) -> Self {
        let bare = |key| Self::reason(key, error, &[]);
        match error {
            ProofError::Terms(error) => error.into(),
            ProofError::NotSignable => bare("not_signable"),
            ProofError::MissingForJwt(name) => Self::reason("missing_for_token", error, &[("member", name)]),
            ProofError::NoProof => bare("no_proof"),
            ProofError::Malformed(name) => Self::reason("proof_malformed", error, &[("member", name)]),
            ProofError::UnsupportedSuite(kind) => Self::reason("proof_kind", error, &[("kind", kind)]),
            ProofError::OtherPurpose => bare("proof_purpose"),
            ProofError::OtherKey => bare("proof_key"),
            ProofError::Mismatch => bare("mismatch"),
            ProofError::Signing => bare("not_made"),
            ProofError::NotAJwt => bare("not_a_token"),
            ProofError::NoKeyPair(kind) => Self::reason("no_key_pair", error, &[("kind", kind)]),
            ProofError::UnsupportedAlgorithm(kind) => Self::reason("token_kind", error, &[("kind", kind)]),
            ProofError::ClaimDiffers(name) => Self::reason("claim_differs", error, &[("member", name)]),
        }
    }
}

impl From<&TermError> for Detail {
    fn from(error: &TermError) -> Self {
        let said =
            |key, name, value: &dyn std::fmt::Display| Self::reason(key, error, &[("at", &error.at), (name, value)]);
        let bare = |key| Self::reason(key, error, &[("at", &error.at)]);
        match &error.problem {
            TermProblem::UnknownContext(context) => said("unknown_context", "context", context),
            TermProblem::UndefinedTerm(member) => said("undefined_member", "member", member),
            TermProblem::UndefinedType(kind) => said("undefined_type", "kind", kind),
            TermProblem::Conflict(member) => said("member_conflict", "member", member),
            TermProblem::ContextConflict => bare("context_conflict"),
            TermProblem::NotReadHere(member) => said("member_not_read", "member", member),
            TermProblem::NotAbsolute(value) => said("not_absolute", "value", value),
            TermProblem::Empty => bare("empty_value"),
            TermProblem::Shape => bare("wrong_shape"),
            TermProblem::Number(value) => said("other_number", "value", value),
            TermProblem::TooComplex => bare("too_complex"),
            TermProblem::Order => bare("no_order"),
            TermProblem::Twice => bare("mixed_values"),
        }
    }
}

impl From<&DidError> for Detail {
    fn from(error: &DidError) -> Self {
        let said = |key, value| Self::reason(key, error, &[("name", value)]);
        match error {
            DidError::Unsupported(name) => said("other_identifier", name),
            DidError::OtherSubject(name) => said("keys_of_another", name),
            DidError::UnknownMethod(name) => said("unknown_key", name),
            DidError::NotForAssertions(name) => said("key_for_another_use", name),
            DidError::OtherController(name) => said("key_controlled_by_another", name),
            DidError::Ended(name) => said("key_ended", name),
            DidError::UnreadableKey(name) => said("unreadable_key", name),
        }
    }
}

impl From<&LogError> for Detail {
    fn from(error: &LogError) -> Self {
        match error {
            LogError::Unreadable(part) => {
                Self::new("log_part_unreadable", vec![("what", part_of_log(*part).into())], error.to_string())
            }
            LogError::HeadSignature => Self::reason("head_signature", error, &[]),
            LogError::NotEntered => Self::reason("not_entered", error, &[]),
            LogError::OtherDocument => Self::reason("other_document", error, &[]),
            LogError::NotInTree(number) => Self::reason("not_in_tree", error, &[("number", number)]),
            LogError::OtherLog { kept, shown } => Self::reason("other_log", error, &[("kept", kept), ("shown", shown)]),
            LogError::RolledBack { kept, shown } => {
                Self::reason("rolled_back", error, &[("kept", kept), ("shown", shown)])
            }
            LogError::Forked { kept } => Self::reason("forked", error, &[("kept", kept)]),
        }
    }
}

fn part_of_log(part: LogPart) -> Detail {
    match part {
        LogPart::Head => say::head_of_log(),
        LogPart::Proof => say::proof_of_log(),
        LogPart::Path => say::path_of_proof(),
        LogPart::Entry => say::entry_of_log(),
    }
}

impl From<&StatusListError> for Detail {
    fn from(error: &StatusListError) -> Self {
        match error {
            StatusListError::Encoding => Self::reason("list_encoding", error, &[]),
            StatusListError::TooShort => Self::reason("list_too_short", error, &[]),
            StatusListError::TooLong => Self::reason("list_longer_than_read", error, &[]),
            StatusListError::OutOfRange(index) => Self::reason("list_out_of_range", error, &[("index", index)]),
        }
    }
}

impl From<&JsonError> for Detail {
    fn from(error: &JsonError) -> Self {
        let (key, line, column) = match error {
            JsonError::Ends { line, column } => ("json_ends", line, column),
            JsonError::Unreadable { line, column } => ("json_unreadable", line, column),
            JsonError::Repeats { member, line, column } => {
                let values: [(_, &dyn fmt::Display); 3] = [("member", member), ("line", line), ("column", column)];
                return Self::reason("json_repeats", error, &values);
            }
        };
        Self::reason(key, error, &[("line", line), ("column", column)])
    }
}

impl From<&BakingError> for Detail {
    fn from(error: &BakingError) -> Self {
        let key = match error {
            BakingError::NotAPng => "not_a_png",
            BakingError::NotAnSvg => "not_an_svg",
            BakingError::Damaged => "picture_damaged",
            BakingError::TooLarge => "picture_too_large",
            BakingError::AlreadyBaked => "picture_taken",
            BakingError::Duplicate => "picture_with_several",
            BakingError::NothingBaked => "picture_empty",
            BakingError::OpenBadges2 => "picture_of_version_2",
            BakingError::Malformed => "picture_malformed",
        };
        Self::reason(key, error, &[])
    }
}

impl From<&PdfError> for Detail {
    fn from(error: &PdfError) -> Self {
        let key = match error {
            PdfError::Nothing => "pdf_empty",
            PdfError::Several => "pdf_with_several",
            PdfError::Damaged => "pdf_damaged",
            PdfError::Encrypted => "pdf_encrypted",
            PdfError::Packed => "pdf_packed",
            PdfError::TooLarge => "pdf_too_large",
        };
        Self::reason(key, error, &[])
    }
}

impl From<&ReadError> for Detail {
    fn from(error: &ReadError) -> Self {
        match error {
            ReadError::TooLarge => Self::reason("file_too_large", error, &[]),
            ReadError::NotABadge => Self::reason("file_of_another_kind", error, &[]),
            ReadError::Json(error) => error.into(),
            ReadError::Picture(error) => error.into(),
            ReadError::Pdf(error) => error.into(),
            ReadError::Jwt(error) => error.into(),
        }
    }
}

/// Each once, with values that can be told from one another.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Detail> {
    let text = || "value".to_owned();
    let problems = [
        TermProblem::UnknownContext(text()),
        TermProblem::UndefinedTerm(text()),
        TermProblem::UndefinedType(text()),
        TermProblem::Conflict("value"),
        TermProblem::ContextConflict,
        TermProblem::NotReadHere("value"),
        TermProblem::NotAbsolute(text()),
        TermProblem::Empty,
        TermProblem::Shape,
        TermProblem::Number(text()),
        TermProblem::TooComplex,
        TermProblem::Order,
        TermProblem::Twice,
    ];
    let terms = problems.map(|problem| ProofError::Terms(TermError { at: "$.member".into(), problem }));
    let proofs = [
        ProofError::NotSignable,
        ProofError::MissingForJwt("value"),
        ProofError::NoProof,
        ProofError::Malformed("value"),
        ProofError::UnsupportedSuite(text()),
        ProofError::OtherPurpose,
        ProofError::OtherKey,
        ProofError::Mismatch,
        ProofError::Signing,
        ProofError::NotAJwt,
        ProofError::NoKeyPair(text()),
        ProofError::UnsupportedAlgorithm(text()),
        ProofError::ClaimDiffers("value"),
    ];
    let keys = [
        DidError::Unsupported(text()),
        DidError::OtherSubject(text()),
        DidError::UnknownMethod(text()),
        DidError::NotForAssertions(text()),
        DidError::OtherController(text()),
        DidError::Ended(text()),
        DidError::UnreadableKey(text()),
    ];
    let logs = [
        LogError::Unreadable(LogPart::Head),
        LogError::Unreadable(LogPart::Proof),
        LogError::Unreadable(LogPart::Path),
        LogError::Unreadable(LogPart::Entry),
        LogError::HeadSignature,
        LogError::NotEntered,
        LogError::OtherDocument,
        LogError::NotInTree(7),
        LogError::OtherLog { kept: text(), shown: "other".into() },
        LogError::RolledBack { kept: 7, shown: 5 },
        LogError::Forked { kept: 7 },
    ];
    let lists = [
        StatusListError::Encoding,
        StatusListError::TooShort,
        StatusListError::TooLong,
        StatusListError::OutOfRange(7),
    ];
    let pictures = [
        BakingError::NotAPng,
        BakingError::NotAnSvg,
        BakingError::Damaged,
        BakingError::TooLarge,
        BakingError::AlreadyBaked,
        BakingError::Duplicate,
        BakingError::NothingBaked,
        BakingError::OpenBadges2,
        BakingError::Malformed,
    ];
    let papers = [
        PdfError::Nothing,
        PdfError::Several,
        PdfError::Damaged,
        PdfError::Encrypted,
        PdfError::Packed,
        PdfError::TooLarge,
    ];
    let json = |text: &str| ReadError::Json(strict_json::read(text.as_bytes()).unwrap_err());
    let files =
        [ReadError::TooLarge, ReadError::NotABadge, json("{\n "), json("{\n }}"), json("{\"value\":1,\"value\":2}")];
    let proofs = terms.iter().chain(&proofs).map(Detail::from);
    let proofs = proofs.chain(keys.iter().map(Detail::from)).chain(logs.iter().map(Detail::from));
    let read =
        files.iter().map(Detail::from).chain(pictures.iter().map(Detail::from)).chain(papers.iter().map(Detail::from));
    proofs.chain(lists.iter().map(Detail::from)).chain(read).collect()
}
