//! `accolade admin`: who may come into the console, and the way back in.

use clap::{Subcommand, ValueEnum};

use super::error::CommandError;
use super::output::{Table, print, print_line, time};
use super::{open_app, open_store};
use crate::domain::console::{Actor, AdminRole};
use crate::flows::console;

#[derive(Subcommand)]
pub enum Command {
    /// Print the link that makes the first administrator
    Link(LinkArgs),
    /// Print a link that invites another administrator
    Invite(InviteArgs),
    /// Print a link by which an administrator chooses a new password
    Reset(ResetArgs),
    /// List the administrators
    List(ListArgs),
    /// Take an administrator's account away
    Remove(RemoveArgs),
}

#[derive(clap::Args)]
#[command(after_help = "It works until somebody has used it; `accolade serve` prints it at each start until then.\n\n\
Example:\n  accolade admin link")]
pub struct LinkArgs {}

#[derive(clap::Args)]
#[command(after_help = "The link works once, for seven days: hand it to this person alone.\n\n\
Example:\n  accolade admin invite ada@example.edu\n  accolade admin invite noor@example.edu --role viewer")]
pub struct InviteArgs {
    /// The mail address to sign in with
    email: String,
    /// What they may do
    #[arg(long, value_enum, default_value_t = Role::Owner)]
    role: Role,
}

#[derive(clap::Args)]
#[command(after_help = "The link works once, for a day. With it, they are signed out everywhere else.\n\n\
Example:\n  accolade admin reset ada@example.edu")]
pub struct ResetArgs {
    /// The mail address that they sign in with
    email: String,
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade admin list")]
pub struct ListArgs {}

#[derive(clap::Args)]
#[command(after_help = "The last owner stays.\n\nExample:\n  accolade admin remove ada@example.edu")]
pub struct RemoveArgs {
    /// The mail address that they sign in with
    email: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum Role {
    Owner,
    Viewer,
}

pub async fn run(command: Command) -> Result<(), CommandError> {
    match command {
        Command::Link(_) => link().await,
        Command::Invite(args) => invite(args).await,
        Command::Reset(args) => reset(args).await,
        Command::List(_) => list().await,
        Command::Remove(args) => remove(args).await,
    }
}

async fn link() -> Result<(), CommandError> {
    let link = console::first_link(&open_app().await?).await?.ok_or_else(|| {
        CommandError::refused(
            "there is an administrator already",
            "`accolade admin reset ADDRESS` is the way back in, `accolade admin invite ADDRESS` lets others in.",
        )
    })?;
    print_line(link);
    Ok(())
}

async fn invite(args: InviteArgs) -> Result<(), CommandError> {
    let role = match args.role {
        Role::Owner => AdminRole::Owner,
        Role::Viewer => AdminRole::Viewer,
    };
    print_line(console::invite(&open_app().await?, Actor::Command, &args.email, role).await?);
    Ok(())
}

async fn reset(args: ResetArgs) -> Result<(), CommandError> {
    print_line(console::reset(&open_app().await?, Actor::Command, &args.email).await?);
    Ok(())
}

async fn list() -> Result<(), CommandError> {
    let mut table = Table::new(["ADDRESS", "ROLE", "SINCE", "NAME"]);
    for admin in open_store().await?.list_admins().await? {
        table.row([admin.email, admin.role.as_str().to_owned(), time(admin.created_at), admin.name]);
    }
    print(table);
    Ok(())
}

async fn remove(args: RemoveArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let known = app.store.list_admins().await?;
    let address = args.email.trim().to_lowercase();
    let admin = known.into_iter().find(|admin| admin.email == address).ok_or(console::ConsoleError::Unknown)?;
    console::remove(&app, Actor::Command, admin.id).await?;
    print_line(format_args!("{address}  removed"));
    Ok(())
}
