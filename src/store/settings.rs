//! Values that belong to the whole installation: what was pinned at the first start.

use diesel::prelude::*;

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
}
