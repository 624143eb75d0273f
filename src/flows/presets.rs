//! What is known of platforms beforehand, for whoever registers one by command or in the console: the files of
//! `lti-config/`, built into the binary. Their keys are described in `lti-config/README.md`.

use std::collections::BTreeMap;

use serde::Deserialize;

const FILES: [(&str, &str); 10] = [
    ("blackboard", include_str!("../../lti-config/blackboard.toml")),
    ("brightspace", include_str!("../../lti-config/brightspace.toml")),
    ("canvas", include_str!("../../lti-config/canvas.toml")),
    ("canvas-beta", include_str!("../../lti-config/canvas-beta.toml")),
    ("canvas-self-hosted", include_str!("../../lti-config/canvas-self-hosted.toml")),
    ("canvas-test", include_str!("../../lti-config/canvas-test.toml")),
    ("generic", include_str!("../../lti-config/generic.toml")),
    ("moodle", include_str!("../../lti-config/moodle.toml")),
    ("open-edx", include_str!("../../lti-config/open-edx.toml")),
    ("sakai", include_str!("../../lti-config/sakai.toml")),
];

/// One file, its addresses still with `{url}` in them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    pub label: String,
    pub family: Option<String>,
    pub issuer: Option<String>,
    pub auth_url: Option<String>,
    pub token_url: Option<String>,
    pub jwks_url: Option<String>,
    pub token_audience: Option<String>,
    pub accepts_new_deployments: bool,
    /// By the key whose value is worth a look when launches fail.
    #[serde(default)]
    pub hints: BTreeMap<String, String>,
}

const URL: &str = "{url}";
const CLIENT_ID: &str = "{client_id}";

pub fn names() -> [&'static str; FILES.len()] {
    FILES.map(|(name, _)| name)
}

pub fn find(name: &str) -> Option<Preset> {
    let (_, text) = FILES.iter().find(|(known, _)| *known == name)?;
    Some(toml::from_str(text).expect("the presets are built in, and a test reads each"))
}

/// The address of a platform without a slash at its end, as it stands in front of the preset's paths; none where it is no
/// such address.
pub fn front_page(url: &str) -> Option<&str> {
    let is_usable = url::Url::parse(url).is_ok_and(|parsed| {
        matches!(parsed.scheme(), "https" | "http")
            && parsed.query().is_none()
            && parsed.fragment().is_none()
            && parsed.username().is_empty()
    });
    is_usable.then(|| url.trim_end_matches('/'))
}

impl Preset {
    /// Whether any address depends on where the platform is.
    pub fn needs_url(&self) -> bool {
        [&self.issuer, &self.auth_url, &self.token_url, &self.jwks_url]
            .into_iter()
            .flatten()
            .any(|address| address.contains(URL))
    }

    /// The preset of a platform at `url`, which has no slash at its end and is empty where nothing depends on it.
    pub fn filled(self, url: &str, client_id: &str) -> Self {
        let fill = |address: Option<String>| address.map(|text| text.replace(URL, url).replace(CLIENT_ID, client_id));
        Self {
            issuer: fill(self.issuer),
            auth_url: fill(self.auth_url),
            token_url: fill(self.token_url),
            jwks_url: fill(self.jwks_url),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_built_in_and_can_be_read() {
        let mut files: Vec<String> = std::fs::read_dir("lti-config")
            .unwrap()
            .filter_map(|entry| entry.unwrap().file_name().to_string_lossy().strip_suffix(".toml").map(str::to_owned))
            .collect();
        files.sort_unstable();
        assert_eq!(files, names());
        assert!(names().iter().all(|name| find(name).is_some()));
    }

    #[test]
    fn the_url_goes_where_the_file_says() {
        let moodle = find("moodle").unwrap();
        assert!(moodle.needs_url());
        let moodle = moodle.filled("https://example.edu/moodle", "client-1");
        assert_eq!(moodle.issuer.as_deref(), Some("https://example.edu/moodle"));
        assert_eq!(moodle.jwks_url.as_deref(), Some("https://example.edu/moodle/mod/lti/certs.php"));
        assert!(!find("canvas").unwrap().needs_url());
        let blackboard = find("blackboard").unwrap().filled("", "app-1").jwks_url.unwrap();
        assert!(blackboard.ends_with("/applications/app-1/jwks.json"));
        assert!(find("webct").is_none());
    }
}
