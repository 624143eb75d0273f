//! What anyone may see: the page of a badge that someone earned, of a badge, and the verifier.

use super::details::{self, Besides, Endorsed, Shown};
use super::{Layout, Page, parts::*, samples};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// An issuer as named on other pages.
#[derive(Clone, Debug, Serialize)]
pub struct IssuerName {
    pub name: String,
    pub page_url: String,
    /// The domain whose key signed: how we know.
    pub domain: String,
}

pub(super) fn sample_issuer() -> IssuerName {
    IssuerName {
        name: "Example University".to_owned(),
        page_url: "/issuers/i1".to_owned(),
        domain: "badges.example.edu".to_owned(),
    }
}

/// Where the issuance log has a credential.
#[derive(Clone, Debug, Serialize)]
pub struct LogEntry {
    pub number: u64,
    /// The proof, to be kept with the badge.
    pub proof_url: String,
}

/// The page of one credential.
#[derive(Clone, Debug, Serialize)]
pub struct Credential {
    /// The absolute address of this page.
    pub url: String,
    pub state: AwardState,
    /// When the key that signed it was withdrawn, if it was and nothing worse is known.
    pub key_withdrawn_at: Option<DateTime<Utc>>,
    pub name: String,
    pub description: String,
    pub picture: Picture,
    /// An absolute address of a PNG for previews in other places.
    pub preview_picture: String,
    pub issuer: IssuerName,
    pub achievement_url: String,
    pub criteria: String,
    /// The conditions met, in the words that were signed.
    pub conditions: Vec<String>,
    pub besides: Besides,
    pub shown: Shown,
    pub endorsed: Vec<Endorsed>,
    pub awarded_at: DateTime<Utc>,
    pub expires_at: Option<DateTime<Utc>>,
    /// The name the holder confirmed; none while the award is private.
    pub holder: Option<String>,
    pub json_url: String,
    pub jwt_url: String,
    pub png_url: String,
    pub svg_url: String,
    /// The same badge in its older form, where there is one.
    pub older: Option<OlderFiles>,
    /// Where programs ask how to embed the page, while its holder lets it be seen.
    pub oembed_url: Option<String>,
    pub verify_url: String,
    /// Its entry in the issuance log, once it has a number.
    pub log: Option<LogEntry>,
    /// Whether search engines may list the page.
    pub indexable: bool,
}

/// The files of Open Badges 2.0.
#[derive(Clone, Debug, Serialize)]
pub struct OlderFiles {
    /// The address of the assertion, which backpacks ask for.
    pub url: String,
    pub png_url: String,
    pub svg_url: String,
    pub json_url: String,
    pub jws_url: String,
}

impl OlderFiles {
    /// The files below the address of an assertion.
    pub fn below(url: String) -> Self {
        let file = |extension: &str| format!("{url}.{extension}");
        Self { png_url: file("png"), svg_url: file("svg"), json_url: file("json"), jws_url: file("jws"), url }
    }
}

impl Page for Credential {
    const TEMPLATE: &'static str = "public/credential.html";

