//! Pictures that people bring.

use std::io::Cursor;

use png::{BitDepth, ColorType, Decoder, Encoder, Limits, Transformations};
use resvg::tiny_skia::Pixmap;

/// The largest file that is read.
pub(super) const LARGEST_FILE: usize = 2 << 20;
pub(super) const SMALLEST_SIDE: u32 = 64;
const LARGEST_SIDE: u32 = 4096;

/// Why an uploaded picture was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ArtworkError {
    #[error("the picture is larger than 2 MB")]
    TooLarge,
    #[error("SVG files may carry scripts and are not taken; export the picture as PNG")]
    Svg,
    #[error("the SVG drawing cannot be read; write it anew as plain SVG in UTF-8, or export it as PNG")]
    SvgUnreadable,
    #[error(
        "the SVG drawing holds texts, pictures, filters or too many parts; turn texts into paths, or export it as PNG"
    )]
    SvgNotPlain,
    #[error("the file is not a PNG picture")]
    NotAPng,
    #[error("the PNG picture is damaged or cut off")]
    Damaged,
    #[error("the picture is {width} by {height} pixels; each side must have 64 to 4096")]
    Size { width: u32, height: u32 },
}

/// A PNG picture that we wrote: pixels and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Png {
    bytes: Vec<u8>,
    width: u32,
    height: u32,
}

impl Png {
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub fn width(&self) -> u32 {
        self.width
    }

    pub fn height(&self) -> u32 {
        self.height
    }

    /// Writes what was drawn.
    pub(super) fn of(pixmap: &Pixmap) -> Self {
        let straight: Vec<u8> = pixmap
            .pixels()
            .iter()
            .flat_map(|pixel| {
                let plain = pixel.demultiply();
                [plain.red(), plain.green(), plain.blue(), plain.alpha()]
            })
            .collect();
        Self::encode(pixmap.width(), pixmap.height(), &straight)
    }

    /// Writes 8-bit RGBA pixels.
    pub(super) fn encode(width: u32, height: u32, pixels: &[u8]) -> Self {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(ColorType::Rgba);
        encoder.set_depth(BitDepth::Eight);
        let mut writer = encoder.write_header().expect("the size is not zero and memory takes all");
        writer.write_image_data(pixels).expect("there are four bytes for each pixel");
        writer.finish().expect("memory takes all");
        Self { bytes, width, height }
    }
}

/// Reads an uploaded picture and writes it anew, so that texts, profiles and whatever else it carried stay behind. Of an
/// animation the first picture remains.
pub fn read_upload(bytes: &[u8]) -> Result<Png, ArtworkError> {
    if bytes.len() > LARGEST_FILE {
        return Err(ArtworkError::TooLarge);
    }
    if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Err(if looks_like_svg(bytes) { ArtworkError::Svg } else { ArtworkError::NotAPng });
    }
    let pixels = usize::try_from(LARGEST_SIDE * LARGEST_SIDE).expect("the limit is small");
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: pixels * 8 });
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let header = decoder.read_header_info().map_err(|_| ArtworkError::Damaged)?;
    let (width, height) = (header.width, header.height);
    if [width, height].iter().any(|side| !(SMALLEST_SIDE..=LARGEST_SIDE).contains(side)) {
        return Err(ArtworkError::Size { width, height });
    }
    let mut reader = decoder.read_info().map_err(|_| ArtworkError::Damaged)?;
    let length = reader.output_buffer_size().ok_or(ArtworkError::Damaged)?;
    let mut buffer = vec![0; length];
    let frame = reader.next_frame(&mut buffer).map_err(|_| ArtworkError::Damaged)?;
    if frame.width != width || frame.height != height {
        return Err(ArtworkError::Damaged);
    }
    reader.finish().map_err(|_| ArtworkError::Damaged)?;
    let buffer = &buffer[..frame.buffer_size()];
    let rgba: Vec<u8> = match frame.color_type {
        ColorType::Rgba => buffer.to_vec(),
        ColorType::GrayscaleAlpha => {
            buffer.chunks_exact(2).flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]).collect()
        }
        _ => return Err(ArtworkError::Damaged),
    };
    Ok(Png::encode(width, height, &rgba))
}

