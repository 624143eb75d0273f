//! The first two versions of Open Badges 3.0, whose contexts are named `context.json` and `context-3.0.1.json`.
//!
//! They stand beside credentials of version 1.1, protect nothing, and give every text a datatype.

use super::Kind::{Link, Plain, Set, Typed};
use super::{ANY_URI, BOOLEAN, Class, Contexts, DATE, FLOAT, Kind, Term, class, ob, schema, term, xs};

const TEXT: Kind = Typed(xs!("string"));
const DATE_TIME: Kind = Typed(xs!("dateTime"));

pub(super) const EVERYWHERE: &[Term] = &[
    term("description", schema!("description"), TEXT),
    term("name", schema!("name"), TEXT),
    term("narrative", ob!("narrative"), TEXT),
    term("url", schema!("url"), ANY_URI),
];

pub(super) const EVERYWHERE_0: &[Term] = &[
    term("alignment", ob!("alignment"), Typed(ob!("Alignment"))),
    term("endorsement", ob!("endorsement"), Typed(ob!("EndorsementCredential"))),
    term("image", ob!("image"), Typed(ob!("Image"))),
];

pub(super) const EVERYWHERE_1: &[Term] = &[
    term("alignment", ob!("alignment"), Set),
    term("awardedDate", ob!("awardedDate"), DATE_TIME),
    term("endorsement", ob!("endorsement"), Set),
    term("image", ob!("image"), Link),
];

pub(super) static CLASSES: &[Class] = &[
    class("OpenBadgeCredential", ob!("OpenBadgeCredential"), Contexts::OB_OLD, &[]),
    class("Achievement", ob!("Achievement"), Contexts::OB_0, ACHIEVEMENT_0),
    class("Achievement", ob!("Achievement"), Contexts::OB_1, ACHIEVEMENT_1),
    class("AchievementCredential", ob!("OpenBadgeCredential"), Contexts::OB_OLD, &[]),
    class("AchievementSubject", ob!("AchievementSubject"), Contexts::OB_0, ACHIEVEMENT_SUBJECT_0),
    class("AchievementSubject", ob!("AchievementSubject"), Contexts::OB_1, ACHIEVEMENT_SUBJECT_1),
    class("Address", ob!("Address"), Contexts::OB_OLD, ADDRESS),
    class("Alignment", schema!("Alignment"), Contexts::OB_0, ALIGNMENT),
    class("Alignment", schema!("AlignmentObject"), Contexts::OB_1, ALIGNMENT),
    class("Criteria", ob!("Criteria"), Contexts::OB_OLD, &[]),
    class("EndorsementCredential", ob!("EndorsementCredential"), Contexts::OB_OLD, &[]),
    class(
        "EndorsementSubject",
        ob!("EndorsementSubject"),
        Contexts::OB_OLD,
        &[term("endorsementComment", ob!("endorsementComment"), TEXT)],
    ),
    class(
        "Evidence",
        ob!("Evidence"),
        Contexts::OB_OLD,
        &[term("audience", schema!("audience"), TEXT), term("genre", schema!("genre"), TEXT)],
    ),
    class(
        "GeoCoordinates",
        ob!("GeoCoordinates"),
        Contexts::OB_OLD,
        &[term("latitude", schema!("latitude"), TEXT), term("longitude", schema!("longitude"), TEXT)],
    ),
    class(
        "IdentifierEntry",
        ob!("IdentifierEntry"),
        Contexts::OB_OLD,
        &[term("identifier", ob!("identifier"), TEXT), term("identifierType", ob!("identifierType"), TEXT)],
    ),
    class("IdentityObject", ob!("IdentityObject"), Contexts::OB_OLD, IDENTITY_OBJECT),
    class("Image", ob!("Image"), Contexts::OB_OLD, &[term("caption", schema!("caption"), TEXT)]),
    class("Profile", ob!("Profile"), Contexts::OB_0, PROFILE_0),
    class("Profile", ob!("Profile"), Contexts::OB_1, PROFILE_1),
    class("Related", ob!("Related"), Contexts::OB_OLD, &[term("version", ob!("version"), TEXT)]),
    class("Result", ob!("Result"), Contexts::OB_OLD, RESULT),
    class("ResultDescription", ob!("ResultDescription"), Contexts::OB_0, RESULT_DESCRIPTION_0),
    class("ResultDescription", ob!("ResultDescription"), Contexts::OB_1, RESULT_DESCRIPTION_1),
    class(
        "RubricCriterionLevel",
        ob!("RubricCriterionLevel"),
        Contexts::OB_OLD,
        &[term("level", ob!("level"), TEXT), term("points", ob!("points"), TEXT)],
    ),
];