    fn layout(&self) -> Layout {
        Layout::Public
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |name: &str, state, holder: Option<&str>| Self {
            url: "https://badges.example.edu/credentials/sample".to_owned(),
            state,
            key_withdrawn_at: None,
            name: name.to_owned(),
            description: "Plans, runs and writes up an experiment, and says what it does not show.".to_owned(),
            picture: samples::picture(),
            preview_picture: "https://badges.example.edu/credentials/sample.png".to_owned(),
            issuer: sample_issuer(),
            achievement_url: "/achievements/b1".to_owned(),
            criteria: "The recipient completed the lab report and scored at least 75 % in the final quiz.".to_owned(),
            conditions: vec!["Final quiz: at least 75 %".to_owned(), "Lab report: completed".to_owned()],
            besides: Besides::default(),
            shown: Shown::default(),
            endorsed: vec![],
            awarded_at: samples::at(12, 10),
            expires_at: None,
            holder: holder.map(str::to_owned),
            json_url: "/credentials/sample.json".to_owned(),
            jwt_url: "/credentials/sample.jwt".to_owned(),
            png_url: "/credentials/sample.png".to_owned(),
            svg_url: "/credentials/sample.svg".to_owned(),
            older: holder
                .is_some()
                .then(|| OlderFiles::below("https://badges.example.edu/ob2/assertions/sample".to_owned())),
            oembed_url: holder.map(|_| "https://badges.example.edu/oembed?url=sample".to_owned()),
            verify_url: "/verify?link=https%3A%2F%2Fbadges.example.edu%2Fcredentials%2Fsample".to_owned(),
            log: holder.map(|_| LogEntry { number: 20_852_163, proof_url: "/log/proof?credential=sample".to_owned() }),
            indexable: holder.is_some(),
        };
        let mut samples = vec![
            ("usual", page("Careful experimenter", AwardState::Valid, Some(samples::NAMES[0]))),
            ("private", page("Careful experimenter", AwardState::Valid, None)),
            (
                "key-withdrawn",
                Self {
                    key_withdrawn_at: Some(samples::at(21, 9)),
                    ..page("Careful experimenter", AwardState::Valid, None)
                },
            ),
            (
                "empty",
                Self {
                    description: String::new(),
                    criteria: String::new(),
                    conditions: vec![],
                    ..page("Hello", AwardState::Valid, None)
                },
            ),
            (
                "long",
                Self {
                    criteria: samples::MARKUP.to_owned(),
                    conditions: samples::NAMES.iter().map(|name| format!("{name}: completed")).collect(),
                    expires_at: Some(samples::at(30, 0)),
                    ..page(samples::LONG_TITLE, AwardState::Valid, Some(samples::NAMES[5]))
                },
            ),
            (
                "detailed",
                Self {
                    besides: details::samples::besides(),
                    shown: details::samples::shown(),
                    endorsed: details::samples::endorsed(),
                    ..page("Careful experimenter", AwardState::Valid, Some(samples::NAMES[0]))
                },
            ),
        ];
        let states = ["valid", "expired", "revoked", "suspended", "superseded"];
        samples.push((
            "test",
            Self {
                log: None,
                older: None,
                oembed_url: None,
                expires_at: Some(samples::at(23, 9)),
                indexable: false,
                ..page("TEST – not an award: Careful experimenter", AwardState::Test, Some(samples::NAMES[0]))
            },
        ));
        samples.extend(
            states
                .into_iter()
                .zip(samples::every_award_state())
                .map(|(name, state)| (name, page("Careful experimenter", state, Some(samples::NAMES[3])))),
        );
        samples
    }
}

/// The page of a badge that can be earned.
#[derive(Clone, Debug, Serialize)]
pub struct Achievement {
    pub url: String,
    pub json_url: String,
    pub name: String,
    pub description: String,
    pub picture: Picture,
    pub preview_picture: String,
    pub issuer: IssuerName,
    pub criteria: String,
    pub besides: Besides,
    pub endorsed: Vec<Endorsed>,
    /// What is told of its end, where nobody can earn it any more.
    pub retired: Option<Retired>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Retired {
    pub at: Option<DateTime<Utc>>,
    pub note: Option<String>,
    pub successor: Option<Successor>,
}

/// The badge that took the place of another.
#[derive(Clone, Debug, Serialize)]
pub struct Successor {
    pub name: String,
    pub url: String,
}

impl Page for Achievement {
    const TEMPLATE: &'static str = "public/achievement.html";

