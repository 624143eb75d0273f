//! The closed lists of words in Open Badges 3.0; all but the last may be extended with `ext:…`.

use super::super::words;

/// <https://www.imsglobal.org/spec/ob/v3p0/#achievementtype-enumeration>
pub const ACHIEVEMENT_TYPES: &[&str] = &[
    "Achievement",
    "ApprenticeshipCertificate",
    "Assessment",
    "Assignment",
    "AssociateDegree",
    "Award",
    "Badge",
    "BachelorDegree",
    "Certificate",
    "CertificateOfCompletion",
    "Certification",
    "CommunityService",
    "Competency",
    "Course",
    "CoCurricular",
    "Degree",
    "Diploma",
    "DoctoralDegree",
    "Fieldwork",
    "GeneralEducationDevelopment",
    "JourneymanCertificate",
    "LearningProgram",
    "License",
    "Membership",
    "ProfessionalDoctorate",
    "QualityAssuranceCredential",
    "MasterCertificate",
    "MasterDegree",
    "MicroCredential",
    "ResearchDoctorate",
    "SecondarySchoolDiploma",
];

/// <https://www.imsglobal.org/spec/ob/v3p0/#alignmenttargettype-enumeration>
pub const TARGET_TYPES: &[&str] = &[
    "ceasn:Competency",
    "ceterms:Credential",
    "CFItem",
    "CFRubric",
    "CFRubricCriterion",
    "CFRubricCriterionLevel",
    "CTDL",
];

/// <https://www.imsglobal.org/spec/ob/v3p0/#identifiertypeenum-enumeration>
pub const IDENTIFIER_TYPES: &[&str] = &[
    "name",
    "sourcedId",
    "systemId",
    "productId",
    "userName",
    "accountId",
    "emailAddress",
    "nationalIdentityNumber",
    "isbn",
    "issn",
    "lisSourcedId",
    "oneRosterSourcedId",
    "sisSourcedId",
    "ltiContextId",
    "ltiDeploymentId",
    "ltiToolId",
    "ltiPlatformId",
    "ltiUserId",
    "identifier",
];

/// <https://www.imsglobal.org/spec/ob/v3p0/#resulttype-enumeration>
pub const RESULT_TYPES: &[&str] = &[
    "GradePointAverage",
    "LetterGrade",
    "Percent",
    "PerformanceLevel",
    "PredictedScore",
    "RawScore",
    "Result",
    "RubricCriterion",
    "RubricCriterionLevel",
    "RubricScore",
    "ScaledScore",
    "Status",
];

/// <https://www.imsglobal.org/spec/ob/v3p0/#resultstatustype-enumeration>
pub const RESULT_STATUSES: &[&str] =
    &["Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew"];

words! {
    /// Whether the results of an award may stand in its credentials.
    #[derive(Default)]
    ResultsInCredentials {
        #[default]
        Hidden = "hidden",
        /// Where the learner agreed.
        Shown = "shown",
    }
}

impl ResultsInCredentials {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
    pub(super) fn is_hidden(&self) -> bool {
        *self == Self::Hidden
    }
}

/// Whether a word is `ext:` and letters, digits, dots, hyphens or underscores.
pub(super) fn is_extension(word: &str) -> bool {
    word.strip_prefix("ext:").is_some_and(|own| {
        !own.is_empty() && own.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
    })
}

/// The languages that the official schema takes: `^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$`.
pub(super) fn is_language(tag: &str) -> bool {
    let all = |part: &str, test: fn(&u8) -> bool| part.as_bytes().iter().all(test);
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    if !(2..=4).contains(&primary.len()) || !all(primary, u8::is_ascii_lowercase) {
        return false;
    }
    let is_script = |part: &&str| {
        part.len() == 4 && all(&part[..1], u8::is_ascii_uppercase) && all(&part[1..], u8::is_ascii_lowercase)
    };
    let is_region = |part: &&str| {
        (part.len() == 2 && all(part, u8::is_ascii_uppercase)) || (part.len() == 3 && all(part, u8::is_ascii_digit))
    };
    let mut rest = parts.peekable();
    rest.next_if(is_script);
    rest.next_if(is_region);
    rest.next().is_none()
}
