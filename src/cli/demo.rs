//! `accolade demo`: the tool and a practice LMS on this machine, on a folder that is gone afterwards.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use super::error::CommandError;
use super::{logs, output::print, serve};
use crate::app::App;
use crate::clock::Clock;
use crate::config::Config;
use crate::flows::issuer;
use crate::flows::register::{PlatformInput, register};
use crate::keys;
use crate::practice::{Course, Manners, Options, Practice, ToolAddress};

#[derive(clap::Args)]
#[command(after_help = "Nothing is kept: the data lies in a temporary folder, which is removed at the end.\n\n\
                        Example:\n  accolade demo\n  accolade demo --port 9000")]
pub struct Args {
    /// The port of the tool; the practice LMS takes the next one (0: any two that are free)
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(..65535))]
    port: u16,
}

const ISSUER: &str = "Practice University";

pub async fn run(args: Args) -> Result<(), CommandError> {
    logs::begin_quietly("warn");
    let listener = serve::bind(loopback(args.port), &other_port(args.port))?;
    let port = listener.local_addr().map_err(|error| CommandError::Io("the port cannot be read", error))?.port();
    let folder = TemporaryFolder::make().map_err(|error| CommandError::Io("no temporary folder can be made", error))?;
    let app = App::start(config(port, folder.path())?, Clock::system(), true).await?;
    name_issuer(&app).await?;
    let lms = start_lms(&app, args.port).await?;
    register_all(&app, &lms).await?;
    let (url, tool) = (lms.url().to_owned(), app.urls.root().origin().to_owned());
    // Whoever tries this has built it, not installed it: the commands name the file that runs.
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("accolade"));
    let text = welcome(&url, &tool, folder.path(), &program);
    let outcome = serve::run_until_stopped(app, Some(listener), true, || print(text)).await;
    lms.stop().await;
    print("\nStopped; nothing is left behind.\n");
    outcome
}

fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

fn other_port(taken: u16) -> String {
    let other = if taken < 60_000 { taken + 1000 } else { taken - 1000 };
    format!("Stop that program, or choose another port: accolade demo --port {other}")
}

/// The settings of a demonstration, whatever the environment says.
fn config(port: u16, folder: &Path) -> Result<Config, CommandError> {
    Ok(Config::load(|name| match name {
        // Not 127.0.0.1, where the LMS is: a browser takes the two for different sites, as in real life.
        "ACCOLADE_PUBLIC_URL" => Some(format!("http://localhost:{port}")),
        "ACCOLADE_LISTEN" => Some(loopback(port).to_string()),
        "ACCOLADE_DATA_DIR" => Some(folder.display().to_string()),
        "ACCOLADE_ALLOW_PRIVATE_NETWORK" => Some("true".to_owned()),
        "ACCOLADE_POLL_MINUTES" => Some("1".to_owned()),
        _ => None,
    })?)
}

async fn name_issuer(app: &App) -> Result<(), CommandError> {
    if let Some(issuer) = app.store.find_default_issuer().await? {
        let mut input = issuer::input_of(&issuer);
        input.profile.name = ISSUER.to_owned();
        issuer::change(app, &issuer.id, input).await?;
    }
    Ok(())
}

async fn start_lms(app: &App, port: u16) -> Result<Practice, CommandError> {
    let listen = loopback(if port == 0 { 0 } else { port + 1 });
    let options = Options {
        listen,
        public_host: None,
        tool: ToolAddress {
            login_url: app.urls.login(),
            launch_url: app.urls.launch(),
            jwks_url: app.urls.tool_keys(),
        },
        manners: Manners::Moodle,
        course: Course::seeded(),
    };
    Practice::start(options).await.map_err(|error| serve::cannot_bind(listen, &error, &other_port(port)))
}

/// Both families at once, so that the switch on the LMS's first page needs nothing from us.
async fn register_all(app: &App, lms: &Practice) -> Result<(), CommandError> {
    for manners in Manners::ALL {
        let platform = lms.registration_as(manners);
        let input = PlatformInput {
            name: platform.name,
            issuer: platform.issuer,
            client_id: platform.client_id,
            auth_url: platform.auth_url,
            token_url: platform.token_url,
            jwks_url: platform.jwks_url,
            token_audience: None,
            family: Some(platform.family),
            deployment_id: Some(platform.deployment_id),
            accepts_new_deployments: true,
        };
        register(app, input).await?;
    }
    Ok(())
}

fn welcome(lms: &str, tool: &str, folder: &Path, program: &Path) -> String {
    let (folder, program) = (folder.display(), program.display());
    format!(
        "Open {lms} and choose the teacher.

What to try:
  1. As the teacher, make a badge for passing the Final quiz, look at its preview, publish it.
  2. Zoë has 74.999 %: raise her grade in the gradebook of the practice LMS; within a minute she has the badge.
  3. Go back, choose Zoë or another learner, and see what is earned and what is missing.
  4. Open an earned badge, show its link to somebody, download it, and check the file at {tool}/verify
     or from another terminal:
     ACCOLADE_PUBLIC_URL={tool} ACCOLADE_DATA_DIR={folder} {program} verify badge.json
  5. As the administrator of the practice LMS ({lms}/admin/tools), paste a registration link from another terminal:
     ACCOLADE_PUBLIC_URL={tool} ACCOLADE_DATA_DIR={folder} {program} platform invite
  6. Run the console ({tool}/admin): this prints the link that makes its first administrator:
     ACCOLADE_PUBLIC_URL={tool} ACCOLADE_DATA_DIR={folder} {program} admin link

Practice LMS   {lms}
Accolade       {tool}
Data           {folder} (removed at the end)

Ctrl-C stops everything.
"
    )
}

/// A folder of one process, removed when it is dropped.
struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    fn make() -> std::io::Result<Self> {
        let path = std::env::temp_dir().join(format!("accolade-demo-{}", keys::opaque_id()));
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path)?;
        Ok(Self(path))
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("note: {} could not be removed: {error}", self.0.display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_of_a_demonstration_hold_together() {
        let config = config(9000, Path::new("/tmp/accolade-demo")).unwrap();
        assert_eq!(config.public_url().unwrap().origin(), "http://localhost:9000");
        assert_eq!(config.server.listen.to_string(), "127.0.0.1:9000");
        assert!(config.server.allow_private_network);
    }

    #[test]
    fn the_welcome_says_first_where_to_click_and_how_to_verify() {
        let text =
            welcome("http://127.0.0.1:8081", "http://localhost:8080", Path::new("/tmp/d"), Path::new("/a/accolade"));
        assert!(text.starts_with("Open http://127.0.0.1:8081 and choose the teacher."));
        assert!(text.contains("ACCOLADE_PUBLIC_URL=http://localhost:8080 ACCOLADE_DATA_DIR=/tmp/d /a/accolade verify"));
    }

    #[test]
    fn a_temporary_folder_goes_with_all_that_is_in_it() {
        let folder = TemporaryFolder::make().unwrap();
        let path = folder.path().to_owned();
        std::fs::write(path.join("file"), "text").unwrap();
        drop(folder);
        assert!(!path.exists());
    }

    #[test]
    fn a_taken_port_leads_to_one_that_can_be_typed() {
        assert!(other_port(8080).ends_with("--port 9080"));
        assert!(other_port(65534).ends_with("--port 64534"));
    }
}
