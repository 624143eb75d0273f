//! The outbox: what there is to tell, gathered into one mail for each person, and the addresses that get none.
//!
//! News stands in the same transaction as what happened, under a key that takes it once. One job gathers it into mails
//! and sends them, so no two processes ever gather for the same person.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, SecondsFormat, TimeDelta, Utc};
use diesel::prelude::*;

use super::awards::state;
use super::connection::Db;
use super::issuers::{Issuer, find_issuer};
use super::jobs::{JobKind, enqueue};
use super::mail_copies::{NewCopy, put_down};
use super::mail_texts::texts_of;
use super::roster::PersonRow;
use super::schema::{
    achievement_versions, achievements, awards, contexts, credentials, jobs, mail_news, mail_refusals, mails, persons,
};
use super::{Store, StoreError, insert_once};
use crate::domain::award::{AwardState, Visibility};
use crate::domain::ids::{AchievementId, AwardId, ContextId, CredentialId, MailId, PersonId, PictureId};
use crate::domain::mail_text::MailText;

/// The subject of the one job that sends mail.
pub(super) const OUTBOX: &str = "outbox";

/// What a mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MailKind {
    /// Somebody was awarded badges.
    Award,
    /// What happened in the course of a teacher.
    Digest,
    /// A badge was withdrawn for good.
    Revoked,
    /// A badge ends soon.
    Expiring,
    /// Nobody has opened a badge.
    Reminder,
}

impl MailKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Award => "award",
            Self::Digest => "digest",
            Self::Revoked => "revoked",
            Self::Expiring => "expiring",
            Self::Reminder => "reminder",
        }
    }

    fn parse(text: &str) -> Result<Self, StoreError> {
        match text {
            "award" => Ok(Self::Award),
            "digest" => Ok(Self::Digest),
            "revoked" => Ok(Self::Revoked),
            "expiring" => Ok(Self::Expiring),
            "reminder" => Ok(Self::Reminder),
            _ => Err(StoreError::Corrupt("the kind of a mail")),
        }
    }
}

/// A mail whose turn it is.
#[derive(Clone, Debug)]
pub struct WaitingMail {
    pub id: MailId,
    pub kind: MailKind,
    pub person: PersonId,
    /// How often it was tried.
    pub attempts: i32,
    pub created_at: DateTime<Utc>,
    pub copied: Option<Copied>,
}

/// What a mail is a copy of: it tells of the badges of one course alone.
#[derive(Clone, Debug)]
pub struct Copied {
    pub of: MailId,
    /// Who gets it, by the row that names them.
    pub to: String,
    pub context: ContextId,
}

/// Who gets a mail.
#[derive(Clone, Debug)]
pub struct Addressee {
    pub name: Option<String>,
    pub given_name: Option<String>,
    pub email: Option<String>,
    pub locale: Option<String>,
}

/// One award that a mail tells of, as it is now.
#[derive(Clone, Debug)]
pub struct Told {
    pub award: AwardId,
    pub achievement: AchievementId,
    pub name: String,
    pub description: String,
    /// What it takes, in words.
    pub criteria: String,
    pub picture: PictureId,
    pub picture_alt: String,
    pub issuer: Issuer,
    pub course: Option<String>,
    pub context: Option<ContextId>,
    /// The credential in force, and its end.
    pub credential: Option<(CredentialId, Option<DateTime<Utc>>)>,
    /// When it ends, as far as is known.
    pub ends_at: Option<DateTime<Utc>>,
    /// What the badge says in its mails.
    pub text: MailText,
    pub visibility: Visibility,
    pub state: AwardState,
    pub is_declined: bool,
    pub granted_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
    /// Why it was revoked.
    pub reason: Option<String>,
    /// Whether it was revoked for cause, and not by mistake.
    pub is_for_cause: bool,
    /// Whether anybody has seen it since it was awarded.
    pub is_opened: bool,
    /// Whether the mail about the award was sent, or there never was to be one.
    pub was_announced: bool,
    /// Whether the end that is told of is that of the credential in force.
    pub is_its_end: bool,
}

/// How a mail ended without being sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undeliverable {
    /// Nothing is left to tell, or nobody to tell it to.
    Dropped(&'static str),
    /// The mail server refused it for good.
    Failed(String),
}

/// Why an address gets no mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Its owner wants none.
    Stopped,
    /// No mail reaches it.
    Bounced,
}

impl Wish {
    fn as_str(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::Bounced => "bounced",
        }
    }
}

