//! Every call that this program makes to another machine.
//!
//! [`http`] makes them, with limits on time, size and number and a guard on addresses; [`platform`] speaks to
//! platforms through it, [`documents`] brings what anybody publishes, [`sign_on`] asks an institution's provider who
//! somebody is, and [`mail`] hands mail to the mail server. Nothing here knows the database, and no error carries a body, a
//! token or a name.

pub mod documents;
pub mod http;
pub mod mail;
pub mod platform;
pub mod sign_on;
