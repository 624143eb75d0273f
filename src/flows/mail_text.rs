//! What the mail about an award says for one badge: shown with real data, and sent to the teacher who writes it.

use std::time::Duration;

use tokio::time::timeout;

use super::letters::{award_page, foot, letter_of, reached};
use super::mail::{MailJobError, Mailer};
use super::mail_copies::copies_of;
use crate::app::App;
use crate::domain::award::{AwardState, Visibility};
use crate::domain::ids::PersonId;
use crate::domain::mail::Mailbox;
use crate::domain::mail_text::MailText;
use crate::keys;
use crate::outbound::mail::{Letter, Sent};
use crate::store::{Addressee, Award, AwardFilter, MailKind, StoreError, StoredAchievement, Told};
use crate::views::Language;
use crate::views::mail::{Drawn, Foot, Why};

/// Mails for trying that somebody may send in a quarter of an hour.
const MOST_TRIES: u32 = 5;
/// How long somebody waits for the mail server.
const PATIENCE: Duration = Duration::from_secs(20);

/// What came of sending a mail for trying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    Sent,
    /// This server sends no mail.
    NoServer,
    /// The platform tells no address of the teacher.
    NoAddress,
    /// The teacher wants no mail, or none arrives.
    Stopped,
    TooOften,
    /// The mail server was not reached, or did not take it.
    Failed,
}

/// Holders that are looked through for one whose badge stands.
const LOOKED_THROUGH: i64 = 50;

/// The mail about this badge with this text, as one of its holders would get it, or the teacher where nobody holds it. A
/// link in it stops nobody's mail.
pub async fn preview(
    app: &App,
    badge: &StoredAchievement,
    text: MailText,
    teacher: Option<PersonId>,
    course: &str,
    language: Language,
) -> Result<Drawn, MailJobError> {
    let filter = AwardFilter {
        achievement: Some(badge.achievement.id.clone()),
        limit: LOOKED_THROUGH,
        ..AwardFilter::default()
    };
    let awards = app.store.list_awards(filter).await?;
    let held = awards.into_iter().find(|award| award.state == AwardState::Issued && award.credential.is_some());
    let person = held.as_ref().map(|award| award.person.clone()).or(teacher);
    let addressee = addressee(app, person).await?;
    let told = example(app, badge, text, held.as_ref(), course).await?;
    let issuer = told.issuer.profile.clone();
    let told = vec![told];
    let copies = copies_of(app, MailKind::Award, &told).await?;
    let nobody = Mailbox { name: None, address: String::new() };
    let foot = Foot { stop_url: app.urls.privacy(), ..foot(app, &issuer, Why::Award, &nobody, &copies) };
    Ok(app.views.mail(&award_page(app, &addressee, told, foot, language), language)?)
}

/// Sends it to the teacher's own address, with the teacher in the place of a learner.
pub async fn try_out(
    app: &App,
    badge: &StoredAchievement,
    text: MailText,
    teacher: Option<PersonId>,
    course: &str,
    language: Language,
) -> Result<Tried, MailJobError> {
    let Some(mailer) = &app.mailer else { return Ok(Tried::NoServer) };
    let Some(teacher) = teacher else { return Ok(Tried::NoAddress) };
    let name = format!("mails for trying to {teacher}");
    let addressee = addressee(app, Some(teacher)).await?;
    let to = match reached(app, &addressee).await? {
        Ok(to) => to,
        Err("no_address") => return Ok(Tried::NoAddress),
        Err(_) => return Ok(Tried::Stopped),
    };
    if !app.tries.may(name, MOST_TRIES, app.clock.now()) {
        return Ok(Tried::TooOften);
    }
    let told = example(app, badge, text, None, course).await?;
    let issuer = told.issuer.profile.clone();
    let foot = foot(app, &issuer, Why::Award, &to, &[]);
    let page = award_page(app, &addressee, vec![told], foot, language);
    let mut drawn = app.views.mail(&page, language)?;
    drawn.subject = app.views.for_trying(&drawn.subject, language);
    let id = keys::ordered_id();
    let Some(letter) = letter_of(app, (id, app.clock.now()), to, &issuer, language, drawn) else {
        return Ok(Tried::NoServer);
    };
    let sending = send(mailer, &letter);
    Ok(match timeout(PATIENCE, sending).await {
        Ok(true) => Tried::Sent,
        Ok(false) | Err(_) => Tried::Failed,
    })
}

async fn send(mailer: &Mailer, letter: &Letter) -> bool {
    let mut line = match mailer.connect().await {
        Ok(line) => line,
        Err(error) => {
            tracing::warn!(%error, "a mail for trying could not be sent");
            return false;
        }
    };
    match line.send(letter).await {
        Ok(Sent::Accepted) => {
            line.close().await;
            true
        }
        Ok(Sent::Later(reason) | Sent::Refused(reason) | Sent::NoSuchAddress(reason)) => {
            tracing::warn!(reason, "a mail for trying was not taken");
            false
        }
        Err(error) => {
            tracing::warn!(%error, "a mail for trying could not be sent");
            false
        }
    }
}

async fn addressee(app: &App, person: Option<PersonId>) -> Result<Addressee, StoreError> {
    let known = match person {
        Some(person) => app.store.find_addressee(person).await?,
        None => None,
    };
    Ok(known.unwrap_or(Addressee { name: None, given_name: None, email: None, locale: None }))
}

/// The badge as it is now, awarded as it was to this holder, or today to nobody in particular.
async fn example(
    app: &App,
    badge: &StoredAchievement,
    text: MailText,
    held: Option<&Award>,
    course: &str,
) -> Result<Told, StoreError> {
    let issuer = app.store.find_issuer(badge.issuer.clone()).await?;
    let issuer = issuer.ok_or(StoreError::Corrupt("the issuer of a badge"))?;
    let achievement = &badge.achievement;
    let now = app.clock.now();
    let end = achievement.expires_after.and_then(|life| life.end(now));
    Ok(Told {
        award: held.map_or_else(|| "none".into(), |award| award.id.clone()),
        achievement: achievement.id.clone(),
        name: achievement.texts.name.clone(),
        description: achievement.texts.description.clone(),
        criteria: achievement.texts.criteria.clone(),
        picture: badge.picture.clone(),
        picture_alt: badge.picture_alt.clone(),
        issuer,
        course: Some(course.to_owned()),
        context: badge.achievement.context.clone(),
        credential: held.and_then(|award| award.credential.clone()),
        ends_at: held.and_then(|award| award.credential.as_ref()).map_or(end, |(_, end)| *end),
        text,
        visibility: held.map_or(Visibility::Private, |award| award.visibility),
        state: AwardState::Issued,
        is_declined: false,
        granted_at: held.map_or(now, |award| award.granted_at),
        revoked_at: None,
        reason: None,
        is_for_cause: false,
        is_opened: false,
        was_announced: true,
        is_its_end: false,
    })
}
