//! The issuer profile ([Open Badges 3.0, Profile](https://www.imsglobal.org/spec/ob/v3p0/#profile)).

use serde_json::{Map, Value, json};

use super::credential::{Image, put};

/// Who issues: an organisation with its `did:web` identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerProfile {
    pub did: String,
    pub name: String,
    pub url: Option<String>,
    pub email: Option<String>,
    pub description: Option<String>,
    pub image: Option<Image>,
}

impl IssuerProfile {
    pub fn to_json(&self) -> Value {
        let mut profile = Map::new();
        profile.insert("id".into(), json!(self.did));
        profile.insert("type".into(), json!(["Profile"]));
        put(&mut profile, "name", Some(self.name.as_str()));
        put(&mut profile, "url", self.url.as_deref());
        put(&mut profile, "email", self.email.as_deref());
        put(&mut profile, "description", self.description.as_deref());
        put(&mut profile, "image", self.image.as_ref().map(Image::to_json));
        Value::Object(profile)
    }
}
