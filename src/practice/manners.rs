//! How the two families of platforms behave, as data: every difference that a tool can notice has a name here.
//!
//! The values come from reading and measuring Moodle 4.5 and Canvas. The other files ask these questions; they ask
//! for the family itself only where a whole message is worded differently.

use super::course::{Column, hexadecimal};

/// Which family of platforms is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Manners {
    Moodle,
    Canvas,
}

impl Manners {
    pub const ALL: [Manners; 2] = [Manners::Moodle, Manners::Canvas];

    pub(super) fn customs(self) -> &'static Customs {
        match self {
            Manners::Moodle => &MOODLE,
            Manners::Canvas => &CANVAS,
        }
    }

    /// `moodle` or `canvas`, as in the launch's `product_family_code`.
    pub fn family(self) -> &'static str {
        self.customs().family
    }

    pub(super) fn named(family: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|manners| manners.family() == family)
    }
}

/// What identifies people and links to the tool.
pub(super) enum Ids {
    /// The site's small number, as text.
    Number,
    /// A UUID; the link of the course's navigation has the context's own id.
    Uuid,
}

/// What a signing key is called.
pub(super) enum KeyNames {
    Random,
    /// The time at which it was made.
    Time,
}

/// The time that an id_token is dated with.
pub(super) enum Dated {
    /// When the login began: minutes may lie between that and the token's arrival.
    AtLogin,
    AtAnswer,
}

/// How `redirect_uri` is compared with the registered one.
pub(super) enum RedirectMatch {
    Exact,
    /// Equal up to the `?`; registered query pairs must be there.
    UpToQuery,
}

/// What the authentication endpoint does with a bad request.
pub(super) enum AuthErrors {
    /// A page of the platform's own, 404, where the tool cannot be trusted; a form post with `error` otherwise.
    OwnPageWhenUntrusted,
    /// A form post with `error`; JSON where the redirect address is wrong.
    AlwaysToTool,
}

/// How the token endpoint gets the tool's keys.
pub(super) enum ToolKeys {
    KeptUntilOneFails,
    FetchedEachTime,
}

/// How `Link: rel="next"` is written.
#[derive(Clone, Copy)]
pub(super) enum LinkStyle {
    /// `<…?limit=10&from=10>; rel="next"`
    Offset,
    /// The same with `&amp;` and curly quotes, as Moodle writes it on line items.
    OffsetTypographic,
    /// `page` and `per_page`, with `current`, `next`, `first` and `last` in one header.
    Pages,
}

/// How a list is cut into pages.
pub(super) struct Paging {
    /// Without `limit`; `None` gives everything at once.
    pub usual: Option<usize>,
    pub most: Option<usize>,
    pub links: LinkStyle,
}

/// What a filter by a role that the platform does not know gives.
pub(super) enum UnknownRole {
    Everybody,
    Nobody,
}

/// The body of a refused service request.
pub(super) enum ErrorBody {
    /// `{"status": …, "reason": …, "request": {…}}`
    StatusReasonRequest,
    /// `{"errors": {"type": …, "message": …}}`, or `{"error": …}` for 400.
    TypeMessage,
}

/// How a refused registration is worded.
pub(super) enum RegistrationErrors {
    /// A code as plain text; each complaint has its own.
    PlainText,
    /// `{"errorMessage": …}` for 401, `{"errors": […]}` otherwise.
    Json,
}

/// The checks and answers of the token endpoint.
pub(super) struct TokenCustoms {
    pub content_type: &'static str,
    pub keys: ToolKeys,
    pub checks_issuer: bool,
    pub checks_audience: bool,
    pub refuses_replay: bool,
    pub required_claims: &'static [&'static str],
    /// How far `iat` may lie ahead, in seconds.
    pub iat_ahead: i64,
    /// How old `iat` may be, in seconds.
    pub iat_age: Option<i64>,
    /// Whether a scope that is not granted refuses the request; otherwise it is left out.
    pub refuses_unknown_scopes: bool,
}

/// How scores are taken.
pub(super) struct ScoreCustoms {
    /// A score must be newer than the grade by a whole second, or 409; otherwise only an older one is refused, with 400.
    pub newer_by_a_second: bool,
    /// The `gradingProgress` values whose score counts; any other erases the grade.
    pub progress_that_counts: &'static [&'static str],
    pub not_gradable_status: u16,
    pub negative_is_refused: bool,
    /// On an activity's own column a teacher's grade stands, and later scores are taken without effect.
    pub teacher_wins_on_own_column: bool,
    /// Above the maximum: cut to it, or kept.
    pub cut_to_maximum: bool,
    /// `{"resultUrl": …}`; otherwise the body is empty.
    pub answers_with_result_url: bool,
    pub checks_activity_progress: bool,
    /// Whether `https://canvas.instructure.com/lti/submission` and `preserve_score` are understood.
    pub has_submission_extension: bool,
}

