//! What people may ask for about themselves: everything that is kept about them, and that it is erased.
//!
//! Erasing keeps the places of their credentials in the status lists, and sets them: a file that somebody still has
//! counts as withdrawn wherever it is checked. A platform that goes on listing the person is not believed, until they
//! come back of their own accord.

use super::work::{self, WorkError};
use crate::app::App;
use crate::domain::console::Deed;
use crate::domain::ids::PersonId;
use crate::domain::progress::Judgement;
use crate::store::{JobKind, PersonFile, StoreError};

#[derive(Debug, thiserror::Error)]
pub enum PersonError {
    #[error("there is no such person")]
    NoSuchPerson,
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Work(#[from] WorkError),
}

/// Everything that is kept about a person.
pub async fn export(app: &App, id: PersonId) -> Result<PersonFile, PersonError> {
    let file = app.store.find_person_file(id.clone()).await?.ok_or(PersonError::NoSuchPerson)?;
    app.store.record_look(Deed::PersonExported, id.to_string(), app.clock.now()).await?;
    tracing::info!(person = %id, "everything kept about a person was exported");
    Ok(file)
}

/// Erases everything about a person, and says how many awards were withdrawn by it. A second run finds nobody.
pub async fn erase(app: &App, id: PersonId) -> Result<usize, PersonError> {
    let person = app.store.find_person(id.clone()).await?.ok_or(PersonError::NoSuchPerson)?;
    let mark = app.keys.persons().of(person.registration.as_str(), &person.sub);
    let trace = serde_json::to_string(&Judgement::of_nothing()).expect("a judgement is JSON");
    let erased = app.store.erase_person(id.clone(), mark, trace, app.clock.now()).await?;
    let erased = erased.ok_or(PersonError::NoSuchPerson)?;
    tracing::info!(person = %id, awards = erased.awards, "a person was erased");
    // Queued with it; run at once, nobody waits for a worker to see the bits set.
    for list in erased.lists {
        work::run_named(app, JobKind::Status, list.as_str()).await?;
    }
    Ok(erased.awards)
}
