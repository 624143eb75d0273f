//! Addresses as pictures that telephones read ([ISO/IEC 18004](https://www.iso.org/standard/83389.html)).

use std::fmt::Write;

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, QRCode};

/// The white around the code that readers need.
const QUIET: usize = 4;

/// An address as a QR code that bears a little damage, drawn as SVG. None when it is too long for one.
pub fn qr_svg(address: &str) -> Option<String> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let side = code.size + 2 * QUIET;
    let path = dark(&code);
    Some(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{side}0" height="{side}0" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><path d="M0 0h{side}v{side}H0z" fill="#fff"/><path d="{path}" fill="#000"/></svg>
"##
    ))
}

/// The dark modules, those that touch in a row drawn as one.
fn dark(code: &QRCode) -> String {
    let mut path = String::new();
    for (y, row) in (0..code.size).map(|y| (y, &code[y])) {
        let mut x = 0;
        while x < row.len() {
            let length = row[x..].iter().take_while(|module| module.value()).count();
            if length > 0 {
                write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET).expect("memory takes all");
            }
            x += length.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{Options, Tree};

    #[test]
    fn what_is_drawn_is_the_code_of_the_address() {
        let address = "https://badges.example.edu/credentials/3b241101-e2bb-4255-8caf-4136c566a962";
        let drawn = qr_svg(address).unwrap();
        let code = QRBuilder::new(address).ecl(ECL::M).build().unwrap();
        let side = u32::try_from(code.size + 2 * QUIET).unwrap();
        let tree = Tree::from_str(&drawn, &Options::default()).unwrap();
        let mut pixmap = Pixmap::new(side, side).unwrap();
        resvg::render(&tree, Transform::from_scale(0.1, 0.1), &mut pixmap.as_mut());
        for y in 0..code.size {
            for x in 0..code.size {
                let at = |value: usize| u32::try_from(value + QUIET).unwrap();
                let is_dark = pixmap.pixel(at(x), at(y)).unwrap().red() < 128;
                assert_eq!(is_dark, code[y][x].value(), "{x} {y}");
            }
        }
        assert_eq!(pixmap.pixel(0, 0).unwrap().red(), 255);
    }

    #[test]
    fn what_is_too_long_for_a_code_is_not_drawn() {
        assert_eq!(qr_svg(&"x".repeat(5_000)), None);
    }
}
