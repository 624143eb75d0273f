//! `accolade issue`: awards from a CSV file, row by row. A row that was awarded before is found again and left alone.

use std::collections::HashMap;
use std::path::PathBuf;

use super::error::CommandError;
use super::open_app;
use super::output::{Table, plain, print, print_line, read_input};
use super::recipients::{self, Recipients, Wanted};
use crate::app::App;
use crate::flows::award::{AwardError, Recipient, check_details, grant, sign_now};
use crate::flows::standing::{LeftOut, left_out};
use crate::keys;
use crate::store::{Award, AwardFilter, Recorded, StoreError, StoredAchievement};

#[derive(clap::Args)]
#[command(
    after_help = "Columns: email and name, or member (the platform's user id, for a badge of a course); evidence, \
evidence_url, evidence_name, evidence_description, evidence_genre and evidence_audience, a further piece with a number \
behind it (evidence_url_2), up to 9; credits_earned, activity_start, activity_end, license_number, role, term and issued_on \
where wanted. At most 10,000 rows and 5 MB. Running it again awards nothing twice.\n\n\
Example:\n  accolade issue --badge lab-safety --csv passed.csv --dry-run"
)]
pub struct Args {
    /// The key of the badge
    #[arg(long, value_name = "KEY")]
    badge: String,
    /// The file, or - for standard input
    #[arg(long, value_name = "FILE")]
    csv: PathBuf,
    /// Only say what would happen, row by row
    #[arg(long)]
    dry_run: bool,
}

/// What became, or would become, of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Awarded,
    /// It would be awarded.
    Ok,
    Duplicate,
    Error,
}

impl Status {
    fn word(self) -> &'static str {
        match self {
            Self::Awarded => "awarded",
            Self::Ok => "ok",
            Self::Duplicate => "duplicate",
            Self::Error => "error",
        }
    }
}

/// As the rows of `list_awards` come.
const AT_ONCE: i64 = 500;
const ORIGIN: &str = "file";

pub async fn run(args: Args) -> Result<(), CommandError> {
    let bytes = read_input(&args.csv, recipients::LARGEST)?;
    let Recipients { rows, ignored } = recipients::read(&bytes, &args.badge)
        .map_err(|error| CommandError::refused(error.to_string(), "`accolade issue --help` names the columns."))?;
    let app = open_app().await?;
    let badge = find_badge(&app, &args.badge).await?;
    if !ignored.is_empty() {
        eprintln!("note: nothing was read from the columns {}", plain(&ignored.join(", ")));
    }
    let holders = if args.dry_run { list_holders(&app, &badge).await? } else { HashMap::new() };
    // A row's line, what became of it, whom it is for, and the award's id or a sentence.
    let mut done: Vec<(u64, Status, String, String)> = Vec::new();
    let mut counts = [(Status::Awarded, 0), (Status::Ok, 0), (Status::Duplicate, 0), (Status::Error, 0)];
    let mut stopped = None;
    let run = keys::ordered_id();
    for row in rows {
        let outcome = match row.wanted {
            Err(recipients::RowError::Repeated(first)) => {
                Ok((Status::Duplicate, recipients::RowError::Repeated(first).to_string()))
            }
            Err(error) => Ok((Status::Error, error.to_string())),
            Ok(wanted) if args.dry_run => foresee(&app, &badge, &wanted, &holders).await,
            Ok(wanted) => carry_out(&app, &badge, wanted, run.clone()).await,
        };
        match outcome {
            Ok((status, detail)) => {
                done.push((row.line, status, row.label, detail));
                counts.iter_mut().filter(|(counted, _)| *counted == status).for_each(|(_, count)| *count += 1);
            }
            // The rest would fail alike; what was done so far is told all the same.
            Err(error) => {
                stopped = Some((row.line, error));
                break;
            }
        }
    }
    // Signed together, which is many times as fast as one by one.
    let awarded = done.iter().filter(|(_, status, ..)| *status == Status::Awarded);
    sign_now(&app, awarded.map(|(.., id)| id.as_str().into()).collect()).await;
    let mut table = Table::new(["LINE", "STATUS", "RECIPIENT", "DETAIL"]);
    for (line, status, label, detail) in done {
        let detail = if status == Status::Awarded { address(&app, &detail).await? } else { detail };
        table.row([line.to_string(), status.word().to_owned(), label, detail]);
    }
    print(table);
    print_line(summary(&counts));
    match stopped {
        Some((line, error)) => Err(CommandError::refused(
            format!("stopped at line {line}: {error}"),
            "Run it again when that is mended: what was awarded is not awarded twice.",
        )),
        None if counts.contains(&(Status::Error, 0)) => Ok(()),
        None => Err(CommandError::Printed),
    }
}