/// A place of the platform's pages from which links are asked for.
#[derive(Debug)]
pub(super) struct Place {
    pub name: &'static str,
    pub takes: &'static [&'static str],
    pub several: bool,
    /// Whether what is made there is an assignment.
    pub is_graded: bool,
}

/// How links are asked for, and what becomes of them.
pub(super) struct LinkCustoms {
    pub places: &'static [Place],
    pub targets: &'static [&'static str],
    /// Before the course's number, and behind it.
    pub return_path: (&'static str, &'static str),
    /// The query parameter of the return address by which the request is known again.
    pub token: &'static str,
    /// Issuer, audience and times of an answer are checked, not its signature alone.
    pub checks_claims: bool,
    /// A teacher looks at what came and saves it; otherwise it is there at once.
    pub are_confirmed: bool,
    /// The label of a line item names the link, too.
    pub label_is_title: bool,
}

pub(super) struct Customs {
    pub family: &'static str,
    pub title: &'static str,
    pub version: &'static str,
    pub client_id: &'static str,
    pub deployment_id: &'static str,
    pub context_id: &'static str,
    /// The course's number in service addresses.
    pub course_number: &'static str,
    pub auth_path: &'static str,
    pub token_path: &'static str,
    pub jwks_path: &'static str,
    pub memberships_path: &'static str,
    pub configuration_path: &'static str,
    pub registration_path: &'static str,
    /// Whether the configuration is shown only to who has a registration token in the query.
    pub configuration_needs_token: bool,
    pub registration_token_works_once: bool,
    pub registration_errors: RegistrationErrors,
    pub scopes_supported: &'static [&'static str],
    /// What the platform's owner calls it.
    pub account_name: Option<&'static str>,
    pub ids: Ids,
    /// Whether `login_hint` is an opaque 40-digit hexadecimal number instead of the person's number.
    pub opaque_login_hint: bool,
    pub required_auth_parameters: &'static [&'static str],
    pub redirect_match: RedirectMatch,
    pub auth_errors: AuthErrors,
    pub id_token_seconds: i64,
    pub id_token_dated: Dated,
    pub id_token_has_azp: bool,
    pub key_names: KeyNames,
    /// How many of the newest keys the key set shows, and for how long it may be kept.
    pub keys_shown: usize,
    pub keys_max_age: Option<u32>,
    pub token: TokenCustoms,
    /// Whether the course has a test student and an observer.
    pub has_test_student_and_observer: bool,
    /// `Learner` instead of the full address in lists of members.
    pub short_roles_in_lists: bool,
    /// A non-editing teacher launches as an instructor, but is listed as a learner.
    pub assistant_listed_as_learner: bool,
    pub sorted_by_family_name: bool,
    pub unknown_role: UnknownRole,
    pub next_link_keeps_role: bool,
    /// Whether a list of members for a link carries the link's custom parameters.
    pub members_have_custom: bool,
    pub exact_media_types: bool,
    pub media_type_suffix: &'static str,
    pub errors: ErrorBody,
    pub members: Paging,
    pub line_items: Paging,
    pub results: Paging,
    /// `limit` on results gives an HTML error page as soon as there is a grade.
    pub results_fail_with_limit: bool,
    /// Only people whom the tool once scored are in the results.
    pub results_need_a_tool_score: bool,
    pub results_have_timestamps: bool,
    /// `40` instead of `40.0`.
    pub whole_numbers: bool,
    /// Whether, and with which status, deleting such a column is refused.
    pub delete_refused: fn(&Column) -> Option<u16>,
    /// A replacing PUT needs label and maximum, and clears what it leaves out.
    pub put_replaces: bool,
    pub scores: ScoreCustoms,
    pub links: LinkCustoms,
    /// What the gradebook page says about the columns that the tool can see.
    pub about_visible_columns: &'static str,
    pub frame_permissions: &'static str,
    /// Whether the page that holds the frame listens to `lti.frameResize`.
    pub frame_resizes: bool,
    /// Whether a frame beside the tool's keeps values for it.
    pub has_platform_storage: bool,
}

impl Customs {
    /// The course's number in addresses; `copy` is 0 for the course itself, and counts its copies.
    pub fn number_of(&self, copy: u32) -> String {
        let first: u32 = self.course_number.parse().expect("the course's number is written as a literal");
        (first + copy).to_string()
    }

