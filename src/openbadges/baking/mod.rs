//! Credentials inside pictures ([Open Badges 3.0 §5.3](https://www.imsglobal.org/spec/ob/v3p0/#baking)), and assertions of
//! Open Badges 2.0 ([Baking Specification](https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/baking/index.html)).
//!
//! A picture holds one credential, as JSON or as compact JWS, never an address of one. Sign first, then bake: the picture is
//! not covered by the signature. Beside it, or alone, may stand one assertion of version 2.0; in old pictures only its
//! address.

mod png;
mod svg;

pub use png::{bake_png, bake_png_2_0, unbake_png, unbake_png_2_0};
pub use svg::{bake_svg, bake_svg_2_0, unbake_svg, unbake_svg_2_0};

/// The largest picture that is read.
pub const LARGEST: usize = 16 << 20;

/// Why a picture cannot be baked or does not yield a credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BakingError {
    #[error("the file is not a PNG picture")]
    NotAPng,
    #[error("the file is not an SVG picture that can be read safely")]
    NotAnSvg,
    #[error("the PNG picture is damaged or cut off")]
    Damaged,
    #[error("the picture is too large")]
    TooLarge,
    #[error("the picture already holds a credential")]
    AlreadyBaked,
    #[error("the picture holds more than one credential")]
    Duplicate,
    #[error("the picture holds no credential; some services strip it when a picture is uploaded or copied")]
    NothingBaked,
    #[error("the picture holds an Open Badges 2.0 badge, and no credential")]
    OpenBadges2,
    #[error("the credential in the picture is not stored as the specification says")]
    Malformed,
}