pub(super) fn looks_like_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    head.trim_start_matches('\u{feff}').trim_start().starts_with('<') && head.contains("<svg")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn picture(color: ColorType, depth: BitDepth, side: u32, data: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, side, side);
        encoder.set_color(color);
        encoder.set_depth(depth);
        if color == ColorType::Indexed {
            encoder.set_palette(vec![10, 20, 30, 40, 50, 60]);
        }
        encoder.add_text_chunk("Comment".into(), "taken in the garden".into()).unwrap();
        encoder.add_itxt_chunk("openbadgecredential".into(), "{}".into()).unwrap();
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(data).unwrap();
        writer.finish().unwrap();
        bytes
    }

    fn pixels(png: &Png) -> Vec<u8> {
        let mut reader = Decoder::new(Cursor::new(png.bytes())).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        pixels
    }

    #[test]
    fn pictures_of_every_kind_become_eight_bit_with_transparency() {
        let all = |value: &[u8], times: usize| value.repeat(times);
        let kinds = [
            (ColorType::Rgba, BitDepth::Eight, all(&[1, 2, 3, 4], 64 * 64), [1, 2, 3, 4]),
            (ColorType::Rgb, BitDepth::Eight, all(&[1, 2, 3], 64 * 64), [1, 2, 3, 255]),
            (ColorType::Rgb, BitDepth::Sixteen, all(&[1, 0, 2, 0, 3, 0], 64 * 64), [1, 2, 3, 255]),
            (ColorType::Grayscale, BitDepth::One, all(&[0xff], 8 * 64), [255, 255, 255, 255]),
            (ColorType::GrayscaleAlpha, BitDepth::Eight, all(&[9, 8], 64 * 64), [9, 9, 9, 8]),
            (ColorType::Indexed, BitDepth::Eight, all(&[1], 64 * 64), [40, 50, 60, 255]),
        ];
        for (color, depth, data, expected) in kinds {
            let png = read_upload(&picture(color, depth, 64, &data)).unwrap();
            assert_eq!((png.width(), png.height()), (64, 64));
            assert_eq!(pixels(&png), expected.repeat(64 * 64), "{color:?} {depth:?}");
        }
    }

    #[test]
    fn nothing_but_pixels_comes_through() {
        let png = read_upload(&picture(ColorType::Rgba, BitDepth::Eight, 64, &[7; 64 * 64 * 4])).unwrap();
        let text = String::from_utf8_lossy(png.bytes()).into_owned();
        assert!(!text.contains("garden") && !text.contains("openbadgecredential"));
    }

    #[test]
    fn a_picture_of_the_wrong_size_is_refused() {
        let small = picture(ColorType::Grayscale, BitDepth::Eight, 63, &[0; 63 * 63]);
        assert_eq!(read_upload(&small), Err(ArtworkError::Size { width: 63, height: 63 }));
        let large = picture(ColorType::Grayscale, BitDepth::One, 4097, &vec![0; 513 * 4097]);
        assert_eq!(read_upload(&large), Err(ArtworkError::Size { width: 4097, height: 4097 }));
        assert_eq!(read_upload(&vec![0; LARGEST_FILE + 1]), Err(ArtworkError::TooLarge));
    }

    #[test]
    fn what_is_no_whole_png_is_refused_with_its_reason() {
        let good = picture(ColorType::Rgba, BitDepth::Eight, 64, &[7; 64 * 64 * 4]);
        assert_eq!(read_upload(&good[..good.len() - 20]), Err(ArtworkError::Damaged));
        let mut changed = good;
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        assert_eq!(read_upload(&changed), Err(ArtworkError::Damaged));
        assert_eq!(read_upload(b"\xff\xd8\xff\xe0 JFIF"), Err(ArtworkError::NotAPng));
        assert_eq!(read_upload(b"<?xml version='1.0'?>\n<svg xmlns='x'/>"), Err(ArtworkError::Svg));
        assert_eq!(read_upload(b""), Err(ArtworkError::NotAPng));
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
            file.extend(bytes);
            prop_assert!(read_upload(&file).is_err());
        }
    }
}
