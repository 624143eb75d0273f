//! The issuance log: everything is entered once, in order, provably, and tells strangers nothing.
//!
//! [RFC 9162 §2.1](https://www.rfc-editor.org/rfc/rfc9162#section-2.1). Trees are built here a second time, by definition
//! and over all leaves.

use accolade::app::{App, Begin};
use accolade::domain::details::Evidence;
use accolade::domain::log::{Event, EventKind};
use accolade::flows::correct::{Wrong, correct};
use accolade::flows::log::{BATCH, MOST_ENTRIES, enter};
use accolade::flows::revoke::{Because, revoke};
use accolade::flows::suspend::{reinstate, suspend};
use accolade::flows::work;
use accolade::jobs;
use accolade::keys;
use accolade::openbadges::log::tree::{Hash, verify_consistency, verify_inclusion};
use accolade::openbadges::log::{self, SignedHead, forms_of, path_from_json};
use accolade::practice::Manners;
use accolade::store::{Award, JobKind, LOG, NewEntries, Recorded, Waiting};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Duration;
use futures_util::future::{join, join_all};
use serde_json::{Value, json};

use crate::app::{TestApp, config};
use crate::course::{Taught, Uncommitted, execute, query, rows};
use crate::inside::count;

/// A second process on the same database.
async fn second_node(app: &TestApp) -> App {
    App::start(config(&app.origin, app.database_url(), true), app.app.clock.clone(), true).await.unwrap()
}

fn leaf_hash(leaf: &str) -> Hash {
    keys::sha256(&[&[0], leaf.as_bytes()].concat())
}

/// The root as §2.1.1 defines it.
fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => keys::sha256(&[]),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            keys::sha256(&[&[1][..], &root(left), &root(right)].concat())
        }
    }
}

/// The newest head, with its signature checked against the key that it names.
async fn head(app: &TestApp) -> SignedHead {
    let answer = app.fetch("/log").await.expect(200);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let (head, key_url) = SignedHead::from_json(&answer.json()).unwrap();
    let key = app.fetch(&key_url).await.expect(200).json();
    assert_eq!((&key["kty"], &key["crv"], &key["kid"]), (&json!("OKP"), &json!("Ed25519"), &json!(key_url)));
    let key = keys::from_base64url(key["x"].as_str().unwrap()).unwrap().try_into().unwrap();
    head.verify(&key).unwrap();
    assert_eq!(format!("http://{}", head.head.origin), format!("{}/log", app.origin));
    head
}

/// All entries, asked for page by page.
async fn leaves(app: &TestApp) -> Vec<String> {
    let mut leaves = Vec::new();
    loop {
        let start = leaves.len();
        let page = app.fetch(&format!("/log/entries?start={start}&end={}", u64::MAX)).await.expect(200).json();
        let page = page["entries"].as_array().unwrap().clone();
        if page.is_empty() {
            return leaves;
        }
        for entry in page {
            assert_eq!(entry["number"], leaves.len());
            leaves.push(entry["leaf"].as_str().unwrap().to_owned());
        }
    }
}

/// Holds that the head describes exactly the entries that are listed, and that nothing waits.
async fn assert_whole(app: &TestApp) -> (SignedHead, Vec<String>) {
    let (head, leaves) = (head(app).await, leaves(app).await);
    assert_eq!(head.head.size, leaves.len() as u64);
    assert_eq!(head.head.root, root(&leaves.iter().map(|leaf| leaf_hash(leaf)).collect::<Vec<_>>()));
    assert_eq!(count(app, "log_queue"), 0);
    (head, leaves)
}

async fn proof(app: &TestApp, query: &str) -> log::Evidence {
    log::Evidence::from_json(&app.fetch(&format!("/log/proof?{query}")).await.expect(200).json()).unwrap()
}

async fn assert_continues(app: &TestApp, old: &SignedHead, new: &SignedHead) {
    let (first, second) = (old.head.size, new.head.size);
    let proof = app.fetch(&format!("/log/proof?first={first}&second={second}")).await.expect(200).json();
    let path = path_from_json(&proof["path"]).unwrap();
    assert!(verify_consistency((first, &old.head.root), (second, &new.head.root), &path), "{first} to {second}");
}

