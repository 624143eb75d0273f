//! Writes the letters of the outbox: what somebody is told, as it stands when the letter goes.

use chrono::{DateTime, Utc};

use super::mail::{MailJobError, address_mark, stop_token};
use super::mail_copies::{copies_of, write_copy};
use super::share;
use crate::app::App;
use crate::domain::award::{AwardState, Visibility};
use crate::domain::issuer::Profile;
use crate::domain::life::Span;
use crate::domain::mail::{Mailbox, is_mail_address, one_line};
use crate::domain::mail_text::{Piece, Value, pieces};
use crate::outbound::mail::Letter;
use crate::store::{Addressee, Digest, MailKind, NewCopy, StoreError, Told, WaitingMail, Wish};
use crate::views::Language;
use crate::views::mail::{
    AwardMail, DigestLine, DigestMail, Drawn, EndingBadge, ExpiringMail, Foot, MailedBadge, ReminderMail, RevokedBadge,
    RevokedMail, Span as Words, Why,
};

/// The longest that a name stands in a mail.
pub(super) const LONGEST_NAME: usize = 120;
/// The longest subject; what is longer is cut by mail programs.
const LONGEST_SUBJECT: usize = 180;
/// Why something was revoked, whole.
const LONGEST_REASON: usize = 500;
/// Badges that one mail shows; a mail is no catalogue.
pub(super) const MOST_BADGES: usize = 20;

