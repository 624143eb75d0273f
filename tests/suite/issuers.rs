//! Organisations that sign: several on one server, each with a whole profile, a domain and keys of its own.

use accolade::domain::ids::CredentialId;
use accolade::flows::apply::{self, Change};
use accolade::flows::issuer::{self, IssuerInput, Profile};
use accolade::flows::verify::Verifier;
use accolade::keys;
use accolade::openbadges::terms;
use accolade::openbadges::verification::{Report, State};
use accolade::practice::Manners;
use accolade::store::Token;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Answer, TestApp};
use crate::course::Taught;

const TOKEN: &str = "a-token-for-issuers";

/// An installation with a token that may do everything.
pub struct House {
    pub app: TestApp,
}

impl House {
    pub async fn start() -> Self {
        Self::of(TestApp::start().await).await
    }

    pub async fn of(mut app: TestApp) -> Self {
        app.stop_workers().await;
        let token = Token {
            id: keys::ordered_id(),
            name: "test".to_owned(),
            scopes: vec!["write".to_owned()],
            created_at: app.app.clock.now(),
            is_revoked: false,
        };
        app.app.store.record_token(token, keys::fingerprint(TOKEN)).await.unwrap();
        Self { app }
    }

    pub async fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        let request = self.app.request(method, path).bearer_auth(TOKEN);
        self.app
            .send(match body {
                Some(body) => request.body(body.to_string()),
                None => request,
            })
            .await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask(Method::POST, path, Some(body)).await
    }

    pub async fn change(&self, issuer: &str, body: &Value) -> Answer {
        self.ask(Method::PATCH, &format!("/api/v1/issuers/{issuer}"), Some(body)).await
    }

    pub async fn issuer(&self, body: &Value) -> Value {
        self.post("/api/v1/issuers", body).await.expect(201).json()
    }

    /// Makes a badge and gives it to somebody; the address of the credential.
    pub async fn award(&self, key: &str, more: &Value) -> String {
        let mut badge = json!({"key": key, "name": format!("Badge {key}"), "description": "Given by hand."});
        badge.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.post("/api/v1/badges", &badge).await.expect(201);
        self.give(key).await
    }

    pub async fn give(&self, key: &str) -> String {
        let email = format!("{}@example.org", keys::random_token().to_lowercase());
        let award = json!({"badge": key, "email": email, "name": "Ada Example"});
        let given = self.post("/api/v1/awards", &award).await.expect(201).json();
        given["credential"].as_str().unwrap().to_owned()
    }

    pub async fn json(&self, credential: &str) -> Value {
        self.app.fetch(&format!("{credential}.json")).await.expect(200).json()
    }

    /// What this server says of a file.
    pub async fn verify(&self, bytes: &[u8]) -> Report {
        Verifier::of(&self.app.app).verify(bytes, None).await.unwrap()
    }
}

pub fn pointers(refused: &Answer) -> Vec<String> {
    let errors = refused.json()["errors"].as_array().unwrap().clone();
    errors.iter().map(|error| error["pointer"].as_str().unwrap_or_default().to_owned()).collect()
}

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="30" fill="#084"/></svg>"##;

fn whole() -> Value {
    json!({
        "key": "law",
        "name": "Example Faculty of Law",
        "url": "https://law.example.edu/",
        "email": "badges@law.example.edu",
        "phone": "+43 1 555 0100",
        "description": "Teaches and examines.",
        "official": "Ada Example",
        "language": "en",
        "address": {
            "street": "Beispielgasse 1", "post_office_box": "17", "postal_code": "1010", "locality": "Wien",
            "region": "Wien", "country": "Austria", "country_code": "AT", "latitude": 48.21, "longitude": 16
        },
        "identifiers": [
            {"type": "ROR", "value": "https://ror.org/000000000"},
            {"type": "ext:eIDAS", "value": "VATAT-U00000000"},
            {"type": "ext:GLN", "value": "9120000000000"}
        ],
        "parent": {"issuer": "default"},
        "linkedin_id": "1234567",
        "logo_alt": "A green disc",
    })
}

