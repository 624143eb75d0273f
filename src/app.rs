//! What every flow holds in hand: configuration, store, keys, the ways out, the pages, the clock.

mod drawn;
mod fonts;
mod keyring;
mod tally;
mod tries;

use std::path::Path;
use std::sync::Arc;

use tokio::sync::{Mutex, Notify, OnceCell, Semaphore};

pub use keyring::{Begin, IssuerKeys, KeyringError, LogKey, Published, ToolKey};

use crate::artwork::{Found, lacking};
use crate::clock::Clock;
use crate::config::{Config, ConfigError, DatabaseTarget, SecretSource};
use crate::keys::{KeyError, MasterSecret};
use crate::outbound::documents::Documents;
use crate::outbound::http::{Http, Policy};
use crate::outbound::mail::Mailer;
use crate::outbound::platform::Platforms;
use crate::outbound::sign_on::SignOn;
use crate::store::{Store, StoreError, Target};
use crate::urls::{PublicUrl, Urls};
use crate::views::Views;
use drawn::Drawn;
use fonts::Fonts;
use keyring::Keyring;
use tally::Tally;
use tries::Tries;

/// Why the program could not start, in words for the operator.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("{0}")]
    Config(#[from] ConfigError),
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
    #[error("the pages built into this binary cannot be read: {0}")]
    Views(String),
    #[error("the data folder {0} cannot be used: {1}")]
    DataDir(String, std::io::Error),
    #[error("the secret in {0} cannot be read: {1}")]
    SecretFile(String, std::io::Error),
    #[error("the secret in {0} cannot be used: {1}")]
    SecretShape(String, KeyError),
    #[error(
        "ACCOLADE_SECRET (or ACCOLADE_SECRET_FILE) is not set. On PostgreSQL every machine needs the same secret; \
         make one with: openssl rand -base64 32"
    )]
    SecretMissing,
    #[error(
        "this is not the secret that the database was set up with: its keys could not be read. Give the earlier one \
         in ACCOLADE_SECRET or ACCOLADE_SECRET_FILE"
    )]
    OtherSecret,
    #[error(
        "badges were issued under {pinned}, and ACCOLADE_PUBLIC_URL now says {given}. Their addresses stand in signed \
         documents and cannot change: set ACCOLADE_PUBLIC_URL={pinned} again, and let the new name redirect to it"
    )]
    PublicUrlChanged { pinned: String, given: String },
}

const SECRET_CHECK: &str = "secret_check";
const PUBLIC_URL: &str = "public_url";

/// The running product; its clones share everything.
#[derive(Clone)]
pub struct App(Arc<Inner>);

pub struct Inner {
    pub config: Config,
    pub store: Store,
    pub keys: Keyring,
    pub platforms: Platforms,
    /// For addresses that strangers name: public ones alone.
    pub documents: Documents,
    /// The institution's provider, where one is set up.
    pub sign_on: Option<SignOn>,
    /// `None`: no mail is sent.
    pub mailer: Option<Mailer>,
    pub views: Views,
    pub urls: Urls,
    pub clock: Clock,
    /// Pictures that were asked for lately.
    drawn: Drawn,
    /// For letters that the built-in fonts lack.
    fonts: Fonts,
    /// Who asks those fonts.
    looking: Mutex<()>,
    /// What happened to badges and is not written down yet.
    pub tally: Tally,
    /// Who tried to sign in lately.
    pub tries: Tries,
    /// Told when there is a job to take at once.
    pub work: Notify,
    heavy: Semaphore,
    pinned: OnceCell<()>,
}