/// What came of writing a mail.
pub(super) enum Written {
    /// With the copies that follow it.
    Letter(Box<Letter>, Vec<NewCopy>),
    /// There is nothing to send, for this reason.
    Nothing(&'static str),
}

pub(super) async fn write(app: &App, mail: &WaitingMail) -> Result<Written, MailJobError> {
    let Some((addressee, mut told)) = app.store.find_told(mail.clone()).await? else {
        return Ok(Written::Nothing("erased"));
    };
    let now = app.clock.now();
    told.retain(|award| !award.text.is_off && is_news(mail.kind, award, now));
    if let Some(copied) = &mail.copied {
        return write_copy(app, mail, copied, &addressee, told).await;
    }
    match mail.kind {
        MailKind::Award => write_award(app, mail, addressee, told).await,
        MailKind::Digest => write_digest(app, mail, addressee).await,
        MailKind::Revoked => write_revoked(app, mail, addressee, told).await,
        MailKind::Expiring => write_expiring(app, mail, addressee, told).await,
        MailKind::Reminder => write_reminder(app, mail, addressee, told).await,
    }
}

/// Whether what a mail of this kind tells of an award still holds.
fn is_news(kind: MailKind, award: &Told, now: DateTime<Utc>) -> bool {
    let ends_later = || award.credential.as_ref().is_some_and(|(_, end)| end.is_some_and(|end| end > now));
    match kind {
        MailKind::Award | MailKind::Digest => is_held(award),
        MailKind::Revoked => is_revocation(award),
        MailKind::Expiring => is_held(award) && award.is_its_end && ends_later(),
        MailKind::Reminder => is_held(award) && !award.is_opened && award.visibility == Visibility::Private,
    }
}

async fn write_award(
    app: &App,
    mail: &WaitingMail,
    addressee: Addressee,
    told: Vec<Told>,
) -> Result<Written, MailJobError> {
    let envelope = match envelope(app, mail.kind, &addressee, &told).await? {
        Ok(envelope) => envelope,
        Err(reason) => return Ok(Written::Nothing(reason)),
    };
    let foot = envelope.foot(app);
    let page = award_page(app, &addressee, told, foot, envelope.language);
    let drawn = app.views.mail(&page, envelope.language)?;
    letter(app, mail, envelope, drawn)
}

async fn write_digest(app: &App, mail: &WaitingMail, addressee: Addressee) -> Result<Written, MailJobError> {
    let digest = app.store.find_digest(mail.id.clone()).await?.filter(|digest| !digest.lines.is_empty());
    let Some(digest) = digest else { return Ok(Written::Nothing("nothing_left")) };
    let to = match reached(app, &addressee).await? {
        Ok(to) => to,
        Err(reason) => return Ok(Written::Nothing(reason)),
    };
    let issuer = app.store.find_default_issuer().await?.map(|issuer| issuer.profile).unwrap_or_default();
    let language = language(&addressee, &issuer);
    let page = digest_mail(&addressee, &digest, foot(app, &issuer, Why::Digest, &to, &[]));
    let drawn = app.views.mail(&page, language)?;
    letter(app, mail, Envelope { to, issuer, language, copies: Vec::new() }, drawn)
}

/// Whether an award stands and its holder has not put it away: anything else is no news of a badge.
fn is_held(award: &Told) -> bool {
    award.state == AwardState::Issued && !award.is_declined && award.visibility != Visibility::Hidden
}

/// How many are not shown of so many.
pub(super) fn beyond(count: usize) -> u32 {
    u32::try_from(count.saturating_sub(MOST_BADGES)).unwrap_or(u32::MAX)
}

/// What was taken back by mistake before anybody was told of it, or saw it, was never there.
fn is_revocation(award: &Told) -> bool {
    let is_known = award.was_announced || award.is_opened;
    award.state == AwardState::Revoked && !award.is_declined && (award.is_for_cause || is_known)
}

async fn write_revoked(
    app: &App,
    mail: &WaitingMail,
    addressee: Addressee,
    told: Vec<Told>,
) -> Result<Written, MailJobError> {
    let envelope = match envelope(app, mail.kind, &addressee, &told).await? {
        Ok(envelope) => envelope,
        Err(reason) => return Ok(Written::Nothing(reason)),
    };
    let badge = |award: &Told| RevokedBadge {
        name: one_line(&award.name, LONGEST_NAME),
        course: award.course.as_deref().map(|course| one_line(course, LONGEST_NAME)),
        page_url: award.credential.as_ref().map(|(id, _)| app.urls.credential(id.as_str())),
        revoked_at: award.revoked_at,
        reason: award.reason.as_deref().map(|reason| one_line(reason, LONGEST_REASON)),
    };
    let page = RevokedMail {
        greeted: greeted(&addressee),
        badges: told.iter().take(MOST_BADGES).map(badge).collect(),
        more: beyond(told.len()),
        foot: envelope.foot(app),
    };
    let drawn = app.views.mail(&page, envelope.language)?;
    letter(app, mail, envelope, drawn)
}

async fn write_expiring(
    app: &App,
    mail: &WaitingMail,
    addressee: Addressee,
    told: Vec<Told>,
) -> Result<Written, MailJobError> {
    let envelope = match envelope(app, mail.kind, &addressee, &told).await? {
        Ok(envelope) => envelope,
        Err(reason) => return Ok(Written::Nothing(reason)),
    };
    let mut badges = Vec::new();
    for award in told.iter().take(MOST_BADGES) {
        let renewed_at = is_renewed(app, award).await?.then(|| app.urls.achievement(award.achievement.as_str()));
        badges.push(EndingBadge { badge: badge(app, &addressee, award, envelope.language), renewed_at });
    }
    let page =
        ExpiringMail { greeted: greeted(&addressee), badges, more: beyond(told.len()), foot: envelope.foot(app) };
    let drawn = app.views.mail(&page, envelope.language)?;
    letter(app, mail, envelope, drawn)
}

/// Whether the badge of an award can be had for longer.
async fn is_renewed(app: &App, award: &Told) -> Result<bool, StoreError> {
    let Some((_, until)) = award.credential else { return Ok(false) };
    let badge = app.store.find_achievement(award.achievement.clone()).await?;
    let badge = badge.ok_or(StoreError::Corrupt("the badge of an award"))?.achievement;
    let span = Span { from: award.granted_at, until };
    Ok(badge.state.awards() && span.renewed(badge.expires_after, app.clock.now()).is_ok())
}

async fn write_reminder(
    app: &App,
    mail: &WaitingMail,
    addressee: Addressee,
    told: Vec<Told>,
) -> Result<Written, MailJobError> {
    let envelope = match envelope(app, mail.kind, &addressee, &told).await? {
        Ok(envelope) => envelope,
        Err(reason) => return Ok(Written::Nothing(reason)),
    };
    let badge = |award: &Told| badge(app, &addressee, award, envelope.language);
    let page = ReminderMail {
        greeted: greeted(&addressee),
        badges: told.iter().take(MOST_BADGES).map(badge).collect(),
        more: beyond(told.len()),
        foot: envelope.foot(app),
    };
    let drawn = app.views.mail(&page, envelope.language)?;
    letter(app, mail, envelope, drawn)
}

/// What every mail begins with.
pub(super) struct Envelope {
    pub to: Mailbox,
    /// The issuer of the first award.
    pub issuer: Profile,
    pub language: Language,
    /// The copies that follow once it is sent.
    pub copies: Vec<NewCopy>,
}

impl Envelope {
    /// What stands under a mail to a learner.
    fn foot(&self, app: &App) -> Foot {
        foot(app, &self.issuer, Why::Award, &self.to, &self.copies)
    }
}

/// The envelope of a mail about what is left to tell, or why there is none.
async fn envelope(
    app: &App,
    kind: MailKind,
    addressee: &Addressee,
    told: &[Told],
) -> Result<Result<Envelope, &'static str>, StoreError> {
    let Some(first) = told.first() else { return Ok(Err("nothing_left")) };
    let to = match reached(app, addressee).await? {
        Ok(to) => to,
        Err(reason) => return Ok(Err(reason)),
    };
    let issuer = first.issuer.profile.clone();
    let language = language(addressee, &issuer);
    Ok(Ok(Envelope { to, issuer, language, copies: copies_of(app, kind, told).await? }))
}

