//! The files of `lti-config/` are complete, and name no address that is not there.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use accolade::lti::dynamic_registration::{CUSTOM_PARAMETERS, SCOPES};
use serde::Deserialize;
use url::Url;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Preset {
    label: String,
    family: Option<String>,
    issuer: Option<String>,
    auth_url: Option<String>,
    token_url: Option<String>,
    jwks_url: Option<String>,
    token_audience: Option<String>,
    #[serde(rename = "accepts_new_deployments")]
    _accepts_new_deployments: bool,
    #[serde(default)]
    hints: BTreeMap<String, String>,
}

impl Preset {
    fn addresses(&self) -> [(&'static str, Option<&String>); 4] {
        [
            ("issuer", self.issuer.as_ref()),
            ("auth_url", self.auth_url.as_ref()),
            ("token_url", self.token_url.as_ref()),
            ("jwks_url", self.jwks_url.as_ref()),
        ]
    }
}

fn presets() -> BTreeMap<String, Preset> {
    let files = fs::read_dir("lti-config").expect("the folder is there").map(|entry| entry.expect("an entry").path());
    let presets = files.filter(|path: &PathBuf| path.extension().is_some_and(|extension| extension == "toml"));
    presets
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a preset is UTF-8");
            let preset = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path.file_stem().expect("it has a name").to_string_lossy().into_owned(), preset)
        })
        .collect()
}

#[test]
fn each_preset_gives_usable_addresses_for_a_platform_in_a_path() {
    let presets = presets();
    for expected in [
        "blackboard",
        "brightspace",
        "canvas",
        "canvas-beta",
        "canvas-self-hosted",
        "canvas-test",
        "generic",
        "moodle",
        "open-edx",
        "sakai",
    ] {
        assert!(presets.contains_key(expected), "{expected} is missing");
    }
    for (name, preset) in &presets {
        assert!(!preset.label.is_empty());
        for (key, address) in preset.addresses() {
            let Some(address) = address else { continue };
            let filled = address.replace("{url}", "https://lms.example/moodle").replace("{client_id}", "client-1");
            let url = Url::parse(&filled).unwrap_or_else(|error| panic!("{name}: {key}: {error}"));
            assert!(
                url.scheme() == "https" && !filled.contains(['{', '}']) && !(key == "issuer" && filled.ends_with('/')),
                "{name}: {filled}"
            );
        }
        assert!(preset.token_audience.as_ref().is_none_or(|audience| Url::parse(audience).is_ok()), "{name}");
    }
}

#[test]
fn a_preset_of_a_named_platform_needs_nothing_but_its_url_or_says_where_to_find_the_rest() {
    for (name, preset) in presets().iter().filter(|(_, preset)| preset.family.is_some()) {
        for (key, address) in preset.addresses() {
            assert!(address.is_some() || preset.hints.contains_key(key), "{name} lacks {key}");
        }
    }
    for complete in ["moodle", "canvas", "canvas-beta", "canvas-test", "canvas-self-hosted", "brightspace"] {
        assert!(presets()[complete].addresses().iter().all(|(_, address)| address.is_some()), "{complete}");
    }
}

#[test]
fn a_hint_belongs_to_a_key_of_its_preset() {
    for (name, preset) in presets() {
        for key in preset.hints.keys() {
            assert!(preset.addresses().iter().any(|(known, _)| known == key), "{name}: no key {key}");
        }
    }
}

#[test]
fn canvas_is_given_a_configuration_with_our_addresses_services_and_parameters_alone() {
    let text = fs::read_to_string("lti-config/canvas.json").expect("the file is there");
    let filled = text.replace("{origin}", "https://badges.example.edu").replace("{host}", "badges.example.edu");
    let configuration: serde_json::Value = serde_json::from_str(&filled).expect("JSON");
    let ours: Vec<&str> =
        filled.split('"').filter_map(|word| word.strip_prefix("https://badges.example.edu")).collect();
    let routes = fs::read_to_string("src/web/routes.rs").expect("the file is there");
    for address in ["/lti/login", "/lti/launch", "/lti/jwks.json", "/icon.png"] {
        assert!(ours.contains(&address), "{address} is missing");
    }
    for address in ours {
        assert!(routes.contains(&format!("\"{address}\"")), "{address} is answered by nobody");
    }
    assert_eq!(configuration["scopes"], serde_json::json!(SCOPES));
    let fields = configuration["custom_fields"].as_object().expect("an object");
    assert_eq!(fields.len(), CUSTOM_PARAMETERS.len());
    for (name, variable) in CUSTOM_PARAMETERS {
        assert_eq!(fields[name], variable);
    }
}
