//! One rule of ten leaves, judged for ten thousand members: with the trace that is kept of an award, without it, and
//! beside them the floor: the same look-ups and comparisons written out, which give no reasons.

use std::collections::HashMap;
use std::hint::black_box;

use accolade::domain::ids::ActivityId;
use accolade::domain::progress::{Facts, MemberFact, ResultFact, Verdict, judge, verdict};
use accolade::domain::rule::Rule;
use chrono::{DateTime, TimeDelta, Utc};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rust_decimal::Decimal;
use serde_json::json;

const MEMBERS: usize = 10_000;
const LEAVES: usize = 10;
const BADGES: [&str; 3] = ["basics-1", "basics-2", "basics-3"];

struct Known {
    results: HashMap<ActivityId, ResultFact>,
    badges: HashMap<String, DateTime<Utc>>,
    member: MemberFact,
}

/// An identifier as long as a real one.
fn activity(number: usize) -> String {
    format!("0197a5c2-7d3e-7a10-8c41-{number:012}")
}

fn deadline() -> DateTime<Utc> {
    DateTime::from_timestamp(1_801_440_000, 0).expect("the moment is in the calendar")
}

fn rule() -> Rule {
    let score = |number, at_least: f64| json!({"score": {"activity": activity(number), "at_least": at_least}});
    let completed = |number| json!({"completed": {"activity": activity(number)}});
    let tree = json!({"all": [
        score(0, 75.0), score(1, 60.0), score(2, 62.5),
        {"any": [completed(3), completed(4)]},
        {"at_least": {"n": 2, "of": BADGES.map(|key| json!({"badge": key}))}},
        {"member": {"role": "Learner", "status": "Active"}},
        {"before": deadline()}
    ]});
    Rule::parse(&tree).expect("the form is right")
}

/// Members who differ: some meet everything, some fail a score, and of some a source is silent.
fn members() -> Vec<Known> {
    let seen_at = deadline();
    let known = |member: usize| {
        let result = |number: usize| ResultFact {
            score: Some(Decimal::new(((member * 37 + number * 11) % 1_000) as i64, 1)),
            maximum: Decimal::ONE_HUNDRED,
            completed: if number > 2 { Some(!member.is_multiple_of(3)) } else { None },
            happened_at: Some(seen_at - TimeDelta::hours((member % 500) as i64 - 50)),
            first_seen_at: seen_at,
            source: "line item".to_owned(),
            seen_at,
        };
        let has = |number: &usize| !(member + number).is_multiple_of(11);
        let holds = |place: &usize| !(member + place).is_multiple_of(4);
        Known {
            results: (0..5).filter(has).map(|number| (activity(number).into(), result(number))).collect(),
            badges: (0..3)
                .filter(holds)
                .map(|place| (BADGES[place].to_owned(), seen_at - TimeDelta::days(90)))
                .collect(),
            member: MemberFact { is_learner: true, is_active: true, source: "roster".to_owned(), seen_at },
        }
    };
    (0..MEMBERS).map(known).collect()
}

fn facts(known: &Known) -> Facts<'_> {
    Facts { results: &known.results, badges: &known.badges, approved: None, member: Some(&known.member) }
}

/// The ten leaves of the rule, looked up and compared one after the other; how many hold.
fn floor(known: &Known, activities: &[ActivityId], thresholds: &[Decimal], deadline: DateTime<Utc>) -> usize {
    let result = |number: usize| known.results.get(&activities[number]);
    let reaches = |number: usize| {
        result(number).is_some_and(|fact| {
            fact.score.is_some_and(|score| score * Decimal::ONE_HUNDRED >= thresholds[number] * fact.maximum)
        })
    };
    let scores = (0..3).filter(|number| reaches(*number)).count();
    let completed = (3..5).filter(|number| result(*number).is_some_and(|fact| fact.completed == Some(true))).count();
    let badges = BADGES.iter().filter(|key| known.badges.contains_key(**key)).count();
    let is_member = usize::from(known.member.is_learner && known.member.is_active);
    let in_time = usize::from(known.results.values().filter_map(|fact| fact.happened_at).max() <= Some(deadline));
    scores + completed + badges + is_member + in_time
}

fn evaluation(criterion: &mut Criterion) {
    let (rule, members) = (rule(), members());
    assert_eq!(rule.leaves().len(), LEAVES);
    let met = members.iter().filter(|known| verdict(&rule, &facts(known)) == Verdict::Met).count();
    assert!((1..MEMBERS).contains(&met), "the members differ");

    let mut group = criterion.benchmark_group("evaluation");
    group.throughput(Throughput::Elements((MEMBERS * LEAVES) as u64));
    let activities: Vec<ActivityId> = (0..5).map(|number| activity(number).into()).collect();
    let thresholds = [Decimal::new(75, 0), Decimal::new(60, 0), Decimal::new(625, 1)];
    group.bench_function("floor: look-ups and comparisons", |bencher| {
        bencher.iter(|| {
            members.iter().map(|known| floor(black_box(known), &activities, &thresholds, deadline())).sum::<usize>()
        });
    });
    group.bench_function("verdict", |bencher| {
        bencher
            .iter(|| members.iter().filter(|known| verdict(&rule, &facts(black_box(known))) == Verdict::Met).count());
    });
    group.bench_function("judgement with its trace", |bencher| {
        bencher.iter(|| members.iter().map(|known| judge(&rule, &facts(black_box(known))).trace.len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, evaluation);
criterion_main!(benches);
