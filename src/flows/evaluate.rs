//! Judges the members of a course that are due, and grants what they earned. Running it twice grants nothing twice.

use std::collections::{HashMap, VecDeque};

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::award::AwardState;
use crate::domain::details::AwardDetails;
use crate::domain::ids::{AchievementId, ContextId};
use crate::domain::progress::{Judgement, Verdict};
use crate::flows::standing::{Known, Names, named_badges, names};
use crate::keys;
use crate::store::{
    CourseFacts, CourseMember, Flag, Grant, HeldAward, Judged, JudgedMember, Renewal, StoreError, StoredAchievement,
    Tally, Whom,
};

/// What judging came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evaluated {
    pub judged: usize,
    pub awarded: usize,
    /// Awards of badges that were earned again before or after they ran out.
    pub renewed: usize,
    pub flagged: usize,
}

/// How many members are judged in one go: it bounds memory and how long the database's writer is held.
const AT_ONCE: i64 = 500;

/// How many of them are written in one go: the database's writer is held for less than a tenth of a second.
const WRITTEN_AT_ONCE: usize = 100;

/// Awards that were judged ahead and are kept until they are written, each with its reasons of a kilobyte or two.
const MOST_KEPT: usize = 10_000;

/// What a run is about to do, by badge.
type Tallies = HashMap<AchievementId, Tally>;

pub async fn evaluate(app: &App, context: ContextId) -> Result<Evaluated, StoreError> {
    let mut total = Evaluated::default();
    let run = keys::ordered_id();
    let (mut judged, mut tallies) = look_ahead(app, &context, &run).await?;
    loop {
        let Judging { members, now } = match judged.pop_front() {
            Some(judged) => judged,
            None => judge_some(app, &context, Whom::DueBehind(None, AT_ONCE), &run).await?,
        };
        if members.is_empty() {
            break;
        }
        members.iter().for_each(|member| enter(&mut tallies, member));
        // What it comes to is looked at once; a badge that waits then waits for the others as well.
        let mut ahead = tallies.clone();
        total.judged += members.len();
        for members in members.chunks(WRITTEN_AT_ONCE) {
            let tallies = std::mem::take(&mut ahead);
            let judged = Judged { context: context.clone(), members: members.to_vec(), tallies, now };
            let (granted, renewed, flagged) = app.store.record_judged(judged).await?;
            total.awarded += granted.len();
            total.renewed += renewed;
            total.flagged += flagged;
            if granted.len() + renewed > 0 {
                app.work.notify_one();
            }
        }
    }
    if total.awarded > 0 || total.flagged > 0 {
        tracing::info!(%context, judged = total.judged, awarded = total.awarded, flagged = total.flagged, "course judged");
    }
    Ok(total)
}

/// Members who were judged, and when.
struct Judging {
    members: Vec<JudgedMember>,
    now: DateTime<Utc>,
}

async fn judge_some(app: &App, context: &ContextId, whom: Whom, run: &str) -> Result<Judging, StoreError> {
    let now = app.clock.now();
    let facts = app.store.find_course_facts(context.clone(), whom, false, now).await?;
    if facts.members.is_empty() {
        return Ok(Judging { members: Vec::new(), now });
    }
    let rules = facts.achievements.iter().filter_map(|badge| badge.achievement.rule.as_ref());
    let badge_names = app.store.find_badge_names(named_badges(rules)).await?;
    let run = run.to_owned();
    let members = app
        .heavy(move || {
            let names = names(&facts, badge_names);
            facts.members.iter().map(|member| judge_member(&facts, &names, member, &run, now)).collect()
        })
        .await;
    Ok(Judging { members, now })
}

/// What judging everybody who is due would do, so that it is known before the first award whether a run surprises; nothing
/// is written. The first judgements are kept, and those that would fill the memory of a small machine made again later.
async fn look_ahead(app: &App, context: &ContextId, run: &str) -> Result<(VecDeque<Judging>, Tallies), StoreError> {
    let (mut kept, mut tallies) = (VecDeque::new(), Tallies::new());
    let (mut behind, mut deeds) = (None, 0);
    loop {
        let judged = judge_some(app, context, Whom::DueBehind(behind, AT_ONCE), run).await?;
        judged.members.iter().for_each(|member| enter(&mut tallies, member));
        let is_all = i64::try_from(judged.members.len()).is_ok_and(|count| count < AT_ONCE);
        behind = judged.members.last().map(|last| last.member.member.person.clone());
        deeds += judged.members.iter().map(|member| member.grants.len() + member.renewals.len()).sum::<usize>();
        if !judged.members.is_empty() && (kept.is_empty() || deeds <= MOST_KEPT) {
            kept.push_back(judged);
        }
        if is_all {
            return Ok((kept, tallies));
        }
    }
}

