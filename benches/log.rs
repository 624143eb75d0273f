//! What the issuance log costs beside the hashing that it cannot do without.

use std::collections::HashMap;
use std::hint::black_box;

use accolade::domain::log::{DocumentHashes, Event};
use accolade::keys::{self, Ed25519Key};
use accolade::openbadges::log::Head;
use accolade::openbadges::log::tree::{self, Edge, Hash, consistency, inclusion, leaf_hash, verify_inclusion};
use chrono::DateTime;
use criterion::{Criterion, criterion_group, criterion_main};

const LEAVES: u64 = 10_000;
/// A log that has been in use for years.
const KEPT: u64 = 1_000_003;

fn leaf(number: u64) -> String {
    let hash = keys::fingerprint(&number.to_string());
    let documents = DocumentHashes { json: hash.clone(), jwt: hash.clone() };
    Event::issued(hash, documents, DateTime::UNIX_EPOCH).to_text()
}

fn grown(size: u64) -> (Edge, Vec<Hash>) {
    let (mut edge, mut made) = (Edge::new(0, Vec::new()).expect("nothing"), Vec::new());
    (0..size).for_each(|number| edge.push(leaf_hash(&number.to_be_bytes()), &mut made));
    (edge, made)
}

fn log(c: &mut Criterion) {
    let (edge, made) = grown(KEPT);
    let kept: HashMap<u64, Hash> = (0..).zip(made).collect();
    let leaves: Vec<String> = (0..LEAVES).map(leaf).collect();

    let mut group = c.benchmark_group("log/10,000 leaves");
    group.bench_function("floor: as many bare hashes", |b| {
        b.iter(|| {
            for leaf in &leaves {
                black_box(keys::sha256(leaf.as_bytes()));
                black_box(keys::sha256(&[1; 65]));
            }
        });
    });
    group.bench_function("added to a log of a million, and the head signed", |b| {
        let key = Ed25519Key::generate().expect("a key");
        b.iter(|| {
            let (mut edge, mut made) = (edge.clone(), Vec::new());
            leaves.iter().for_each(|leaf| edge.push(leaf_hash(leaf.as_bytes()), &mut made));
            let origin = "badges.example.edu/log".to_owned();
            let head = Head { origin, size: edge.size(), root: edge.root(), signed_at: DateTime::UNIX_EPOCH };
            black_box((made, head.sign(&key)))
        });
    });
    group.finish();

    let mut group = c.benchmark_group("log/proof in a log of a million");
    group.bench_function("floor: twenty bare hashes", |b| {
        b.iter(|| {
            for _ in 0..20 {
                black_box(keys::sha256(&[1; 65]));
            }
        });
    });
    group.bench_function("inclusion, made", |b| {
        b.iter(|| black_box(inclusion(777_777, KEPT).and_then(|recipe| recipe.fold(&kept))));
    });
    group.bench_function("inclusion, checked", |b| {
        let path = inclusion(777_777, KEPT).and_then(|recipe| recipe.fold(&kept)).expect("a proof");
        let leaf = leaf_hash(&777_777_u64.to_be_bytes());
        let root = edge.root();
        b.iter(|| assert!(verify_inclusion(black_box(&leaf), 777_777, KEPT, &path, &root)));
    });
    group.bench_function("consistency, made", |b| {
        b.iter(|| black_box(consistency(777_777, KEPT).and_then(|recipe| recipe.fold(&kept))));
    });
    group.bench_function("root", |b| b.iter(|| black_box(tree::root_of(KEPT).fold(&kept))));
    group.finish();
}

criterion_group!(benches, log);
criterion_main!(benches);
