//! Badge pictures, cards and certificates as values: composed of our own shapes, colours, icons and letters, or uploaded.
//!
//! A design always gives the same picture: letters as outlines of fonts that are built in, no scripts, nothing from
//! elsewhere. Only papers and cards, which are made anew, may be given other fonts. Uploads are decoded under limits and written anew, so that nothing but pixels comes through
//! ([PNG, third edition](https://www.w3.org/TR/png-3/)).

mod card;
mod certificate;
mod colour;
mod design;
mod draw;
mod found;
mod guess;
mod icons;
mod lettering;
mod live;
mod logo;
mod outline;
mod qr;
mod script;
mod upload;
mod vector;

pub use card::Card;
pub use certificate::{Certificate, CertificateError, Paper, Shown};
pub use colour::{Colour, brand_of};
pub use design::{
    Advice, Design, DesignError, HIGHEST_LEVEL, LONGEST_BANNER, LONGEST_TITLE, MOST_INITIALS, Mark, Palette, Ribbon,
    Ring, Shape,
};
pub use draw::SIZE;
pub use found::{Found, Sighting};
pub use icons::Icon;
pub use lettering::lacking;
pub use live::{LIVE_SIDE, Stamp, live, locked};
pub use logo::{read_logo, read_picture};
pub use outline::Outline;
pub use qr::qr_svg;
pub use script::{SCRIPTS, Wanted, by_script};
pub use upload::{ArtworkError, Png};
pub use vector::{SIZES, resized, to_svg, within};
