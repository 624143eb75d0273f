//! Holds the drawn pages, the templates and the texts together.

use super::gallery::Drawn;
use super::*;
use std::collections::BTreeSet;

/// The gallery. A page that is missing there fails `every_template_belongs_to_a_page`.
fn drawn() -> Vec<Drawn> {
    let drawn = Views::new().and_then(|views| views.gallery());
    drawn.unwrap_or_else(|error| panic!("{}", causes(&error)))
}

fn causes(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// A start tag with its attributes, as text.
struct Tag<'a> {
    name: &'a str,
    text: &'a str,
}

impl<'a> Tag<'a> {
    fn attribute(&self, name: &str) -> Option<&'a str> {
        let start = self.text.find(&format!(" {name}=\""))? + name.len() + 3;
        self.text[start..].split('"').next()
    }

    fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
            || self.text.split_whitespace().skip(1).any(|word| word.trim_end_matches('>') == name)
    }
}

/// Start tags in order; what people typed is escaped, so that every `<` begins a tag of ours.
fn tags(html: &str) -> Vec<Tag<'_>> {
    html.split('<')
        .skip(1)
        .filter(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()))
        .map(|tag| {
            let text = &tag[..=tag.find('>').expect("a tag is closed")];
            let name = text.split(|c: char| c.is_whitespace() || c == '>').next().unwrap();
            Tag { name, text }
        })
        .collect()
}

const VOID: &[&str] = &["meta", "link", "img", "input", "path", "circle", "br"];

#[test]
fn every_page_is_well_formed_in_every_sample_and_language() {
    for Drawn { name, language, html } in drawn() {
        let start = format!("<html lang=\"{}\" dir=\"{}\">", language.tag(), language.direction());
        assert!(html.starts_with("<!doctype html>") && html.contains(&start), "{name}: language");
        let mut open = Vec::new();
        for piece in html.split('<').skip(2) {
            let word = piece.split(|c: char| c.is_whitespace() || c == '>').next().unwrap();
            let void = VOID.contains(&word.trim_end_matches('/')) || piece.split('>').next().unwrap().ends_with('/');
            if let Some(closed) = word.strip_prefix('/') {
                assert_eq!(open.pop(), Some(closed), "{name}: what is opened last is closed first");
            } else if !void {
                open.push(word);
            }
        }
        assert!(open.is_empty(), "{name}: left open {open:?}");
    }
}

#[test]
fn every_page_has_one_heading_of_the_first_level_a_title_and_no_level_left_out() {
    for Drawn { name, html, .. } in drawn() {
        let levels: Vec<u8> =
            tags(&html).iter().filter_map(|tag| tag.name.strip_prefix('h')?.parse::<u8>().ok()).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
        assert_eq!(levels[0], 1, "{name}: the first heading");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
        let title = html.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0;
        assert!(!title.trim().is_empty(), "{name}");
    }
}

#[test]
fn no_page_carries_a_script_or_a_style_or_an_address_of_another_machine() {
    for Drawn { name, html, .. } in drawn() {
        let own = styles().map(|style| format!("<style>{style}</style>"));
        let rest = own.fold(html.clone(), |rest, own| rest.replacen(&own, "", 1));
        assert!(!rest.contains("<style"), "{name}");
        for tag in tags(&html) {
            assert!(tag.name != "script" || tag.attribute("src").is_some(), "{name}: {}", tag.text);
            assert!(tag.attribute("style").is_none(), "{name}: {}", tag.text);
            for address in ["href", "src", "action"].iter().filter_map(|name| tag.attribute(name)) {
                assert!(!address.contains("javascript:"), "{name}: {}", tag.text);
            }
            let handler = tag.text.split_whitespace().skip(1).any(|word| word.starts_with("on") && word.contains('='));
            assert!(!handler || tag.text.contains("&lt;"), "{name}: {}", tag.text);
            if matches!(tag.name, "script" | "img" | "link")
                && tag.attribute("rel").is_none_or(|rel| rel == "stylesheet")
            {
                let address = tag.attribute("src").or(tag.attribute("href")).unwrap();
                let is_packed = name.starts_with("learner-takeout") && address.starts_with("badges/");
                let is_ours = address.starts_with('/') && !address.starts_with("//");
                assert!(is_ours || is_packed, "{name}: {}", tag.text);
            }
        }
    }
}