impl std::ops::Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// Opens everything and makes what a first start needs: the secret, the tool's key, an issuer with its keys.
    pub async fn start(config: Config, clock: Clock, migrate: bool) -> Result<Self, StartError> {
        let public_url = config.public_url()?.clone();
        let store = open_store(&config)?;
        if migrate {
            store.migrate().await?;
        }
        let secret = read_secret(&config)?;
        let check = store.pin_setting(SECRET_CHECK, secret.check_value()).await?;
        if check != secret.check_value() {
            return Err(StartError::OtherSecret);
        }
        check_public_url(&store, &public_url).await?;
        let keys = Keyring::new(secret, store.clone());
        keys.prepare(public_url.authority(), clock.now()).await?;
        let policy = Policy::Platform { allow_private: config.server.allow_private_network };
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let mailer = config.mail.as_ref().map(|mail| Mailer::new(mail.server.clone(), public_url.authority()));
        let urls = Urls::new(public_url);
        let sign_on = config.sign_on.as_ref().map(|one| {
            let client = (one.client_id.clone(), one.client_secret.expose().to_owned());
            SignOn::new(Http::new(policy), clock.clone(), one.issuer.clone(), client, urls.sign_on())
        });
        Ok(Self(Arc::new(Inner {
            sign_on,
            platforms: Platforms::new(Http::new(policy), clock.clone()),
            documents: Documents::new(Http::new(Policy::Public), clock.clone()),
            mailer,
            views: Views::new().map_err(|error| StartError::Views(error.to_string()))?,
            urls,
            heavy: Semaphore::new(cores),
            work: Notify::new(),
            drawn: Drawn::default(),
            fonts: Fonts::new(config.server.fonts.clone()),
            looking: Mutex::new(()),
            tally: Tally::default(),
            tries: Tries::default(),
            pinned: OnceCell::new(),
            config,
            store,
            keys,
            clock,
        })))
    }

    /// Runs work of more than a millisecond of a processor's time, as many at once as there are processors.
    pub async fn heavy<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        let _turn = self.heavy.acquire().await.expect("the turns are never closed");
        beside(work).await
    }

    /// The fonts that have what the built-in ones lack of some words.
    pub async fn fonts_for<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Vec<&'static Found> {
        let letters = lacking(words);
        if letters.is_empty() {
            return Vec::new();
        }
        self.of_fonts(move |fonts| fonts.with(&letters)).await
    }

    /// Scripts whose letters are drawn as boxes on certificates, for want of a font.
    pub async fn scripts_without_font(&self) -> Vec<&'static str> {
        self.of_fonts(Fonts::lacking_scripts).await
    }

    /// Asks the fonts, one at a time: who comes first waits for the files of a machine, and takes no turn of those who draw.
    async fn of_fonts<T: Send + 'static>(&self, ask: impl FnOnce(&Fonts) -> T + Send + 'static) -> T {
        let _turn = self.looking.lock().await;
        let app = self.clone();
        beside(move || ask(&app.fonts)).await
    }

    /// What was drawn lately under `key`, which names all that can be seen, or what `draw` makes now.
    pub async fn draw_once<E>(
        &self,
        key: String,
        draw: impl Future<Output = Result<Vec<u8>, E>>,
    ) -> Result<Vec<u8>, E> {
        if let Some(bytes) = self.drawn.find(&key) {
            return Ok(bytes);
        }
        let bytes = draw.await?;
        self.drawn.keep(key, bytes.clone());
        Ok(bytes)
    }

    /// Whether something was signed already that carries the public address.
    pub async fn has_pinned_public_url(&self) -> Result<bool, StoreError> {
        Ok(self.pinned.initialized() || self.store.find_setting(PUBLIC_URL).await?.is_some())
    }

    /// Keeps the public address for good: called before anything is signed that carries it.
    pub async fn pin_public_url(&self) -> Result<(), StoreError> {
        let given = self.urls.root().origin();
        self.pinned
            .get_or_try_init(async || self.store.pin_setting(PUBLIC_URL, given.to_owned()).await.map(drop))
            .await
            .copied()
    }
}

/// Opens the database that the configuration names.
pub fn open_store(config: &Config) -> Result<Store, StartError> {
    let target = match &config.database.target {
        DatabaseTarget::Sqlite(path) => {
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                make_private_folder(folder)
                    .map_err(|error| StartError::DataDir(folder.display().to_string(), error))?;
            }
            Target::Sqlite(path.clone())
        }
        DatabaseTarget::Postgres(url) => Target::Postgres(url.clone()),
    };
    Ok(Store::open(&target)?)
}

/// Runs work on a thread that may be held up; a panic in it is one here.
async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(value) => value,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

async fn check_public_url(store: &Store, given: &PublicUrl) -> Result<(), StartError> {
    match store.find_setting(PUBLIC_URL).await? {
        Some(pinned) if pinned != given.origin() => {
            Err(StartError::PublicUrlChanged { pinned, given: given.origin().to_owned() })
        }
        _ => Ok(()),
    }
}

fn read_secret(config: &Config) -> Result<MasterSecret, StartError> {
    match &config.keys.secret {
        SecretSource::Given(secret) => Ok(secret.clone()),
        SecretSource::Missing => Err(StartError::SecretMissing),
        SecretSource::File { path, create } => {
            if *create && !path.exists() {
                write_new_secret(path).or_else(|error| match error.kind() {
                    // Another process was faster: its secret holds.
                    std::io::ErrorKind::AlreadyExists => Ok(()),
                    _ => Err(StartError::SecretFile(path.display().to_string(), error)),
                })?;
            }
            let text = std::fs::read_to_string(path)
                .map_err(|error| StartError::SecretFile(path.display().to_string(), error))?;
            MasterSecret::parse(&text).map_err(|error| StartError::SecretShape(path.display().to_string(), error))
        }
    }
}

/// Makes a folder that its owner alone may enter: the database inside holds names and addresses.
fn make_private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes the file whole or not at all, readable by its owner alone.
fn write_new_secret(path: &Path) -> std::io::Result<()> {
    use std::io::Write;
    if let Some(folder) = path.parent() {
        make_private_folder(folder)?;
    }
    let draft = path.with_extension("new");
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    writeln!(file, "{}", MasterSecret::generate().to_base64())?;
    file.sync_all()?;
    // A link fails where a rename would replace the secret of somebody faster.
    let linked = std::fs::hard_link(&draft, path);
    std::fs::remove_file(&draft)?;
    linked
}