    fn layout(&self) -> Layout {
        Layout::Public
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |name: &str| Self {
            url: "https://badges.example.edu/achievements/b1".to_owned(),
            json_url: "/achievements/b1.json".to_owned(),
            name: name.to_owned(),
            description: "Plans, runs and writes up an experiment, and says what it does not show.".to_owned(),
            picture: samples::picture(),
            preview_picture: "https://badges.example.edu/achievements/b1.png".to_owned(),
            issuer: sample_issuer(),
            criteria: "Complete the lab report, and score at least 75 % in the final quiz.".to_owned(),
            besides: Besides::default(),
            endorsed: vec![],
            retired: None,
        };
        let retired = Retired {
            at: Some(samples::at(22, 9)),
            note: Some(samples::MARKUP.to_owned()),
            successor: Some(Successor {
                name: samples::LONG_TITLE.to_owned(),
                url: "https://badges.example.edu/achievements/b2".to_owned(),
            }),
        };
        let silent = Retired { at: None, note: None, successor: None };
        vec![
            ("empty", Self { description: String::new(), criteria: String::new(), ..page("Hello") }),
            ("usual", Self { besides: details::samples::besides(), ..page("Careful experimenter") }),
            ("retired", Self { retired: Some(silent), ..page("Careful experimenter") }),
            (
                "long",
                Self {
                    retired: Some(retired),
                    criteria: samples::MARKUP.to_owned(),
                    besides: details::samples::long_besides(),
                    endorsed: details::samples::endorsed(),
                    ..page(samples::LONG_TITLE)
                },
            ),
        ]
    }
}

/// The form of the verifier. Posts `multipart/form-data` to `/verify` with `file`, `text` and `link`, of
/// which one is enough, and `recipient`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Verify {
    pub text: String,
    pub link: String,
    /// The address or identifier of whoever shows the badge.
    pub recipient: String,
    /// Whether the log of whoever issued it is asked, too.
    pub log: bool,
    pub errors: Vec<FieldError>,
    /// What exactly was found in place of a badge.
    pub why: Option<String>,
}

impl Page for Verify {
    const TEMPLATE: &'static str = "public/verify.html";

    fn layout(&self) -> Layout {
        Layout::Public
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let refused = samples::every_problem()
            .into_iter()
            .zip(["file", "link", "text", "recipient"].into_iter().cycle())
            .map(|(problem, field)| FieldError::new(field, problem))
            .collect();
        vec![
            ("empty", Self::default()),
            ("usual", Self { link: "https://badges.example.edu/credentials/sample".to_owned(), ..Self::default() }),
            (
                "refused",
                Self {
                    text: samples::MARKUP.to_owned(),
                    link: "javascript:0".to_owned(),
                    recipient: samples::MARKUP.to_owned(),
                    log: true,
                    errors: refused,
                    why: Some(samples::MARKUP.to_owned()),
                },
            ),
        ]
    }
}

/// The verdict, in one line.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Verdict {
    Valid,
    /// Valid, but somebody else's than was asked.
    OfAnother,
    Expired {
        at: DateTime<Utc>,
    },
    NotYetValid {
        from: DateTime<Utc>,
    },
    Revoked {
        at: Option<DateTime<Utc>>,
        reason: Option<String>,
    },
    Suspended,
    Superseded,
    /// Signed for trying things out.
    Test,
    /// The signature does not fit the content.
    Changed,
    /// Its issuer's log has it otherwise.
    Contradicted,
    /// Signed by a key that its owner withdrew.
    KeyWithdrawn,
    /// Genuine as far as it goes, but its status cannot be asked now.
    StatusUnknown,
    /// The key could not be fetched, so that nothing can be said.
    NotCheckable,
    Unreadable,
}