    /// Which copy has this number, whether there is one or not.
    pub fn copy_numbered(&self, number: &str) -> Option<u32> {
        number.parse::<u32>().ok()?.checked_sub(self.course_number.parse().ok()?)
    }

    /// The platform's id of the course or of a copy.
    pub fn context_of(&self, copy: u32) -> String {
        match (copy, &self.ids) {
            (0, _) => self.context_id.to_owned(),
            (_, Ids::Number) => self.number_of(copy),
            (_, Ids::Uuid) => hexadecimal(&format!("copy {copy} of {}", self.context_id), 40),
        }
    }

    /// Where the members of a course are listed, `{course}` standing for its number.
    pub fn memberships_pattern(&self) -> String {
        self.memberships_path.replacen(&format!("/{}/", self.course_number), "/{course}/", 1)
    }

    pub fn memberships_path_of(&self, copy: u32) -> String {
        self.memberships_pattern().replace("{course}", &self.number_of(copy))
    }

    pub fn place(&self, name: &str) -> Option<&'static Place> {
        self.links.places.iter().find(|place| place.name == name)
    }
}

static MOODLE: Customs = Customs {
    family: "moodle",
    title: "Moodle",
    version: "2024100706",
    client_id: "pRaCtIcEmOoDlE1",
    deployment_id: "2",
    context_id: "2",
    course_number: "2",
    auth_path: "/mod/lti/auth.php",
    token_path: "/mod/lti/token.php",
    jwks_path: "/mod/lti/certs.php",
    memberships_path: "/mod/lti/services.php/CourseSection/2/bindings/2/memberships",
    configuration_path: "/mod/lti/openid-configuration.php",
    registration_path: "/mod/lti/openid-registration.php",
    configuration_needs_token: false,
    registration_token_works_once: true,
    registration_errors: RegistrationErrors::PlainText,
    scopes_supported: &[
        "https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome",
        "https://purl.imsglobal.org/spec/lti-ags/scope/score",
        "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
        "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly",
        "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
        "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
        "https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting",
        "openid",
    ],
    account_name: None,
    ids: Ids::Number,
    opaque_login_hint: false,
    required_auth_parameters: &["scope", "response_type", "client_id", "redirect_uri", "login_hint", "nonce"],
    redirect_match: RedirectMatch::Exact,
    auth_errors: AuthErrors::OwnPageWhenUntrusted,
    id_token_seconds: 60,
    id_token_dated: Dated::AtAnswer,
    id_token_has_azp: false,
    key_names: KeyNames::Random,
    keys_shown: 1,
    keys_max_age: None,
    token: TokenCustoms {
        content_type: "text/html; charset=utf-8",
        keys: ToolKeys::KeptUntilOneFails,
        checks_issuer: false,
        checks_audience: false,
        refuses_replay: false,
        required_claims: &["sub"],
        iat_ahead: 0,
        iat_age: None,
        refuses_unknown_scopes: false,
    },
    has_test_student_and_observer: false,
    short_roles_in_lists: true,
    assistant_listed_as_learner: true,
    sorted_by_family_name: true,
    unknown_role: UnknownRole::Everybody,
    next_link_keeps_role: false,
    members_have_custom: false,
    exact_media_types: true,
    media_type_suffix: "",
    errors: ErrorBody::StatusReasonRequest,
    members: Paging { usual: None, most: None, links: LinkStyle::Offset },
    line_items: Paging { usual: None, most: None, links: LinkStyle::OffsetTypographic },
    results: Paging { usual: None, most: None, links: LinkStyle::Offset },
    results_fail_with_limit: true,
    results_need_a_tool_score: false,
    results_have_timestamps: true,
    whole_numbers: true,
    delete_refused: |column| column.link.map(|_| 403),
    put_replaces: true,
    scores: ScoreCustoms {
        newer_by_a_second: true,
        progress_that_counts: &["FullyGraded"],
        not_gradable_status: 400,
        negative_is_refused: false,
        teacher_wins_on_own_column: true,
        cut_to_maximum: true,
        answers_with_result_url: false,
        checks_activity_progress: false,
        has_submission_extension: false,
    },
    links: LinkCustoms {
        places: &[Place { name: "ContentArea", takes: &["ltiResourceLink"], several: true, is_graded: false }],
        targets: &["frame", "iframe", "window"],
        return_path: ("/mod/lti/contentitem_return.php?course=", "&id=2"),
        token: "sesskey",
        checks_claims: false,
        are_confirmed: true,
        label_is_title: false,
    },
    about_visible_columns: "On Moodle a tool never sees the grades of a quiz or an assignment itself. Each column \
        marked “seen by the tool” stands for a column that the tool owns and to which the teacher gave a formula over \
        the activity of the same name.",
    frame_permissions: "microphone; camera; geolocation; midi; encrypted-media; autoplay; fullscreen",
    frame_resizes: false,
    has_platform_storage: false,
};