fn events(leaves: &[String]) -> Vec<Event> {
    leaves.iter().map(|leaf| Event::parse(leaf).expect("an event")).collect()
}

fn kinds(events: &[Event], kind: EventKind) -> usize {
    events.iter().filter(|event| event.kind == kind).count()
}

fn id_of(award: &Award) -> String {
    award.credential.clone().expect("it is signed").0.into_string()
}

/// A course with a badge that several people earned.
async fn awarded() -> (Taught, Vec<Award>) {
    awarded_on(Manners::Moodle).await
}

async fn awarded_on(manners: Manners) -> (Taught, Vec<Award>) {
    let taught = Taught::start(manners).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let awards = taught.awards(&badge).await;
    assert!(awards.len() > 5);
    (taught, awards)
}

/// Queues made-up events: what a log is made of does not matter to its tree.
fn queue(app: &TestApp, from: usize, to: usize) {
    for numbers in (from..to).collect::<Vec<_>>().chunks(500) {
        let rows: Vec<String> = numbers
            .iter()
            .map(|n| format!("('made-up', '{{\"kind\":\"revoked\",\"time\":\"{n}\",\"credential\":\"00\"}}')"))
            .collect();
        execute(app, &format!("INSERT INTO log_queue (subject, leaf) VALUES {}", rows.join(",")));
    }
}

#[tokio::test]
async fn every_issuance_revocation_and_change_of_keys_is_entered_once_and_proven() {
    let (taught, awards) = awarded().await;
    let app = &taught.app;
    enter(&app.app).await.unwrap();
    let (first, entered) = assert_whole(app).await;
    let listed = events(&entered);
    assert_eq!(kinds(&listed, EventKind::KeyAdded), 2, "the first issuer's keys");
    assert_eq!(kinds(&listed, EventKind::Issued), awards.len());
    assert_eq!(entered.len(), awards.len() + 2);

    revoke(&app.app, awards[0].id.clone(), "Somebody else sat the quiz.", Because::Cause).await.unwrap();
    revoke(&app.app, awards[0].id.clone(), "Again.", Because::Cause).await.unwrap();
    let issuer = app.app.store.find_default_issuer().await.unwrap().unwrap().id;
    app.app.keys.rotate(Some(issuer.clone()), Begin::WhenSeen, app.app.clock.now()).await.unwrap();
    app.app.keys.rotate(Some(issuer), Begin::AtOnce, app.app.clock.now()).await.unwrap();
    app.app.keys.rotate(None, Begin::AtOnce, app.app.clock.now()).await.unwrap();
    enter(&app.app).await.unwrap();
    enter(&app.app).await.unwrap();
    let (second, again) = assert_whole(app).await;
    assert_eq!(again[..entered.len()], entered);
    let listed = events(&again);
    assert_eq!((kinds(&listed, EventKind::Revoked), kinds(&listed, EventKind::KeyAdded)), (1, 6));
    assert_eq!((kinds(&listed, EventKind::KeyRetired), kinds(&listed, EventKind::KeyDistrusted)), (6, 0));
    assert_continues(app, &first, &second).await;

    for award in &awards {
        let id = id_of(award);
        let evidence = proof(app, &format!("credential={id}")).await;
        assert_eq!(evidence.head, second);
        for extension in ["json", "jwt"] {
            let file = String::from_utf8(taught.file(award, extension).await).unwrap();
            let entered = evidence.entered(&id, &forms_of(&file)).unwrap();
            let later: Vec<_> = entered.later.iter().map(|(kind, _)| *kind).collect();
            assert_eq!(later, if award.id == awards[0].id { vec![EventKind::Revoked] } else { Vec::new() });
        }
        let address = format!("{}/credentials/{id}", app.origin).replace("://", "%3A%2F%2F");
        let by_address = proof(app, &format!("credential={address}")).await;
        assert_eq!(by_address, evidence);
    }
    taught.stop().await;
}

