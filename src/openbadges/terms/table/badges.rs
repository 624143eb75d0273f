//! Open Badges [3.0](https://www.imsglobal.org/spec/ob/v3p0/) from context 3.0.2 on, and its extensions.

use super::Kind::{Link, List, Plain, Set, Typed};
use super::{ANY_URI, BOOLEAN, Class, Contexts, DATE, FLOAT, Term, class, ob, schema, term};

pub(super) const EVERYWHERE: &[Term] = &[
    term("alignment", ob!("alignment"), Set),
    term("description", schema!("description"), Plain),
    term("endorsement", ob!("endorsement"), Set),
    term("name", schema!("name"), Plain),
    term("narrative", ob!("narrative"), Plain),
    term("url", schema!("url"), ANY_URI),
];

pub(super) const EVERYWHERE_SINCE_3: &[Term] = &[
    // Context 3.0.3 names this datatype by a prefix that it does not define, so the prefix stays.
    term("awardedDate", ob!("awardedDate"), Typed("xsd:dateTime")),
    term("image", ob!("image"), Link),
    term("inLanguage", schema!("inLanguage"), Plain),
];

pub(super) const EVERYWHERE_BEFORE_3: &[Term] = &[term("image", ob!("Image"), Link)];

/// Some copies of context 3.0.3 lack this term.
pub(super) const ENDORSEMENT_TOKENS: &[Term] = &[term("endorsementJwt", ob!("endorsementJwt"), Set)];

pub(super) static CLASSES: &[Class] = &[
    class("OpenBadgeCredential", ob!("OpenBadgeCredential"), Contexts::OB_NEW, &[]),
    class("AchievementCredential", ob!("OpenBadgeCredential"), Contexts::OB_NEW, &[]),
    class("EndorsementCredential", ob!("EndorsementCredential"), Contexts::OB_NEW, &[]),
    class("Criteria", ob!("Criteria"), Contexts::OB_NEW, &[]),
    class("Achievement", ob!("Achievement"), Contexts::OB_NEW, ACHIEVEMENT),
    class("AchievementSubject", ob!("AchievementSubject"), Contexts::OB_3, ACHIEVEMENT_SUBJECT),
    class("AchievementSubject", ob!("AchievementSubject"), Contexts::OB_2, ACHIEVEMENT_SUBJECT_2),
    class("Address", ob!("Address"), Contexts::OB_NEW, ADDRESS),
    class("Alignment", schema!("AlignmentObject"), Contexts::OB_NEW, ALIGNMENT),
    class(
        "EndorsementSubject",
        ob!("EndorsementSubject"),
        Contexts::OB_NEW,
        &[term("endorsementComment", ob!("endorsementComment"), Plain)],
    ),
    class(
        "Evidence",
        ob!("Evidence"),
        Contexts::OB_NEW,
        &[term("audience", schema!("audience"), Plain), term("genre", schema!("genre"), Plain)],
    ),
    class(
        "GeoCoordinates",
        ob!("GeoCoordinates"),
        Contexts::OB_NEW,
        &[term("latitude", schema!("latitude"), Plain), term("longitude", schema!("longitude"), Plain)],
    ),
    class(
        "IdentifierEntry",
        ob!("IdentifierEntry"),
        Contexts::OB_NEW,
        &[term("identifier", ob!("identifier"), Plain), term("identifierType", ob!("identifierType"), Plain)],
    ),
    class(
        "IdentityObject",
        ob!("IdentityObject"),
        Contexts::OB_NEW,
        &[
            term("hashed", ob!("hashed"), BOOLEAN),
            term("identityHash", ob!("identityHash"), Plain),
            term("identityType", ob!("identityType"), Plain),
            term("salt", ob!("salt"), Plain),
        ],
    ),
    class("Image", ob!("Image"), Contexts::OB_NEW, &[term("caption", schema!("caption"), Plain)]),
    class("Profile", ob!("Profile"), Contexts::OB_NEW, PROFILE),
    class("Related", ob!("Related"), Contexts::OB_NEW, &[term("version", ob!("version"), Plain)]),
    class("Result", ob!("Result"), Contexts::OB_NEW, RESULT),
    class("ResultDescription", ob!("ResultDescription"), Contexts::OB_NEW, RESULT_DESCRIPTION),
    class(
        "RubricCriterionLevel",
        ob!("RubricCriterionLevel"),
        Contexts::OB_NEW,
        &[term("level", ob!("level"), Plain), term("points", ob!("points"), Plain)],
    ),
];

/// The `1EdTech…` types.
pub(super) static EXTENSIONS: &[Class] = &[
    class(
        "1EdTechJsonSchemaValidator2019",
        "https://purl.imsglobal.org/spec/vccs/v1p0/context.json#1EdTechJsonSchemaValidator2019",
        Contexts::EXT,
        &[],
    ),
    class(
        "1EdTechRevocationList",
        "https://purl.imsglobal.org/spec/vcrl/v1p0/context.json#1EdTechRevocationList",
        Contexts::EXT,
        &[],
    ),
    class(
        "1EdTechCredentialRefresh",
        "https://purl.imsglobal.org/spec/vccr/v1p0/context.json#1EdTechCredentialRefresh",
        Contexts::EXT,
        &[],
    ),
];