/// Puts down what is to be told of an award to its holder, from `at` on; a second time changes nothing.
pub(super) fn tell(
    db: &mut Db,
    kind: MailKind,
    (award, person): (&str, &str),
    occasion: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = (
        mail_news::kind.eq(kind.as_str()),
        mail_news::award_id.eq(award),
        mail_news::occasion.eq(occasion),
        mail_news::person_id.eq(person),
        mail_news::queued_at.eq(at.naive_utc()),
    );
    insert_once!(db, mail_news::table, row).map(drop)
}

/// Takes away every mail to a person, and what was to be told to them; says how many rows that were.
pub(super) fn erase_mails(db: &mut Db, person: &str) -> Result<usize, StoreError> {
    let news = diesel::delete(mail_news::table.filter(mail_news::person_id.eq(person))).execute(db)?;
    let mails = diesel::delete(mails::table.filter(mails::person_id.eq(person))).execute(db)?;
    Ok(news + mails)
}

/// Credentials that are looked at in one go because they end soon.
const ENDING_AT_ONCE: i64 = 100;

/// A credential with its life, whether another took its place, and the award with its holder and state.
type Ending = ((String, NaiveDateTime, NaiveDateTime), bool, (String, String, String));

/// Names an end, so that each is told once.
fn occasion_of(end: DateTime<Utc>) -> String {
    end.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// What one mail gathers: news of one kind, for one person, from one issuer.
type Group = (String, String, String);

fn open_news(db: &mut Db, until: NaiveDateTime, limit: i64) -> Result<Vec<String>, StoreError> {
    Ok(mail_news::table
        .filter(mail_news::mail_id.is_null().and(mail_news::queued_at.le(until)))
        .order(mail_news::queued_at)
        .limit(limit)
        .select(mail_news::person_id)
        .load(db)?)
}

impl Store {
    /// Asks for the job when news has settled, or a mail's turn has come. One that failed is left to its pause.
    pub async fn enqueue_due_mail(&self, settled: DateTime<Utc>, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let is_due = self
            .read(move |db| {
                let asked: i64 = jobs::table.filter(jobs::kind.eq(JobKind::Mail.as_str())).count().get_result(db)?;
                if asked > 0 {
                    return Ok(false);
                }
                let waits = mails::next_try_at.le(Some(now.naive_utc()));
                let mail: Option<String> = mails::table.filter(waits).select(mails::id).first(db).optional()?;
                Ok(mail.is_some() || !open_news(db, settled.naive_utc(), 1)?.is_empty())
            })
            .await?;
        if is_due {
            self.write(move |db| enqueue(db, JobKind::Mail, OUTBOX, now)).await?;
        }
        Ok(is_due)
    }

    /// Makes mails of news that has settled, as many as there are ids at most. What came later for the same person goes
    /// along.
    pub async fn gather_mails(
        &self,
        ids: Vec<MailId>,
        settled: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<usize, StoreError> {
        self.write(move |db| {
            let limit = i64::try_from(ids.len()).map_err(|_| StoreError::Corrupt("a number of mails"))?;
            let mut persons = open_news(db, settled.naive_utc(), limit)?;
            persons.sort();
            persons.dedup();
            let rows: Vec<(String, String, String, String, String)> = mail_news::table
                .inner_join(awards::table.inner_join(achievements::table))
                .filter(mail_news::mail_id.is_null().and(mail_news::person_id.eq_any(&persons)))
                .filter(mail_news::queued_at.le(now.naive_utc()))
                .order((mail_news::person_id, mail_news::kind, mail_news::queued_at))
                .select((
                    mail_news::person_id,
                    mail_news::kind,
                    achievements::issuer_id,
                    mail_news::award_id,
                    mail_news::occasion,
                ))
                .load(db)?;
            let mut groups: Vec<(Group, Vec<(String, String)>)> = Vec::new();
            for (person, kind, issuer, award, occasion) in rows {
                let group = (person, kind, issuer);
                match groups.iter_mut().find(|(known, _)| *known == group) {
                    Some((_, news)) => news.push((award, occasion)),
                    None => groups.push((group, vec![(award, occasion)])),
                }
            }
            let mut made = 0;
            for (((person, kind, _), news), id) in groups.into_iter().zip(&ids) {
                record_mail(db, id.as_str(), &kind, &person, &news, now)?;
                made += 1;
            }
            Ok(made)
        })
        .await
    }

    /// Mails whose turn it is; those that have waited longest come first.
    pub async fn list_due_mails(&self, now: DateTime<Utc>, limit: i64) -> Result<Vec<WaitingMail>, StoreError> {
        self.read(move |db| {
            let rows: Vec<WaitingRow> = mails::table
                .filter(mails::next_try_at.le(Some(now.naive_utc())))
                .order((mails::next_try_at, mails::id))
                .limit(limit)
                .select((
                    (mails::id, mails::kind, mails::person_id, mails::attempts, mails::created_at),
                    (mails::copy_of, mails::copy_to, mails::context_id),
                ))
                .load(db)?;
            rows.into_iter().map(waiting).collect()
        })
        .await
    }

    /// Who gets a mail, and what it tells; nothing for somebody who was erased.
    pub async fn find_told(&self, mail: WaitingMail) -> Result<Option<(Addressee, Vec<Told>)>, StoreError> {
        self.read(move |db| {
            let Some(addressee) = addressee(db, &mail.person)? else { return Ok(None) };
            let mut told = told(db, mail.copied.as_ref().map_or(&mail.id, |copied| &copied.of).as_str())?;
            if let Some(copied) = &mail.copied {
                told.retain(|award| award.context.as_ref() == Some(&copied.context));
            }
            Ok(Some((addressee, told)))
        })
        .await
    }

    /// Somebody as a mail would greet and reach them; nothing for somebody who was erased.
    pub async fn find_addressee(&self, person: PersonId) -> Result<Option<Addressee>, StoreError> {
        self.read(move |db| addressee(db, &person)).await
    }

    /// Takes a mail for one try and says when the next would be, so that a process that ends in the middle leaves it to
    /// be tried again. False when somebody else was faster.
    pub async fn take_mail(&self, mail: WaitingMail, next_try: DateTime<Utc>) -> Result<bool, StoreError> {
        self.write(move |db| {
            let as_it_was = mails::state.eq("waiting").and(mails::attempts.eq(mail.attempts));
            let taken = diesel::update(mails::table.find(mail.id.as_str()).filter(as_it_was))
                .set((mails::attempts.eq(mail.attempts + 1), mails::next_try_at.eq(Some(next_try.naive_utc()))))
                .execute(db)?;
            Ok(taken == 1)
        })
        .await
    }

    /// Keeps why a mail has to be tried again.
    pub async fn record_mail_delay(&self, id: MailId, reason: String) -> Result<(), StoreError> {
        self.write(move |db| {
            diesel::update(mails::table.find(id.as_str())).set(mails::reason.eq(Some(reason))).execute(db)?;
            Ok(())
        })
        .await
    }

    /// The server took it. Whoever does not open what it announced by `remind_at` is reminded then, once; its copies are
    /// put down.
    pub async fn record_mail_sent(
        &self,
        id: MailId,
        copies: Vec<NewCopy>,
        now: DateTime<Utc>,
        remind_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            end_mail(db, &id, "sent", None, now)?;
            put_down(db, &id, &copies, now)?;
            let announced: Vec<(String, String)> = mail_news::table
                .filter(mail_news::mail_id.eq(Some(id.as_str())).and(mail_news::kind.eq(MailKind::Award.as_str())))
                .select((mail_news::award_id, mail_news::person_id))
                .load(db)?;
            announced
                .iter()
                .try_for_each(|(award, person)| tell(db, MailKind::Reminder, (award, person), "", remind_at))
        })
        .await
    }

    /// Puts down for their holders that credentials end within this time, each end once; says how many were looked at.
    /// Whose whole life is short is told in the middle of it.
    pub async fn tell_ending(&self, before_end: TimeDelta, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let ending = move |db: &mut Db| -> Result<Vec<Ending>, StoreError> {
            Ok(credentials::table
                .inner_join(awards::table)
                .filter(credentials::ending_told.eq(false))
                .filter(credentials::valid_until.gt(Some(now.naive_utc())))
                .filter(credentials::valid_until.le(Some((now + before_end).naive_utc())))
                .order(credentials::valid_until)
                .limit(ENDING_AT_ONCE)
                .select((
                    (credentials::id, credentials::valid_from, credentials::valid_until.assume_not_null()),
                    credentials::is_superseded,
                    (awards::id, awards::person_id, awards::state),
                ))
                .load(db)?)
        };
        if self.read(ending).await?.is_empty() {
            return Ok(0);
        }
        self.write(move |db| {
            let ending = ending(db)?;
            for ((credential, from, until), is_superseded, (award, person, state)) in &ending {
                diesel::update(credentials::table.find(credential))
                    .set(credentials::ending_told.eq(true))
                    .execute(db)?;
                if *is_superseded || state == AwardState::Revoked.as_str() {
                    continue;
                }
                let until = until.and_utc();
                let at = until - before_end.min((until - from.and_utc()) / 2);
                // A correction ends when what it takes the place of does: it is the same news.
                tell(db, MailKind::Expiring, (award, person), &occasion_of(until), at.max(now))?;
            }
            Ok(ending.len())
        })
        .await
    }

    pub async fn record_mail_end(&self, id: MailId, why: Undeliverable, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(move |db| match why {
            Undeliverable::Dropped(reason) => end_mail(db, &id, "dropped", Some(reason), now),
            Undeliverable::Failed(reason) => end_mail(db, &id, "failed", Some(&reason), now),
        })
        .await
    }

    /// From now on an address gets no mail. Whoever asked for that keeps it even if mail bounces later.
    pub async fn record_mail_wish(&self, mark: String, wish: Wish, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(move |db| {
            let row = (
                mail_refusals::address_mark.eq(&mark),
                mail_refusals::reason.eq(wish.as_str()),
                mail_refusals::created_at.eq(now.naive_utc()),
            );
            insert_once!(db, mail_refusals::table, row)?;
            if wish == Wish::Stopped {
                diesel::update(mail_refusals::table.find(&mark))
                    .set(mail_refusals::reason.eq(wish.as_str()))
                    .execute(db)?;
            }
            Ok(())
        })
        .await
    }

    /// An address gets mail again.
    pub async fn remove_mail_wish(&self, mark: String) -> Result<(), StoreError> {
        self.write(move |db| {
            diesel::delete(mail_refusals::table.find(mark)).execute(db)?;
            Ok(())
        })
        .await
    }

    pub async fn find_mail_wish(&self, mark: String) -> Result<Option<Wish>, StoreError> {
        self.read(move |db| {
            let found: Option<String> =
                mail_refusals::table.find(mark).select(mail_refusals::reason).first(db).optional()?;
            match found.as_deref() {
                None => Ok(None),
                Some("stopped") => Ok(Some(Wish::Stopped)),
                Some("bounced") => Ok(Some(Wish::Bounced)),
                Some(_) => Err(StoreError::Corrupt("why an address gets no mail")),
            }
        })
        .await
    }

    /// How many mails wait, and how many the server refused for good.
    pub async fn count_mails(&self) -> Result<(i64, i64), StoreError> {
        self.read(|db| {
            let waiting = mails::table.filter(mails::state.eq("waiting")).count().get_result(db)?;
            let failed = mails::table.filter(mails::state.eq("failed")).count().get_result(db)?;
            Ok((waiting, failed))
        })
        .await
    }
}

