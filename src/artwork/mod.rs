//! Badge pictures as values: composed of our own shapes, colours and symbols, or uploaded.
//!
//! A design always gives the same picture: no text, no fonts, no scripts, nothing from elsewhere. Uploads are decoded under
//! limits and written anew, so that nothing but pixels comes through ([PNG, third edition](https://www.w3.org/TR/png-3/)).

mod design;
mod logo;
mod upload;
mod vector;

pub use design::{Design, Palette, SIZE, Shape, Symbol};
pub use logo::read_logo;
pub use upload::{ArtworkError, Png, read_upload};
pub use vector::to_svg;