#[tokio::test]
async fn what_becomes_of_a_badge_later_is_entered_as_it_happens() {
    let (taught, awards) = awarded().await;
    let app = &taught.app.app;
    let award = &awards[0];
    let piece = Evidence { narrative: Some("The poster.".to_owned()), ..Evidence::default() };
    let wrong = Wrong { evidence: Some(vec![piece]), ..Wrong::default() };
    assert!(correct(app, award.id.clone(), wrong.clone()).await.unwrap());
    assert!(!correct(app, award.id.clone(), wrong).await.unwrap());
    assert!(suspend(app, award.id.clone(), None).await.unwrap());
    assert!(!suspend(app, award.id.clone(), None).await.unwrap());
    assert!(reinstate(app, award.id.clone()).await.unwrap());
    assert!(!reinstate(app, award.id.clone()).await.unwrap());
    enter(app).await.unwrap();
    let (_, entered) = assert_whole(&taught.app).await;
    assert_eq!(kinds(&events(&entered), EventKind::Issued), awards.len() + 1);
    let corrected = app.store.find_award(award.id.clone()).await.unwrap().unwrap();
    let all = [EventKind::Superseded, EventKind::Suspended, EventKind::Reinstated];
    for (award, expected) in [(award, &all[..]), (&corrected, &all[1..])] {
        let id = id_of(award);
        let evidence = proof(&taught.app, &format!("credential={id}")).await;
        let file = String::from_utf8(taught.file(award, "json").await).unwrap();
        let entered = evidence.entered(&id, &forms_of(&file)).unwrap();
        let later: Vec<_> = entered.later.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(later, expected);
    }
    taught.stop().await;
}

#[tokio::test]
async fn the_log_names_nobody_and_leads_to_no_badge() {
    // Moodle's ids are short numbers, which stand in many a hash.
    let (taught, awards) = awarded_on(Manners::Canvas).await;
    let app = &taught.app;
    enter(&app.app).await.unwrap();
    let listed = leaves(app).await.concat() + &app.fetch("/log").await.text();
    for award in &awards {
        let (id, sub) = (id_of(award), award.sub.as_str());
        let award_id = award.id.as_str();
        for private in [Some(id.as_str()), Some(sub), Some(award_id), award.name.as_deref(), award.email.as_deref()] {
            assert!(!listed.contains(private.unwrap_or("/credentials/")), "{private:?}");
        }
        let achievement = award.achievement.as_str();
        assert!(!listed.contains(achievement) && !listed.contains(&award.badge_name));
    }
    // What its holder hid is told of to nobody, although its entries stay.
    let id = id_of(&awards[0]);
    execute(app, &format!("UPDATE awards SET visibility = 'hidden' WHERE id = '{}'", awards[0].id));
    app.fetch(&format!("/log/proof?credential={id}")).await.expect(404);
    assert_whole(app).await;
    taught.stop().await;
}

#[tokio::test]
async fn a_tree_of_every_size_proves_each_entry_and_each_earlier_head() {
    let (taught, _) = awarded().await;
    let app = &taught.app;
    enter(&app.app).await.unwrap();
    let mut heads = vec![head(app).await];
    let begin = usize::try_from(heads[0].head.size).unwrap();
    for size in begin..=begin + 18 {
        queue(app, size, size + 1);
        enter(&app.app).await.unwrap();
        heads.push(assert_whole(app).await.0);
    }
    let last = heads.last().unwrap();
    for (number, leaf) in (0..).zip(leaves(app).await) {
        let evidence = proof(app, &format!("leaf={number}")).await;
        let entry = &evidence.entries[0];
        assert_eq!((entry.number, &entry.leaf, &evidence.head), (number, &leaf, last));
        assert!(verify_inclusion(&leaf_hash(&leaf), number, last.head.size, &entry.path, &last.head.root));
    }
    for old in &heads {
        for new in &heads {
            if old.head.size <= new.head.size {
                assert_continues(app, old, new).await;
            }
        }
    }
    // A head of another history has no proof.
    let mut other = heads[3].clone();
    other.head.root[0] ^= 1;
    let sizes = format!("first={}&second={}", other.head.size, last.head.size);
    let path = app.fetch(&format!("/log/proof?{sizes}")).await.expect(200).json();
    let path = path_from_json(&path["path"]).unwrap();
    assert!(!verify_consistency((other.head.size, &other.head.root), (last.head.size, &last.head.root), &path));
    taught.stop().await;
}

