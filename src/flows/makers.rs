//! Who may make badges in their courses: every teacher, those on a list, or nobody. What is decided here holds for forms in
//! the course; programs with a token, badge files and copies of courses go on.

use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::domain::console::Act;
use crate::domain::ids::PersonId;
use crate::store::{StoreError, acting};

const SETTING: &str = "badge_makers";
/// More than an institution lists by hand.
pub const MOST_LISTED: usize = 1000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    #[default]
    Teachers,
    Listed,
    Nobody,
}

impl Who {
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Teachers, Self::Listed, Self::Nobody].into_iter().find(|who| who.as_str() == word)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Teachers => "teachers",
            Self::Listed => "listed",
            Self::Nobody => "nobody",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Makers {
    pub who: Who,
    /// Kept also while the list does not count.
    pub listed: Vec<PersonId>,
}

fn read(text: Option<&str>) -> Result<Makers, StoreError> {
    let Some(text) = text else { return Ok(Makers::default()) };
    serde_json::from_str(text).map_err(|_| StoreError::Corrupt("who may make badges"))
}

pub async fn makers(app: &App) -> Result<Makers, StoreError> {
    read(app.store.find_setting(SETTING).await?.as_deref())
}

/// Whether somebody who teaches a course may make and change badges there.
pub async fn may_make(app: &App, person: Option<&PersonId>) -> Result<bool, StoreError> {
    let makers = makers(app).await?;
    Ok(match makers.who {
        Who::Teachers => true,
        Who::Listed => person.is_some_and(|person| makers.listed.contains(person)),
        Who::Nobody => false,
    })
}

async fn change(app: &App, act: Act, change: impl FnOnce(&mut Makers) + Send + 'static) -> Result<(), StoreError> {
    let write = app.store.change_setting(SETTING, move |text| {
        let mut makers = read(text.as_deref())?;
        change(&mut makers);
        Ok(serde_json::to_string(&makers).expect("a list is JSON"))
    });
    acting(act, write).await
}

pub async fn decide(app: &App, act: Act, who: Who) -> Result<(), StoreError> {
    change(app, act, move |makers| makers.who = who).await
}

/// Puts somebody on the list, or takes them off it.
pub async fn list(app: &App, act: Act, person: PersonId, is_listed: bool) -> Result<(), StoreError> {
    change(app, act, move |makers| {
        makers.listed.retain(|one| *one != person);
        if is_listed && makers.listed.len() < MOST_LISTED {
            makers.listed.push(person);
        }
    })
    .await
}
