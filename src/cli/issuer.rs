//! `accolade issuer`: the organisations that sign.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::error::CommandError;
use super::output::{Table, print, print_line, read_input, time};
use super::{open_app, open_store};
use crate::app::App;
use crate::flows::identity;
use crate::flows::issuer::{self, Elsewhere, Identifier, IssuerInput, LogoInput, Parent, StatusForm};
use crate::store::{Issuer, IssuerRemoved};

#[derive(Subcommand)]
pub enum Command {
    /// Add an issuer, with keys of its own
    Add(Box<AddArgs>),
    /// Change what an issuer says from its next badge on; badges that were signed before keep what they said
    Set(Box<SetArgs>),
    /// List the issuers
    List(ListArgs),
    /// Show everything that an issuer says, and its keys
    Show(ShowArgs),
    /// Take an issuer out of use; what it signed stays checkable
    Remove(RemoveArgs),
}

#[derive(clap::Args)]
#[command(
    after_help = "A badge names its issuer when it is made (`issuer` in files and in the API, a choice in the editor); without, the \
default issuer signs it.\n\n\
Example:\n  accolade issuer add --name \"Example Faculty of Law\" --parent default --domain badges.law.example.edu"
)]
pub struct AddArgs {
    /// What names it in files and commands [default: made from the name]
    #[arg(long)]
    key: Option<String>,
    #[command(flatten)]
    profile: ProfileArgs,
}

#[derive(clap::Args)]
#[command(
    after_help = "An empty text takes a value away: --phone \"\". The domain can change until the issuer first signs.\n\n\
Example:\n  accolade issuer set --name \"Example University\" --url https://www.example.edu\n  \
accolade issuer set --issuer law --logo law.svg --logo-alt \"A pair of scales\" --identifier ROR=https://ror.org/000000000"
)]
pub struct SetArgs {
    /// Which issuer, by key or id [default: the default issuer]
    #[arg(long)]
    issuer: Option<String>,
    #[command(flatten)]
    profile: ProfileArgs,
}

/// What an organisation says of itself.
#[derive(clap::Args, Default)]
pub struct ProfileArgs {
    /// The organisation's name, as it stands on every badge
    #[arg(long)]
    name: Option<String>,
    /// Its home page
    #[arg(long)]
    url: Option<String>,
    /// A mail address for questions; it is public
    #[arg(long)]
    email: Option<String>,
    /// A phone number; it is public
    #[arg(long)]
    phone: Option<String>,
    /// A sentence or two about it
    #[arg(long)]
    description: Option<String>,
    /// The name of somebody who may speak for it
    #[arg(long)]
    official: Option<String>,
    /// The language of name and description, such as en or pt-BR
    #[arg(long)]
    language: Option<String>,
    /// Street and number
    #[arg(long)]
    street: Option<String>,
    #[arg(long)]
    post_office_box: Option<String>,
    #[arg(long)]
    postal_code: Option<String>,
    /// Town
    #[arg(long)]
    locality: Option<String>,
    #[arg(long)]
    region: Option<String>,
    #[arg(long)]
    country: Option<String>,
    /// ISO 3166-1, two letters
    #[arg(long)]
    country_code: Option<String>,
    /// Degrees north
    #[arg(long, allow_hyphen_values = true)]
    latitude: Option<String>,
    /// Degrees east
    #[arg(long, allow_hyphen_values = true)]
    longitude: Option<String>,
    /// What others know it by, such as ROR=https://ror.org/000000000, eIDAS=…, GLN=…; again for more. All that are given
    /// take the place of the earlier ones
    #[arg(long = "identifier", value_name = "TYPE=VALUE")]
    identifiers: Vec<String>,
    /// The issuer here that stands above it, by key or id
    #[arg(long, value_name = "ISSUER")]
    parent: Option<String>,
    /// An organisation above it that is no issuer here; with --parent-url or --parent-id
    #[arg(long, conflicts_with = "parent")]
    parent_name: Option<String>,
    /// Its home page
    #[arg(long, requires = "parent_name")]
    parent_url: Option<String>,
    /// Its identifier, such as did:web:www.example.edu
    #[arg(long, requires = "parent_name")]
    parent_id: Option<String>,
    /// Its number at LinkedIn, for learners who add a badge to their profile there
    #[arg(long)]
    linkedin_id: Option<String>,
    /// Its logo, PNG or SVG; kept as pixels
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    /// What the logo shows, for those who do not see it
    #[arg(long)]
    logo_alt: Option<String>,
    /// A host name of its own that leads to this server: its identifier becomes did:web:HOST. It holds for good from the
    /// first badge on
    #[arg(long, value_name = "HOST")]
    domain: Option<String>,
    /// How badges that it signs from now on say whether they were revoked. bitstring: a signed list of bits, which most
    /// verifiers read. revocation_list: a 1EdTechRevocationList, which names what was revoked and which few verifiers
    /// read; for certification
    #[arg(long, value_name = "FORM", value_parser = ["bitstring", "revocation_list"])]
    status: Option<String>,
    /// Let it sign the badges that name no issuer
    #[arg(long)]
    default: bool,
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade issuer list")]
pub struct ListArgs {}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade issuer show\n  accolade issuer show law")]
pub struct ShowArgs {
    /// Which issuer, by key or id [default: the default issuer]
    issuer: Option<String>,
}

#[derive(clap::Args)]
#[command(
    after_help = "Its badges have to be retired before. One that never signed is gone; of others page, keys and status lists \
stay, because what they signed has to stay checkable.\n\nExample:\n  accolade issuer remove law"
)]
pub struct RemoveArgs {
    /// Which issuer, by key or id
    issuer: String,
}

