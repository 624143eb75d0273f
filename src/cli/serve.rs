//! `accolade serve`: the web server and the workers, until somebody says stop.

use std::net::{SocketAddr, TcpListener};

use clap::ValueEnum;

use super::{error::CommandError, logs};
use crate::app::{self, App};
use crate::clock::Clock;
use crate::config::Config;
use crate::flows::{console, tally};
use crate::{jobs, web};

#[derive(clap::Args)]
#[command(after_help = "Stops on Ctrl-C or SIGTERM, after answering what was asked and putting away running jobs.\n\n\
                        Example:\n  accolade serve\n  accolade serve --role worker --no-migrate")]
pub struct Args {
    /// What this process does: answer requests, work in the background, or both
    #[arg(long, value_enum, default_value_t = Role::All)]
    role: Role,
    /// Leave the database as it is; refuse to start when it is not at this version
    #[arg(long)]
    no_migrate: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Role {
    All,
    Web,
    Worker,
}

pub async fn run(args: Args) -> Result<(), CommandError> {
    let config = Config::from_environment()?;
    logs::begin(config.log_filter.as_deref().unwrap_or("info"))?;
    // First of all, so that a taken port changes nothing in the database.
    let listener = match args.role {
        Role::All | Role::Web => {
            Some(bind(config.server.listen, "Stop it, or set ACCOLADE_LISTEN to another address.")?)
        }
        Role::Worker => None,
    };
    if args.no_migrate {
        refuse_other_version(&config).await?;
    }
    let address = config.server.listen;
    let app = App::start(config, Clock::system(), !args.no_migrate).await?;
    let url = app.urls.root().origin().to_owned();
    let works = args.role != Role::Web;
    if args.role != Role::Worker {
        tell_first_link(&app).await?;
    }
    run_until_stopped(app, listener, works, || match args.role {
        Role::Worker => tracing::info!(url, "working in the background"),
        Role::All | Role::Web => tracing::info!(%address, url, "serving"),
    })
    .await
}

/// Until somebody runs the installation, each start says how to become the one. The link is a secret: it goes to whoever
/// reads this terminal, and into no log.
async fn tell_first_link(app: &App) -> Result<(), CommandError> {
    if let Some(link) = console::first_link(app).await? {
        eprintln!("Nobody runs the console yet. This link makes the first administrator, once:\n  {link}");
    }
    Ok(())
}

async fn refuse_other_version(config: &Config) -> Result<(), CommandError> {
    match app::open_store(config)?.schema_state().await?.pending {
        0 => Ok(()),
        pending => Err(CommandError::refused(
            format!("the database is {pending} steps behind this version"),
            "Run `accolade migrate` once, then start again; or leave --no-migrate away.",
        )),
    }
}

/// Takes the address, or says who may have it.
pub fn bind(address: SocketAddr, when_taken: &str) -> Result<TcpListener, CommandError> {
    TcpListener::bind(address).map_err(|error| cannot_bind(address, &error, when_taken))
}

pub fn cannot_bind(address: SocketAddr, error: &std::io::Error, when_taken: &str) -> CommandError {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            CommandError::refused(format!("another program listens on {address}"), when_taken)
        }
        std::io::ErrorKind::PermissionDenied => CommandError::refused(
            format!("this user may not listen on {address}"),
            "Ports under 1024 need a privilege: choose a higher one behind a reverse proxy.",
        ),
        _ => CommandError::refused(
            format!("listening on {address} is not possible: {error}"),
            "The address must be one of this machine; 127.0.0.1 and 0.0.0.0 always are.",
        ),
    }
}

/// Serves and works until a signal comes or the server ends by itself, then stops both in order: no new requests, then
/// no new jobs. `ready` is called when requests are answered.
pub async fn run_until_stopped(
    app: App,
    listener: Option<TcpListener>,
    works: bool,
    ready: impl FnOnce(),
) -> Result<(), CommandError> {
    let failed = |error| CommandError::Io("the web server failed", error);
    let mut server = listener.map(|listener| web::serve(app.clone(), listener)).transpose().map_err(failed)?;
    let workers = works.then(|| jobs::start(&app));
    let counting = tokio::spawn(tally::keep_writing(app.clone()));
    ready();
    let outcome = match &mut server {
        Some(server) => tokio::select! {
            told = told_to_stop() => told,
            ended = &mut server.ended => Err(CommandError::Io(
                "the web server ended by itself",
                ended.map_err(std::io::Error::other).and_then(|ended| ended).err().unwrap_or_else(|| {
                    std::io::Error::other("it gave no reason")
                }),
            )),
        },
        None => told_to_stop().await,
    };
    tracing::info!("stopping");
    let stopping = async {
        if let Some(server) = server {
            server.handle.stop(true).await;
        }
        if let Some(workers) = workers {
            workers.stop().await;
        }
        counting.abort();
        if let Err(error) = tally::write(&app).await {
            tracing::warn!(%error, "the last looks at badges were not counted");
        }
    };
    tokio::select! {
        () = stopping => {}
        // Whoever asks twice does not want to wait. A job that is cut off runs again when its lease ends.
        _ = told_to_stop() => tracing::warn!("stopping at once"),
    }
    outcome
}

/// Waits for Ctrl-C or, on Unix, for SIGTERM, which is how service managers and containers stop a process.
async fn told_to_stop() -> Result<(), CommandError> {
    let failed = |error| CommandError::Io("signals cannot be received", error);
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
        tokio::select! {
            told = tokio::signal::ctrl_c() => told.map_err(failed),
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await.map_err(failed)
}
