//! Judges the members of a course that are due, and grants what they earned. Running it twice grants nothing twice.

use crate::app::App;
use crate::domain::award::AwardState;
use crate::domain::details::AwardDetails;
use crate::domain::ids::ContextId;
use crate::domain::progress::{Judgement, Verdict};
use crate::flows::standing::{Known, Names, named_badges, names};
use crate::keys;
use crate::store::{CourseFacts, CourseMember, Flag, Grant, Judged, JudgedMember, StoreError, StoredAchievement, Whom};

/// What judging came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evaluated {
    pub judged: usize,
    pub awarded: usize,
    pub flagged: usize,
}

/// How many members are judged in one go: it bounds memory and how long the database's writer is held.
const AT_ONCE: i64 = 500;

/// An award by a rule happens once; what may happen again says which time it was.
const ONCE: &str = "1";

pub async fn evaluate(app: &App, context: ContextId) -> Result<Evaluated, StoreError> {
    let mut total = Evaluated::default();
    loop {
        let now = app.clock.now();
        let facts = app.store.find_course_facts(context.clone(), Whom::Due(AT_ONCE), false, now).await?;
        if facts.members.is_empty() {
            break;
        }
        let rules = facts.achievements.iter().filter_map(|badge| badge.achievement.rule.as_ref());
        let badge_names = app.store.find_badge_names(named_badges(rules)).await?;
        let judged = app
            .heavy(move || {
                let names = names(&facts, badge_names);
                facts.members.iter().map(|member| judge_member(&facts, &names, member)).collect::<Vec<_>>()
            })
            .await;
        total.judged += judged.len();
        let (granted, flagged) =
            app.store.record_judged(Judged { context: context.clone(), members: judged, now }).await?;
        total.awarded += granted.len();
        total.flagged += flagged;
        if !granted.is_empty() {
            app.work.notify_one();
        }
    }
    if total.awarded > 0 || total.flagged > 0 {
        tracing::info!(%context, judged = total.judged, awarded = total.awarded, flagged = total.flagged, "course judged");
    }
    Ok(total)
}

fn judge_member(facts: &CourseFacts, names: &Names, member: &CourseMember) -> JudgedMember {
    let mut judged = JudgedMember { member: member.clone(), grants: Vec::new(), flags: Vec::new() };
    let known = Known::of(facts, &member.member);
    for badge in &facts.achievements {
        let Some(rule) = &badge.achievement.rule else { continue };
        let held = facts.awards.get(&(badge.achievement.id.clone(), member.member.person.clone()));
        let judgement = known.judge(rule);
        match held {
            None if member.member.is_awardable() && judgement.verdict == Verdict::Met => {
                judged.grants.push(grant(badge, member, judgement, names));
            }
            // Falling below later keeps the award and asks a person to look; silence changes nothing.
            Some(award) if matches!(award.state, AwardState::Granted | AwardState::Issued) => {
                let reason = match (judgement.verdict, award.is_flagged) {
                    (Verdict::NotMet, false) => Some(Some("the rule is no longer met".to_owned())),
                    (Verdict::Met, true) => Some(None),
                    _ => None,
                };
                judged.flags.extend(reason.map(|reason| Flag { award: award.id.clone(), reason }));
            }
            _ => {}
        }
    }
    judged
}

fn grant(badge: &StoredAchievement, member: &CourseMember, mut judgement: Judgement, names: &Names) -> Grant {
    judgement.put_in_words(&names.labels());
    Grant {
        new_id: keys::ordered_id().into(),
        achievement: badge.achievement.id.clone(),
        version: badge.achievement.version.clone(),
        key: badge.achievement.key.clone(),
        person: member.member.person.clone(),
        occurrence: ONCE.to_owned(),
        origin: "rule",
        details: AwardDetails::default(),
        trace: serde_json::to_string(&judgement).expect("a judgement is JSON"),
        earned_at: judgement.met_at.unwrap_or(badge.created_at),
    }
}
