//! Values that several pages show: pictures, conditions in words, the state of an award, what is wrong with a field.
//!
//! Templates of the same meaning live in `templates/parts/`. Everything is tagged by `kind` when it is handed to a
//! template, so that a component can pick its sentence.

use chrono::{DateTime, Utc};
use serde::Serialize;

/// A picture with the words for those who do not see it.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    pub url: String,
    pub alt: String,
}

/// How the conditions of a group combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Matching {
    All,
    Any,
    AtLeast { n: u32 },
}

/// What one condition asks for. Numbers are written as people read them: `75`, `62.5`.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Requirement {
    /// A percentage of the maximum.
    Score {
        activity: String,
        at_least: String,
    },
    Completed {
        activity: String,
    },
    /// A locked link that lets the learner in.
    Unlocked {
        activity: String,
    },
    /// A claim link that the learner opened.
    Opened {
        activity: String,
    },
    /// Something handed in, and approved by a teacher.
    HandedIn {
        asks: String,
    },
    /// Another badge, by its name.
    Badge {
        name: String,
    },
    Member {
        role: Option<String>,
        status: Option<String>,
    },
    Before {
        at: DateTime<Utc>,
    },
    After {
        at: DateTime<Utc>,
    },
}

/// A rule in words: the tree that the machine judges, with names in the place of identifiers.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RuleText {
    Group { matching: Matching, of: Vec<RuleText> },
    Condition { requirement: Requirement },
}

/// What is known of one condition or group. `Unknown` never awards and never takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Met,
    Missing,
    Unknown,
}

/// One condition as it stands for one learner.
#[derive(Clone, Debug, Serialize)]
pub struct Condition {
    pub requirement: Requirement,
    pub standing: Standing,
    /// The percentage seen, for a score; none when nothing is known or nothing was counted.
    pub have: Option<String>,
    /// Who told us, in words: "Gradebook", "Course roster".
    pub source: Option<String>,
    pub seen_at: Option<DateTime<Utc>>,
}

/// A judged rule: the same tree as [`RuleText`], with the standing of every part.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Checked {
    Group { matching: Matching, standing: Standing, of: Vec<Checked> },
    Condition(Condition),
}

/// Whether an award can be relied on now.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AwardState {
    Valid,
    Expired {
        at: DateTime<Utc>,
    },
    Revoked {
        at: DateTime<Utc>,
        /// The public wording.
        reason: String,
    },
    Suspended,
    Superseded {
        /// The page of the credential that took its place.
        by_url: Option<String>,
    },
    /// Signed to try a badge out, and nobody's award.
    Test,
}

/// The stage of a badge. `NeedsAttention` stops automatic awards; what was awarded stays valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BadgeState {
    Draft,
    Active,
    Paused,
    Retired,
    NeedsAttention,
}

/// What has just been done; travels as `?done=…` over the redirect after a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    Saved,
    /// A published badge: what was changed counts at once.
    Changed,
    Published,
    Paused,
    Retired,
    /// Gone, as if it had never been.
    Removed,
    Revoked,
    Renewed,
    Suspended,
    Reinstated,
    /// Whoever was revoked may get the badge again.
    HoldCleared,
    /// Published, and those who meet the rule already do not get the badge now.
    PublishedLater,
    /// What waited was confirmed.
    Confirmed,
    /// What waited is not to be.
    SetAside,
    /// The list of those who wait is no longer the one that was decided about.
    ListChanged,
    /// One award, or all of a run, were taken back.
    Undone,
    /// Badges of other courses arrived as drafts.
    Copied,
    Checked,
    /// The badge writes into the gradebook from now on.
    Writes,
    /// And no longer does.
    WritesNot,
    /// A gradebook column was made.
    Made,
    /// A lock is in use, or was released.
    Used,
    /// A claim link was made; it has still to be put into the course.
    Placed,
    /// A lock or a claim link was given up.
    Dropped,
    /// A learner decided who may see a badge: nobody, whoever has the link, everybody.
    SeenByNobody,
    SeenByLink,
    SeenByAll,
    /// Not even its page answers.
    Hidden,
    /// Results stand in the file from now on, or no longer.
    ResultsIn,
    ResultsOut,
    /// A learner does not want a badge, or took that back.
    Declined,
    Kept,
    /// Something went to the teachers, was kept for later, or was taken back.
    HandedIn,
    DraftKept,
    TakenBack,
    /// A teacher answered.
    Answered,
    /// What the mail about a badge says was kept.
    MailText,
    /// Whom a course sends copies to was kept.
    MailCopies,
    /// A test of a badge was made, or is gone.
    TestMade,
    TestDeleted,
    /// Evidence of a learner's own stands in the badge no more.
    TakenOut,
}