impl Verdict {
    /// The word for machines, which the texts are found by as well.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::OfAnother => "of_another",
            Self::Expired { .. } => "expired",
            Self::NotYetValid { .. } => "not_yet_valid",
            Self::Revoked { .. } => "revoked",
            Self::Suspended => "suspended",
            Self::Superseded => "superseded",
            Self::Test => "test",
            Self::Changed => "changed",
            Self::Contradicted => "contradicted",
            Self::KeyWithdrawn => "key_withdrawn",
            Self::StatusUnknown => "status_unknown",
            Self::NotCheckable => "not_checkable",
            Self::Unreadable => "unreadable",
        }
    }

    /// What a check that ends so answers to the three questions, where it knows the issuer.
    fn sample_answers(&self) -> [Answer; 3] {
        use Answer::{No, Unknown, Yes};
        match self {
            Self::Valid | Self::OfAnother => [Yes, Yes, Yes],
            Self::Expired { .. }
            | Self::NotYetValid { .. }
            | Self::Revoked { .. }
            | Self::Suspended
            | Self::Superseded
            | Self::Test => [Yes, No, Yes],
            Self::Contradicted => [Unknown, Yes, Unknown],
            Self::StatusUnknown => [Yes, Unknown, Yes],
            Self::NotCheckable => [Unknown, Unknown, Unknown],
            Self::Changed | Self::KeyWithdrawn | Self::Unreadable => [No, Unknown, Unknown],
        }
    }
}

/// The answer to one of the three questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Yes,
    No,
    Unknown,
}

/// How one check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Passed,
    Failed,
    Unknown,
    Skipped,
}

/// The names of checks that have sentences in the locale files; others are shown by name and outcome alone.
pub const CHECKS: &[&str] = &[
    "format",
    "signature",
    "issuer_key",
    "hosted",
    "scope",
    "issuer",
    "achievement",
    "test",
    "status",
    "dates",
    "log",
    "recipient",
    "picture",
    "claims",
    "superseded",
    "endorsements",
    "other_proofs",
    "refresh",
    "contained",
];

/// One check of a report.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    pub name: String,
    /// Whether `name` has sentences of its own.
    known: bool,
    pub outcome: Outcome,
    /// What was found, for those who want it exactly.
    pub detail: Option<String>,
}

impl Check {
    pub fn new(name: impl Into<String>, outcome: Outcome, detail: Option<String>) -> Self {
        let name = name.into();
        Self { known: CHECKS.contains(&name.as_str()), name, outcome, detail }
    }
}

/// What a verified file says about the badge; shown as claims, next to the verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Claims {
    pub name: String,
    pub description: String,
    pub criteria: String,
    pub issuer_name: String,
    pub issuer_url: Option<String>,
    /// The domain whose key signed, or that publishes it.
    pub domain: Option<String>,
    /// Whether it is published in place of being signed.
    pub is_hosted: bool,
    /// The name in the file; most have none.
    pub holder: Option<String>,
    /// It holds an address or an identifier that nobody can read, only compare.
    pub hides_holder: bool,
    /// A mail address is among what can be compared.
    pub knows_mail: bool,
    pub awarded_at: Option<DateTime<Utc>>,
    pub expires_at: Option<DateTime<Utc>>,
    /// The public page, when it was issued here.
    pub page_url: Option<String>,
}

/// A credential within what was checked: what somebody says of it, or what a learner record holds.
#[derive(Clone, Debug, Serialize)]
pub struct Within {
    /// None where it does not say.
    pub name: Option<String>,
    pub by: Option<String>,
    /// What an endorsement says.
    pub comment: Option<String>,
    pub verdict: Verdict,
    pub authentic: Answer,
    pub in_force: Answer,
    pub issuer_known: Answer,
}

/// The verifier's report.
#[derive(Clone, Debug, Serialize)]
pub struct Verification {
    pub verdict: Verdict,
    /// Is it what its issuer signed, unchanged?
    pub authentic: Answer,
    /// Is it neither revoked nor expired?
    pub in_force: Answer,
    /// Is its issuer one that this server knows?
    pub issuer_known: Answer,
    /// Is it the person's whom somebody named? None where nobody was named.
    pub holder: Option<Answer>,
    /// Whether it came attached to a PDF, whose print says nothing.
    pub is_attached: bool,
    pub claims: Option<Claims>,
    pub checks: Vec<Check>,
    /// What others signed about it; none of it changes the verdict.
    pub endorsements: Vec<Within>,
    /// The credentials that it holds.
    pub contained: Vec<Within>,
    pub checked_at: DateTime<Utc>,
}

impl Page for Verification {
    const TEMPLATE: &'static str = "public/verification.html";

