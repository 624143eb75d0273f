//! SVG: a `credential` element right after the start of the root, JSON as CDATA in its body, a JWS in its `verify` attribute
//! ([Open Badges 3.0 §5.3.2](https://www.imsglobal.org/spec/ob/v3p0/#svg)). In Open Badges 2.0 the element is `assertion`, and
//! beside the JSON of a hosted one stands its address in `verify`.
//!
//! Text is spliced in and nothing else is touched; the picture is neither cleaned nor run. Entities are refused, because a
//! small file can swell to any size with them.

use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};

use super::super::strict_json;
use super::BakingError;

const SVG: &str = "http://www.w3.org/2000/svg";
const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
const NAMESPACE_2_0: &str = "http://openbadges.org";
const CREDENTIAL: (&str, &str) = (NAMESPACE, "credential");
const ASSERTION: (&str, &str) = (NAMESPACE_2_0, "assertion");
const LARGEST_SVG: usize = 4 << 20;
const NODES: u32 = 200_000;

/// Puts a credential, JSON or compact JWS, into a picture.
pub fn bake_svg(picture: &str, credential: &str) -> Result<String, BakingError> {
    let document = parse(picture)?;
    if elements(&document, CREDENTIAL).next().is_some() {
        return Err(BakingError::AlreadyBaked);
    }
    // A prefix that stands for something else already, as in a badge of version 2.0, stays what it is.
    let prefix = free_prefix(&document, &["openbadges", "openbadges3"])?;
    let content = if credential.starts_with('{') {
        format!(">{}</{prefix}:credential>", as_cdata(credential))
    } else if is_token(credential) {
        format!(" verify=\"{credential}\"/>")
    } else {
        return Err(BakingError::Malformed);
    };
    let baked = splice(picture, &document, prefix, NAMESPACE, &format!("<{prefix}:credential{content}"))?;
    // Not every letter of JSON can stand in XML.
    unbake_svg(&baked).map_err(|_| BakingError::Malformed)?;
    Ok(baked)
}

/// Puts an assertion of Open Badges 2.0 into a picture: the JSON of a hosted one, or a compact JWS.
pub fn bake_svg_2_0(picture: &str, assertion: &str) -> Result<String, BakingError> {
    let document = parse(picture)?;
    if elements(&document, ASSERTION).next().is_some() {
        return Err(BakingError::AlreadyBaked);
    }
    // Readers look for this very prefix.
    let prefix = free_prefix(&document, &["openbadges"])?;
    let content = if assertion.starts_with('{') {
        let id = id_of(assertion).filter(|id| is_address(id)).ok_or(BakingError::Malformed)?;
        format!(" verify=\"{}\">{}</{prefix}:assertion>", as_attribute(&id), as_cdata(assertion))
    } else if is_token(assertion) {
        format!(" verify=\"{assertion}\"/>")
    } else {
        return Err(BakingError::Malformed);
    };
    let baked = splice(picture, &document, prefix, NAMESPACE_2_0, &format!("<{prefix}:assertion{content}"))?;
    unbake_svg_2_0(&baked).map_err(|_| BakingError::Malformed)?;
    Ok(baked)
}

/// The credential in a picture.
pub fn unbake_svg(picture: &str) -> Result<String, BakingError> {
    let document = parse(picture)?;
    let Some(element) = only(&document, CREDENTIAL)? else {
        let has_2_0 = document.descendants().any(|node| node.tag_name().namespace() == Some(NAMESPACE_2_0));
        return Err(if has_2_0 { BakingError::OpenBadges2 } else { BakingError::NothingBaked });
    };
    match (element.attribute("verify"), body(element).trim()) {
        (Some(token), "") => Ok(token.to_owned()),
        (None, json) if json.starts_with('{') => Ok(json.to_owned()),
        _ => Err(BakingError::Malformed),
    }
}

/// The assertion of Open Badges 2.0 in a picture, as JSON or compact JWS; of some old pictures the address of one. Some
/// bakeries write a JWS twice.
pub fn unbake_svg_2_0(picture: &str) -> Result<String, BakingError> {
    let document = parse(picture)?;
    let element = only(&document, ASSERTION)?.ok_or(BakingError::NothingBaked)?;
    let body = body(element);
    match (element.attribute("verify").map(str::trim), body.trim()) {
        (None, json) if json.starts_with('{') => Ok(json.to_owned()),
        (Some(address), json) if json.starts_with('{') && id_of(json).is_none_or(|id| id == address) => {
            Ok(json.to_owned())
        }
        (Some(verify), body) if (body.is_empty() || body == verify) && (is_token(verify) || is_address(verify)) => {
            Ok(verify.to_owned())
        }
        _ => Err(BakingError::Malformed),
    }
}

/// The first of these prefixes that stands for nothing yet.
fn free_prefix(document: &Document<'_>, prefixes: &[&'static str]) -> Result<&'static str, BakingError> {
    let root = document.root_element();
    let is_free = |prefix: &&&str| root.namespaces().all(|namespace| namespace.name() != Some(**prefix));
    prefixes.iter().find(is_free).copied().ok_or(BakingError::AlreadyBaked)
}