fn addressee(db: &mut Db, person: &PersonId) -> Result<Option<Addressee>, StoreError> {
    let person: Option<PersonRow> = persons::table
        .filter(persons::id.eq(person.as_str()).and(persons::erased_at.is_null()))
        .select(PersonRow::as_select())
        .first(db)
        .optional()?;
    Ok(person.map(|person| Addressee {
        name: person.name,
        given_name: person.given_name,
        email: person.email,
        locale: person.locale,
    }))
}

type WaitingRow = ((String, String, String, i32, NaiveDateTime), (Option<String>, Option<String>, Option<String>));

fn waiting(((id, kind, person, attempts, created_at), copied): WaitingRow) -> Result<WaitingMail, StoreError> {
    let copied = match copied {
        (None, ..) => None,
        (Some(of), Some(to), Some(context)) => Some(Copied { of: of.into(), to, context: context.into() }),
        _ => return Err(StoreError::Corrupt("a copy of a mail")),
    };
    Ok(WaitingMail {
        id: id.into(),
        kind: MailKind::parse(&kind)?,
        person: person.into(),
        attempts,
        created_at: created_at.and_utc(),
        copied,
    })
}

fn record_mail(
    db: &mut Db,
    id: &str,
    kind: &str,
    person: &str,
    news: &[(String, String)],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = (
        mails::id.eq(id),
        mails::kind.eq(kind),
        mails::person_id.eq(person),
        mails::state.eq("waiting"),
        mails::attempts.eq(0),
        mails::next_try_at.eq(Some(now.naive_utc())),
        mails::created_at.eq(now.naive_utc()),
    );
    diesel::insert_into(mails::table).values(row).execute(db)?;
    for (award, occasion) in news {
        diesel::update(mail_news::table.find((kind, award, occasion)))
            .set(mail_news::mail_id.eq(Some(id)))
            .execute(db)?;
    }
    Ok(())
}

