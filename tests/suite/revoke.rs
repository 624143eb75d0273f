//! Withdrawing an award: at once, for a public reason, and for nobody else.

use std::io::Read;

use accolade::domain::award::AwardState;
use accolade::flows::revoke::{LONGEST_REASON, RevokeError, revoke};
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::read::GzDecoder;
use serde_json::{Value, json};

use crate::course::{Taught, query, rows};

/// The bit of a credential in the list that it names, read as a stranger would.
async fn bit(taught: &Taught, credential: &[u8]) -> bool {
    let credential: Value = serde_json::from_slice(credential).unwrap();
    let entry = &credential["credentialStatus"];
    let list = taught.app.fetch(entry["statusListCredential"].as_str().unwrap()).await.expect(200).json();
    let encoded = list["credentialSubject"]["encodedList"].as_str().unwrap();
    let packed = URL_SAFE_NO_PAD.decode(encoded.strip_prefix('u').unwrap()).unwrap();
    let mut bits = Vec::new();
    GzDecoder::new(packed.as_slice()).read_to_end(&mut bits).unwrap();
    let index: usize = entry["statusListIndex"].as_str().unwrap().parse().unwrap();
    bits[index / 8] & (0x80 >> (index % 8)) != 0
}

#[tokio::test]
async fn a_revoked_badge_fails_everywhere_at_once_and_the_others_stand() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let (ada, jose) = (taught.award(&badge, "ada").await.unwrap(), taught.award(&badge, "jose").await.unwrap());
    let (json, jwt, png) =
        (taught.file(&ada, "json").await, taught.file(&ada, "jwt").await, taught.file(&ada, "png").await);
    let others = taught.file(&jose, "json").await;
    assert!(!bit(&taught, &json).await);

    assert!(revoke(&taught.app.app, ada.id.clone(), "  Somebody else <b>sat</b> the quiz.  ").await.unwrap());
    assert!(bit(&taught, &json).await);
    assert!(!bit(&taught, &others).await);
    assert_eq!(taught.states(&ada).await, [State::Revoked; 3]);
    for bytes in [&json, &jwt, &png] {
        assert_eq!(taught.verify(bytes).await.state, State::Revoked);
    }
    assert_eq!(taught.states(&jose).await, [State::Valid; 3]);
    // What was signed is served as it was.
    assert_eq!(taught.file(&ada, "json").await, json);
    assert_eq!(taught.file(&ada, "jwt").await, jwt);
    assert_eq!(taught.file(&ada, "png").await, png);
    let id = ada.credential.clone().unwrap().0;
    let page = taught.app.browse(&format!("/credentials/{id}")).await.expect(200).text();
    assert!(
        page.contains("Revoked") && page.contains("Somebody else &lt;b&gt;sat&lt;&#x2F;b&gt; the quiz.")
            || page.contains("Somebody else &lt;b&gt;sat&lt;/b&gt; the quiz."),
        "{page}"
    );
    assert!(!page.contains("<b>sat"));

    // The second revocation changes nothing, whatever it says.
    let before = taught.dump(&["awards", "credentials"]);
    assert!(!revoke(&taught.app.app, ada.id.clone(), "Another reason").await.unwrap());
    taught.assert_unchanged(&before, "by the second revocation");
    // Nor does the rule, which is still met.
    let summary = taught.sync().await;
    assert_eq!(summary.awarded, 0);
    taught.lms.set_grade("ada", "Final quiz", Some(99.0));
    taught.sync().await;
    let again: Vec<_> = taught.awards(&badge).await.into_iter().filter(|award| award.sub == ada.sub).collect();
    assert_eq!(again.len(), 1);
    assert_eq!(again[0].state, AwardState::Revoked);
    taught.stop().await;
}

#[tokio::test]
async fn a_revocation_needs_a_reason_and_an_award() {
    let taught = Taught::start(Manners::Canvas).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    taught.sync().await;
    let award = taught.awards(&badge).await.remove(0);
    for reason in ["", " \n\t ", &"x".repeat(LONGEST_REASON + 1)] {
        let refused = revoke(&taught.app.app, award.id.clone(), reason).await;
        assert!(matches!(refused, Err(RevokeError::Reason)), "{reason:?}");
    }
    let refused = revoke(&taught.app.app, "no-such-award".into(), "A reason").await;
    assert!(matches!(refused, Err(RevokeError::NoSuchAward)));
    assert_eq!(taught.states(&award).await, [State::Valid; 3]);
    taught.stop().await;
}

#[tokio::test]
async fn many_revocations_at_once_set_every_bit_and_sign_the_list_no_more_than_needed() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 90}})).await;
    taught.sync().await;
    let awards = taught.awards(&badge).await;
    let all = awards.iter().map(|award| revoke(&taught.app.app, award.id.clone(), "A mistake of ours."));
    for outcome in futures_util::future::join_all(all).await {
        assert!(outcome.unwrap());
    }
    for award in &awards {
        assert!(bit(&taught, &taught.file(award, "json").await).await);
    }
    // The list is signed again in a day, not again and again.
    let signed = query(&taught.app, "SELECT CAST(signed_at AS TEXT) AS found FROM status_lists");
    let workers = accolade::jobs::start(&taught.app.app);
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    workers.stop().await;
    assert_eq!(query(&taught.app, "SELECT CAST(signed_at AS TEXT) AS found FROM status_lists"), signed);
    let waiting: Vec<String> = rows(&taught.app, "jobs").into_iter().filter(|row| row.contains("status")).collect();
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    taught.stop().await;
}

#[tokio::test]
async fn the_status_list_is_signed_anew_every_day() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    taught.sync().await;
    let award = taught.awards(&badge).await.remove(0);
    let signed = || query(&taught.app, "SELECT CAST(signed_at AS TEXT) AS found FROM status_lists");
    let mut last = signed();
    for _ in 0..3 {
        clock.advance(chrono::Duration::hours(25));
        let workers = accolade::jobs::start(&taught.app.app);
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        workers.stop().await;
        assert_ne!(signed(), last);
        let (due, _) = taught.app.app.store.count_jobs(clock.now()).await.unwrap();
        assert_eq!(due, 0, "something is signed again and again");
        last = signed();
        assert_eq!(taught.states(&award).await, [State::Valid; 3]);
    }
    taught.stop().await;
}