#[tokio::test]
async fn a_whole_profile_is_kept_shown_and_in_a_form_that_can_be_signed() {
    let house = House::start().await;
    house.change("default", &json!({"name": "Example University", "url": "https://www.example.edu"})).await.expect(200);
    let made = house.issuer(&whole()).await;
    let shown = house.ask(Method::GET, "/api/v1/issuers/law", None).await.expect(200).json();
    assert_eq!(shown, made);
    assert_eq!(shown["address"], whole()["address"]);
    assert_eq!(shown["identifiers"][0], json!({"type": "ext:ROR", "value": "https://ror.org/000000000"}));
    assert_eq!(shown["parent"]["name"], "Example University");
    assert_eq!((shown["pinned"].clone(), shown["default"].clone()), (json!(false), json!(false)));
    let logo = house.app.request(Method::PUT, "/api/v1/issuers/law/logo").bearer_auth(TOKEN).body(LOGO);
    let shown = house.app.send(logo).await.expect(200).json();
    let picture = house.app.fetch(shown["logo"].as_str().unwrap()).await.expect(200);
    assert_eq!(picture.header("content-type"), "image/png");

    let page = shown["page"].as_str().unwrap();
    let profile = house.app.fetch(page).await.expect(200).json();
    assert_eq!(profile["id"], shown["did"]);
    assert_eq!(profile["image"]["caption"], "A green disc");
    assert_eq!(profile["address"]["geo"], json!({"type": "GeoCoordinates", "latitude": 48.21, "longitude": 16}));
    assert_eq!(profile["parentOrg"]["name"], "Example University");
    let canonical = terms::canonical(&profile).unwrap();
    for said in ["Ada Example", "+43 1 555 0100", "VATAT-U00000000", "Beispielgasse 1", "A green disc"] {
        assert!(canonical.contains(said), "{said}");
    }
    let html = house.app.browse(page).await.expect(200).text();
    let said =
        ["Example Faculty of Law", "Example University", "1010 Wien", "eIDAS", "9120000000000", "did:web:", "z6Mk"];
    for said in said {
        assert!(html.contains(said), "{said}");
    }
    house.app.stop().await;
}

#[tokio::test]
async fn everything_wrong_with_a_profile_is_told_at_once_and_nothing_is_kept() {
    let house = House::start().await;
    let wrong = json!({
        "key": "Law School",
        "name": " ",
        "url": "law.example.edu",
        "address": {"country_code": "AUT", "latitude": 48.2},
        "identifiers": [{"type": "no type", "value": "1"}],
        "parent": {"issuer": "nobody"},
        "domain": "http://law.example.edu/x",
        "logo": "R0lGODlh",
        "linkedin_id": "example",
    });
    let refused = house.post("/api/v1/issuers", &wrong).await.expect(422);
    assert_eq!(
        pointers(&refused),
        [
            "/key",
            "/domain",
            "/parent",
            "/url",
            "/address/country_code",
            "/address/latitude",
            "/identifiers/0/type",
            "/linkedin_id",
            "/name",
            "/logo"
        ]
    );
    for (body, pointer) in [
        (json!({"naem": "x"}), "/naem"),
        (json!({"address": {"planet": "x"}}), "/address/planet"),
        (json!({"parent": {"name": "Federation"}}), "/parent"),
        (json!({"default": false}), "/default"),
        (json!({"key": "other"}), "/key"),
        (json!({"name": null}), "/name"),
    ] {
        let refused = house.change("default", &body).await.expect(422);
        assert_eq!(pointers(&refused), [pointer], "{body}");
    }
    let listed = house.ask(Method::GET, "/api/v1/issuers", None).await.expect(200).json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    house.ask(Method::GET, "/api/v1/issuers/law", None).await.expect(404);
    house.post("/api/v1/issuers", &json!({"key": "default", "name": "Again"})).await.expect(409);
    house.app.stop().await;
}

#[tokio::test]
async fn a_changed_profile_stands_in_the_next_badge_and_what_was_signed_stays() {
    let house = House::start().await;
    let first = house.award("first", &json!({})).await;
    let before = house.app.fetch(&format!("{first}.json")).await.expect(200);
    house.change("default", &json!({"name": "Example Academy", "phone": "+43 1 555"})).await.expect(200);
    let after = house.app.fetch(&format!("{first}.json")).await.expect(200);
    assert_eq!(after.bytes, before.bytes);
    assert_eq!(house.verify(&after.bytes).await.state, State::Valid);
    let second = house.give("first").await;
    let issuer = &house.json(&second).await["issuer"];
    assert_eq!((issuer["name"].as_str(), issuer["phone"].as_str()), (Some("Example Academy"), Some("+43 1 555")));
    let html = house.app.browse(&first).await.expect(200).text();
    assert!(html.contains(before.json()["issuer"]["name"].as_str().unwrap()), "a page says what was signed");
    let id = CredentialId::from(first.rsplit('/').next().unwrap());
    assert!(house.app.app.store.find_published(id).await.unwrap().is_some());
    house.app.stop().await;
}