fn end_mail(db: &mut Db, id: &MailId, state: &str, reason: Option<&str>, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(mails::table.find(id.as_str()))
        .set((
            mails::state.eq(state),
            mails::reason.eq(reason),
            mails::next_try_at.eq(None::<NaiveDateTime>),
            mails::ended_at.eq(Some(now.naive_utc())),
        ))
        .execute(db)?;
    Ok(())
}

/// Of these awards, those whose mail is still to come, or never left.
fn unannounced(db: &mut Db, awards: &[String]) -> Result<HashSet<String>, StoreError> {
    let rows: Vec<(String, Option<String>)> = mail_news::table
        .left_join(mails::table.on(mail_news::mail_id.eq(mails::id.nullable())))
        .filter(mail_news::kind.eq(MailKind::Award.as_str()).and(mail_news::award_id.eq_any(awards)))
        .select((mail_news::award_id, mails::state.nullable()))
        .load(db)?;
    Ok(rows.into_iter().filter(|(_, state)| state.as_deref() != Some("sent")).map(|(award, _)| award).collect())
}

type ToldAward = (
    (String, String, String, Option<NaiveDateTime>, NaiveDateTime),
    (Option<NaiveDateTime>, Option<String>, bool, Option<NaiveDateTime>),
    (String, String, String, String, String),
    (String, String, Option<(String, String)>),
    Option<(String, Option<NaiveDateTime>)>,
    String,
);

