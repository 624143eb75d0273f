//! Sends what there is to tell by mail: one mail for each person and run, tried until the server takes or refuses it.
//!
//! A mail is taken before it is sent and marked afterwards. Only a process that ends between the server's answer and the
//! mark sends it again, under the same Message-ID. An award never waits for its mail.

use std::time::Duration;

use chrono::TimeDelta;
use tokio::time::Instant;

use super::letters::{Written, write};
use crate::app::App;
use crate::keys::{self, Voucher};
use crate::outbound::mail::{Line, Sent};
pub use crate::outbound::mail::{MailError, Mailer};
use crate::store::{StoreError, Undeliverable, WaitingMail, Wish};
use crate::views::ViewError;

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
/// How long after the mail about an award those are reminded, once, who have not opened it.
pub const REMIND_AFTER: TimeDelta = TimeDelta::days(7);
/// When a mail is given up that no server took.
const GIVE_UP: TimeDelta = TimeDelta::days(5);

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
    let (letter, copies) = match write(app, &mail).await? {
        Written::Letter(letter, copies) => (letter, copies),
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
        Sent::Accepted => app.store.record_mail_sent(id.clone(), copies, now, now + REMIND_AFTER).await?,
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

/// Puts down that badges end soon, for their holders to be told; the schedule asks again for the rest.
pub async fn tell_ending(app: &App) -> Result<usize, StoreError> {
    let Some(settings) = &app.config.mail else { return Ok(0) };
    app.store.tell_ending(settings.before_end, app.clock.now()).await
}

/// Makes a mail for each teacher who is due to be told of a course.
pub async fn gather_digests(app: &App) -> Result<usize, StoreError> {
    if app.mailer.is_none() {
        return Ok(0);
    }
    let ids = (0..AT_ONCE).map(|_| keys::ordered_id().into()).collect();
    app.store.gather_digests(ids, app.clock.now()).await
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