#[tokio::test]
async fn organisations_do_not_stand_above_each_other_in_a_circle_or_without_end() {
    let house = House::start().await;
    for level in 1..=5 {
        let above = if level == 1 { "default".to_owned() } else { format!("level-{}", level - 1) };
        let body = json!({"key": format!("level-{level}"), "name": "Level", "parent": {"issuer": above}});
        let answer = house.post("/api/v1/issuers", &body).await;
        assert_eq!(answer.status, if level <= 4 { 201 } else { 422 }, "{level}");
    }
    for above in ["default", "level-1", "level-2"] {
        let refused = house.change("default", &json!({"parent": {"issuer": above}})).await.expect(422);
        assert_eq!(pointers(&refused), ["/parent"]);
    }
    let shown = house.ask(Method::GET, "/api/v1/issuers/level-4", None).await.expect(200).json();
    let profile = house.app.fetch(shown["page"].as_str().unwrap()).await.expect(200).json();
    let mut line = 0;
    let mut above = &profile["parentOrg"];
    while above.is_object() {
        (line, above) = (line + 1, &above["parentOrg"]);
    }
    assert_eq!(line, 4);
    house.app.stop().await;
}

#[tokio::test]
async fn the_default_and_issuers_in_use_are_not_removed() {
    let house = House::start().await;
    let remove =
        async |issuer: &str| house.ask(Method::DELETE, &format!("/api/v1/issuers/{issuer}"), None).await.status;
    house.issuer(&json!({"key": "law", "name": "Law"})).await;
    house.issuer(&json!({"key": "clinic", "name": "Clinic", "parent": {"issuer": "law"}})).await;
    assert_eq!((remove("default").await, remove("law").await, remove("nobody").await), (409, 409, 404));
    assert_eq!(remove("clinic").await, 204);
    assert_eq!(remove("law").await, 204);
    house.ask(Method::GET, "/api/v1/issuers/law", None).await.expect(404);
    house.issuer(&json!({"key": "law", "name": "Law again", "default": true})).await;
    let listed = house.ask(Method::GET, "/api/v1/issuers", None).await.expect(200).json();
    let defaults: Vec<&str> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|issuer| issuer["default"] == true)
        .map(|issuer| issuer["key"].as_str().unwrap())
        .collect();
    assert_eq!(defaults, ["law"]);
    house.app.stop().await;
}

#[tokio::test]
async fn two_issuers_sign_and_each_badge_stands_under_the_identifier_of_its_own() {
    let house = House::start().await;
    let law = house.issuer(&whole()).await;
    let theirs = house.award("moot", &json!({"issuer": "law"})).await;
    let ours = house.award("basics", &json!({})).await;
    let default = house.ask(Method::GET, "/api/v1/issuers/default", None).await.expect(200).json();
    for (credential, issuer) in [(&theirs, &law), (&ours, &default)] {
        let document = house.json(credential).await;
        let did = issuer["did"].as_str().unwrap();
        assert_eq!(document["issuer"]["id"], did);
        assert!(document["proof"][0]["verificationMethod"].as_str().unwrap().starts_with(&format!("{did}#z6Mk")));
        for file in ["json", "jwt", "png"] {
            let bytes = house.app.fetch(&format!("{credential}.{file}")).await.expect(200).bytes;
            let report = house.verify(&bytes).await;
            assert_eq!(report.state, State::Valid, "{file}: {:?}", report.checks);
            assert_eq!(report.badge.issuer_id.as_deref(), Some(did));
        }
    }
    // A badge of one issuer does not hold under the name of another.
    let mut forged = house.json(&theirs).await;
    forged["issuer"]["id"] = default["did"].clone();
    assert_eq!(house.verify(forged.to_string().as_bytes()).await.state, State::Invalid);
    let document = house.json(&theirs).await;
    assert_eq!(document["issuer"]["parentOrg"]["id"], default["did"]);
    let status = |document: &Value| document["credentialStatus"]["statusListCredential"].clone();
    assert_ne!(status(&document), status(&house.json(&ours).await), "no list speaks for two issuers");
    house.app.stop().await;
}