pub async fn run(command: Command) -> Result<(), CommandError> {
    match command {
        Command::Add(args) => add(*args).await,
        Command::Set(args) => set(*args).await,
        Command::List(_) => list().await,
        Command::Show(args) => show(args).await,
        Command::Remove(args) => remove(args).await,
    }
}

async fn add(args: AddArgs) -> Result<(), CommandError> {
    let mut input = IssuerInput { key: args.key, ..IssuerInput::default() };
    args.profile.put_into(&mut input)?;
    let app = open_app().await?;
    let made = issuer::create(&app, input).await?;
    print_line(format_args!("{}  {}  added, signs as {}", made.id, made.key, identity::did(&made, &app.urls)));
    Ok(())
}

async fn set(args: SetArgs) -> Result<(), CommandError> {
    if args.profile.is_empty() {
        return Err(CommandError::usage(
            "nothing to change: give --name, --url, --logo or another value",
            "`accolade issuer set --help` lists them.",
        ));
    }
    let app = open_app().await?;
    let known = find(&app, args.issuer).await?;
    let mut input = issuer::input_of(&known);
    args.profile.put_into(&mut input)?;
    let changed = issuer::change(&app, &known.id, input).await?;
    print_line(format_args!("{}  {}  changed", changed.id, changed.key));
    Ok(())
}

async fn find(app: &App, named: Option<String>) -> Result<Issuer, CommandError> {
    match named {
        Some(named) => Ok(issuer::find_named(app, &named).await?),
        None => Ok(issuer::find_default(app).await?),
    }
}

impl ProfileArgs {
    fn is_empty(&self) -> bool {
        let texts = [
            &self.name,
            &self.url,
            &self.email,
            &self.phone,
            &self.description,
            &self.official,
            &self.language,
            &self.street,
            &self.post_office_box,
            &self.postal_code,
            &self.locality,
            &self.region,
            &self.country,
            &self.country_code,
            &self.latitude,
            &self.longitude,
            &self.parent,
            &self.parent_name,
            &self.linkedin_id,
            &self.logo_alt,
            &self.domain,
            &self.status,
        ];
        texts.into_iter().all(Option::is_none) && self.identifiers.is_empty() && self.logo.is_none() && !self.default
    }

    /// Puts what was given in the place of what was there.
    fn put_into(self, input: &mut IssuerInput) -> Result<(), CommandError> {
        let profile = &mut input.profile;
        if let Some(name) = self.name {
            profile.name = name;
        }
        let address = profile.address.get_or_insert_default();
        for (given, place) in [
            (self.url, &mut profile.url),
            (self.email, &mut profile.email),
            (self.phone, &mut profile.phone),
            (self.description, &mut profile.description),
            (self.official, &mut profile.official),
            (self.language, &mut profile.language),
            (self.street, &mut address.street),
            (self.post_office_box, &mut address.post_office_box),
            (self.postal_code, &mut address.postal_code),
            (self.locality, &mut address.locality),
            (self.region, &mut address.region),
            (self.country, &mut address.country),
            (self.country_code, &mut address.country_code),
            (self.latitude, &mut address.latitude),
            (self.longitude, &mut address.longitude),
            (self.linkedin_id, &mut profile.linkedin_id),
            (self.logo_alt, &mut profile.logo_alt),
            (self.domain, &mut input.domain),
        ] {
            if given.is_some() {
                *place = given;
            }
        }
        if !self.identifiers.is_empty() {
            profile.identifiers = identifiers(&self.identifiers)?;
        }
        match (self.parent, self.parent_name) {
            (Some(parent), _) if parent.is_empty() => profile.parent = None,
            (Some(parent), _) => profile.parent = Some(Parent::Here { issuer: parent.into() }),
            (None, Some(name)) if name.is_empty() => profile.parent = None,
            (None, Some(name)) => {
                let elsewhere = Elsewhere { id: self.parent_id, name, url: self.parent_url };
                profile.parent = Some(Parent::Elsewhere(elsewhere));
            }
            (None, None) => {}
        }
        if let Some(logo) = self.logo {
            input.logo = match logo == Path::new("") {
                true => LogoInput::None,
                false => LogoInput::Uploaded(read_input(&logo, LARGEST_LOGO)?),
            };
        }
        input.status = self.status.as_deref().and_then(StatusForm::parse).or(input.status);
        input.is_default |= self.default;
        Ok(())
    }
}