#[test]
fn every_field_has_a_label_and_every_reference_leads_to_something_of_the_page() {
    for Drawn { name, html, .. } in drawn() {
        let tags = tags(&html);
        let ids: Vec<_> = tags.iter().filter_map(|tag| tag.attribute("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: an id stands once: {ids:?}");
        let labels: BTreeSet<_> =
            tags.iter().filter(|tag| tag.name == "label").filter_map(|tag| tag.attribute("for")).collect();
        for tag in &tags {
            let field = matches!(tag.name, "input" | "select" | "textarea");
            // A label around them, or nothing that anybody sees.
            let wrapped = matches!(tag.attribute("type"), Some("radio" | "checkbox" | "hidden"));
            if field && !wrapped {
                let id = tag.attribute("id").unwrap_or_else(|| panic!("{name}: no id: {}", tag.text));
                assert!(labels.contains(id), "{name}: no label: {}", tag.text);
            }
            let named = ["for", "aria-describedby", "aria-labelledby"].iter().filter_map(|name| tag.attribute(name));
            let fragments = tag.attribute("href").and_then(|href| href.strip_prefix('#'));
            for target in named.chain(fragments).flat_map(str::split_whitespace) {
                assert!(ids.contains(&target), "{name}: #{target} is not there");
            }
        }
    }
}

#[test]
fn every_picture_has_its_words_and_its_size() {
    for Drawn { name, html, .. } in drawn() {
        for tag in tags(&html).iter().filter(|tag| tag.name == "img") {
            for needed in ["alt", "width", "height"] {
                assert!(tag.has(needed), "{name}: {needed}: {}", tag.text);
            }
        }
    }
}

#[test]
fn every_link_that_leaves_the_frame_opens_beside_it() {
    for Drawn { name, html, .. } in drawn().into_iter().filter(|page| page.html.contains("<body class=\"frame\">")) {
        for tag in tags(&html).iter().filter(|tag| tag.name == "a") {
            let href = tag.attribute("href").unwrap();
            let stays = href.starts_with("/frame/sample/") || href.starts_with('#') || tag.has("download");
            let retries = href.starts_with("/lti/login");
            // On its way through the platform a launch stays in its frame.
            let goes_on = name == "launch-storing-usual";
            let beside = tag.attribute("target") == Some("_blank")
                && tag.attribute("rel").is_some_and(|rel| rel.starts_with("noopener"));
            assert!(stays || retries || goes_on || beside, "{name}: {}", tag.text);
        }
    }
}

#[test]
fn what_people_typed_is_escaped_on_every_page() {
    for Drawn { name, html, .. } in drawn() {
        assert!(!html.contains("<script>") && !html.contains("<b>") && !html.contains("<i>"), "{name}");
    }
}

/// Pages on the open web, and the one in frames of others.
fn drawn_in_public() -> impl Iterator<Item = Drawn> {
    drawn().into_iter().filter(|page| page.html.contains("<body class=\"public\">") || page.name.starts_with("embed-"))
}

#[test]
fn a_public_page_and_its_script_stay_below_thirty_kilobytes_with_every_detail() {
    let script = asset("app.js").unwrap().bytes.len();
    let read = ["embed-", "public-credential", "public-achievement", "public-issuer", "public-pathway"];
    // What asks for something, or tells what was found, is as long as what was typed.
    let is_read = |page: &Drawn| read.iter().any(|room| page.name.starts_with(room));
    for Drawn { name, language, html } in drawn_in_public().filter(is_read) {
        let size = html.len() + script;
        assert!(html.contains("<style>") && size < 30_000, "{name} in {}: {size} bytes", language.tag());
    }
}

/// What the rules of a sheet are about: for each selector the elements, and the classes with their dot.
fn selectors(sheet: &str) -> Vec<BTreeSet<String>> {
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let uncommented = sheet.split("/*").map(|piece| piece.split_once("*/").map_or(piece, |(_, after)| after));
    let uncommented: String = uncommented.collect();
    let heads = uncommented.split(['}', ';']).filter_map(|piece| piece.rsplit_once('{')).map(|(head, _)| head);
    let heads = heads.map(|head| head.rsplit_once('{').map_or(head, |(_, inner)| inner).trim().to_owned());
    let plain = heads.filter(|head| !head.starts_with('@')).map(|head| {
        // What stands in brackets narrows a rule and names nothing.
        let mut depth = 0;
        head.chars().fold(String::new(), |mut plain, c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth -= 1,
                c if depth == 0 => plain.push(c),
                _ => {}
            }
            plain
        })
    });
    let mut all = Vec::new();
    for selector in plain.flat_map(|head| head.split(',').map(str::to_owned).collect::<Vec<_>>()) {
        let mut names = BTreeSet::new();
        let mut rest = selector.as_str();
        while let Some(start) = rest.find(is_word) {
            let length = rest[start..].find(|c| !is_word(c)).unwrap_or(rest.len() - start);
            let word = &rest[start..start + length];
            match rest[..start].chars().last() {
                Some('.') => names.extend([format!(".{word}")]),
                Some(':') => {}
                _ => names.extend([word.to_owned()]),
            }
            rest = &rest[start + length..];
        }
        // What is about an attribute alone names nothing.
        all.extend((!names.is_empty()).then_some(names));
    }
    all
}