#[tokio::test]
async fn who_signs_a_badge_can_be_chosen_until_it_is_published() {
    let house = House::start().await;
    let law = house.issuer(&json!({"key": "law", "name": "Law"})).await;
    let badge = json!({"key": "moot", "name": "Moot", "description": "Speaks.", "draft": true});
    let made = house.post("/api/v1/badges", &badge).await.expect(201).json();
    assert_ne!(made["issuer"], law["id"]);
    let change = async |body: Value| house.ask(Method::PATCH, "/api/v1/badges/moot", Some(&body)).await;
    assert_eq!(change(json!({"issuer": "law"})).await.expect(200).json()["issuer"], law["id"]);
    assert_eq!(pointers(&change(json!({"issuer": "nobody"})).await.expect(422)), ["/issuer"]);
    house.post("/api/v1/badges/moot/publish", &json!({})).await.expect(200);
    assert_eq!(pointers(&change(json!({"issuer": "default"})).await.expect(422)), ["/issuer"]);
    assert_eq!(
        change(json!({"issuer": law["id"], "name": "Moot court"})).await.expect(200).json()["issuer"],
        law["id"]
    );
    let nobody = json!({"key": "x", "name": "", "description": "d", "issuer": "nobody"});
    assert_eq!(pointers(&house.post("/api/v1/badges", &nobody).await.expect(422)), ["/name", "/issuer"]);

    let file = |issuer: &str| {
        apply::read(&format!(
            "[[badge]]\nkey = \"pleading\"\nname = \"Pleading\"\ndescription = \"Writes.\"\nissuer = \"{issuer}\"\ndraft = true"
        ))
        .unwrap()
        .badge
        .remove(0)
    };
    let app = &house.app.app;
    assert!(apply::apply(app, file("nobody"), true).await.is_err());
    assert_eq!(apply::apply(app, file("law"), false).await.unwrap(), Change::Created);
    assert_eq!(apply::apply(app, file("law"), false).await.unwrap(), Change::Unchanged);
    assert_eq!(apply::apply(app, file("default"), false).await.unwrap(), Change::Changed);
    house.ask(Method::DELETE, "/api/v1/issuers/law", None).await.expect(409);
    house.post("/api/v1/badges/moot/retire", &json!({})).await.expect(200);
    house.ask(Method::DELETE, "/api/v1/issuers/law", None).await.expect(204);
    let page = house.app.browse(law["page"].as_str().unwrap()).await.expect(200).text();
    assert!(page.contains("does so no more"), "what it published stays");
    house.app.stop().await;
}

#[tokio::test]
async fn the_editor_asks_who_signs_only_where_there_is_a_choice() {
    let taught = Taught::start(Manners::Moodle).await;
    let form = async || taught.app.page(&taught.teacher, "badges/new?form=f1").await.expect(200).text();
    assert!(!form().await.contains("name=\"issuer\""));
    let law =
        IssuerInput { profile: Profile { name: "Example Law".into(), ..Profile::default() }, ..Default::default() };
    let law = issuer::create(&taught.app.app, law).await.unwrap();
    let asked = form().await;
    assert!(asked.contains("name=\"issuer\"") && asked.contains("Example Law"), "{asked}");
    let fields = [
        ("name", "Moot"),
        ("description", "Speaks."),
        ("issuer", law.id.as_str()),
        ("by-hand", "on"),
        ("action", "save"),
    ];
    taught.app.post_multipart(&taught.teacher, "badges/new", &fields).await.expect(303);
    let made = taught.app.app.store.list_achievements_of(taught.context.clone()).await.unwrap().remove(0);
    assert_eq!(made.issuer, law.id);
    taught.stop().await;
}

/// A request as the reverse proxy passes it on for another host.
pub async fn at(house: &House, host: &str, path: &str) -> Answer {
    house.app.send(house.app.request(Method::GET, path).header("host", host)).await
}