const LARGEST_LOGO: usize = 2 << 20;

/// `TYPE=VALUE`, each; an empty text stands for none.
fn identifiers(given: &[String]) -> Result<Vec<Identifier>, CommandError> {
    given
        .iter()
        .filter(|text| !text.is_empty())
        .map(|text| match text.split_once('=') {
            Some((kind, value)) => Ok(Identifier { kind: kind.to_owned(), value: value.to_owned() }),
            None => Err(CommandError::usage(
                format!("--identifier {text} has no type"),
                "Write it as TYPE=VALUE, such as ROR=https://ror.org/000000000.",
            )),
        })
        .collect()
}

async fn list() -> Result<(), CommandError> {
    let mut table = Table::new(["ID", "KEY", "NAME", "DOMAIN", "URL", "DEFAULT"]);
    for issuer in open_store().await?.list_issuers().await? {
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        table.row([
            issuer.id.into_string(),
            issuer.key,
            issuer.profile.name,
            or_dash(issuer.domain),
            or_dash(issuer.profile.url),
            if issuer.is_default { "yes" } else { "no" }.to_owned(),
        ]);
    }
    print(table);
    Ok(())
}

async fn show(args: ShowArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let issuer = find(&app, args.issuer).await?;
    let mut table = Table::without_header();
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            table.row([name.to_owned(), value]);
        }
    };
    let profile = issuer.profile.clone();
    line("id", Some(issuer.id.to_string()));
    line("key", Some(issuer.key.clone()));
    line("name", Some(profile.name));
    line("identifier (DID)", Some(identity::did(&issuer, &app.urls)));
    line("domain", issuer.domain.clone());
    line("fixed since", issuer.pinned_at.map(time));
    line("default", issuer.is_default.then(|| "yes".to_owned()));
    line("status", Some(issuer.status.to_string()));
    line("page", Some(app.urls.issuer(issuer.id.as_str())));
    line("url", profile.url);
    line("email", profile.email);
    line("phone", profile.phone);
    line("description", profile.description);
    line("official", profile.official);
    line("language", profile.language);
    if let Some(address) = profile.address {
        line("street", address.street);
        line("post office box", address.post_office_box);
        line("postal code", address.postal_code);
        line("locality", address.locality);
        line("region", address.region);
        line("country", address.country);
        line("country code", address.country_code);
        line("latitude", address.latitude);
        line("longitude", address.longitude);
    }
    for identifier in profile.identifiers {
        line(&identifier.kind, Some(identifier.value));
    }
    let above = identity::parent(&issuer, &app.urls);
    line("part of", above.map(|above| format!("{} ({})", above.name, above.id)));
    line("LinkedIn", profile.linkedin_id);
    line("logo", issuer.logo.as_ref().map(|logo| app.urls.picture(logo.as_str())));
    line("logo shows", profile.logo_alt);
    print(table);
    Ok(())
}

async fn remove(args: RemoveArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let known = issuer::find_named(&app, &args.issuer).await?;
    let how = match issuer::remove(&app, &known.id).await? {
        IssuerRemoved::Gone => "removed; it had signed nothing",
        _ => "out of use; its page, keys and status lists stay, so that what it signed stays checkable",
    };
    print_line(format_args!("{}  {}  {how}", known.id, known.key));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn what_is_given_takes_the_place_of_what_was_there_and_the_rest_stays() {
        let mut input = IssuerInput::default();
        let first = ProfileArgs {
            name: text("Example University"),
            phone: text("+43 1 555"),
            street: text("Beispielgasse 1"),
            identifiers: vec!["ROR=https://ror.org/0?a=b".to_owned(), "GLN=9120000000000".to_owned()],
            parent_name: text("Example Federation"),
            parent_url: text("https://www.example.org"),
            ..ProfileArgs::default()
        };
        first.put_into(&mut input).unwrap();
        let second = ProfileArgs { phone: text(""), url: text("https://www.example.edu"), ..ProfileArgs::default() };
        second.put_into(&mut input).unwrap();
        let profile = input.profile.clone().checked().unwrap();
        assert_eq!((profile.phone, profile.url), (None, text("https://www.example.edu")));
        assert_eq!(profile.address.unwrap().street, text("Beispielgasse 1"));
        assert_eq!(profile.identifiers[0].value, "https://ror.org/0?a=b");
        assert!(profile.parent.is_some());
        let third = ProfileArgs { identifiers: vec![String::new()], parent_name: text(""), ..ProfileArgs::default() };
        third.put_into(&mut input).unwrap();
        assert!(input.profile.identifiers.is_empty() && input.profile.parent.is_none());
    }

    #[test]
    fn an_identifier_without_its_type_is_refused() {
        let args = ProfileArgs { identifiers: vec!["https://ror.org/0".to_owned()], ..ProfileArgs::default() };
        assert!(matches!(args.put_into(&mut IssuerInput::default()), Err(CommandError::Usage { .. })));
        assert!(ProfileArgs::default().is_empty());
    }
}