fn enter(tallies: &mut Tallies, judged: &JudgedMember) {
    let person = &judged.member.member.person;
    for grant in &judged.grants {
        tallies.entry(grant.achievement.clone()).or_default().awards.insert(person.clone());
    }
    for flag in judged.flags.iter().filter(|flag| flag.reason.is_some()) {
        tallies.entry(flag.achievement.clone()).or_default().flags.insert(person.clone());
    }
}

fn judge_member(
    facts: &CourseFacts,
    names: &Names,
    member: &CourseMember,
    run: &str,
    now: DateTime<Utc>,
) -> JudgedMember {
    let mut judged =
        JudgedMember { member: member.clone(), grants: Vec::new(), renewals: Vec::new(), flags: Vec::new() };
    let known = Known::of(facts, &member.member);
    for badge in &facts.achievements {
        let Some(rule) = &badge.achievement.rule else { continue };
        let held = facts.awards.get(&(badge.achievement.id.clone(), member.member.person.clone()));
        let judgement = known.judge(Some(&badge.achievement.id), rule);
        // What is given after the end of the badge would be expired at once.
        let is_over = badge.achievement.expires_after.is_some_and(|life| life.is_over(now));
        let earns = member.member.is_awardable() && judgement.verdict == Verdict::Met && !is_over;
        match held {
            None if earns => {
                judged.grants.push(grant(badge, member, judgement, names, run, handed_in(facts, badge, member)))
            }
            Some(award) if earns && award.may_be_followed(judgement.met_at) => {
                let details = handed_in(facts, badge, member);
                judged.grants.push(grant(badge, member, judgement, names, run, details));
            }
            // Falling below later keeps the award and asks a person to look; silence changes nothing.
            Some(award) if matches!(award.state, AwardState::Granted | AwardState::Issued) => {
                if earns && let Some((number, life_from)) = taken_again(badge, award, &judgement, now) {
                    judged.renewals.push(renewal(badge, award, number, life_from, &judgement, names));
                    continue;
                }
                // What is at the end of a pathway stays when badges on the way run out.
                let undone = |known: &Known| {
                    known.judge_as_if_nothing_ended(&badge.achievement.id, rule).verdict == Verdict::NotMet
                };
                let reason = match (judgement.verdict, award.is_flagged) {
                    (Verdict::NotMet, false) if badge.pathway.is_none() || undone(&known) => {
                        Some(Some("the rule is no longer met".to_owned()))
                    }
                    (Verdict::Met, true) => Some(None),
                    _ => None,
                };
                let flag = |reason| Flag { award: award.id.clone(), achievement: badge.achievement.id.clone(), reason };
                judged.flags.extend(reason.map(flag));
            }
            _ => {}
        }
    }
    judged
}

/// Whether the rule was met anew, by something that happened since: then the badge is renewed, from the moment that this
/// gives. A result counts as taken again in the second half of the badge's life, or later.
fn taken_again(
    badge: &StoredAchievement,
    award: &HeldAward,
    judgement: &Judgement,
    now: DateTime<Utc>,
) -> Option<(i32, DateTime<Utc>)> {
    let (number, span) = award.current?;
    let met_at = judgement.met_at?;
    let counts = met_at > award.earned_at && met_at >= span.taken_again_from()?;
    let life_from = span.renewed(badge.achievement.expires_after, now).ok().filter(|_| counts)?;
    Some((number, life_from))
}

fn renewal(
    badge: &StoredAchievement,
    award: &HeldAward,
    number: i32,
    life_from: DateTime<Utc>,
    judgement: &Judgement,
    names: &Names,
) -> Renewal {
    let mut judgement = judgement.clone();
    judgement.put_in_words(&names.labels());
    Renewal {
        award: award.id.clone(),
        number,
        version: badge.achievement.version.clone(),
        trace: Some(serde_json::to_string(&judgement).expect("a judgement is JSON")),
        earned_at: judgement.met_at,
        life_from,
    }
}

/// What the learner handed in, where they let it stand in the badge.
fn handed_in(facts: &CourseFacts, badge: &StoredAchievement, member: &CourseMember) -> AwardDetails {
    let approval = facts.approvals.get(&(badge.achievement.id.clone(), member.member.person.clone()));
    let evidence = approval.map(|approval| approval.evidence.clone()).unwrap_or_default();
    AwardDetails { evidence, ..AwardDetails::default() }
}

fn grant(
    badge: &StoredAchievement,
    member: &CourseMember,
    mut judgement: Judgement,
    names: &Names,
    run: &str,
    details: AwardDetails,
) -> Grant {
    judgement.put_in_words(&names.labels());
    Grant {
        new_id: keys::ordered_id().into(),
        achievement: badge.achievement.id.clone(),
        version: badge.achievement.version.clone(),
        key: badge.achievement.key.clone(),
        person: member.member.person.clone(),
        origin: "rule",
        details,
        trace: serde_json::to_string(&judgement).expect("a judgement is JSON"),
        earned_at: judgement.met_at.unwrap_or(badge.created_at),
        run: Some(run.to_owned()),
    }
}
