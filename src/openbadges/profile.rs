//! The issuer profile ([Open Badges 3.0, Profile](https://www.imsglobal.org/spec/ob/v3p0/#profile)).

use serde_json::{Map, Number, Value, json};

use super::credential::{Image, put};
use crate::domain::issuer::{Address, Identifier};

/// Who issues: an organisation with its `did:web` identifier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IssuerProfile {
    pub did: String,
    pub name: String,
    pub url: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub description: Option<String>,
    pub image: Option<Image>,
    pub official: Option<String>,
    pub address: Option<Address>,
    pub identifiers: Vec<Identifier>,
    pub parent: Option<Box<ParentProfile>>,
}

/// The organisation above, as far as a badge has to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParentProfile {
    /// Its identifier, or its home page where nothing else names it.
    pub id: String,
    pub name: String,
    pub url: Option<String>,
    pub identifiers: Vec<Identifier>,
    pub parent: Option<Box<ParentProfile>>,
}

impl IssuerProfile {
    pub fn to_json(&self) -> Value {
        let mut profile = Map::new();
        profile.insert("id".into(), json!(self.did));
        profile.insert("type".into(), json!(["Profile"]));
        put(&mut profile, "name", Some(self.name.as_str()));
        put(&mut profile, "url", self.url.as_deref());
        put(&mut profile, "email", self.email.as_deref());
        put(&mut profile, "phone", self.phone.as_deref());
        put(&mut profile, "description", self.description.as_deref());
        put(&mut profile, "image", self.image.as_ref().map(Image::to_json));
        put(&mut profile, "official", self.official.as_deref());
        put(&mut profile, "address", self.address.as_ref().map(address));
        put(&mut profile, "otherIdentifier", identifiers(&self.identifiers));
        put(&mut profile, "parentOrg", self.parent.as_ref().map(|parent| parent.to_json()));
        Value::Object(profile)
    }
}

impl ParentProfile {
    fn to_json(&self) -> Value {
        let mut profile = Map::new();
        profile.insert("id".into(), json!(self.id));
        profile.insert("type".into(), json!(["Profile"]));
        put(&mut profile, "name", Some(self.name.as_str()));
        put(&mut profile, "url", self.url.as_deref());
        put(&mut profile, "otherIdentifier", identifiers(&self.identifiers));
        put(&mut profile, "parentOrg", self.parent.as_ref().map(|parent| parent.to_json()));
        Value::Object(profile)
    }
}

fn address(address: &Address) -> Value {
    let mut object = Map::new();
    object.insert("type".into(), json!(["Address"]));
    put(&mut object, "addressCountry", address.country.as_deref());
    put(&mut object, "addressCountryCode", address.country_code.as_deref());
    put(&mut object, "addressRegion", address.region.as_deref());
    put(&mut object, "addressLocality", address.locality.as_deref());
    put(&mut object, "streetAddress", address.street.as_deref());
    put(&mut object, "postOfficeBoxNumber", address.post_office_box.as_deref());
    put(&mut object, "postalCode", address.postal_code.as_deref());
    if let (Some(latitude), Some(longitude)) = (degrees(address.latitude.as_ref()), degrees(address.longitude.as_ref()))
    {
        // `type` is a single text here, as the schema has it.
        let point = json!({"type": "GeoCoordinates", "latitude": latitude, "longitude": longitude});
        object.insert("geo".into(), point);
    }
    Value::Object(object)
}

/// A whole number is written without a fraction: with one, processors disagree about its datatype.
fn degrees(text: Option<&String>) -> Option<Number> {
    let text = text?;
    match text.parse::<i64>() {
        Ok(whole) => Some(whole.into()),
        Err(_) => text.parse::<f64>().ok().and_then(Number::from_f64),
    }
}

fn identifiers(identifiers: &[Identifier]) -> Option<Value> {
    let entry = |identifier: &Identifier| {
        json!({
            "type": "IdentifierEntry",
            "identifier": identifier.value,
            "identifierType": identifier.kind,
        })
    };
    (!identifiers.is_empty()).then(|| identifiers.iter().map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::super::terms::{self, CREDENTIALS_V2, OPEN_BADGES};
    use super::*;

    fn full() -> IssuerProfile {
        let text = |text: &str| Some(text.to_owned());
        IssuerProfile {
            did: "did:web:badges.example.edu".into(),
            name: "Example Faculty".into(),
            url: text("https://faculty.example.edu/"),
            email: text("badges@example.edu"),
            phone: text("+43 1 555 0100"),
            description: text("Teaches and examines."),
            image: Some(Image { url: "https://badges.example.edu/pictures/1.png".into(), caption: text("A tower") }),
            official: text("Ada Sample"),
            address: Some(Address {
                country: text("Austria"),
                country_code: text("AT"),
                region: text("Wien"),
                locality: text("Wien"),
                street: text("Beispielgasse 1"),
                post_office_box: text("17"),
                postal_code: text("1010"),
                latitude: text("48.208174"),
                longitude: text("16"),
            }),
            identifiers: vec![Identifier { kind: "ext:ROR".into(), value: "https://ror.org/000000000".into() }],
            parent: Some(Box::new(ParentProfile {
                id: "did:web:www.example.edu".into(),
                name: "Example University".into(),
                url: text("https://www.example.edu"),
                identifiers: vec![Identifier { kind: "ext:eIDAS".into(), value: "VATAT-U00000000".into() }],
                parent: Some(Box::new(ParentProfile {
                    id: "https://www.example.org".into(),
                    name: "Example Federation".into(),
                    ..ParentProfile::default()
                })),
            })),
        }
    }

    /// A profile as its page publishes it.
    fn document(profile: &IssuerProfile) -> Value {
        let mut document = profile.to_json();
        document["@context"] = json!([CREDENTIALS_V2, OPEN_BADGES]);
        document
    }

    #[test]
    fn a_profile_with_every_member_has_a_canonical_form_that_holds_each_of_them() {
        let canonical = terms::canonical(&document(&full())).unwrap();
        for said in [
            "Example Faculty",
            "+43 1 555 0100",
            "Ada Sample",
            "Beispielgasse 1",
            "\"AT\"",
            "\"17\"",
            "\"1010\"",
            "ext:ROR",
            "VATAT-U00000000",
            "<did:web:www.example.edu>",
            "<https://www.example.org>",
            "\"4.8208174E1\"^^<http://www.w3.org/2001/XMLSchema#double>",
            "\"16\"^^<http://www.w3.org/2001/XMLSchema#integer>",
        ] {
            assert!(canonical.contains(said), "{said} in {canonical}");
        }
    }

    #[test]
    fn a_profile_has_the_form_that_the_specification_prints() {
        let profile = full().to_json();
        assert_eq!(profile["address"]["geo"]["type"], "GeoCoordinates");
        assert_eq!(profile["address"]["type"], json!(["Address"]));
        let entry =
            json!({"type": "IdentifierEntry", "identifier": "https://ror.org/000000000", "identifierType": "ext:ROR"});
        assert_eq!(profile["otherIdentifier"], json!([entry]));
        assert_eq!(profile["parentOrg"]["parentOrg"]["name"], "Example Federation");
    }

    #[test]
    fn a_profile_that_says_little_has_no_empty_members() {
        let profile = IssuerProfile { did: "did:web:h.example".into(), name: "School".into(), ..Default::default() };
        assert_eq!(profile.to_json(), json!({"id": "did:web:h.example", "type": ["Profile"], "name": "School"}));
        assert!(terms::canonical(&document(&profile)).is_ok());
    }
}
