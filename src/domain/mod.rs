//! What the product promises: achievements, rules, progress and awards, as values.
//!
//! A [`rule::Rule`] says what has to be met, [`progress::judge`] weighs it against what is known of one member,
//! [`criteria`] puts both in words, [`lock`] says when a list is not to be believed, [`life`] how long a badge lasts,
//! [`achievement`] and [`award`] hold what is defined and what is decided, [`pathway`] where badges lead, [`request`] what learners ask, [`trial`] what a test of a badge is, [`status`] how that is published, [`details`]
//! what both may say besides, [`issuer`] what an organisation says of itself, and [`log`] what is entered in the issuance
//! log. No wire format but the JSON that rules and details are kept as and the text of a log entry, and no input or
//! output: time is an argument, and whoever calls brings the facts.

pub mod achievement;
pub mod award;
pub mod consent;
pub mod console;
pub mod criteria;
pub mod details;
pub mod endorsement;
pub mod guard;
pub mod ids;
pub mod issuer;
pub mod life;
pub mod lock;
pub mod log;
pub mod mail;
pub mod mail_text;
pub mod pathway;
pub mod period;
pub mod progress;
pub mod request;
pub mod rule;
pub mod starter;
pub mod status;
pub mod trial;

/// The few words that a stage or a choice may have, in the database, in the API and in code.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// The one with this word, if there is one.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
use words;
