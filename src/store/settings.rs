//! Values that belong to the whole installation: what was pinned at the first start.

use diesel::prelude::*;

use super::connection::Db;
use super::schema::settings;
use super::{Store, StoreError, insert_once};

impl Store {
    pub async fn find_setting(&self, name: &'static str) -> Result<Option<String>, StoreError> {
        self.read(move |db| Ok(settings::table.find(name).select(settings::value).first(db).optional()?)).await
    }

    /// Keeps `value` unless there is one already, and gives the one that holds: the first wins, whoever asks.
    pub async fn pin_setting(&self, name: &'static str, value: String) -> Result<String, StoreError> {
        self.write(move |db| {
            let row = (settings::name.eq(name), settings::value.eq(value));
            insert_once!(db, settings::table, row)?;
            Ok(settings::table.find(name).select(settings::value).first(db)?)
        })
        .await
    }

    /// Keeps what `change` makes of the present value; changes take turns.
    pub async fn change_setting(
        &self,
        name: &'static str,
        change: impl FnOnce(Option<String>) -> Result<String, StoreError> + Send + 'static,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            // On SQLite a write is a turn already.
            if let Db::Postgres(inner) = db {
                diesel::sql_query("LOCK TABLE settings IN SHARE ROW EXCLUSIVE MODE").execute(inner)?;
            }
            let known: Option<String> = settings::table.find(name).select(settings::value).first(db).optional()?;
            let is_known = known.is_some();
            let value = change(known)?;
            if is_known {
                diesel::update(settings::table.find(name)).set(settings::value.eq(value)).execute(db)?;
            } else {
                diesel::insert_into(settings::table)
                    .values((settings::name.eq(name), settings::value.eq(value)))
                    .execute(db)?;
            }
            Ok(())
        })
        .await
    }
}