#[tokio::test]
async fn a_large_queue_is_numbered_in_batches_under_one_head() {
    let (taught, _) = awarded().await;
    let app = &taught.app;
    enter(&app.app).await.unwrap();
    let before = head(app).await;
    let begin = usize::try_from(before.head.size).unwrap();
    queue(app, begin, begin + 2 * usize::try_from(BATCH).unwrap() + 1);
    enter(&app.app).await.unwrap();
    let (after, _) = assert_whole(app).await;
    assert_eq!(after.head.size, before.head.size + 2 * u64::try_from(BATCH).unwrap() + 1);
    assert_eq!(count(app, "log_heads"), 2);
    assert_continues(app, &before, &after).await;
    let all = app.fetch("/log/entries?start=0&end=1000000").await.expect(200).json();
    assert_eq!(all["entries"].as_array().unwrap().len() as u64, MOST_ENTRIES);
    taught.stop().await;
}

#[tokio::test]
async fn a_worker_killed_between_numbering_and_signing_leaves_nothing_out() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let (app, store) = (&taught.app, &taught.app.app.store);
    // It takes the job, numbers three of what waits, and dies.
    assert!(store.enqueue_due_log(clock.now()).await.unwrap());
    let lease = work::new_lease();
    assert!(store.take_job(&[JobKind::Log], lease, clock.now(), work::LEASE).await.unwrap().is_some());
    let events = store.list_log_queue(3).await.unwrap();
    let hashes: Vec<Hash> = events.iter().map(|event| leaf_hash(&event.leaf)).collect();
    let pair = root(&hashes[..2]);
    let batch = NewEntries { size: 0, events, place: 0, hashes: vec![hashes[0], hashes[1], pair, hashes[2]] };
    assert_eq!(store.record_log_entries(batch.clone()).await.unwrap(), Recorded::New);
    app.fetch("/log").await.expect(404);

    clock.advance(work::LEASE + Duration::seconds(1));
    let job = store.take_job(&[JobKind::Log], work::new_lease(), clock.now(), work::LEASE).await.unwrap();
    work::run(&app.app, job.unwrap()).await.unwrap();
    let (_, leaves) = assert_whole(app).await;
    assert_eq!(leaves.len(), taught.awards(&badge).await.len() + 2);
    // One who numbered what has its number already, or begins elsewhere, changes nothing.
    let before = rows(app, "log_entries");
    assert_eq!(store.record_log_entries(batch.clone()).await.unwrap(), Recorded::Existing);
    let later = NewEntries { size: leaves.len() as u64, place: 10_000, ..batch };
    store.record_log_entries(later).await.unwrap_err();
    let unknown = vec![Waiting { id: 999_999, subject: "x".to_owned(), leaf: "x".to_owned() }];
    let strange = NewEntries { size: 50_000, events: unknown, place: 20_000, hashes: vec![pair] };
    store.record_log_entries(strange).await.unwrap_err();
    assert_eq!(rows(app, "log_entries"), before);
    assert!(!store.enqueue_due_log(clock.now()).await.unwrap());
    assert_whole(app).await;
    taught.stop().await;
}