static CANVAS: Customs = Customs {
    family: "canvas",
    title: "Canvas",
    version: "cloud",
    client_id: "10000000000042",
    deployment_id: "7:9a1f2c4be07d53866b90aa1ce3f5d7280c416eb9",
    context_id: "4dde05e8ca1973bcca9bffc13e1548820eee93a3",
    course_number: "171",
    auth_path: "/api/lti/authorize_redirect",
    token_path: "/login/oauth2/token",
    jwks_path: "/api/lti/security/jwks",
    memberships_path: "/api/lti/courses/171/names_and_roles",
    configuration_path: "/api/lti/security/openid-configuration",
    registration_path: "/api/lti/registrations",
    configuration_needs_token: true,
    registration_token_works_once: false,
    registration_errors: RegistrationErrors::Json,
    scopes_supported: &[
        "openid",
        "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
        "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly",
        "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
        "https://purl.imsglobal.org/spec/lti-ags/scope/score",
        "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
        "https://purl.imsglobal.org/spec/lti/scope/noticehandlers",
        "https://purl.imsglobal.org/spec/lti-reg/scope/registration",
    ],
    account_name: Some("Practice College"),
    ids: Ids::Uuid,
    opaque_login_hint: true,
    required_auth_parameters: &[
        "scope",
        "response_type",
        "response_mode",
        "prompt",
        "client_id",
        "redirect_uri",
        "login_hint",
        "lti_message_hint",
        "nonce",
    ],
    redirect_match: RedirectMatch::UpToQuery,
    auth_errors: AuthErrors::AlwaysToTool,
    id_token_seconds: 3600,
    id_token_dated: Dated::AtLogin,
    id_token_has_azp: true,
    key_names: KeyNames::Time,
    keys_shown: 3,
    keys_max_age: Some(864_000),
    token: TokenCustoms {
        content_type: "application/json; charset=utf-8",
        keys: ToolKeys::FetchedEachTime,
        checks_issuer: true,
        checks_audience: true,
        refuses_replay: true,
        required_claims: &["sub", "aud", "exp", "iat", "jti", "iss"],
        iat_ahead: 30,
        iat_age: Some(300),
        refuses_unknown_scopes: true,
    },
    has_test_student_and_observer: true,
    short_roles_in_lists: false,
    assistant_listed_as_learner: false,
    sorted_by_family_name: false,
    unknown_role: UnknownRole::Nobody,
    next_link_keeps_role: true,
    members_have_custom: true,
    exact_media_types: false,
    media_type_suffix: "; charset=utf-8",
    errors: ErrorBody::TypeMessage,
    members: Paging { usual: Some(50), most: Some(50), links: LinkStyle::Pages },
    line_items: Paging { usual: Some(10), most: Some(100), links: LinkStyle::Pages },
    results: Paging { usual: Some(10), most: Some(100), links: LinkStyle::Pages },
    results_fail_with_limit: false,
    results_need_a_tool_score: true,
    results_have_timestamps: false,
    whole_numbers: false,
    delete_refused: |column| (!column.made_by_tool).then_some(401),
    put_replaces: false,
    scores: ScoreCustoms {
        newer_by_a_second: false,
        progress_that_counts: &["FullyGraded", "PendingManual"],
        not_gradable_status: 422,
        negative_is_refused: true,
        teacher_wins_on_own_column: false,
        cut_to_maximum: false,
        answers_with_result_url: true,
        checks_activity_progress: true,
        has_submission_extension: true,
    },
    links: LinkCustoms {
        places: &[
            Place { name: "link_selection", takes: &["ltiResourceLink"], several: true, is_graded: false },
            Place { name: "assignment_selection", takes: &["ltiResourceLink"], several: false, is_graded: true },
            Place { name: "migration_selection", takes: &["file"], several: false, is_graded: false },
        ],
        targets: &["iframe", "window"],
        return_path: ("/courses/", "/deep_linking_response?modal=true"),
        token: "data",
        checks_claims: true,
        are_confirmed: false,
        label_is_title: true,
    },
    about_visible_columns: "On Canvas a tool sees only assignments of the type “external tool” that belong to it, and \
        only the grades of people whom it scored before. Each column marked “seen by the tool” stands for such an \
        assignment; cells marked “hidden from the tool” have no score of the tool's and will not reach it.",
    frame_permissions: "geolocation *; microphone *; camera *; midi *; encrypted-media *; autoplay *; \
        clipboard-write *; display-capture *",
    frame_resizes: true,
    has_platform_storage: true,
};
