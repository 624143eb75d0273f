//! What teachers wrote for the mails about their badges.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::mail_texts;
use super::{Store, StoreError, insert_once};
use crate::domain::ids::AchievementId;
use crate::domain::mail_text::MailText;

type Row = (String, Option<String>, Option<String>, bool);

/// The texts of some badges; those that say what every badge says are left out.
pub(super) fn texts_of(db: &mut Db, badges: &[String]) -> Result<HashMap<String, MailText>, StoreError> {
    let rows: Vec<Row> = mail_texts::table
        .filter(mail_texts::achievement_id.eq_any(badges))
        .select((mail_texts::achievement_id, mail_texts::subject, mail_texts::opening, mail_texts::is_off))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(badge, subject, opening, is_off)| (badge, MailText { subject, opening, is_off }))
        .collect())
}

fn keep(db: &mut Db, badge: &str, text: &MailText, at: NaiveDateTime) -> Result<(), StoreError> {
    let row = (
        mail_texts::achievement_id.eq(badge),
        mail_texts::subject.eq(&text.subject),
        mail_texts::opening.eq(&text.opening),
        mail_texts::is_off.eq(text.is_off),
        mail_texts::changed_at.eq(at),
    );
    insert_once!(db, mail_texts::table, row)?;
    diesel::update(mail_texts::table.find(badge))
        .set((
            mail_texts::subject.eq(&text.subject),
            mail_texts::opening.eq(&text.opening),
            mail_texts::is_off.eq(text.is_off),
            mail_texts::changed_at.eq(at),
        ))
        .execute(db)?;
    Ok(())
}

/// A copy of a badge says what the original says.
pub(super) fn copy_text(db: &mut Db, original: &str, copy: &str, at: NaiveDateTime) -> Result<(), StoreError> {
    match texts_of(db, &[original.to_owned()])?.get(original) {
        Some(text) => keep(db, copy, text, at),
        None => Ok(()),
    }
}

impl Store {
    pub async fn find_mail_text(&self, badge: AchievementId) -> Result<MailText, StoreError> {
        self.read(move |db| {
            let mut found = texts_of(db, &[badge.to_string()])?;
            Ok(found.remove(badge.as_str()).unwrap_or_default())
        })
        .await
    }

    pub async fn record_mail_text(
        &self,
        badge: AchievementId,
        text: MailText,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| keep(db, badge.as_str(), &text, now.naive_utc())).await
    }
}