#[tokio::test]
async fn an_issuer_with_a_domain_signs_under_it_and_everything_answers_there() {
    let house = House::start().await;
    let law = house.issuer(&json!({"key": "law", "name": "Law", "domain": "https://Badges.Law.Example/"})).await;
    assert_eq!(
        (law["domain"].as_str(), law["did"].as_str()),
        (Some("badges.law.example"), Some("did:web:badges.law.example"))
    );
    let credential = house.award("moot", &json!({"issuer": "law"})).await;
    for host in ["badges.law.example", "BADGES.law.example:443"] {
        let document = at(&house, host, "/.well-known/did.json").await.expect(200);
        assert_eq!(document.header("access-control-allow-origin"), "*");
        assert_eq!(document.json()["id"], "did:web:badges.law.example");
    }
    let document = at(&house, "badges.law.example", "/.well-known/did.json").await.json();
    let signed = house.json(&credential).await;
    assert_eq!(signed["issuer"]["id"], "did:web:badges.law.example");
    let methods: Vec<&Value> = document["assertionMethod"].as_array().unwrap().iter().collect();
    assert!(methods.contains(&&signed["proof"][0]["verificationMethod"]));
    for file in ["json", "jwt"] {
        let bytes = house.app.fetch(&format!("{credential}.{file}")).await.expect(200).bytes;
        assert_eq!(house.verify(&bytes).await.state, State::Valid, "{file}");
    }
    // Keys, lists, badges and pages answer under the domain, too.
    let path = |address: &str| address.strip_prefix(&house.app.origin).unwrap().to_owned();
    let kid =
        document["verificationMethod"].as_array().unwrap().iter().find_map(|one| one["publicKeyJwk"]["kid"].as_str());
    let list = signed["credentialStatus"]["statusListCredential"].as_str().unwrap();
    for address in [kid.unwrap(), list, credential.as_str(), law["page"].as_str().unwrap()] {
        at(&house, "badges.law.example", &path(address)).await.expect(200);
    }
    let linked = format!("https://badges.law.example{}", path(&credential));
    assert_eq!(Verifier::of(&house.app.app).verify_link(&linked, None).await.unwrap().state, State::Valid);
    let set = at(&house, "badges.law.example", "/.well-known/jwks.json").await.expect(200).json();
    let owners: Vec<&str> = set["keys"].as_array().unwrap().iter().map(|key| key["iss"].as_str().unwrap()).collect();
    assert_eq!(owners, ["did:web:badges.law.example"; 2]);
    let front = house.app.request(Method::GET, "/").header("host", "badges.law.example").header("accept", "text/html");
    assert!(house.app.send(front).await.expect(200).text().contains("did:web:badges.law.example"));
    // It has one identifier, and no document below the server's.
    house.app.fetch(&format!("/issuers/{}/did.json", law["id"].as_str().unwrap())).await.expect(404);
    house.app.stop().await;
}

#[tokio::test]
async fn a_host_that_nobody_knows_gets_the_servers_own_document_and_is_never_repeated() {
    let house = House::start().await;
    house.issuer(&json!({"key": "law", "name": "Law", "domain": "law.example"})).await;
    let own = house.app.fetch("/.well-known/did.json").await.expect(200);
    assert!(own.text().contains("did:web:law.example"), "it names the issuers");
    for host in ["evil.example", "law.example.evil.example", "law.example:8443", "xn--law.example", &"a".repeat(2000)] {
        let answer = at(&house, host, "/.well-known/did.json").await.expect(200);
        assert_eq!(answer.bytes, own.bytes, "{host}");
        let front = house.app.request(Method::GET, "/").header("host", host).header("accept", "text/html");
        assert!(!house.app.send(front).await.expect(200).text().contains(host), "{host}");
    }
    let forwarded = house.app.request(Method::GET, "/.well-known/did.json").header("x-forwarded-host", "law.example");
    assert_eq!(house.app.send(forwarded).await.bytes, own.bytes, "only the host that was asked counts");
    house.app.stop().await;
}

#[tokio::test]
async fn a_domain_is_free_until_the_first_badge_and_holds_for_good_afterwards() {
    let house = House::start().await;
    house.issuer(&json!({"key": "law", "name": "Law", "domain": "law.example"})).await;
    house.issuer(&json!({"key": "arts", "name": "Arts"})).await;
    for taken in ["law.example", "LAW.example"] {
        let refused = house.change("arts", &json!({"domain": taken})).await.expect(422);
        assert_eq!(pointers(&refused), ["/domain"]);
    }
    house.change("law", &json!({"domain": "jus.example"})).await.expect(200);
    house.change("arts", &json!({"domain": "law.example"})).await.expect(200);
    house.change("arts", &json!({"domain": null, "parent": {"issuer": "law"}})).await.expect(200);
    house.award("drawing", &json!({"issuer": "arts"})).await;
    // Both the one that signed and the one that its profile names are bound.
    for (issuer, domain, did) in [
        ("arts", json!("arts.example"), "issuers"),
        ("law", json!(null), "did:web:jus.example"),
        ("law", json!("x.example"), "jus"),
    ] {
        let refused = house.change(issuer, &json!({"domain": domain})).await.expect(409);
        assert!(refused.json()["detail"].as_str().unwrap().contains(did), "{}", refused.text());
    }
    house.change("law", &json!({"domain": "jus.example", "name": "Jus"})).await.expect(200);
    assert_eq!(house.ask(Method::GET, "/api/v1/issuers/law", None).await.json()["pinned"], true);
    house.app.stop().await;
}
