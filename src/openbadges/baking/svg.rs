//! SVG: a `credential` element right after the start of the root, JSON as CDATA in its body, a JWS in its `verify` attribute
//! ([Open Badges 3.0 §5.3.2](https://www.imsglobal.org/spec/ob/v3p0/#svg)).
//!
//! Text is spliced in and nothing else is touched; the picture is neither cleaned nor run. Entities are refused, because a
//! small file can swell to any size with them.

use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};

use super::BakingError;

const SVG: &str = "http://www.w3.org/2000/svg";
const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
const NAMESPACE_2_0: &str = "http://openbadges.org";
const LARGEST_SVG: usize = 4 << 20;
const NODES: u32 = 200_000;

/// Puts a credential, JSON or compact JWS, into a picture.
pub fn bake_svg(picture: &str, credential: &str) -> Result<String, BakingError> {
    if credential.len() > LARGEST_SVG {
        return Err(BakingError::TooLarge);
    }
    let document = parse(picture)?;
    if credentials(&document).next().is_some() {
        return Err(BakingError::AlreadyBaked);
    }
    let root = document.root_element();
    // A prefix that stands for something else already, as in a badge of version 2.0, stays what it is.
    let is_free = |prefix: &&&str| root.namespaces().all(|namespace| namespace.name() != Some(**prefix));
    let prefix = ["openbadges", "openbadges3"].iter().find(is_free).ok_or(BakingError::AlreadyBaked)?;
    let element = if credential.starts_with('{') {
        // `]]>` would end the section; within JSON it can only stand in a text, where `>` may be written so.
        format!("<{prefix}:credential><![CDATA[{}]]></{prefix}:credential>", credential.replace("]]>", "]]\\u003e"))
    } else if credential.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)) {
        format!("<{prefix}:credential verify=\"{credential}\"/>")
    } else {
        return Err(BakingError::Malformed);
    };
    let start = root.range().start;
    let end = start + tag_length(&picture[start..]).ok_or(BakingError::NotAnSvg)?;
    let baked = format!("{} xmlns:{prefix}=\"{NAMESPACE}\">{element}{}", &picture[..end - 1], &picture[end..]);
    // Not every letter of JSON can stand in XML.
    unbake_svg(&baked).map_err(|_| BakingError::Malformed)?;
    Ok(baked)
}

/// The credential in a picture.
pub fn unbake_svg(picture: &str) -> Result<String, BakingError> {
    let document = parse(picture)?;
    let mut found = credentials(&document);
    let Some(element) = found.next() else {
        let has_2_0 = document.descendants().any(|node| node.tag_name().namespace() == Some(NAMESPACE_2_0));
        return Err(if has_2_0 { BakingError::OpenBadges2 } else { BakingError::NothingBaked });
    };
    if found.next().is_some() {
        return Err(BakingError::Duplicate);
    }
    let body: String = element.children().filter_map(|child| child.text()).collect();
    match (element.attribute("verify"), body.trim()) {
        (Some(token), "") => Ok(token.to_owned()),
        (None, json) if json.starts_with('{') => Ok(json.to_owned()),
        _ => Err(BakingError::Malformed),
    }
}

fn parse(picture: &str) -> Result<Document<'_>, BakingError> {
    if picture.len() > LARGEST_SVG * 2 {
        return Err(BakingError::TooLarge);
    }
    if picture.contains("<!ENTITY") {
        return Err(BakingError::NotAnSvg);
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(picture, options).map_err(|_| BakingError::NotAnSvg)?;
    if !document.root_element().has_tag_name((SVG, "svg")) {
        return Err(BakingError::NotAnSvg);
    }
    Ok(document)
}

fn credentials<'a, 'input>(document: &'a Document<'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    document.descendants().filter(|node| node.has_tag_name((NAMESPACE, "credential")))
}