const ACHIEVEMENT: &[Term] = &[
    term("achievementType", ob!("achievementType"), Plain),
    term("creator", ob!("creator"), Plain),
    term("creditsAvailable", ob!("creditsAvailable"), FLOAT),
    term("criteria", ob!("Criteria"), Link),
    term("fieldOfStudy", ob!("fieldOfStudy"), Plain),
    term("humanCode", ob!("humanCode"), Plain),
    term("otherIdentifier", ob!("otherIdentifier"), Set),
    term("related", ob!("related"), Set),
    term("resultDescription", ob!("resultDescription"), Set),
    term("specialization", ob!("specialization"), Plain),
    term("tag", schema!("keywords"), Set),
    term("version", ob!("version"), Plain),
];

const ACHIEVEMENT_SUBJECT: &[Term] = &[
    term("achievement", ob!("achievement"), Plain),
    term("activityEndDate", ob!("activityEndDate"), DATE),
    term("activityStartDate", ob!("activityStartDate"), DATE),
    term("creditsEarned", ob!("creditsEarned"), FLOAT),
    term("identifier", ob!("identifier"), Set),
    term("licenseNumber", ob!("licenseNumber"), Plain),
    term("result", ob!("result"), Set),
    term("role", ob!("role"), Plain),
    term("source", ob!("source"), Link),
    term("term", ob!("term"), Plain),
];

/// As in context 3.0.2.
const ACHIEVEMENT_SUBJECT_2: &[Term] = &[
    term("achievement", ob!("achievement-0"), Plain),
    term("activityEndDate", ob!("activityEndDate"), DATE),
    term("activityStartDate", ob!("activityStartDate"), DATE),
    term("creditsEarned", ob!("creditsEarned"), FLOAT),
    term("identifier", ob!("identifier"), Set),
    term("licenseNumber", ob!("licenseNumber"), Plain),
    term("result", ob!("result"), Set),
    term("role", ob!("role"), Plain),
    term("source", ob!("source"), Link),
    term("term", ob!("term"), Plain),
];

const ADDRESS: &[Term] = &[
    term("addressCountry", schema!("addressCountry"), Plain),
    term("addressCountryCode", ob!("CountryCode"), Plain),
    term("addressLocality", schema!("addressLocality"), Plain),
    term("addressRegion", schema!("addressRegion"), Plain),
    term("geo", ob!("GeoCoordinates"), Plain),
    term("postOfficeBoxNumber", schema!("postOfficeBoxNumber"), Plain),
    term("postalCode", schema!("postalCode"), Plain),
    term("streetAddress", schema!("streetAddress"), Plain),
];

const ALIGNMENT: &[Term] = &[
    term("targetCode", ob!("targetCode"), Plain),
    term("targetDescription", schema!("targetDescription"), Plain),
    term("targetFramework", schema!("targetFramework"), Plain),
    term("targetName", schema!("targetName"), Plain),
    term("targetType", ob!("targetType"), Plain),
    term("targetUrl", schema!("targetUrl"), ANY_URI),
];

const PROFILE: &[Term] = &[
    term("additionalName", schema!("additionalName"), Plain),
    term("address", ob!("address"), Link),
    term("dateOfBirth", ob!("dateOfBirth"), DATE),
    term("email", schema!("email"), Plain),
    term("familyName", schema!("familyName"), Plain),
    term("familyNamePrefix", ob!("familyNamePrefix"), Plain),
    term("givenName", schema!("givenName"), Plain),
    term("honorificPrefix", schema!("honorificPrefix"), Plain),
    term("honorificSuffix", schema!("honorificSuffix"), Plain),
    term("official", ob!("official"), Plain),
    term("otherIdentifier", ob!("otherIdentifier"), Set),
    term("parentOrg", ob!("parentOrg"), Link),
    term("patronymicName", ob!("patronymicName"), Plain),
    term("phone", ob!("phone"), Plain),
];

const RESULT: &[Term] = &[
    term("achievedLevel", ob!("achievedLevel"), ANY_URI),
    term("resultDescription", ob!("resultDescription"), ANY_URI),
    term("status", ob!("status"), Plain),
    term("value", schema!("value"), Plain),
];

const RESULT_DESCRIPTION: &[Term] = &[
    term("allowedValue", ob!("allowedValue"), List),
    term("requiredLevel", ob!("requiredLevel"), ANY_URI),
    term("requiredValue", ob!("requiredValue"), Plain),
    term("resultType", ob!("resultType"), Plain),
    term("rubricCriterionLevel", ob!("rubricCriterionLevel"), Set),
    term("valueMax", ob!("valueMax"), Plain),
    term("valueMin", ob!("valueMin"), Plain),
];