#[test]
fn no_rule_of_a_sheet_that_a_public_page_goes_without_is_about_it() {
    let sheet = |name: &str| std::str::from_utf8(asset(name).unwrap().bytes).unwrap();
    let known = selectors("/* a */ a:hover > .b.c:not(.d),\n e { f: g }\n@media (h: i) { j { k: l; m: n } }");
    let expected: Vec<BTreeSet<String>> = [&["a", ".b", ".c"][..], &["e"], &["j"]]
        .map(|names| names.iter().map(|name| (*name).to_owned()).collect())
        .to_vec();
    assert_eq!(known, expected);
    let (checks, course) = (selectors(sheet("check.css")), selectors(sheet("course.css")));
    for Drawn { name, html, .. } in drawn_in_public() {
        let mut there = BTreeSet::new();
        for tag in tags(&html) {
            there.insert(tag.name.to_owned());
            there.extend(
                tag.attribute("class").into_iter().flat_map(str::split_whitespace).map(|class| format!(".{class}")),
            );
        }
        let with_checks = html.contains(style("check.css").unwrap());
        let without = course.iter().chain(checks.iter().filter(|_| !with_checks));
        for rule in without {
            assert!(!rule.is_subset(&there), "{name}: {rule:?}");
        }
    }
}

#[test]
fn pages_for_learners_and_teachers_avoid_the_words_of_the_trade() {
    let avoided = ["assertion", "line item", "deployment", "jwt", "badgeclass", "platform id"];
    for Drawn { name, html, .. } in drawn() {
        if ["learner-", "instructor-", "link-", "watched-"].iter().any(|room| name.starts_with(room)) {
            // The one field of an answer is named by the specification, and so are addresses and files.
            let html = html.to_lowercase().replace("name=\"jwt\"", "").replace("/ob2/assertions/", "");
            let html = html.replace(".jwt", "");
            for word in avoided {
                assert!(!html.contains(word), "{name} says {word}");
            }
        }
    }
}