    fn layout(&self) -> Layout {
        Layout::Public
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let outcomes = [Outcome::Passed, Outcome::Failed, Outcome::Unknown, Outcome::Skipped];
        let passed = || CHECKS.iter().map(|name| Check::new(*name, Outcome::Passed, None)).collect::<Vec<_>>();
        let claims = |name: &str| Claims {
            name: name.to_owned(),
            description: samples::MARKUP.to_owned(),
            criteria: samples::MARKUP.to_owned(),
            issuer_name: "Example University".to_owned(),
            issuer_url: Some("https://badges.example.edu/issuers/i1".to_owned()),
            domain: Some("badges.example.edu".to_owned()),
            is_hosted: false,
            holder: None,
            hides_holder: true,
            knows_mail: true,
            awarded_at: Some(samples::at(12, 10)),
            expires_at: Some(samples::at(30, 10)),
            page_url: Some("/credentials/sample".to_owned()),
        };
        let page = |verdict: Verdict, claims, checks| Self {
            authentic: verdict.sample_answers()[0],
            in_force: verdict.sample_answers()[1],
            issuer_known: verdict.sample_answers()[2],
            holder: None,
            is_attached: false,
            verdict,
            claims,
            checks,
            endorsements: vec![],
            contained: vec![],
            checked_at: samples::at(22, 17),
        };
        let within = |name: Option<&str>, verdict, [authentic, in_force, issuer_known]: [Answer; 3]| Within {
            name: name.map(str::to_owned),
            by: name.map(|_| "Guild of Laboratories".to_owned()),
            comment: name.map(|_| samples::MARKUP.to_owned()),
            verdict,
            authentic,
            in_force,
            issuer_known,
        };
        let all_within = || {
            use Answer::{No, Unknown, Yes};
            let early = Verdict::NotYetValid { from: samples::at(30, 8) };
            vec![
                within(Some("Endorsement"), Verdict::Valid, [Yes, Yes, Yes]),
                within(Some(samples::LONG_TITLE), Verdict::Expired { at: samples::at(1, 8) }, [Yes, No, Unknown]),
                within(None, Verdict::Changed, [No, Unknown, Unknown]),
                within(Some("Endorsement"), early, [Yes, No, Yes]),
                within(Some("Endorsement"), Verdict::NotCheckable, [Unknown, Unknown, Unknown]),
            ]
        };
        let bare = |verdict| page(verdict, None, vec![]);
        vec![
            ("usual", page(Verdict::Valid, Some(claims("Careful experimenter")), passed())),
            (
                "long",
                page(
                    Verdict::Revoked { at: Some(samples::at(20, 8)), reason: Some(samples::MARKUP.to_owned()) },
                    Some(Claims {
                        holder: Some(samples::NAMES[5].to_owned()),
                        issuer_url: Some("javascript:alert(1)".to_owned()),
                        page_url: None,
                        ..claims(samples::LONG_TITLE)
                    }),
                    CHECKS
                        .iter()
                        .flat_map(|name| {
                            outcomes.map(|outcome| Check::new(*name, outcome, Some(samples::MARKUP.into())))
                        })
                        .chain([Check::new("something new", Outcome::Failed, None)])
                        .collect(),
                ),
            ),
            (
                "hosted",
                page(Verdict::Valid, Some(Claims { is_hosted: true, ..claims("Careful experimenter") }), passed()),
            ),
            (
                "with-others",
                Self {
                    endorsements: all_within(),
                    contained: all_within(),
                    ..page(Verdict::Valid, Some(claims("Learner record")), passed())
                },
            ),
            (
                "of-another",
                Self {
                    holder: Some(Answer::No),
                    ..page(Verdict::OfAnother, Some(claims("Careful experimenter")), passed())
                },
            ),
            (
                "not-compared",
                Self {
                    holder: Some(Answer::Unknown),
                    is_attached: true,
                    ..page(
                        Verdict::Valid,
                        Some(Claims { knows_mail: false, ..claims("Careful experimenter") }),
                        passed(),
                    )
                },
            ),
            ("expired", bare(Verdict::Expired { at: samples::at(1, 8) })),
            ("not-yet-valid", bare(Verdict::NotYetValid { from: samples::at(30, 8) })),
            ("revoked", bare(Verdict::Revoked { at: None, reason: None })),
            ("suspended", bare(Verdict::Suspended)),
            ("superseded", bare(Verdict::Superseded)),
            ("test", bare(Verdict::Test)),
            ("changed", bare(Verdict::Changed)),
            ("contradicted", bare(Verdict::Contradicted)),
            ("key-withdrawn", bare(Verdict::KeyWithdrawn)),
            ("status-unknown", bare(Verdict::StatusUnknown)),
            ("not-checkable", bare(Verdict::NotCheckable)),
            ("refused", bare(Verdict::Unreadable)),
        ]
    }
}

