//! The outlines of badges around the middle of the picture, and how much room they have inside.

use std::f64::consts::PI;
use std::fmt::Write as _;

use super::design::Shape;
use super::lettering::short;

/// An outline in a picture from -256 to 256.
pub struct Outline {
    pub path: String,
    /// How far below the middle of the picture that of the room inside lies.
    pub middle: f64,
    /// The radius of the largest circle inside.
    pub room: f64,
}

impl Outline {
    pub fn of(shape: Shape) -> Self {
        let outline = |path: String, middle: f64, room: f64| Self { path, middle, room };
        match shape {
            Shape::Circle => outline("M-236 0A236 236 0 1 1 236 0A236 236 0 1 1-236 0Z".to_owned(), 0.0, 236.0),
            Shape::Hexagon => outline(polygon(6, 238.0, 0.0), 0.0, 206.0),
            Shape::Octagon => outline(polygon(8, 238.0, PI / 8.0), 0.0, 220.0),
            Shape::Diamond => outline(polygon(4, 242.0, 0.0), 0.0, 171.0),
            Shape::Shield => outline(
                "M0-238C56-208 130-196 206-200V-18C206 102 122 186 0 240C-122 186-206 102-206-18V-200C-130-196-56-208 0-238Z"
                    .to_owned(),
                -26.0,
                193.0,
            ),
            Shape::Square => outline(
                "M-150-218H150A68 68 0 0 1 218-150V150A68 68 0 0 1 150 218H-150A68 68 0 0 1-218 150V-150A68 68 0 0 1-150-218Z"
                    .to_owned(),
                0.0,
                218.0,
            ),
            Shape::Rosette => outline(scallops(14, 206.0, 1.15), 0.0, 208.0),
            Shape::Seal => outline(wave(22, 222.0, 10.0), 0.0, 212.0),
            Shape::Star => outline(star(5, 250.0, 176.0, 14.0), 14.0, 178.0),
            Shape::Book => outline(
                "M0-166C-52-206-150-214-238-190V156C-150 136-52 146 0 190C52 146 150 136 238 156V-190C150-214 52-206 0-166Z"
                    .to_owned(),
                4.0,
                168.0,
            ),
        }
    }
}

/// A point on a circle around the middle, the angle from the top.
fn point(radius: f64, angle: f64) -> (f64, f64) {
    (radius * angle.sin(), -radius * angle.cos())
}

fn joined(points: impl Iterator<Item = (f64, f64)>) -> String {
    let mut path = String::new();
    for (number, (x, y)) in points.enumerate() {
        let command = if number == 0 { 'M' } else { 'L' };
        write!(path, "{command}{} {}", short(x), short(y)).expect("memory takes all");
    }
    path + "Z"
}

fn polygon(corners: u32, radius: f64, turned: f64) -> String {
    joined((0..corners).map(|corner| point(radius, turned + f64::from(corner) * 2.0 * PI / f64::from(corners))))
}

fn star(points: u32, outer: f64, inner: f64, down: f64) -> String {
    joined((0..points * 2).map(|corner| {
        let radius = if corner % 2 == 0 { outer } else { inner };
        let (x, y) = point(radius, f64::from(corner) * PI / f64::from(points));
        (x, y + down)
    }))
}

/// Arcs that bulge outwards between points of a circle; `bulge` is their radius in halves of their chord.
fn scallops(count: u32, radius: f64, bulge: f64) -> String {
    let step = 2.0 * PI / f64::from(count);
    let arc = short(radius * (step / 2.0).sin() * bulge);
    let mut path = String::new();
    for number in 0..=count {
        let (x, y) = point(radius, (f64::from(number) + 0.5) * step);
        let command = if number == 0 { "M".to_owned() } else { format!("A{arc} {arc} 0 0 1 ") };
        write!(path, "{command}{} {}", short(x), short(y)).expect("memory takes all");
    }
    path + "Z"
}

/// A circle whose radius swings.
fn wave(count: u32, radius: f64, swing: f64) -> String {
    let steps = count * 8;
    joined((0..steps).map(|step| {
        let angle = f64::from(step) * 2.0 * PI / f64::from(steps);
        point(radius + swing * (angle * f64::from(count)).cos(), angle)
    }))
}