fn told_awards(db: &mut Db, mail: &str) -> Result<Vec<ToldAward>, StoreError> {
    let in_force = credentials::is_superseded.eq(false).and(credentials::withdrawn_at.is_null());
    Ok(mail_news::table
        .inner_join(awards::table.inner_join(achievements::table))
        .inner_join(achievement_versions::table.on(achievement_versions::id.eq(awards::version_id)))
        .left_join(contexts::table.on(achievements::context_id.eq(contexts::id.nullable())))
        .left_join(credentials::table.on(credentials::award_id.eq(awards::id).and(in_force)))
        .filter(mail_news::mail_id.eq(Some(mail)))
        .order((mail_news::queued_at, awards::id))
        .select((
            (awards::id, awards::state, awards::visibility, awards::declined_at, awards::granted_at),
            (awards::revoked_at, awards::revocation_reason, awards::holds_back, awards::opened_at),
            (
                achievement_versions::name,
                achievement_versions::description,
                achievement_versions::criteria,
                achievement_versions::picture_id,
                achievement_versions::picture_alt,
            ),
            (achievements::id, achievements::issuer_id, (contexts::id, contexts::title).nullable()),
            (credentials::id, credentials::valid_until).nullable(),
            mail_news::occasion,
        ))
        .load(db)?)
}

fn told(db: &mut Db, mail: &str) -> Result<Vec<Told>, StoreError> {
    let rows = told_awards(db, mail)?;
    let unannounced = unannounced(db, &rows.iter().map(|(award, ..)| award.0.clone()).collect::<Vec<_>>())?;
    let texts = texts_of(db, &rows.iter().map(|row| row.3.0.clone()).collect::<Vec<_>>())?;
    let mut issuers: HashMap<String, Issuer> = HashMap::new();
    let mut found = Vec::with_capacity(rows.len());
    for (award, end, version, (achievement, issuer, course), credential, occasion) in rows {
        if !issuers.contains_key(&issuer) {
            let known = find_issuer(db, &issuer)?.ok_or(StoreError::Corrupt("the issuer of a badge"))?;
            issuers.insert(issuer.clone(), known);
        }
        let (award, word, visibility, declined_at, granted_at) = award;
        let (revoked_at, reason, is_for_cause, opened_at) = end;
        let (name, description, criteria, picture, picture_alt) = version;
        let credential: Option<(CredentialId, _)> =
            credential.map(|(id, end)| (id.into(), end.map(|time| time.and_utc())));
        let end = credential.as_ref().and_then(|(_, end)| *end);
        let (context, course) = course.map(|(id, title)| (ContextId::from(id), title)).unzip();
        found.push(Told {
            was_announced: !unannounced.contains(&award),
            award: award.into(),
            name,
            description,
            criteria,
            text: texts.get(&achievement).cloned().unwrap_or_default(),
            picture: picture.into(),
            picture_alt,
            achievement: achievement.into(),
            ends_at: end,
            issuer: issuers[&issuer].clone(),
            course,
            context,
            credential,
            visibility: Visibility::parse(&visibility).ok_or(StoreError::Corrupt("the visibility of an award"))?,
            state: state(&word)?,
            is_declined: declined_at.is_some(),
            granted_at: granted_at.and_utc(),
            revoked_at: revoked_at.map(|time| time.and_utc()),
            reason,
            is_for_cause,
            is_opened: opened_at.is_some(),
            is_its_end: end.is_some_and(|end| occasion_of(end) == occasion),
        });
    }
    Ok(found)
}