/// Writes an element right behind the start of the root, which gets the prefix.
fn splice(
    picture: &str,
    document: &Document<'_>,
    prefix: &str,
    namespace: &str,
    element: &str,
) -> Result<String, BakingError> {
    if element.len() > LARGEST_SVG {
        return Err(BakingError::TooLarge);
    }
    let start = document.root_element().range().start;
    let end = start + tag_length(&picture[start..]).ok_or(BakingError::NotAnSvg)?;
    Ok(format!("{} xmlns:{prefix}=\"{namespace}\">{element}{}", &picture[..end - 1], &picture[end..]))
}

/// `]]>` would end the section; within JSON it can only stand in a text, where `>` may be written so.
fn as_cdata(json: &str) -> String {
    format!("<![CDATA[{}]]>", json.replace("]]>", "]]\\u003e"))
}

fn as_attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

fn is_token(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn id_of(json: &str) -> Option<String> {
    strict_json::read(json.as_bytes()).ok()?["id"].as_str().map(str::to_owned)
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

fn elements<'a, 'input>(
    document: &'a Document<'input>,
    name: (&'static str, &'static str),
) -> impl Iterator<Item = Node<'a, 'input>> {
    document.descendants().filter(move |node| node.has_tag_name(name))
}

/// The only element of a name, if there is one.
fn only<'a, 'input>(
    document: &'a Document<'input>,
    name: (&'static str, &'static str),
) -> Result<Option<Node<'a, 'input>>, BakingError> {
    let mut found = elements(document, name);
    let first = found.next();
    match found.next() {
        None => Ok(first),
        Some(_) => Err(BakingError::Duplicate),
    }
}

fn body(element: Node<'_, '_>) -> String {
    element.children().filter_map(|child| child.text()).collect()
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

    const HOSTED: &str = "{\"id\":\"https://h.example/a?b=1&c=<2>\",\"note\":\"]]>\"}";

    #[test]
    fn an_older_badge_says_its_address_beside_its_json() {
        let baked = bake_svg_2_0(PICTURE, HOSTED).unwrap();
        assert!(
            baked.contains("<openbadges:assertion verify=\"https://h.example/a?b=1&amp;c=&lt;2>\"><![CDATA[{"),
            "{baked}"
        );
        assert_eq!(unbake_svg_2_0(&baked).unwrap(), HOSTED.replace("]]>", "]]\\u003e"));
        assert_eq!(unbake_svg(&baked), Err(BakingError::OpenBadges2));
        assert_eq!(bake_svg_2_0(&baked, HOSTED), Err(BakingError::AlreadyBaked));
        let signed = bake_svg_2_0(PICTURE, "a.b-_.c").unwrap();
        assert!(signed.contains("<openbadges:assertion verify=\"a.b-_.c\"/>"));
        assert_eq!(unbake_svg_2_0(&signed).unwrap(), "a.b-_.c");
        assert_eq!(unbake_svg_2_0(PICTURE), Err(BakingError::NothingBaked));
        assert_eq!(bake_svg_2_0(PICTURE, "{\"id\":\"urn:uuid:1\"}"), Err(BakingError::Malformed));
        assert_eq!(bake_svg_2_0(PICTURE, "{\"id\":"), Err(BakingError::Malformed));
    }

    #[test]
    fn what_other_bakeries_write_is_read_and_what_contradicts_itself_is_not() {
        let read = |element: &str| {
            let root = PICTURE.replace("data-note", "xmlns:openbadges='http://openbadges.org' data-note");
            unbake_svg_2_0(&root.replace("</svg>", &format!("{element}</svg>")))
        };
        let element = |verify: &str, body: &str| {
            read(&format!("<openbadges:assertion verify=\"{verify}\">{body}</openbadges:assertion>"))
        };
        assert_eq!(element("a.b.c", "<![CDATA[a.b.c]]>").unwrap(), "a.b.c");
        assert_eq!(element("https://h.example/1", "").unwrap(), "https://h.example/1");
        assert_eq!(element("https://h.example/1", "<![CDATA[{\"uid\":\"1\"}]]>").unwrap(), "{\"uid\":\"1\"}");
        for (verify, body) in [
            ("https://h.example/2", "<![CDATA[{\"id\":\"https://h.example/1\"}]]>"),
            ("a.b.c", "<![CDATA[a.b.d]]>"),
            ("javascript:alert(1)", ""),
            ("", "text"),
        ] {
            assert_eq!(element(verify, body), Err(BakingError::Malformed), "{verify} {body}");
        }
        let one = "<openbadges:assertion verify='a.b.c'/>";
        assert_eq!(read(&format!("{one}<g>{one}</g>")), Err(BakingError::Duplicate));
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

        #[test]
        fn what_was_baked_comes_out_byte_for_byte(text in "\\PC{0,200}") {
            // The end of a CDATA section is the one thing that has to be written otherwise.
            let text = text.replace("]]>", "");
            let document = serde_json::json!({ "id": "https://h.example/1", "name": text }).to_string();
            prop_assert_eq!(unbake_svg(&bake_svg(PICTURE, &document).unwrap()).unwrap(), document.clone());
            prop_assert_eq!(unbake_svg_2_0(&bake_svg_2_0(PICTURE, &document).unwrap()).unwrap(), document);
        }
    }
}
