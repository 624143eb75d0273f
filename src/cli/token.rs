//! `accolade token`: who may use the REST API. Only fingerprints are kept.

use clap::{Subcommand, ValueEnum};

use super::error::CommandError;
use super::open_store;
use super::output::{Table, plain, print, print_line, time};
use crate::clock::Clock;
use crate::keys;
use crate::store::Token;

#[derive(Subcommand)]
pub enum Command {
    /// Make a token; it is printed alone and never shown again
    Create(CreateArgs),
    /// List the tokens, without what is secret in them
    List(ListArgs),
    /// Make a token useless
    Revoke(RevokeArgs),
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade token create --name \"Registrar export\" --scope read")]
pub struct CreateArgs {
    /// What it is for, so that it can be recognised later
    #[arg(long)]
    name: String,
    /// What it allows; may be given several times [default: read and write]
    #[arg(long, value_enum, value_delimiter = ',')]
    scope: Vec<Scope>,
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade token list")]
pub struct ListArgs {}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade token revoke 01939b2e-8a52-7c31-9d1f-5b8f0a6c1e77")]
pub struct RevokeArgs {
    /// The id, as `accolade token list` shows it
    id: String,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Scope {
    Read,
    Write,
}

/// Says what it is when it is found in a place where it should not be.
const PREFIX: &str = "acc_";
const LONGEST_NAME: usize = 200;

pub async fn run(command: Command) -> Result<(), CommandError> {
    match command {
        Command::Create(args) => create(args).await,
        Command::List(_) => list().await,
        Command::Revoke(args) => revoke(args.id).await,
    }
}

async fn create(args: CreateArgs) -> Result<(), CommandError> {
    let name = args.name.trim().to_owned();
    if !(1..=LONGEST_NAME).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        return Err(CommandError::usage(
            format!("--name must have 1 to {LONGEST_NAME} characters"),
            "Say what the token is for, such as --name \"Registrar export\".",
        ));
    }
    let store = open_store().await?;
    let secret = format!("{PREFIX}{}", keys::random_token());
    let token = Token {
        id: keys::ordered_id(),
        name,
        scopes: words(&args.scope),
        created_at: Clock::system().now(),
        is_revoked: false,
    };
    store.record_token(token, keys::fingerprint(&secret)).await?;
    print_line(secret);
    Ok(())
}

/// In the order of the enumeration and each once, whatever was typed.
fn words(scopes: &[Scope]) -> Vec<String> {
    [(Scope::Read, "read"), (Scope::Write, "write")]
        .into_iter()
        .filter(|(scope, _)| scopes.is_empty() || scopes.contains(scope))
        .map(|(_, word)| word.to_owned())
        .collect()
}

async fn list() -> Result<(), CommandError> {
    let mut table = Table::new(["ID", "SCOPES", "MADE", "STATE", "NAME"]);
    for token in open_store().await?.list_tokens().await? {
        let state = if token.is_revoked { "revoked" } else { "usable" };
        table.row([token.id, token.scopes.join(","), time(token.created_at), state.to_owned(), token.name]);
    }
    print(table);
    Ok(())
}

async fn revoke(id: String) -> Result<(), CommandError> {
    if open_store().await?.revoke_token(id.clone(), Clock::system().now()).await? {
        print_line(format_args!("{id}  revoked"));
        return Ok(());
    }
    Err(CommandError::refused(
        format!("there is no usable token {}", plain(&id)),
        "`accolade token list` shows the ids; give the id, not the token itself.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_allows_everything_unless_it_is_narrowed() {
        assert_eq!(words(&[]), ["read", "write"]);
        assert_eq!(words(&[Scope::Write, Scope::Read, Scope::Read]), ["read", "write"]);
        assert_eq!(words(&[Scope::Read]), ["read"]);
    }
}
