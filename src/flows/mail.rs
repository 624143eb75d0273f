//! Sends what there is to tell by mail: one mail for each person and run, tried until the server takes or refuses it.
//!
//! A mail is taken before it is sent and marked afterwards. Only a process that ends between the server's answer and the
//! mark sends it again, under the same Message-ID. An award never waits for its mail.

use std::time::Duration;

use chrono::TimeDelta;
use tokio::time::Instant;

use super::share;
use crate::app::App;
use crate::domain::award::{AwardState, Visibility};
use crate::domain::issuer::Profile;
use crate::domain::mail::{Mailbox, is_mail_address, one_line};
use crate::keys::{self, Voucher};
use crate::outbound::mail::{Letter, Line, Sent};
pub use crate::outbound::mail::{MailError, Mailer};
use crate::store::{Addressee, Digest, MailKind, StoreError, Told, Undeliverable, WaitingMail, Wish};
use crate::views::mail::{AwardMail, DigestLine, DigestMail, Drawn, Foot, MailedBadge, Why};
use crate::views::{Language, ViewError};

#[derive(Debug, thiserror::Error)]
pub enum MailJobError {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Mail(#[from] MailError),
    #[error("{0}")]
    View(#[from] ViewError),
}

/// How long news is let settle: badges of one run are signed within seconds, and go into one mail.
pub const SETTLE: TimeDelta = TimeDelta::seconds(60);
/// Mails that one run looks at; the rest is asked for again.
const AT_ONCE: usize = 100;
/// When a run stops taking mails, so that it ends within its lease.
const LONGEST_RUN: Duration = Duration::from_secs(5 * 60);
/// The pause between two mails, so that a large course does not look like an attack to the mail server.
const PAUSE: Duration = Duration::from_millis(200);
/// The pause before the second try; each further one is twice as long, up to the longest.
const FIRST_PAUSE: TimeDelta = TimeDelta::minutes(5);
const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(6);
/// When a mail is given up that no server took.
const GIVE_UP: TimeDelta = TimeDelta::days(5);

/// The longest that a name stands in a mail.
const LONGEST_NAME: usize = 120;
/// The longest subject; what is longer is cut by mail programs.
const LONGEST_SUBJECT: usize = 180;
/// Badges that one mail shows; a mail is no catalogue.
const MOST_BADGES: usize = 20;

/// The kinds of values that the voucher of mails tells apart.
const ADDRESS: u8 = 0;
const STOP: u8 = 1;
/// Bytes of a mark and of what vouches for it; together they make a link of 43 letters.
const HALF: usize = 16;

/// What stands for a mail address where it must not be kept: the same for every spelling of it.
pub fn address_mark(voucher: &Voucher, address: &str) -> String {
    keys::to_base64url(&mark(voucher, address))
}

fn mark(voucher: &Voucher, address: &str) -> [u8; HALF] {
    let whole = voucher.vouch(ADDRESS, address.trim().to_lowercase().as_bytes());
    whole[..HALF].try_into().expect("it is longer")
}

/// The token of the link that stops mail to an address. It follows from the address, and is kept nowhere.
pub fn stop_token(voucher: &Voucher, address: &str) -> String {
    let mark = mark(voucher, address);
    let tag = voucher.vouch(STOP, &mark);
    keys::to_base64url(&[&mark[..], &tag[..HALF]].concat())
}

/// The mark of the address that a token is for; nothing when it is not ours.
pub fn read_stop_token(voucher: &Voucher, token: &str) -> Option<String> {
    let bytes = keys::from_base64url(token).filter(|bytes| bytes.len() == 2 * HALF)?;
    let (mark, tag) = bytes.split_at(HALF);
    let expected = keys::hex(&voucher.vouch(STOP, mark)[..HALF]);
    keys::same(&expected, &keys::hex(tag)).then(|| keys::to_base64url(mark))
}

/// What somebody decides with the link in a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Stop,
    Again,
}

/// Stops mail to the address of this token, or lets it be sent again.
pub async fn decide(app: &App, mark: String, asked: Asked) -> Result<(), StoreError> {
    match asked {
        Asked::Stop => app.store.record_mail_wish(mark, Wish::Stopped, app.clock.now()).await,
        Asked::Again => app.store.remove_mail_wish(mark).await,
    }
}

/// What came of writing a mail.
enum Written {
    Letter(Box<Letter>),
    /// There is nothing to send, for this reason.
    Nothing(&'static str),
}

/// Gathers news into mails and sends those whose turn it is, up to a bound; the schedule asks again for the rest. An
/// error is one of the mail server: then nobody's mail is tried.
pub async fn send_waiting(app: &App) -> Result<(), MailJobError> {
    let Some(mailer) = &app.mailer else { return Ok(()) };
    let now = app.clock.now();
    let ids = (0..AT_ONCE).map(|_| keys::ordered_id().into()).collect();
    app.store.gather_mails(ids, now - SETTLE, now).await?;
    let limit = i64::try_from(AT_ONCE).expect("the number is small");
    let due = app.store.list_due_mails(now, limit).await?;
    let begun = Instant::now();
    let mut line = None;
    for mail in due {
        if begun.elapsed() > LONGEST_RUN {
            break;
        }
        send(app, mailer, &mut line, mail).await?;
    }
    if let Some(line) = line {
        line.close().await;
    }
    Ok(())
}

async fn send<'a>(
    app: &App,
    mailer: &'a Mailer,
    line: &mut Option<Line<'a>>,
    mail: WaitingMail,
) -> Result<(), MailJobError> {
    let id = mail.id.clone();
    let letter = match write(app, &mail).await? {
        Written::Letter(letter) => letter,
        Written::Nothing(reason) => {
            app.store.record_mail_end(id, Undeliverable::Dropped(reason), app.clock.now()).await?;
            return Ok(());
        }
    };
    let open = match line {
        Some(open) => open,
        None => line.insert(mailer.connect().await?),
    };
    let now = app.clock.now();
    let doublings = u32::try_from(mail.attempts).unwrap_or(0).min(8);
    let next_try = now + (FIRST_PAUSE * 2_i32.pow(doublings)).min(LONGEST_PAUSE);
    let is_last = next_try - mail.created_at > GIVE_UP;
    if !app.store.take_mail(mail.clone(), next_try).await? {
        return Ok(());
    }
    let sent = open.send(&letter).await;
    if open.is_broken() || sent.is_err() {
        *line = None;
    }
    let now = app.clock.now();
    match sent? {
        Sent::Accepted => app.store.record_mail_sent(id.clone(), now).await?,
        Sent::Later(reason) if !is_last => {
            tracing::warn!(mail = %id, reason, "a mail has to be tried again");
            app.store.record_mail_delay(id.clone(), reason).await?;
        }
        Sent::Later(reason) | Sent::Refused(reason) => {
            tracing::warn!(mail = %id, reason, "a mail was refused for good");
            app.store.record_mail_end(id.clone(), Undeliverable::Failed(reason), now).await?;
        }
        Sent::NoSuchAddress(reason) => {
            tracing::warn!(mail = %id, reason, "no mail reaches an address, and none is sent there any more");
            let mark = address_mark(app.keys.mails(), &letter.to.address);
            app.store.record_mail_wish(mark, Wish::Bounced, now).await?;
            app.store.record_mail_end(id.clone(), Undeliverable::Failed(reason), now).await?;
        }
    }
    tokio::time::sleep(PAUSE).await;
    Ok(())
}

/// Makes a mail for each teacher who is due to be told of a course.
pub async fn gather_digests(app: &App) -> Result<usize, StoreError> {
    if app.mailer.is_none() {
        return Ok(0);
    }
    let ids = (0..AT_ONCE).map(|_| keys::ordered_id().into()).collect();
    app.store.gather_digests(ids, app.clock.now()).await
}

async fn write(app: &App, mail: &WaitingMail) -> Result<Written, MailJobError> {
    let Some((addressee, told)) = app.store.find_told(mail.clone()).await? else {
        return Ok(Written::Nothing("erased"));
    };
    match mail.kind {
        MailKind::Award => write_award(app, mail, addressee, told).await,
        MailKind::Digest => write_digest(app, mail, addressee).await,
    }
}

async fn write_award(
    app: &App,
    mail: &WaitingMail,
    addressee: Addressee,
    mut told: Vec<Told>,
) -> Result<Written, MailJobError> {
    // What was withdrawn, or put away by its holder, is no news any more.
    told.retain(|award| {
        award.state == AwardState::Issued && !award.is_declined && award.visibility != Visibility::Hidden
    });
    let Some(first) = told.first() else { return Ok(Written::Nothing("nothing_left")) };
    let issuer = first.issuer.profile.clone();
    let to = match reached(app, &addressee).await? {
        Ok(to) => to,
        Err(reason) => return Ok(Written::Nothing(reason)),
    };
    let language = language(&addressee, &issuer);
    let page = award_mail(app, &addressee, told, stop_url(app, &to));
    letter(app, mail, to, &issuer, language, app.views.mail(&page, language)?)
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
    let page = digest_mail(&addressee, &digest, foot(app, &issuer, Why::Digest, stop_url(app, &to)));
    letter(app, mail, to, &issuer, language, app.views.mail(&page, language)?)
}

/// The mailbox of somebody, or why nothing is sent there.
async fn reached(app: &App, addressee: &Addressee) -> Result<Result<Mailbox, &'static str>, StoreError> {
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

fn stop_url(app: &App, to: &Mailbox) -> String {
    app.urls.mail_stop(&stop_token(app.keys.mails(), &to.address))
}

fn foot(app: &App, issuer: &Profile, why: Why, stop_url: String) -> Foot {
    Foot {
        why,
        issuer: one_line(&issuer.name, LONGEST_NAME),
        issuer_email: issuer.email.clone(),
        stop_url,
        privacy_url: app.urls.privacy(),
    }
}

fn letter(
    app: &App,
    mail: &WaitingMail,
    to: Mailbox,
    issuer: &Profile,
    language: Language,
    drawn: Drawn,
) -> Result<Written, MailJobError> {
    let Some(settings) = &app.config.mail else { return Ok(Written::Nothing("no_server")) };
    let name = settings.from.name.clone().unwrap_or_else(|| one_line(&issuer.name, LONGEST_NAME));
    Ok(Written::Letter(Box::new(Letter {
        id: mail.id.to_string(),
        from: Mailbox { name: Some(name), address: settings.from.address.clone() },
        reply_to: issuer.email.as_deref().and_then(Mailbox::parse),
        written_at: mail.created_at,
        language: language.tag().to_owned(),
        subject: one_line(&drawn.subject, LONGEST_SUBJECT),
        text: drawn.text,
        html: drawn.html,
        stop: stop_url(app, &to),
        to,
    })))
}

fn digest_mail(addressee: &Addressee, digest: &Digest, foot: Foot) -> DigestMail {
    let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let line = |line: &crate::store::DigestLine| DigestLine {
        name: one_line(&line.name, LONGEST_NAME),
        awarded: number(line.awarded),
        flagged: number(line.flagged),
        is_held: line.is_held,
    };
    DigestMail {
        greeted: greeted(addressee),
        course: one_line(&digest.course, LONGEST_NAME),
        since: digest.since,
        awarded: number(digest.lines.iter().map(|line| line.awarded).sum()),
        lines: digest.lines.iter().take(MOST_BADGES).map(line).collect(),
        more: u32::try_from(digest.lines.len().saturating_sub(MOST_BADGES)).unwrap_or(u32::MAX),
        foot,
    }
}

fn greeted(addressee: &Addressee) -> Option<String> {
    addressee.given_name.as_ref().or(addressee.name.as_ref()).map(|name| one_line(name, LONGEST_NAME))
}

fn award_mail(app: &App, addressee: &Addressee, told: Vec<Told>, stop_url: String) -> AwardMail {
    let issuer = told.first().map(|award| award.issuer.profile.clone()).unwrap_or_default();
    let more = u32::try_from(told.len().saturating_sub(MOST_BADGES)).unwrap_or(u32::MAX);
    AwardMail {
        greeted: greeted(addressee),
        badges: told.iter().take(MOST_BADGES).map(|award| badge(app, award)).collect(),
        more,
        foot: foot(app, &issuer, Why::Award, stop_url),
    }
}

fn badge(app: &App, award: &Told) -> MailedBadge {
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
    MailedBadge {
        page_url: credential.map(|(id, _)| app.urls.credential(id.as_str())),
        picture_url: app.urls.picture(award.picture.as_str()),
        picture_alt: one_line(&award.picture_alt, LONGEST_NAME),
        description: one_line(&award.description, 600),
        course: award.course.as_deref().map(|course| one_line(course, LONGEST_NAME)),
        expires_at: credential.and_then(|(_, end)| *end),
        is_private: !award.visibility.shows_name(),
        linkedin_url,
        name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::MasterSecret;

    #[test]
    fn a_link_that_stops_mail_is_for_one_address_in_any_spelling_and_nobody_else_makes_one() {
        let voucher = MasterSecret::generate().derive_voucher("mails");
        let token = stop_token(&voucher, "Ada@Example.edu");
        assert_eq!(token.len(), 43);
        let mark = address_mark(&voucher, "ada@example.edu");
        assert_eq!(read_stop_token(&voucher, &token), Some(mark.clone()));
        assert_ne!(mark, address_mark(&voucher, "eve@example.edu"));
        let other = MasterSecret::generate().derive_voucher("mails");
        assert_eq!(read_stop_token(&other, &token), None);
        let changed = token.strip_prefix('A').map_or_else(|| format!("A{}", &token[1..]), |rest| format!("B{rest}"));
        for wrong in ["", "x", &token[..42], &format!("{token}A"), &changed] {
            assert_eq!(read_stop_token(&voucher, wrong), None, "{wrong}");
        }
    }
}