/// The mailbox of somebody, or why nothing is sent there.
pub(super) async fn reached(app: &App, addressee: &Addressee) -> Result<Result<Mailbox, &'static str>, StoreError> {
    let Some(address) = addressee.email.clone().filter(|address| is_mail_address(address)) else {
        return Ok(Err("no_address"));
    };
    Ok(match app.store.find_mail_wish(address_mark(app.keys.mails(), &address)).await? {
        None => Ok(Mailbox { name: addressee.name.as_deref().map(|name| one_line(name, LONGEST_NAME)), address }),
        Some(Wish::Stopped) => Err("stopped"),
        Some(Wish::Bounced) => Err("bounced"),
    })
}

fn language(addressee: &Addressee, issuer: &Profile) -> Language {
    Language::choose(addressee.locale.iter().chain(&issuer.language).map(String::as_str))
}

pub(super) fn stop_url(app: &App, to: &Mailbox) -> String {
    app.urls.mail_stop(&stop_token(app.keys.mails(), &to.address))
}

/// What stands under a mail to this mailbox that these copies follow.
pub(super) fn foot(app: &App, issuer: &Profile, why: Why, to: &Mailbox, copies: &[NewCopy]) -> Foot {
    Foot {
        why,
        is_copied: !copies.is_empty(),
        issuer: one_line(&issuer.name, LONGEST_NAME),
        issuer_email: issuer.email.clone(),
        stop_url: stop_url(app, to),
        privacy_url: app.urls.privacy(),
    }
}

pub(super) fn letter(app: &App, mail: &WaitingMail, envelope: Envelope, drawn: Drawn) -> Result<Written, MailJobError> {
    let Envelope { to, issuer, language, copies } = envelope;
    let letter = letter_of(app, (mail.id.to_string(), mail.created_at), to, &issuer, language, drawn);
    Ok(letter.map_or(Written::Nothing("no_server"), |letter| Written::Letter(Box::new(letter), copies)))
}

/// A letter with this id, written at this time; none where this server sends no mail.
pub(super) fn letter_of(
    app: &App,
    (id, written_at): (String, DateTime<Utc>),
    to: Mailbox,
    issuer: &Profile,
    language: Language,
    drawn: Drawn,
) -> Option<Letter> {
    let settings = app.config.mail.as_ref()?;
    let name = settings.from.name.clone().unwrap_or_else(|| one_line(&issuer.name, LONGEST_NAME));
    Some(Letter {
        id,
        from: Mailbox { name: Some(name), address: settings.from.address.clone() },
        reply_to: issuer.email.as_deref().and_then(Mailbox::parse),
        written_at,
        language: language.tag().to_owned(),
        subject: one_line(&drawn.subject, LONGEST_SUBJECT),
        text: drawn.text,
        html: drawn.html,
        stop: stop_url(app, &to),
        to,
    })
}

fn digest_mail(addressee: &Addressee, digest: &Digest, foot: Foot) -> DigestMail {
    let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let line = |line: &crate::store::DigestLine| DigestLine {
        name: one_line(&line.name, LONGEST_NAME),
        awarded: number(line.awarded),
        flagged: number(line.flagged),
        is_held: line.is_held,
        asked: number(line.asked),
    };
    DigestMail {
        greeted: greeted(addressee),
        course: one_line(&digest.course, LONGEST_NAME),
        since: digest.since,
        awarded: number(digest.lines.iter().map(|line| line.awarded).sum()),
        lines: digest.lines.iter().take(MOST_BADGES).map(line).collect(),
        more: beyond(digest.lines.len()),
        foot,
    }
}

fn greeted(addressee: &Addressee) -> Option<String> {
    addressee.given_name.as_ref().or(addressee.name.as_ref()).map(|name| one_line(name, LONGEST_NAME))
}

