//! Copies of the mails about awards, to a tutor or manager: where whoever runs the installation allows them, and a teacher
//! named an address for the course.
//!
//! A copy is a letter of its own that follows a mail that the learner got, and that said so. Where the learner gets no mail,
//! because they want none or no address is known, nobody gets a copy. It names the learner and the badge, and holds none
//! of the learner's links.

use super::letters::{Envelope, LONGEST_NAME, MOST_BADGES, Written, beyond, foot, letter, reached};
use super::mail::MailJobError;
use crate::app::App;
use crate::domain::console::Act;
use crate::domain::ids::ContextId;
use crate::domain::mail::{one_line, plain_address};
use crate::keys;
use crate::store::{Addressee, Copied, CopyTo, MOST_COPIES, MailKind, NewCopy, StoreError, Told, WaitingMail, acting};
use crate::views::Language;
use crate::views::mail::{CopiedBadge, CopyMail, Why};

const SETTING: &str = "mail_copies";
const ON: &str = "on";

/// Whether courses may send copies; they may not unless somebody decided so.
pub async fn are_allowed(app: &App) -> Result<bool, StoreError> {
    Ok(app.store.find_setting(SETTING).await?.as_deref() == Some(ON))
}

/// Lets courses send copies, or no longer. Then every address goes, and is not there again when they may later.
pub async fn decide(app: &App, act: Act, is_allowed: bool) -> Result<(), StoreError> {
    let value = if is_allowed { ON } else { "off" };
    let was_allowed = are_allowed(app).await?;
    acting(act, app.store.change_setting(SETTING, move |_| Ok(value.to_owned()))).await?;
    if is_allowed && was_allowed { Ok(()) } else { app.store.remove_every_copy(app.clock.now()).await }
}

/// Whom a course sends copies to.
pub async fn named(app: &App, context: ContextId) -> Result<Vec<String>, StoreError> {
    Ok(app.store.list_copies_to(vec![context]).await?.into_iter().map(|copy| copy.address).collect())
}

/// Names whom a course sends copies to, in this language; or says which of the lines are no addresses, counted from 0.
pub async fn name(
    app: &App,
    context: &ContextId,
    lines: &[String],
    language: Language,
) -> Result<Result<(), Vec<usize>>, StoreError> {
    let (mut wanted, mut wrong): (Vec<CopyTo>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match plain_address(line).filter(|_| at < MOST_COPIES) {
            None => wrong.push(at),
            Some(address) if wanted.iter().any(|one| one.address == address) => {}
            Some(address) => wanted.push(CopyTo {
                id: keys::ordered_id(),
                context: context.clone(),
                address,
                language: language.tag().to_owned(),
            }),
        }
    }
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    app.store.record_copies_to(context.clone(), wanted, app.clock.now()).await?;
    Ok(Ok(()))
}

/// The copies that follow a mail of this kind that tells of these awards.
pub(super) async fn copies_of(app: &App, kind: MailKind, told: &[Told]) -> Result<Vec<NewCopy>, StoreError> {
    let is_copied = matches!(kind, MailKind::Award | MailKind::Revoked | MailKind::Expiring);
    if !is_copied || !are_allowed(app).await? {
        return Ok(Vec::new());
    }
    let mut contexts: Vec<ContextId> = told.iter().filter_map(|award| award.context.clone()).collect();
    contexts.sort();
    contexts.dedup();
    let mut copies = Vec::new();
    for to in app.store.list_copies_to(contexts).await? {
        // The mail of the learner says that a copy goes: none that its address does not want, or that came back, is one.
        if reached(app, &addressee(&to)).await?.is_ok() {
            copies.push(NewCopy { id: keys::ordered_id().into(), to: to.id, context: to.context });
        }
    }
    Ok(copies)
}

fn addressee(to: &CopyTo) -> Addressee {
    Addressee { name: None, given_name: None, email: Some(to.address.clone()), locale: Some(to.language.clone()) }
}

/// Writes a copy of what the learner was told of a course, as far as it still holds.
pub(super) async fn write_copy(
    app: &App,
    mail: &WaitingMail,
    copied: &Copied,
    learner: &Addressee,
    told: Vec<Told>,
) -> Result<Written, MailJobError> {
    if !are_allowed(app).await? {
        return Ok(Written::Nothing("no_copies"));
    }
    let Some(named) = app.store.find_copy_to(copied.to.clone()).await? else {
        return Ok(Written::Nothing("no_address"));
    };
    let Some(first) = told.first() else { return Ok(Written::Nothing("nothing_left")) };
    let to = match reached(app, &addressee(&named)).await? {
        Ok(to) => to,
        Err(reason) => return Ok(Written::Nothing(reason)),
    };
    let issuer = first.issuer.profile.clone();
    let language = Language::choose([named.language.as_str()]);
    let name = learner.name.as_ref().or(learner.given_name.as_ref());
    let badge = |award: &Told| CopiedBadge {
        name: one_line(&award.name, LONGEST_NAME),
        at: match mail.kind {
            MailKind::Revoked => award.revoked_at,
            MailKind::Expiring => award.ends_at,
            MailKind::Award | MailKind::Digest | MailKind::Reminder => Some(award.granted_at),
        },
    };
    let page = CopyMail {
        about: mail.kind.as_str(),
        learner: name.map_or_else(|| app.views.somebody(language), |name| one_line(name, LONGEST_NAME)),
        course: one_line(first.course.as_deref().unwrap_or_default(), LONGEST_NAME),
        badges: told.iter().take(MOST_BADGES).map(badge).collect(),
        more: beyond(told.len()),
        foot: foot(app, &issuer, Why::Copy, &to, &[]),
    };
    let envelope = Envelope { to, issuer, language, copies: Vec::new() };
    let drawn = app.views.mail(&page, language)?;
    letter(app, mail, envelope, drawn)
}