#[test]
fn every_template_belongs_to_a_page() {
    let drawn: BTreeSet<_> = drawn().into_iter().map(|page| page.name).collect();
    for (template, _) in TEMPLATES {
        let page = template.trim_end_matches(".html").replace('/', "-");
        let is_part = page == "base" || page.starts_with("parts-") || template.starts_with("mail/");
        assert!(is_part || drawn.iter().any(|name| name.starts_with(&page)), "{template}");
    }
}

struct DrawnMail {
    name: String,
    language: Language,
    drawn: mail::Drawn,
}

/// Every mail × sample × language.
fn drawn_mails() -> Vec<DrawnMail> {
    fn draw<M: mail::Mail>(views: &Views, into: &mut Vec<DrawnMail>) {
        for language in Language::all() {
            for (sample, mail) in M::samples() {
                let name = format!("{}-{sample}-{}", M::TEMPLATES[0], language.tag());
                let drawn = views.mail(&mail, language).unwrap_or_else(|error| panic!("{name}: {}", causes(&error)));
                into.push(DrawnMail { name, language, drawn });
            }
        }
    }
    let views = Views::new().unwrap_or_else(|error| panic!("{}", causes(&error)));
    let mut all = Vec::new();
    draw::<mail::AwardMail>(&views, &mut all);
    draw::<mail::DigestMail>(&views, &mut all);
    draw::<mail::RevokedMail>(&views, &mut all);
    draw::<mail::ExpiringMail>(&views, &mut all);
    draw::<mail::ReminderMail>(&views, &mut all);
    draw::<mail::CopyMail>(&views, &mut all);
    all
}

#[test]
fn every_mail_has_one_subject_line_and_says_in_both_parts_how_to_stop_it() {
    for DrawnMail { name, language, drawn } in drawn_mails() {
        assert!(!drawn.subject.is_empty() && !drawn.subject.contains(['\n', '\r']), "{name}: {}", drawn.subject);
        let stop = "https://badges.example.edu/mail/stop/sample";
        assert!(drawn.text.contains(stop) && drawn.html.contains(&format!("href=\"{stop}\"")), "{name}");
        let start = format!("<html lang=\"{}\" dir=\"{}\">", language.tag(), language.direction());
        assert!(drawn.html.contains(&start), "{name}");
        assert!(drawn.html.contains("<h1") && !drawn.text.contains("\n\n\n"), "{name}: {}", drawn.text);
    }
}

#[test]
fn a_mail_carries_no_script_and_loads_nothing_but_pictures_of_badges() {
    for DrawnMail { name, drawn, .. } in drawn_mails() {
        assert!(!drawn.html.contains("<b>"), "{name}: what people typed is escaped");
        for tag in tags(&drawn.html) {
            assert!(!matches!(tag.name, "script" | "link" | "iframe" | "form" | "object"), "{name}: {}", tag.text);
            if tag.name == "img" {
                assert!(tag.attribute("src").unwrap().ends_with("/pictures/sample.png"), "{name}: {}", tag.text);
                assert!(tag.has("alt") && tag.has("width"), "{name}: {}", tag.text);
            }
            assert!(!tag.text.contains("url("), "{name}: {}", tag.text);
        }
        // Entities belong into HTML alone.
        assert!(!drawn.text.contains("&amp;") && !drawn.subject.contains("&amp;"), "{name}");
    }
}

/// The keys of a locale file: messages, and `message.attribute`.
fn keys(source: &str) -> BTreeSet<String> {
    let mut message = String::new();
    let mut keys = BTreeSet::new();
    for line in source.lines() {
        let name = line.split('=').next().unwrap_or_default().trim_end();
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            message = name.to_owned();
            if line.split_once('=').is_some_and(|(_, text)| !text.trim().is_empty()) {
                keys.insert(message.clone());
            }
        } else if let Some(attribute) = name.strip_prefix("    .") {
            keys.insert(format!("{message}.{attribute}"));
        }
    }
    keys
}