/// The server's first page.
#[derive(Clone, Debug, Serialize)]
pub struct Home {
    /// The organisations that sign here.
    pub issuers: Vec<IssuerName>,
}

impl Page for Home {
    const TEMPLATE: &'static str = "public/home.html";

    fn layout(&self) -> Layout {
        Layout::Public
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("empty", Self { issuers: vec![] }), ("usual", Self { issuers: vec![sample_issuer()] })]
    }
}

/// Who runs the server, as far as it is known.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Operator {
    pub name: Option<String>,
    pub email: Option<String>,
}

impl Operator {
    fn sample() -> Self {
        Self { name: Some("Example University".to_owned()), email: Some("badges@example.edu".to_owned()) }
    }
}

/// What is kept about people, and why.
#[derive(Clone, Debug, Serialize)]
pub struct Privacy {
    pub operator: Operator,
    /// After how many days without a visit a course's results go; none where they stay.
    pub course_days: Option<u32>,
    /// Whether courses may send copies of mails.
    pub sends_copies: bool,
}

impl Page for Privacy {
    const TEMPLATE: &'static str = "public/privacy.html";

    fn layout(&self) -> Layout {
        Layout::Public
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("empty", Self { operator: Operator::default(), course_days: None, sends_copies: false }),
            ("usual", Self { operator: Operator::sample(), course_days: Some(365), sends_copies: true }),
        ]
    }
}

/// What those who use the server can rely on.
#[derive(Clone, Debug, Serialize)]
pub struct Terms {
    pub operator: Operator,
}

impl Page for Terms {
    const TEMPLATE: &'static str = "public/terms.html";

    fn layout(&self) -> Layout {
        Layout::Public
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("empty", Self { operator: Operator::default() }), ("usual", Self { operator: Operator::sample() })]
    }
}

/// What an admin pastes where, to register without a link: our addresses under the names that platforms give them.
#[derive(Clone, Debug, Serialize)]
pub struct Setup {
    pub launch: String,
    pub login: String,
    pub keys: String,
    pub icon: String,
    pub privacy: String,
    pub terms: String,
    /// The configuration that Canvas reads by itself.
    pub canvas: String,
    /// Host and port alone.
    pub host: String,
    pub scopes: Vec<String>,
    /// As lines `name=$variable`.
    pub custom_lines: Vec<String>,
}

impl Page for Setup {
    const TEMPLATE: &'static str = "public/setup.html";

    fn layout(&self) -> Layout {
        Layout::Public
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let at = |path: &str| format!("https://badges.example.edu{path}");
        let page = Self {
            launch: at("/lti/launch"),
            login: at("/lti/login"),
            keys: at("/lti/jwks.json"),
            icon: at("/icon.png"),
            privacy: at("/privacy"),
            terms: at("/terms"),
            canvas: at("/lti/canvas.json"),
            host: "badges.example.edu".to_owned(),
            scopes: vec!["https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly".to_owned()],
            custom_lines: vec!["masq=$Canvas.masqueradingUser.userId".to_owned()],
        };
        vec![("usual", page)]
    }
}
