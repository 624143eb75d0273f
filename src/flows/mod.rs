//! The verbs: one story per file, read from top to bottom. A flow brings rooms together and holds no transaction while
//! it waits for the network.

pub mod apply;
pub mod assert;
pub mod author;
pub mod award;
pub mod check;
pub mod column;
pub mod copy;
pub mod correct;
pub mod deliver;
pub mod evaluate;
pub mod gate;
pub mod hold;
pub mod identity;
pub mod invite;
pub mod issue;
pub mod issuer;
pub mod launch;
pub mod link;
pub mod lock;
pub mod log;
pub mod pathway;
pub mod person;
pub mod register;
pub mod renew;
pub mod retire;
pub mod revoke;
pub mod round;
pub mod standing;
pub mod status;
pub mod suspend;
pub mod sync;
pub mod verify;
pub mod wait;
pub mod witness;
pub mod work;