/// The length of a start tag with its `>`; none when the element ends in it.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => return (!text[..at].ends_with('/')).then_some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PICTURE: &str = concat!(
        "<?xml version='1.0'?>\n<!DOCTYPE svg>\n<svg xmlns='http://www.w3.org/2000/svg' data-note='a > b'>",
        "<path d='M0 0'/></svg>"
    );

    #[test]
    fn a_baked_picture_keeps_all_it_had_and_yields_the_credential() {
        let baked = bake_svg(PICTURE, "{\"name\":\"<é> ]]> &amp;\"}").unwrap();
        assert!(baked.contains("<path d='M0 0'/></svg>") && baked.contains("data-note='a > b' xmlns:openbadges="));
        assert_eq!(unbake_svg(&baked).unwrap(), "{\"name\":\"<é> ]]\\u003e &amp;\"}");

        let baked = bake_svg(PICTURE, "ab-_.c.d").unwrap();
        assert!(baked.contains("<openbadges:credential verify=\"ab-_.c.d\"/>"));
        assert_eq!(unbake_svg(&baked).unwrap(), "ab-_.c.d");
    }

    #[test]
    fn a_second_credential_is_refused() {
        let baked = bake_svg(PICTURE, "{}").unwrap();
        assert_eq!(bake_svg(&baked, "{}"), Err(BakingError::AlreadyBaked));
        let element = "<x:credential xmlns:x='https://purl.imsglobal.org/ob/v3p0' verify='a.b.c'/>";
        let twice = baked.replace("<path", &format!("{element}<path"));
        assert_eq!(unbake_svg(&twice), Err(BakingError::Duplicate));
    }

    #[test]
    fn an_older_badge_beside_it_is_left_alone_and_told_apart() {
        let old = PICTURE
            .replace("data-note", "xmlns:openbadges='http://openbadges.org' data-note")
            .replace("<path", "<openbadges:assertion verify='https://h.example/a'/><path");
        assert_eq!(unbake_svg(&old), Err(BakingError::OpenBadges2));
        assert_eq!(unbake_svg(&bake_svg(&old, "{}").unwrap()).unwrap(), "{}");
        assert_eq!(unbake_svg(PICTURE), Err(BakingError::NothingBaked));
    }

    #[test]
    fn what_is_no_safe_svg_or_no_credential_is_refused() {
        for text in
            ["", "<svg/>", "<html xmlns='http://www.w3.org/1999/xhtml'/>", "<svg xmlns='http://www.w3.org/2000/svg'>"]
        {
            assert_eq!(unbake_svg(text), Err(BakingError::NotAnSvg), "{text}");
        }
        let entity = PICTURE.replace("<!DOCTYPE svg>", "<!DOCTYPE svg [<!ENTITY a 'b'>]>");
        assert_eq!(unbake_svg(&entity), Err(BakingError::NotAnSvg));
        assert_eq!(bake_svg("<svg xmlns='http://www.w3.org/2000/svg'/>", "{}"), Err(BakingError::NotAnSvg));
        assert_eq!(bake_svg(PICTURE, "a\"b"), Err(BakingError::Malformed));
        assert_eq!(bake_svg(PICTURE, "{\"name\":\"\u{ffff}\"}"), Err(BakingError::Malformed));
        let both = bake_svg(PICTURE, "{}")
            .unwrap()
            .replace("<openbadges:credential>", "<openbadges:credential verify='a.b.c'>");
        assert_eq!(unbake_svg(&both), Err(BakingError::Malformed));
    }

    proptest! {
        #[test]
        fn what_was_baked_means_the_same_when_it_comes_out(text in "\\PC{0,200}") {
            let credential = serde_json::json!({ "name": text });
            let baked = bake_svg(PICTURE, &credential.to_string()).unwrap();
            let read: serde_json::Value = serde_json::from_str(&unbake_svg(&baked).unwrap()).unwrap();
            prop_assert_eq!(read, credential);
        }
    }
}