impl Notice {
    /// The word in the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Changed => "changed",
            Self::Published => "published",
            Self::Paused => "paused",
            Self::Retired => "retired",
            Self::Removed => "removed",
            Self::Revoked => "revoked",
            Self::Renewed => "renewed",
            Self::Suspended => "suspended",
            Self::Reinstated => "reinstated",
            Self::HoldCleared => "hold_cleared",
            Self::PublishedLater => "published_later",
            Self::Confirmed => "confirmed",
            Self::SetAside => "set_aside",
            Self::ListChanged => "list_changed",
            Self::Undone => "undone",
            Self::Copied => "copied",
            Self::Checked => "checked",
            Self::MailText => "mail_text",
            Self::MailCopies => "mail_copies",
            Self::Writes => "writes",
            Self::WritesNot => "writes_not",
            Self::Made => "made",
            Self::Used => "used",
            Self::Placed => "placed",
            Self::Dropped => "dropped",
            Self::SeenByNobody => "seen_by_nobody",
            Self::SeenByLink => "seen_by_link",
            Self::SeenByAll => "seen_by_all",
            Self::Hidden => "hidden",
            Self::ResultsIn => "results_in",
            Self::ResultsOut => "results_out",
            Self::Declined => "declined",
            Self::Kept => "kept",
            Self::HandedIn => "handed_in",
            Self::DraftKept => "draft_kept",
            Self::TakenBack => "taken_back",
            Self::Answered => "answered",
            Self::TestMade => "test_made",
            Self::TestDeleted => "test_deleted",
            Self::TakenOut => "taken_out",
        }
    }

    /// Reads the word back; an unknown one shows nothing.
    pub fn parse(word: &str) -> Option<Self> {
        use Notice as N;
        let scores = [N::Writes, N::WritesNot];
        let sources = [N::Made, N::Used, N::Placed, N::Dropped];
        let awards = [N::Revoked, N::Renewed, N::Suspended, N::Reinstated, N::HoldCleared];
        let seen = [N::SeenByNobody, N::SeenByLink, N::SeenByAll, N::Hidden];
        let held = [N::ResultsIn, N::ResultsOut, N::Declined, N::Kept];
        let lists = [N::PublishedLater, N::Confirmed, N::SetAside, N::ListChanged, N::Undone, N::Copied];
        [N::Saved, N::Changed, N::Published, N::Paused, N::Retired, N::Removed, N::Checked]
            .into_iter()
            .chain(awards)
            .chain(lists)
            .chain(scores)
            .chain(sources)
            .chain(seen)
            .chain(held)
            .chain([N::HandedIn, N::DraftKept, N::TakenBack, N::Answered])
            .chain([N::TestMade, N::TestDeleted, N::TakenOut, N::MailText, N::MailCopies])
            .find(|notice| notice.as_str() == word)
    }
}

/// What is wrong with one field of a form, named as the form names it (`name`, `threshold-2`).
#[derive(Clone, Debug, Serialize)]
pub struct FieldError {
    field: String,
    /// The field without its row: the key of its label.
    label: String,
    /// The row as people count, from 1.
    row: Option<u32>,
    problem: Problem,
}

impl FieldError {
    /// A field of a row ends in the row's number, counted from 0.
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        let field = field.into();
        let (label, row) = match field.rsplit_once('-') {
            Some((label, row)) => match row.parse::<u32>() {
                Ok(row) => (label.to_owned(), Some(row.saturating_add(1))),
                Err(_) => (field.clone(), None),
            },
            None => (field.clone(), None),
        };
        Self { field, label, row, problem }
    }
}

/// Why a field was refused; each has its sentence in the locale files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Problem {
    /// Nothing was entered or chosen.
    Missing,
    /// More characters than are kept.
    TooLong { max: u32 },
    /// Not a number.
    NotANumber,
    /// A number outside its bounds.
    OutOfRange { min: u32, max: u32 },
    /// Not a date, or no such day.
    NotADate,
    /// The date has passed, so that nobody could earn the badge any more.
    PastDate,
    /// What was chosen does not exist (any more).
    Gone,
    /// It has no score; it can only be done.
    NotScored,
    /// A lock that nobody has looked at yet.
    NotChecked,
    /// A badge that nobody can earn yet.
    NotPublished,
    /// No condition was filled in.
    NoConditions,
    /// "At least n of" asks for more conditions than there are, or for none.
    CountOutOfRange { conditions: u32 },
    /// The rule contradicts itself.
    NeverMet,
    /// The badge would depend on itself.
    Circular,
    /// Not written as `#rrggbb`.
    NotAColour,
    /// The file is neither a PNG picture nor an SVG drawing.
    NotAPng,
    /// The drawing holds what would be lost when it is taken: texts, pictures, effects.
    DrawingNotPlain,
    /// The file is larger than is kept.
    FileTooLarge { max_kib: u32 },
    /// The picture has fewer pixels than a badge needs.
    PictureTooSmall { min: u32 },
    /// The picture is wider than high, or the other way round.
    NotSquare,
    /// The file could not be read as a badge of any kind.
    Unreadable,
    /// The verifier was given nothing, or an empty file.
    NothingToCheck,
    /// Of many badges: no link, and no badge in the file.
    NoBadges,
    /// More entries than are kept.
    TooManyKept { max: u32 },
    /// Control characters.
    Control,
    /// The same entry twice.
    Repeated,
    /// What the form changes is published, and was changed or published after the form was opened; nothing was saved.
    PublishedSince,
    /// What the form changes is a draft, and was changed after the form was opened; nothing was saved.
    ChangedSince,
    /// Not the code of a language.
    NotALanguage,
    /// All of it together is more than a badge carries.
    TooMuch,
    /// Different verifiers would read it differently.
    NotSignable,
    /// Not an address that can be opened from here.
    BadLink,
    /// The address did not answer with a badge.
    Unreachable,
    /// A name that would not be read as it is written.
    NotAName,
    /// Its holder did not say that it is right.
    NotConfirmed,
    /// Nobody agreed that it stands in the badge.
    NotAgreed,
    /// More than are looked at in one go.
    TooMany { max: u32 },
    /// Fewer characters than are needed.
    TooShort { min: u32 },
    /// A name in braces that stands for nothing here.
    UnknownValue { word: String },
    /// A brace without the other.
    StrayBrace,
    /// Not a mail address.
    NotAnAddress,
    /// Somebody else has it.
    Taken,
    /// Not what was typed the first time.
    NotTheSame,
    /// Something was signed with it: it stays.
    Fixed,
    /// No platform has named anybody like this.
    NobodyKnown,
    /// More than one person is meant by it.
    SeveralKnown,
}
