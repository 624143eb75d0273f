//! Everything that a learner holds, to take along: each file as it was signed, each picture with the badge inside, and
//! a page that can be read without us.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::app::App;
use crate::domain::ids::{CredentialId, PersonId};
use crate::openbadges::baking::bake_png;
use crate::store::{Award, AwardFilter, Published, StoreError};
use crate::views::holding::{TakenBadge, TakenFile, Takeout};
use crate::views::{Language, ViewError};

/// The most awards of one person that are packed: more than anybody earns.
const MOST_AWARDS: i64 = 500;
/// Each holds up to forty badges, and the latest what the others held.
const MOST_RECORDS: usize = 20;
/// What pictures may weigh in all; those that come after are left out, and the signed files never are.
const HEAVIEST: usize = 32 << 20;

#[derive(Debug, thiserror::Error)]
pub enum TakeoutError {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    View(#[from] ViewError),
    #[error("the archive could not be written: {0}")]
    Archive(#[from] zip::result::ZipError),
    #[error("the archive could not be written: {0}")]
    Write(#[from] std::io::Error),
}

struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    pictures: usize,
}

impl Archive {
    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), TakeoutError> {
        // Texts shrink, and pictures have shrunk already.
        let is_picture = name.ends_with(".png");
        let method = if is_picture { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        self.zip.start_file(name, SimpleFileOptions::default().compression_method(method))?;
        self.zip.write_all(bytes)?;
        Ok(())
    }
}

/// Packs everything that a person holds in all courses of their platform, what is hidden or over included: it is theirs.
pub async fn everything(app: &App, person: PersonId, language: Language) -> Result<Vec<u8>, TakeoutError> {
    let filter = AwardFilter { person: Some(person.clone()), limit: MOST_AWARDS, ..AwardFilter::default() };
    let mut awards = app.store.list_awards(filter).await?;
    awards.sort_by_key(|award| std::cmp::Reverse(award.granted_at));
    let mut archive = Archive { zip: ZipWriter::new(Cursor::new(Vec::new())), pictures: 0 };
    let mut taken = Vec::new();
    for (at, award) in awards.iter().enumerate() {
        if let Some(badge) = pack(app, &mut archive, award, at + 1).await? {
            taken.push(badge);
        }
    }
    let records = pack_records(app, &mut archive, person).await?;
    let page = Takeout { badges: taken, records, taken_at: app.clock.now() };
    archive.add("index.html", app.views.render(&page, language)?.as_bytes())?;
    Ok(archive.zip.finish()?.into_inner())
}

/// The learner records that were made for them, the latest first, also those that have run out.
async fn pack_records(app: &App, archive: &mut Archive, person: PersonId) -> Result<Vec<TakenFile>, TakeoutError> {
    let records = app.store.list_learner_records(person).await?;
    let mut files = Vec::new();
    for (at, record) in records.into_iter().take(MOST_RECORDS).enumerate() {
        let stem = format!("records/{:02}-{}", at + 1, record.created_at.format("%F"));
        for (extension, text) in [("json", record.json), ("jwt", record.jwt)] {
            let path = format!("{stem}.{extension}");
            archive.add(&path, text.as_bytes())?;
            files.push(TakenFile { path });
        }
    }
    Ok(files)
}

/// The files of one award, the current ones first; none while it is being signed.
async fn pack(
    app: &App,
    archive: &mut Archive,
    award: &Award,
    number: usize,
) -> Result<Option<TakenBadge>, TakeoutError> {
    let current = award.credential.iter().map(|(id, _)| id);
    let ids: Vec<CredentialId> = current.chain(&award.earlier).cloned().collect();
    let folder = format!("badges/{number:03}-{}", plain(&award.badge_name));
    let mut badge = None;
    for (at, id) in ids.into_iter().enumerate() {
        let Some(published) = app.store.find_published(id).await? else { continue };
        let stem = if at == 0 { format!("{folder}/badge") } else { format!("{folder}/earlier-{at}") };
        let files = add_files(app, archive, &published, &stem).await?;
        badge
            .get_or_insert_with(|| TakenBadge {
                name: award.badge_name.clone(),
                description: published.description.clone(),
                criteria: published.criteria.clone(),
                issuer: published.issuer.profile.name.clone(),
                awarded_at: award.granted_at,
                expires_at: published.valid_until,
                page_url: app.urls.credential(published.id.as_str()),
                picture: files.iter().find(|file| file.path.ends_with(".png")).map(|file| file.path.clone()),
                picture_alt: published.picture_alt.clone(),
                files: Vec::new(),
            })
            .files
            .extend(files);
    }
    Ok(badge)
}

async fn add_files(
    app: &App,
    archive: &mut Archive,
    published: &Published,
    stem: &str,
) -> Result<Vec<TakenFile>, TakeoutError> {
    let mut files = Vec::new();
    for (extension, text) in [("json", &published.json), ("jwt", &published.jwt)] {
        let path = format!("{stem}.{extension}");
        archive.add(&path, text.as_bytes())?;
        files.push(TakenFile { path });
    }
    let picture = app.store.find_picture(published.picture.clone()).await?;
    let Some(picture) = picture.filter(|picture| archive.pictures + picture.bytes.len() <= HEAVIEST) else {
        return Ok(files);
    };
    let json = published.json.clone();
    // What cannot be baked is still there as a signed file.
    if let Ok(baked) = app.heavy(move || bake_png(&picture.bytes, &json)).await {
        archive.pictures += baked.len();
        let path = format!("{stem}.png");
        archive.add(&path, &baked)?;
        files.push(TakenFile { path });
    }
    Ok(files)
}

/// A name of a folder that every system takes.
fn plain(name: &str) -> String {
    let letters = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    let joined: String = letters.take(40).collect();
    let words: Vec<&str> = joined.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "badge".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_becomes_a_folder_that_every_system_takes() {
        for (name, folder) in [
            ("Laboratory Basics", "laboratory-basics"),
            ("../../etc/passwd", "etc-passwd"),
            ("CON\\..\\x:y", "con-x-y"),
            ("入門", "badge"),
            ("", "badge"),
        ] {
            assert_eq!(plain(name), folder, "{name}");
        }
        assert!(plain(&"x".repeat(300)).len() <= 40);
    }
}
