//! Every page in every sample and language, drawn: what tests hold to account and what people look at.

use super::*;

/// A drawn sample.
#[derive(Debug)]
pub struct Drawn {
    /// The template and the sample, as in `learner-badges-usual`.
    pub name: String,
    pub language: Language,
    pub html: String,
}

impl Views {
    /// Draws every page × sample × language; each page stands here once.
    ///
    /// # Errors
    /// [`ViewError`] names the template that does not fit its struct.
    pub fn gallery(&self) -> Result<Vec<Drawn>, ViewError> {
        let mut all = Vec::new();
        draw::<admin::SignIn>(self, &mut all)?;
        draw::<admin::Arrived>(self, &mut all)?;
        draw::<admin::Welcome>(self, &mut all)?;
        draw::<admin::Overview>(self, &mut all)?;
        draw::<admin::Platforms>(self, &mut all)?;
        draw::<admin::PlatformPage>(self, &mut all)?;
        draw::<admin::Issuers>(self, &mut all)?;
        draw::<admin::IssuerPage>(self, &mut all)?;
        draw::<admin::Policy>(self, &mut all)?;
        draw::<admin::OwnerPage>(self, &mut all)?;
        draw::<admin::PlatformForm>(self, &mut all)?;
        draw::<admin::Registry>(self, &mut all)?;
        draw::<admin::Jobs>(self, &mut all)?;
        draw::<admin::Persons>(self, &mut all)?;
        draw::<admin::PersonPage>(self, &mut all)?;
        draw::<admin::Admins>(self, &mut all)?;
        draw::<admin::Audit>(self, &mut all)?;
        draw::<launch::Storing>(self, &mut all)?;
        draw::<launch::Asking>(self, &mut all)?;
        draw::<launch::NewWindow>(self, &mut all)?;
        draw::<embed::Embed>(self, &mut all)?;
        draw::<holding::Takeout>(self, &mut all)?;
        draw::<holding::MyBadge>(self, &mut all)?;
        draw::<requests::MyRequest>(self, &mut all)?;
        draw::<requests::Requests>(self, &mut all)?;
        draw::<requests::Review>(self, &mut all)?;
        draw::<learner::Badges>(self, &mut all)?;
        draw::<learner::Anonymous>(self, &mut all)?;
        draw::<learner::NoCourse>(self, &mut all)?;
        draw::<learner::Mine>(self, &mut all)?;
        draw::<watched::Watched>(self, &mut all)?;
        draw::<link::Pick>(self, &mut all)?;
        draw::<link::WrongPlace>(self, &mut all)?;
        draw::<link::Answer>(self, &mut all)?;
        draw::<instructor::Badges>(self, &mut all)?;
        draw::<copying::Copying>(self, &mut all)?;
        draw::<start::Start>(self, &mut all)?;
        draw::<progress::Progress>(self, &mut all)?;
        draw::<progress::AwardList>(self, &mut all)?;
        draw::<progress::OneLearner>(self, &mut all)?;
        draw::<instructor::Edit>(self, &mut all)?;
        draw::<instructor::Preview>(self, &mut all)?;
        draw::<instructor::Badge>(self, &mut all)?;
        draw::<sources::Sources>(self, &mut all)?;
        draw::<sources::LockPage>(self, &mut all)?;
        draw::<sources::Give>(self, &mut all)?;
        draw::<public::Credential>(self, &mut all)?;
        draw::<public::Achievement>(self, &mut all)?;
        draw::<issuer::Issuer>(self, &mut all)?;
        draw::<pathway::Public>(self, &mut all)?;
        draw::<pathway::Edit>(self, &mut all)?;
        draw::<public::Verify>(self, &mut all)?;
        draw::<many::Many>(self, &mut all)?;
        draw::<public::Verification>(self, &mut all)?;
        draw::<public::Home>(self, &mut all)?;
        draw::<public::Privacy>(self, &mut all)?;
        draw::<public::Terms>(self, &mut all)?;
        draw::<mail::Stop>(self, &mut all)?;
        draw::<mail_text::MailText>(self, &mut all)?;
        draw::<mail_copies::MailCopies>(self, &mut all)?;
        draw::<public::Setup>(self, &mut all)?;
        draw::<register::Consent>(self, &mut all)?;
        draw::<register::Done>(self, &mut all)?;
        draw::<refusal::Refusal>(self, &mut all)?;
        Ok(all)
    }
}

fn draw<P: Page>(views: &Views, into: &mut Vec<Drawn>) -> Result<(), ViewError> {
    for language in Language::all() {
        for (sample, page) in P::samples() {
            let name = format!("{}-{sample}", P::TEMPLATE.trim_end_matches(".html").replace('/', "-"));
            into.push(Drawn { name, language, html: views.render(&page, language)? });
        }
    }
    Ok(())
}