fn summary(counts: &[(Status, usize)]) -> String {
    let words: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| format!("{count} {}", status.word()))
        .collect();
    if words.is_empty() { "the file has no rows".to_owned() } else { words.join(", ") }
}

async fn find_badge(app: &App, key: &str) -> Result<StoredAchievement, CommandError> {
    let badge = app.store.find_achievement_by_key(key.to_owned()).await?;
    let badge = badge.ok_or_else(|| {
        CommandError::refused(
            format!("there is no badge with the key {}", plain(key)),
            "The key stands on the badge's page for teachers; `accolade badge apply` makes badges.",
        )
    })?;
    if badge.achievement.state.awards() {
        return Ok(badge);
    }
    Err(CommandError::refused(
        format!("the badge {key} is not handed out; its state is: {}", badge.achievement.state),
        "A draft has to be published first; a retired badge stays retired.",
    ))
}

/// Awards of the badge, by the platform's id of their person or by mail address.
async fn list_holders(app: &App, badge: &StoredAchievement) -> Result<HashMap<String, Award>, StoreError> {
    let mut holders = HashMap::new();
    let mut after = None;
    loop {
        let filter = AwardFilter {
            achievement: Some(badge.achievement.id.clone()),
            after,
            limit: AT_ONCE,
            ..AwardFilter::default()
        };
        let page = app.store.list_awards(filter).await?;
        let Some(last) = page.last() else { return Ok(holders) };
        after = Some(last.id.as_str().to_owned());
        holders.extend(page.into_iter().map(|award| (award.sub.clone(), award)));
    }
}

/// What `carry_out` would do, as far as it can be told beforehand.
async fn foresee(
    app: &App,
    badge: &StoredAchievement,
    wanted: &Wanted,
    holders: &HashMap<String, Award>,
) -> Result<(Status, String), StoreError> {
    let sub = match &wanted.recipient {
        Recipient::Member(id) => id.clone(),
        Recipient::Address { email, .. } => email.to_lowercase(),
    };
    if let Some(held) = holders.get(&sub) {
        return Ok((Status::Duplicate, held_already(held)));
    }
    if wanted.earned_at.is_some_and(|time| time > app.clock.now()) {
        return Ok((Status::Error, AwardError::Future.to_string()));
    }
    let refused = match &wanted.recipient {
        Recipient::Address { .. } => None,
        Recipient::Member(id) => match badge.achievement.context.clone() {
            None => Some(AwardError::NoCourse),
            Some(context) => match app.store.find_member_by_sub(context, id.clone()).await? {
                None => Some(AwardError::NoSuchMember),
                Some(member) => match left_out(&member) {
                    Some(LeftOut::Teacher | LeftOut::Observer | LeftOut::TestUser) => Some(AwardError::NotAwardable),
                    // People may award whom no rule would.
                    Some(LeftOut::Inactive | LeftOut::NotALearner) | None => None,
                },
            },
        },
    };
    let refused = match refused {
        Some(error) => Some(error),
        None => match check_details(app, badge, wanted.details.clone()).await {
            Ok(_) => None,
            Err(AwardError::Store(error)) => return Err(error),
            Err(error) => Some(error),
        },
    };
    Ok(match refused {
        Some(error) => (Status::Error, error.to_string()),
        None => (Status::Ok, String::new()),
    })
}

async fn carry_out(
    app: &App,
    badge: &StoredAchievement,
    wanted: Wanted,
    run: String,
) -> Result<(Status, String), StoreError> {
    match grant(app, badge, &wanted.recipient, wanted.details, wanted.earned_at, ORIGIN, Some(run)).await {
        Ok((id, Recorded::New)) => Ok((Status::Awarded, id.into_string())),
        Ok((id, Recorded::Existing)) => {
            let held = app.store.find_award(id).await?;
            Ok((Status::Duplicate, held.as_ref().map(held_already).unwrap_or_default()))
        }
        Err(AwardError::Store(error)) => Err(error),
        Err(error) => Ok((Status::Error, error.to_string())),
    }
}

async fn address(app: &App, award: &str) -> Result<String, StoreError> {
    let award = app.store.find_award(award.into()).await?;
    let credential = award.and_then(|award| award.credential);
    Ok(credential.map(|(id, _)| app.urls.credential(id.as_str())).unwrap_or_default())
}

fn held_already(award: &Award) -> String {
    format!("award {} of {} is {}", award.id, award.granted_at.date_naive(), award.state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_what_happened_and_nothing_else() {
        assert_eq!(summary(&[(Status::Awarded, 3), (Status::Ok, 0), (Status::Error, 1)]), "3 awarded, 1 error");
        assert_eq!(summary(&[(Status::Ok, 0)]), "the file has no rows");
    }
}