const ACHIEVEMENT_0: &[Term] = &[
    term("achievementType", ob!("achievementType"), TEXT),
    term("alignment", ob!("alignment"), Typed(ob!("Alignment"))),
    term("creator", ob!("Profile"), Plain),
    term("creditsAvailable", ob!("creditsAvailable"), FLOAT),
    term("criteria", ob!("Criteria"), Link),
    term("fieldOfStudy", ob!("fieldOfStudy"), TEXT),
    term("humanCode", ob!("humanCode"), TEXT),
    term("otherIdentifier", ob!("otherIdentifier"), Typed(ob!("IdentifierEntry"))),
    term("related", ob!("related"), Typed(ob!("Related"))),
    term("resultDescription", ob!("resultDescription"), Typed(ob!("ResultDescription"))),
    term("specialization", ob!("specialization"), TEXT),
    term("tag", schema!("keywords"), TEXT),
    term("version", ob!("version"), TEXT),
];

const ACHIEVEMENT_1: &[Term] = &[
    term("achievementType", ob!("achievementType"), TEXT),
    term("alignment", ob!("alignment"), Set),
    term("creator", ob!("creator"), Plain),
    term("creditsAvailable", ob!("creditsAvailable"), FLOAT),
    term("criteria", ob!("Criteria"), Link),
    term("fieldOfStudy", ob!("fieldOfStudy"), TEXT),
    term("humanCode", ob!("humanCode"), TEXT),
    term("image", ob!("Image"), Link),
    term("otherIdentifier", ob!("otherIdentifier"), Set),
    term("related", ob!("related"), Set),
    term("resultDescription", ob!("resultDescription"), Set),
    term("specialization", ob!("specialization"), TEXT),
    term("tag", schema!("keywords"), TEXT),
    term("version", ob!("version"), TEXT),
];

const ACHIEVEMENT_SUBJECT_0: &[Term] = &[
    term("achievement", ob!("Achievement"), Plain),
    term("activityEndDate", ob!("activityEndDate"), DATE),
    term("activityStartDate", ob!("activityStartDate"), DATE),
    term("creditsEarned", ob!("creditsEarned"), FLOAT),
    term("identifier", ob!("identifier"), Typed(ob!("IdentityObject"))),
    term("licenseNumber", ob!("licenseNumber"), TEXT),
    term("result", ob!("result"), Typed(ob!("Result"))),
    term("role", ob!("role"), TEXT),
    term("source", ob!("source"), Typed(ob!("Profile"))),
    term("term", ob!("term"), TEXT),
];

const ACHIEVEMENT_SUBJECT_1: &[Term] = &[
    term("achievement", ob!("achievement-0"), Plain),
    term("activityEndDate", ob!("activityEndDate"), DATE),
    term("activityStartDate", ob!("activityStartDate"), DATE),
    term("creditsEarned", ob!("creditsEarned"), FLOAT),
    term("identifier", ob!("identifier"), Set),
    term("image", ob!("Image"), Link),
    term("licenseNumber", ob!("licenseNumber"), TEXT),
    term("result", ob!("result"), Set),
    term("role", ob!("role"), TEXT),
    term("source", ob!("source"), Link),
    term("term", ob!("term"), TEXT),
];

const ADDRESS: &[Term] = &[
    term("addressCountry", schema!("addressCountry"), TEXT),
    term("addressCountryCode", ob!("CountryCode"), TEXT),
    term("addressLocality", schema!("addressLocality"), TEXT),
    term("addressRegion", schema!("addressRegion"), TEXT),
    term("geo", ob!("GeoCoordinates"), Plain),
    term("postOfficeBoxNumber", schema!("postOfficeBoxNumber"), TEXT),
    term("postalCode", schema!("postalCode"), TEXT),
    term("streetAddress", schema!("streetAddress"), TEXT),
];