/// Keys that templates and this room ask for: whole ones, and the beginnings of those put together.
fn asked() -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut whole, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    for (_, source) in TEMPLATES {
        for (opening, sink_only) in [("key=\"", false), ("set key = \"", true)] {
            for piece in source.split(opening).skip(1) {
                let (key, rest) = piece.split_once('"').unwrap();
                if sink_only || rest.trim_start().starts_with('~') {
                    beginnings.insert(key.to_owned());
                } else {
                    whole.insert(key.to_owned());
                }
            }
        }
    }
    let sources = [include_str!("mod.rs"), include_str!("link.rs"), include_str!("mail.rs")];
    for piece in sources.iter().flat_map(|source| source.split("language,").skip(1)) {
        let piece = piece.trim_start();
        if let Some(key) = piece.strip_prefix('"') {
            whole.insert(key.split_once('"').unwrap().0.to_owned());
        } else if let Some(key) = piece.strip_prefix("&format!(\"") {
            beginnings.insert(key.split_once('{').unwrap().0.to_owned());
        }
    }
    let of_paper = include_str!("certificate.rs").split('"').filter(|piece| piece.starts_with("certificate."));
    whole.extend(of_paper.map(str::to_owned));
    whole.extend(["date".to_owned(), "moment".to_owned()]);
    beginnings.extend(refusal::CODES.iter().map(|code| format!("refusal-{}.", code.replace(['.', '_'], "-"))));
    (whole, beginnings)
}

/// The values that a locale file asks for, each with its text: `message.attribute $value`.
fn values(source: &str) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    let (mut message, mut text) = ("", String::new());
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let name = line.split('=').next().unwrap_or_default().trim_end();
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            message = name;
            text = name.to_owned();
        } else if let Some(attribute) = name.strip_prefix("    .") {
            text = format!("{message}.{attribute}");
        }
        let asked = line
            .split('$')
            .skip(1)
            .filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-')).next());
        values.extend(asked.map(|value| format!("{text} ${value}")));
    }
    values
}

#[test]
fn every_language_has_the_same_texts_and_asks_for_the_same_values() {
    let mut locales = text::LOCALES.iter();
    let (_, english) = locales.next().unwrap();
    for (tag, source) in locales {
        for (what, here, there) in [("text", keys(source), keys(english)), ("value", values(source), values(english))] {
            assert_eq!(there.difference(&here).collect::<Vec<_>>(), Vec::<&String>::new(), "{tag} lacks a {what}");
            assert_eq!(
                here.difference(&there).collect::<Vec<_>>(),
                Vec::<&String>::new(),
                "only {tag} has this {what}"
            );
        }
    }
}

#[test]
fn every_text_that_is_asked_for_exists_and_every_text_is_asked_for() {
    let english = keys(include_str!("../../templates/locales/en.ftl"));
    let (whole, beginnings) = asked();
    for key in &whole {
        assert!(english.contains(key), "{key} is asked for and does not exist");
    }
    for beginning in &beginnings {
        assert!(english.iter().any(|key| key.starts_with(beginning.as_str())), "nothing begins with {beginning}");
    }
    for key in &english {
        let used = whole.contains(key) || beginnings.iter().any(|beginning| key.starts_with(beginning.as_str()));
        assert!(used, "{key} exists and is not asked for");
    }
}

#[test]
fn every_refusal_says_what_happened_what_to_do_and_whom_to_tell() {
    let views = Views::new().unwrap();
    for code in refusal::CODES {
        for part in ["title", "what", "now", "whom"] {
            let key = format!("refusal-{}.{part}", code.replace(['.', '_'], "-"));
            let text = views.texts.find(Language::ENGLISH, &key, &Default::default());
            assert!(text.is_ok_and(|text| !text.is_empty()), "{key}");
        }
    }
}

