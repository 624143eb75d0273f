//! The command line: one file per command, and the only room with clap.
//!
//! A command reads its arguments, calls a flow or reads the store, and prints. What it found goes to standard output,
//! plain and with the identifiers first, so that scripts can use it; what is wrong and what to do about it goes to
//! standard error. It ends with 0 when all went well, 1 when something failed, and 2 when it was typed wrongly.

mod admin;
mod badge;
mod correct;
mod demo;
mod doctor;
mod endorsement;
mod error;
mod issue;
mod issuer;
mod keys;
mod logs;
mod migrate;
mod named;
mod output;
mod person;
mod platform;
mod recipients;
mod record;
mod renew;
mod revoke;
mod serve;
mod suspend;
mod sync;
mod token;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::app::{self, App};
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::console::Actor;
use crate::store::{Store, acts, attended};
use error::CommandError;

#[derive(Parser)]
#[command(
    version,
    about = "Signed Open Badges from course results: an LTI 1.3 tool",
    after_help = "Settings come from the environment (ACCOLADE_PUBLIC_URL and others) or from accolade.toml.\n\n\
                  Example:\n  accolade demo\n  accolade platform add --help"
)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start the tool and a practice LMS on this machine, with a course to play with
    Demo(demo::Args),
    /// Run the web server and the background workers
    Serve(serve::Args),
    /// Bring the database to this version
    Migrate(migrate::Args),
    /// Register LMS installations (platforms)
    #[command(subcommand, after_help = "Example:\n  accolade platform list")]
    Platform(platform::Command),
    /// Say who signs the badges
    #[command(subcommand, after_help = "Example:\n  accolade issuer list")]
    Issuer(issuer::Command),
    /// Let people into the console /admin
    #[command(subcommand, after_help = "Example:\n  accolade admin link")]
    Admin(admin::Command),
    /// Make and change badges from a file
    #[command(subcommand, after_help = "Example:\n  accolade badge apply badges.toml")]
    Badge(badge::Command),
    /// Keep what others say of badges, issuers and awards, and say something of others
    #[command(subcommand, after_help = "Example:\n  accolade endorsement list")]
    Endorsement(endorsement::Command),
    /// Tell people what is kept about them, and erase it
    #[command(subcommand, after_help = "Example:\n  accolade person find ada@example.edu")]
    Person(person::Command),
    /// Ask the platforms now, judge and award
    Sync(sync::Args),
    /// Award a badge to everybody in a CSV file
    Issue(issue::Args),
    /// Check any Open Badge: is it genuine and in force?
    Verify(verify::Args),
    /// Sign what somebody takes along of their badges (CLR 2.0), and print it
    Record(record::Args),
    /// Renew an award that runs out
    Renew(renew::Args),
    /// Correct a name, the evidence or the texts of a badge that somebody has
    Correct(correct::Args),
    /// Set an award aside for now
    Suspend(suspend::SuspendArgs),
    /// Take a suspension back
    Reinstate(suspend::ReinstateArgs),
    /// Withdraw an award for good
    Revoke(revoke::Args),
    /// Let somebody whose award was revoked get the badge again
    ClearHold(revoke::ClearHoldArgs),
    /// Show and renew the keys that sign
    #[command(subcommand, after_help = "Example:\n  accolade keys list")]
    Keys(keys::Command),
    /// Make and revoke tokens for the REST API
    #[command(subcommand, after_help = "Example:\n  accolade token create --name \"Registrar export\"")]
    Token(token::Command),
    /// Check configuration, database, keys and platforms, and say how to mend what fails
    Doctor(doctor::Args),
}

/// Reads the arguments of this process and does what they say.
pub fn run() -> ExitCode {
    let line = CommandLine::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return CommandError::Io("the program cannot start", error).told(),
    };
    let acting = async {
        acts(Actor::Command);
        line.command.run().await
    };
    match runtime.block_on(attended(acting)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => error.told(),
    }
}

impl Command {
    async fn run(self) -> Result<(), CommandError> {
        match self {
            Self::Demo(args) => demo::run(args).await,
            Self::Serve(args) => serve::run(args).await,
            Self::Migrate(args) => migrate::run(args).await,
            Self::Platform(command) => platform::run(command).await,
            Self::Issuer(command) => issuer::run(command).await,
            Self::Admin(command) => admin::run(command).await,
            Self::Badge(command) => badge::run(command).await,
            Self::Endorsement(command) => endorsement::run(command).await,
            Self::Person(command) => person::run(command).await,
            Self::Sync(args) => sync::run(args).await,
            Self::Issue(args) => issue::run(args).await,
            Self::Verify(args) => verify::run(args).await,
            Self::Record(args) => record::run(args).await,
            Self::Renew(args) => renew::run(args).await,
            Self::Correct(args) => correct::run(args).await,
            Self::Suspend(args) => suspend::suspend(args).await,
            Self::Reinstate(args) => suspend::reinstate(args).await,
            Self::Revoke(args) => revoke::run(args).await,
            Self::ClearHold(args) => revoke::clear_hold(args).await,
            Self::Keys(command) => keys::run(command).await,
            Self::Token(command) => token::run(command).await,
            Self::Doctor(args) => doctor::run(args).await,
        }
    }
}

/// The installation that the configuration names, brought to this version: for commands that publish or sign.
async fn open_app() -> Result<App, CommandError> {
    logs::begin_quietly("error");
    Ok(App::start(Config::from_environment()?, Clock::system(), true).await?)
}

/// Its database alone: for commands that can do without a public address and without keys.
async fn open_store() -> Result<Store, CommandError> {
    logs::begin_quietly("error");
    let store = app::open_store(&Config::from_environment()?)?;
    store.migrate().await?;
    Ok(store)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn below(command: &clap::Command, into: &mut Vec<clap::Command>) {
        for command in command.get_subcommands() {
            into.push(command.clone());
            below(command, into);
        }
    }

    #[test]
    fn the_commands_and_their_arguments_do_not_contradict_each_other() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn every_command_says_what_it_does_and_shows_an_example_that_parses() {
        let mut commands = Vec::new();
        below(&CommandLine::command(), &mut commands);
        assert!(commands.len() > 15);
        for command in commands {
            let name = command.get_name().to_owned();
            assert!(command.get_about().is_some(), "{name}");
            let help = command.get_after_help().unwrap_or_else(|| panic!("{name} has no example")).to_string();
            let examples: Vec<&str> = help.lines().filter_map(|line| line.trim().strip_prefix("accolade ")).collect();
            assert!(!examples.is_empty(), "{name}");
            for example in examples {
                let words = words(example);
                assert!(words.contains(&name), "{name}: {example}");
                let parsed = CommandLine::try_parse_from(std::iter::once("accolade".to_owned()).chain(words));
                assert!(parsed.is_ok(), "{name}: {example}: {}", parsed.err().unwrap());
            }
        }
    }

    /// Splits as a shell would, as far as the examples need it.
    fn words(line: &str) -> Vec<String> {
        let mut words = Vec::new();
        for (at, part) in line.split('"').enumerate() {
            match at % 2 {
                0 => words.extend(part.split_whitespace().map(str::to_owned)),
                _ => words.push(part.to_owned()),
            }
        }
        words
    }
}