#[tokio::test]
async fn numbers_without_a_head_get_one_by_the_next_run() {
    let (taught, _) = awarded().await;
    let app = &taught.app;
    enter(&app.app).await.unwrap();
    let (signed, _) = assert_whole(app).await;
    execute(app, "DELETE FROM log_heads");
    app.fetch("/log").await.expect(404);
    app.fetch("/log/proof?leaf=0").await.expect(404);
    assert!(app.app.store.enqueue_due_log(app.app.clock.now()).await.unwrap());
    work::run_named(&app.app, JobKind::Log, LOG).await.unwrap();
    let (again, _) = assert_whole(app).await;
    assert_eq!((again.head.size, again.head.root), (signed.head.size, signed.head.root));
    taught.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_nodes_that_number_at_once_double_and_skip_nothing() {
    let (taught, awards) = awarded().await;
    let other = second_node(&taught.app).await;
    let nodes = [&taught.app.app, &other];
    let begin = awards.len() + 2;
    let entering = join_all((0..8).map(|number| async move {
        for _ in 0..10 {
            enter(nodes[number % 2]).await.unwrap();
        }
    }));
    let queueing = async {
        for round in 0..40 {
            queue(&taught.app, begin + round * 7, begin + (round + 1) * 7);
            tokio::task::yield_now().await;
        }
    };
    join(entering, queueing).await;
    enter(&other).await.unwrap();
    let (_, leaves) = assert_whole(&taught.app).await;
    assert_eq!(leaves.len(), begin + 280);
    // In the order of happening.
    let times: Vec<u64> = events(&leaves[begin..]).iter().map(|event| event.time.parse().unwrap()).collect();
    assert_eq!(times, (begin as u64..begin as u64 + 280).collect::<Vec<_>>());
    let stored: Vec<String> = query(&taught.app, "SELECT text AS found FROM log_heads ORDER BY size");
    let hashes: Vec<Hash> = leaves.iter().map(|leaf| leaf_hash(leaf)).collect();
    let mut last = String::new();
    for text in &stored {
        let lines: Vec<&str> = text.lines().collect();
        let size: usize = lines[1].parse().unwrap();
        assert_eq!(STANDARD.decode(lines[2]).unwrap(), root(&hashes[..size]));
        assert!(*lines[3] >= *last, "time goes on");
        lines[3].clone_into(&mut last);
    }
    taught.stop().await;
}

#[tokio::test]
async fn a_head_never_comes_beside_one_that_another_node_is_about_to_commit() {
    let (taught, _) = awarded().await;
    enter(&taught.app.app).await.unwrap();
    let SignedHead { head, text, .. } = head(&taught.app).await;
    let row = format!("({}, '{text}', '\\x00')", head.size + 1);
    let other = Uncommitted::begin(&taught.app, &format!("INSERT INTO log_heads (size, text, signature) VALUES {row}"));
    let app = taught.app.app.clone();
    let kept =
        tokio::spawn(async move { app.store.record_log_head(Some(head.size), head.size + 2, text, vec![0]).await });
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    other.commit();
    assert_eq!(kept.await.unwrap().unwrap(), Recorded::Existing);
    assert_eq!(query(&taught.app, &format!("SELECT text AS found FROM log_heads WHERE size > {}", head.size)).len(), 1);
    taught.stop().await;
}

#[tokio::test]
async fn the_workers_enter_by_themselves_what_was_issued() {
    let (taught, awards) = awarded().await;
    let workers = jobs::start(&taught.app.app);
    for _ in 0..100 {
        if count(&taught.app, "log_heads") > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    workers.stop().await;
    let (_, leaves) = assert_whole(&taught.app).await;
    assert_eq!(leaves.len(), awards.len() + 2);
    taught.stop().await;
}

#[tokio::test]
async fn nothing_is_signed_under_an_address_that_may_still_change() {
    let app = TestApp::start().await;
    enter(&app.app).await.unwrap();
    assert_eq!((count(&app, "log_entries"), count(&app, "log_queue")), (0, 2));
    for path in ["/log", "/log/checkpoint", "/log/proof?leaf=0", "/log/proof?first=1&second=1"] {
        app.fetch(path).await.expect(404);
    }
    assert_eq!(app.fetch("/log/entries?start=0&end=9").await.expect(200).json(), json!({"entries": []}));
    app.stop().await;
}

#[tokio::test]
async fn what_was_signed_before_there_was_a_log_is_entered_when_it_begins() {
    let (taught, awards) = awarded().await;
    let app = &taught.app;
    revoke(&app.app, awards[0].id.clone(), "Somebody else sat the quiz.", Because::Cause).await.unwrap();
    for table in ["log_keys", "log_queue", "log_entries", "log_hashes", "log_heads"] {
        execute(app, &format!("DELETE FROM {table}"));
    }
    let (one, other) = join(second_node(app), second_node(app)).await;
    enter(&one).await.unwrap();
    enter(&other).await.unwrap();
    let leaves = leaves(app).await;
    let listed = events(&leaves);
    assert_eq!((leaves.len(), count(app, "log_keys")), (awards.len() + 3, 1));
    assert_eq!((kinds(&listed, EventKind::Issued), kinds(&listed, EventKind::Revoked)), (awards.len(), 1));
    taught.stop().await;
}

#[tokio::test]
async fn a_question_that_makes_no_sense_is_refused_in_words_that_any_origin_can_read() {
    let (taught, awards) = awarded().await;
    let app = &taught.app;
    enter(&app.app).await.unwrap();
    let size = head(app).await.head.size;
    let id = id_of(&awards[0]);
    for (query, status) in [
        ("proof".to_owned(), 400),
        ("proof?leaf=-1".to_owned(), 400),
        (format!("proof?leaf=0&credential={id}"), 400),
        ("proof?first=1".to_owned(), 400),
        ("proof?leaf=0&more=1".to_owned(), 400),
        (format!("proof?leaf={size}"), 404),
        (format!("proof?leaf={}", u64::MAX), 404),
        (format!("proof?first=1&second={}", size + 1), 404),
        ("proof?first=0&second=1".to_owned(), 404),
        ("proof?first=2&second=1".to_owned(), 404),
        (format!("proof?first=1&second={}", u64::MAX), 404),
        ("proof?credential=6a1f0c52-5a7e-4a77-9b0c-3f1f6f0f8f11".to_owned(), 404),
        ("proof?credential=".to_owned(), 404),
        ("entries".to_owned(), 400),
        ("entries?start=2&end=1".to_owned(), 400),
        ("entries?start=a&end=1".to_owned(), 400),
        ("nowhere".to_owned(), 404),
    ] {
        let answer = app.fetch(&format!("/log/{query}")).await.expect(status);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{query}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{query}");
    }
    let beyond = app.fetch(&format!("/log/entries?start={}&end={}", u64::MAX, u64::MAX)).await.expect(200).json();
    assert_eq!(beyond, json!({"entries": []}));
    taught.stop().await;
}

#[tokio::test]
async fn the_checkpoint_is_the_head_as_a_signed_note() {
    let (taught, _) = awarded().await;
    enter(&taught.app.app).await.unwrap();
    let signed = head(&taught.app).await;
    let note = taught.app.fetch("/log/checkpoint").await.expect(200).text();
    let (text, line) = note.split_once("\n\n").unwrap();
    assert_eq!(format!("{text}\n"), signed.text);
    let line = line.strip_prefix(&format!("\u{2014} {} ", signed.head.origin)).unwrap();
    assert_eq!(STANDARD.decode(line.trim_end()).unwrap()[4..], signed.signature);
    taught.stop().await;
}

#[tokio::test]
async fn the_page_of_a_badge_names_its_entry_and_offers_the_proof() {
    let (taught, awards) = awarded().await;
    let app = &taught.app;
    let id = id_of(&awards[0]);
    let page = app.browse(&format!("/credentials/{id}")).await.expect(200).text();
    assert!(!page.contains("/log/proof"), "it waits for its number");
    enter(&app.app).await.unwrap();
    let page = app.browse(&format!("/credentials/{id}")).await.expect(200).text();
    let evidence = proof(app, &format!("credential={id}")).await;
    assert!(page.contains(&format!("number {}:", evidence.entries[0].number)), "{page}");
    assert!(page.contains(&format!("{}/log/proof?credential={id}", app.origin)));
    taught.stop().await;
}

#[tokio::test]
async fn a_changed_entry_no_longer_fits_its_proof() {
    let (taught, awards) = awarded().await;
    let app = &taught.app;
    enter(&app.app).await.unwrap();
    let id = id_of(&awards[0]);
    let file = String::from_utf8(taught.file(&awards[0], "json").await).unwrap();
    proof(app, &format!("credential={id}")).await.entered(&id, &forms_of(&file)).unwrap();
    // Somebody with the database rewrites what was issued.
    let other = Value::from("other").to_string();
    execute(
        app,
        &format!(
            "UPDATE log_entries SET leaf = REPLACE(leaf, '{}', '{}') WHERE subject = '{id}'",
            forms_of(&file)[0],
            forms_of(&other)[0]
        ),
    );
    let forged = proof(app, &format!("credential={id}")).await;
    assert!(forged.entered(&id, &forms_of(&other)).is_err());
    taught.stop().await;
}