#[test]
fn a_refusal_without_a_text_of_its_own_keeps_its_code_and_takes_the_text_of_its_status() {
    let views = Views::new().unwrap();
    for (status, title) in [
        (400, "We could not understand this request"),
        (403, "This page is not for you"),
        (404, "There is nothing here"),
        (413, "This is too large"),
        (500, "Something went wrong here"),
    ] {
        let html = views.render(&refusal::Refusal::new("store.on_fire", status), Language::ENGLISH).unwrap();
        assert!(html.contains(title) && html.contains("store.on_fire"), "{status}");
    }
}

#[test]
fn a_missing_value_is_an_error_and_not_a_gap() {
    #[derive(Serialize)]
    struct Gap {}
    impl Page for Gap {
        const TEMPLATE: &'static str = "learner/badges.html";
        fn samples() -> Vec<(&'static str, Self)> {
            vec![]
        }
    }
    assert!(matches!(Views::new().unwrap().render(&Gap {}, Language::ENGLISH), Err(ViewError::Template { .. })));
}

#[test]
fn a_learner_reads_what_is_missing_and_how_far_it_is() {
    let views = Views::new().unwrap();
    let (_, page) = learner::Badges::samples().into_iter().find(|(name, _)| *name == "usual").unwrap();
    let html = views.render(&page, Language::ENGLISH).unwrap();
    for words in ["2 of 3 done", "Final quiz: at least 75\u{a0}%", "You have 62\u{a0}%."] {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn a_percentage_is_never_torn_from_its_sign() {
    let views = Views::new().unwrap();
    for language in Language::all() {
        // French sets a narrower space, as [CLDR](https://cldr.unicode.org/) has it.
        let (space, other) = if language.tag() == "fr" { ('\u{202f}', '\u{a0}') } else { ('\u{a0}', '\u{202f}') };
        let quiz = Requirement::Score { activity: "Quiz".to_owned(), at_least: "62.5".to_owned() };
        let said = views.requirement(&quiz, language);
        assert!(said.contains(&format!("{space}%")) && !said.contains(other) && !said.contains(" %"), "{said}");
        let share = views.cell(&progress::Says::Share { percent: "90".to_owned() }, language);
        assert!(share.contains(&format!("{space}%")) && !share.contains(" %"), "{share}");
    }
    for Drawn { name, html, .. } in drawn() {
        // What was typed stays in its field as it was typed.
        let fields =
            html.split("<textarea").map(|piece| piece.split_once("</textarea>").map_or(piece, |(_, text)| text));
        let text: String =
            fields.flat_map(|piece| piece.split('>')).filter_map(|piece| piece.split('<').next()).collect();
        let torn = text.match_indices(" %").find(|(at, _)| text[..*at].ends_with(|c: char| c.is_ascii_digit()));
        assert!(torn.is_none(), "{name}: {torn:?}");
    }
}

#[test]
fn one_set_of_views_serves_all_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let views = Views::new().unwrap();
    shared(&views);
}

#[test]
fn an_unused_row_of_the_rule_chooses_no_activity_and_no_badge() {
    let views = Views::new().unwrap();
    let (_, page) = instructor::Edit::samples().into_iter().find(|(name, _)| *name == "empty").unwrap();
    let html = views.render(&page, Language::ENGLISH).unwrap();
    for field in ["activity-0", "badge-0"] {
        let select = html.split_once(&format!("<select id=\"{field}\"")).unwrap().1.split_once("</select>").unwrap().0;
        let first = select.split_once("<option").unwrap().1;
        assert!(first.starts_with(" value=\"\">") && !select.contains("selected"), "{field}: {select}");
    }
}

#[test]
fn a_refused_form_comes_back_with_everything_that_was_typed() {
    let views = Views::new().unwrap();
    let (_, page) = instructor::Edit::samples().into_iter().find(|(name, _)| *name == "refused").unwrap();
    let html = views.render(&page, Language::ENGLISH).unwrap();
    for typed in [
        "value=\"nine\"",
        "value=\"at_least\" checked",
        "value=\"75\"",
        "value=\"2027-01-31\"",
        "<option value=\"final quiz\" selected",
        "<option value=\"safety first\" selected",
        "value=\"circle\" checked",
        "&lt;b&gt;مقدمة&lt;/b&gt; 入門\"",
    ] {
        assert!(html.contains(typed), "{typed}");
    }
}

#[test]
fn criteria_are_drafted_one_condition_a_line_and_choices_are_indented() {
    let views = Views::new().unwrap();
    let text = views.criteria(&samples::rule(), Language::ENGLISH);
    let expected = "To earn this badge, the learner meets:\n\
        - Final quiz: at least 75\u{a0}%\n\
        - Lab report: completed\n\
        - At least 2 of these:\n\
        \u{20} - The badge “Safety first”\n\
        \u{20} - Poster: at least 62.5\u{a0}%\n\
        \u{20} - Before 30 November 2026, 23:05 UTC";
    assert_eq!(text, expected);
}

#[test]
fn a_single_condition_is_a_sentence_in_every_language_and_never_a_list_of_one() {
    let views = Views::new().unwrap();
    let parts::RuleText::Group { of, .. } = samples::every_rule() else { panic!("it has many conditions") };
    let leaves = of.into_iter().filter(|part| matches!(part, parts::RuleText::Condition { .. }));
    let member = || parts::RuleText::Condition {
        requirement: parts::Requirement::Member { role: Some("Learner".to_owned()), status: None },
    };
    let parts::RuleText::Group { of: first, .. } = samples::rule() else { panic!("it has many conditions") };
    for leaf in leaves.chain(first.into_iter().take(2)) {
        let wrapped = parts::RuleText::Group {
            matching: parts::Matching::All,
            of: vec![parts::RuleText::Group { matching: parts::Matching::Any, of: vec![leaf.clone()] }, member()],
        };
        for language in Language::all() {
            let said = views.criteria(&wrapped, language);
            assert!(!said.contains(['\n', '-']) && said.ends_with('.'), "{said}");
            assert_eq!(said, views.criteria(&leaf, language));
        }
    }
    let only = parts::RuleText::Condition { requirement: samples::score("Final quiz", "75") };
    let said: Vec<_> = Language::all().map(|language| views.criteria(&only, language)).take(4).collect();
    assert_eq!(
        said,
        [
            "To earn this badge, the learner reaches at least 75\u{a0}% in “Final quiz”.",
            "Um dieses Badge zu erwerben, erreicht man mindestens 75\u{a0}% in „Final quiz“.",
            "Para obtener esta insignia hay que alcanzar al menos el 75\u{a0}% en «Final quiz».",
            "Pour obtenir ce badge, il faut atteindre au moins 75\u{202f}% à « Final quiz ».",
        ]
    );
}

#[test]
fn every_kind_of_condition_can_be_said() {
    let views = Views::new().unwrap();
    let said = views.criteria(&samples::every_rule(), Language::ENGLISH);
    assert!(said.contains("Member of the course as Learner, with the status Active\n"), "{said}");
    assert!(said.contains("- Member of the course\n") && said.contains("- After 1 November 2026"), "{said}");
}

#[test]
fn samples_of_a_check_say_genuine_of_what_was_withdrawn_and_not_of_what_was_changed() {
    use public::Answer::{No, Unknown, Yes};
    let samples = public::Verification::samples();
    let answers = |wanted: &str| {
        let (_, page) = samples.iter().find(|(name, _)| *name == wanted).expect("there is such a sample");
        (page.authentic, page.in_force)
    };
    for withdrawn in ["long", "expired", "not-yet-valid", "revoked", "suspended", "superseded", "test"] {
        assert_eq!(answers(withdrawn), (Yes, No), "{withdrawn}");
    }
    for forged in ["changed", "key-withdrawn", "refused"] {
        assert_eq!(answers(forged), (No, Unknown), "{forged}");
    }
    assert_eq!(answers("status-unknown"), (Yes, Unknown));
}
