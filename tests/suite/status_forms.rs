//! How an issuer's badges say whether they were revoked: in a signed list of bits, or by name for certification.

use accolade::domain::status::StatusForm;
use accolade::flows::revoke::{Because, revoke};
use accolade::openbadges::verification::State;
use reqwest::Method;
use serde_json::{Value, json};

use crate::course::{execute, query};
use crate::issuers::{House, pointers};

const EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

async fn choose(house: &House, status: &str) {
    let changed = house.change("default", &json!({"status": status})).await.expect(200).json();
    assert_eq!(changed["status"], status);
}

fn award_of(house: &House, credential: &str) -> String {
    let id = credential.rsplit('/').next().unwrap();
    query(&house.app, &format!("SELECT award_id AS found FROM credentials WHERE id = '{id}'")).remove(0)
}

async fn revoked(house: &House, credential: &str, reason: &str) {
    let award = award_of(house, credential);
    revoke(&house.app.app, award.as_str().into(), reason, Because::Mistake).await.unwrap();
}

async fn states(house: &House, credential: &str) -> Vec<State> {
    let mut states = Vec::new();
    for file in ["json", "jwt", "png"] {
        let bytes = house.app.fetch(&format!("{credential}.{file}")).await.expect(200).bytes;
        states.push(house.verify(&bytes).await.state);
    }
    states
}

async fn status(house: &House, credential: &str) -> Value {
    house.json(credential).await["credentialStatus"].clone()
}

/// The entries of a list by name.
async fn named(house: &House, address: &str) -> Vec<Value> {
    let list = house.app.fetch(address).await.expect(200).json();
    assert_eq!(list["id"], address);
    list["revokedCredential"].as_array().unwrap().clone()
}

#[tokio::test]
async fn an_issuer_that_chooses_names_its_revoked_badges_in_a_list_and_earlier_badges_keep_their_bits() {
    let house = House::start().await;
    let before = house.award("first", &json!({})).await;
    choose(&house, "revocation_list").await;
    let [after, spare] = [house.give("first").await, house.give("first").await];
    let bit = status(&house, &before).await;
    assert_eq!(bit["type"], "BitstringStatusListEntry");
    let document = house.json(&after).await;
    let address = document["credentialStatus"]["id"].as_str().unwrap().to_owned();
    assert_eq!(document["credentialStatus"], json!({"id": address, "type": "1EdTechRevocationList"}));
    assert_eq!(document["@context"].as_array().unwrap().last().unwrap(), EXTENSIONS);
    assert_ne!(bit["statusListCredential"], address.as_str());
    assert_eq!(status(&house, &spare).await["id"], address.as_str(), "one list for many");

    let answer = house.app.fetch(&address).await.expect(200);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.json()["issuer"], document["issuer"]["id"]);
    let decoys = named(&house, &address).await;
    assert!(!decoys.is_empty(), "an empty list would tell that nothing was revoked");
    for credential in [&before, &after, &spare] {
        assert_eq!(states(&house, credential).await, [State::Valid; 3]);
        assert!(decoys.iter().all(|entry| entry["id"] != **credential));
    }

    revoked(&house, &after, "Somebody else sat the exam.").await;
    revoked(&house, &before, "Given twice.").await;
    for (credential, state) in [(&before, State::Revoked), (&after, State::Revoked), (&spare, State::Valid)] {
        assert_eq!(states(&house, credential).await, [state; 3]);
    }
    let entries = named(&house, &address).await;
    let (known, others): (Vec<Value>, Vec<Value>) =
        entries.into_iter().partition(|entry| entry["id"] == after.as_str());
    let reason = "Somebody else sat the exam.";
    assert_eq!(known, [json!({"id": after, "revoked": true, "revocationReason": reason})]);
    assert_eq!(others, decoys, "those that never existed stay the same");

    choose(&house, "bitstring").await;
    let again = house.give("first").await;
    assert_eq!(status(&house, &again).await["statusListCredential"], bit["statusListCredential"], "the list goes on");
    assert_eq!(states(&house, &again).await, [State::Valid; 3]);
    assert_eq!(states(&house, &after).await, [State::Revoked; 3]);
    house.app.stop().await;
}

#[tokio::test]
async fn a_list_by_name_gives_no_reason_for_a_badge_that_its_holder_hid() {
    let house = House::start().await;
    choose(&house, "revocation_list").await;
    let credential = house.award("first", &json!({})).await;
    let address = status(&house, &credential).await["id"].as_str().unwrap().to_owned();
    let award = award_of(&house, &credential);
    execute(&house.app, &format!("UPDATE awards SET visibility = 'hidden' WHERE id = '{award}'"));
    revoked(&house, &credential, "A reason.").await;
    let entry = named(&house, &address).await.into_iter().find(|entry| entry["id"] == credential.as_str());
    assert_eq!(entry, Some(json!({"id": credential, "revoked": true})));
    house.app.stop().await;
}

#[tokio::test]
async fn each_issuer_chooses_for_itself_and_another_word_is_refused() {
    let house = House::start().await;
    let law = house.issuer(&json!({"key": "law", "name": "Law", "status": "revocation_list"})).await;
    assert_eq!(law["status"], "revocation_list");
    let of_law = house.award("case", &json!({"issuer": "law"})).await;
    let own = house.award("first", &json!({})).await;
    assert_eq!(status(&house, &of_law).await["type"], "1EdTechRevocationList");
    assert_eq!(status(&house, &own).await["type"], "BitstringStatusListEntry");
    let refused = house.change("law", &json!({"status": "with_suspension"})).await.expect(422);
    assert_eq!(pointers(&refused), ["/status"]);
    house.change("law", &json!({"phone": "+43 1 555"})).await.expect(200);
    let kept = house.ask(Method::GET, "/api/v1/issuers/law", None).await.expect(200).json();
    assert_eq!(kept["status"], StatusForm::RevocationList.as_str(), "what is not named stays");
    house.app.stop().await;
}