const ALIGNMENT: &[Term] = &[
    term("targetCode", ob!("targetCode"), TEXT),
    term("targetDescription", schema!("targetDescription"), TEXT),
    term("targetFramework", schema!("targetFramework"), TEXT),
    term("targetName", schema!("targetName"), TEXT),
    term("targetType", ob!("targetType"), TEXT),
    term("targetUrl", schema!("targetUrl"), ANY_URI),
];

const IDENTITY_OBJECT: &[Term] = &[
    term("hashed", ob!("hashed"), BOOLEAN),
    term("identityHash", ob!("identityHash"), TEXT),
    term("identityType", ob!("identityType"), TEXT),
    term("salt", ob!("salt"), TEXT),
];

const PROFILE_0: &[Term] = &[
    term("additionalName", schema!("additionalName"), TEXT),
    term("address", ob!("Address"), Plain),
    term("dateOfBirth", ob!("dateOfBirth"), DATE),
    term("email", schema!("email"), TEXT),
    term("familyName", schema!("familyName"), TEXT),
    term("familyNamePrefix", ob!("familyNamePrefix"), TEXT),
    term("givenName", schema!("givenName"), TEXT),
    term("honorificPrefix", schema!("honorificPrefix"), TEXT),
    term("honorificSuffix", schema!("honorificSuffix"), TEXT),
    term("official", ob!("official"), TEXT),
    term("otherIdentifier", ob!("otherIdentifier"), Typed(ob!("IdentifierEntry"))),
    term("parentOrg", ob!("parentOrg"), TEXT),
    term("patronymicName", ob!("patronymicName"), TEXT),
    term("phone", ob!("PhoneNumber"), TEXT),
];

const PROFILE_1: &[Term] = &[
    term("additionalName", schema!("additionalName"), TEXT),
    term("address", ob!("address"), Link),
    term("dateOfBirth", ob!("dateOfBirth"), DATE),
    term("email", schema!("email"), TEXT),
    term("familyName", schema!("familyName"), TEXT),
    term("familyNamePrefix", ob!("familyNamePrefix"), TEXT),
    term("givenName", schema!("givenName"), TEXT),
    term("honorificPrefix", schema!("honorificPrefix"), TEXT),
    term("honorificSuffix", schema!("honorificSuffix"), TEXT),
    term("image", ob!("Image"), Link),
    term("official", ob!("official"), TEXT),
    term("otherIdentifier", ob!("otherIdentifier"), Set),
    term("parentOrg", ob!("parentOrg"), Link),
    term("patronymicName", ob!("patronymicName"), TEXT),
    term("phone", ob!("phone"), TEXT),
];

const RESULT: &[Term] = &[
    term("achievedLevel", ob!("achievedLevel"), ANY_URI),
    term("resultDescription", ob!("resultDescription"), ANY_URI),
    term("status", ob!("status"), TEXT),
    term("value", schema!("value"), TEXT),
];

const RESULT_DESCRIPTION_0: &[Term] = &[
    term("allowedValue", ob!("allowedValue"), TEXT),
    term("requiredLevel", ob!("requiredLevel"), ANY_URI),
    term("requiredValue", ob!("requiredValue"), TEXT),
    term("resultType", ob!("resultType"), TEXT),
    term("rubricCriterionLevel", ob!("rubricCriterionLevel"), Typed(ob!("RubricCriterionLevel"))),
    term("valueMax", ob!("valueMax"), TEXT),
    term("valueMin", ob!("valueMin"), TEXT),
];

const RESULT_DESCRIPTION_1: &[Term] = &[
    term("allowedValue", ob!("allowedValue"), TEXT),
    term("requiredLevel", ob!("requiredLevel"), ANY_URI),
    term("requiredValue", ob!("requiredValue"), TEXT),
    term("resultType", ob!("resultType"), TEXT),
    term("rubricCriterionLevel", ob!("rubricCriterionLevel"), Set),
    term("valueMax", ob!("valueMax"), TEXT),
    term("valueMin", ob!("valueMin"), TEXT),
];