/// What the mail about some awards says.
pub(super) fn award_page(
    app: &App,
    addressee: &Addressee,
    told: Vec<Told>,
    foot: Foot,
    language: Language,
) -> AwardMail {
    AwardMail {
        greeted: greeted(addressee),
        badges: told.iter().take(MOST_BADGES).map(|award| badge(app, addressee, award, language)).collect(),
        more: beyond(told.len()),
        foot,
    }
}

fn badge(app: &App, addressee: &Addressee, award: &Told, language: Language) -> MailedBadge {
    let credential = award.credential.as_ref();
    let name = one_line(&award.name, LONGEST_NAME);
    let profile = &award.issuer.profile;
    let linkedin_url = credential.map(|(id, expires_at)| {
        let subject = share::Subject {
            credential: id.as_str(),
            name: &name,
            issuer: &profile.name,
            linkedin_id: profile.linkedin_id.as_deref(),
            awarded_at: award.granted_at,
            expires_at: *expires_at,
        };
        share::linkedin_profile(&subject, &app.urls)
    });
    let values = Values { app, addressee, award, language, linkedin_url: linkedin_url.as_deref() };
    MailedBadge {
        own_subject: award.text.subject.as_deref().map(|text| values.subject(text)),
        opening: award.text.opening.as_deref().map(|text| values.opening(text)).unwrap_or_default(),
        page_url: credential.map(|(id, _)| app.urls.credential(id.as_str())),
        picture_url: app.urls.picture(award.picture.as_str()),
        picture_alt: one_line(&award.picture_alt, LONGEST_NAME),
        description: one_line(&award.description, 600),
        course: award.course.as_deref().map(|course| one_line(course, LONGEST_NAME)),
        expires_at: award.ends_at,
        is_private: !award.visibility.shows_name(),
        linkedin_url,
        name,
    }
}

/// What names in braces stand for in the mail to somebody about an award.
struct Values<'a> {
    app: &'a App,
    addressee: &'a Addressee,
    award: &'a Told,
    language: Language,
    linkedin_url: Option<&'a str>,
}

impl Values<'_> {
    fn of(&self, value: Value) -> String {
        let Self { app, addressee, award, language, linkedin_url } = self;
        let somebody = |name: Option<&String>| match name {
            Some(name) => one_line(name, LONGEST_NAME),
            None => app.views.somebody(*language),
        };
        let page = || match &award.credential {
            Some((id, _)) => app.urls.credential(id.as_str()),
            None => app.urls.achievement(award.achievement.as_str()),
        };
        match value {
            Value::Name => somebody(addressee.name.as_ref().or(addressee.given_name.as_ref())),
            Value::GivenName => somebody(addressee.given_name.as_ref().or(addressee.name.as_ref())),
            Value::Badge => one_line(&award.name, LONGEST_NAME),
            Value::Course => one_line(award.course.as_deref().unwrap_or(&award.issuer.profile.name), LONGEST_NAME),
            Value::Issuer => one_line(&award.issuer.profile.name, LONGEST_NAME),
            Value::Criteria if award.criteria.is_empty() => award.description.clone(),
            Value::Criteria => award.criteria.clone(),
            Value::Expires => {
                award.ends_at.map_or_else(|| app.views.endless(*language), |end| app.views.mail_date(end, *language))
            }
            Value::Link => page(),
            Value::LinkedIn => linkedin_url.map_or_else(page, str::to_owned),
        }
    }

    /// A text that was checked when it was kept stands as it is where it cannot be read any more.
    fn filled(&self, text: &str) -> Vec<Words> {
        let found = pieces(text).unwrap_or_else(|_| vec![Piece::Text(text.to_owned())]);
        let words = |piece| match piece {
            Piece::Text(text) => Words { text, is_address: false },
            Piece::Value(value) => Words { text: self.of(value), is_address: value.is_address() },
        };
        found.into_iter().map(words).collect()
    }

    fn subject(&self, text: &str) -> String {
        let whole: String = self.filled(text).into_iter().map(|words| words.text).collect();
        one_line(&whole, LONGEST_SUBJECT)
    }

    /// Paragraphs of lines; an empty line parts two paragraphs.
    fn opening(&self, text: &str) -> Vec<Vec<Vec<Words>>> {
        let mut lines: Vec<Vec<Words>> = vec![Vec::new()];
        for Words { text, is_address } in self.filled(text) {
            for (at, text) in text.split('\n').enumerate() {
                if at > 0 {
                    lines.push(Vec::new());
                }
                if let Some(line) = lines.last_mut().filter(|_| !text.is_empty()) {
                    line.push(Words { text: text.to_owned(), is_address });
                }
            }
        }
        lines.split(Vec::is_empty).filter(|lines| !lines.is_empty()).map(<[_]>::to_vec).collect()
    }
}
