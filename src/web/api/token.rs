//! Bearer tokens ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750)): who asks, and what they may do.

use actix_web::HttpRequest;
use actix_web::http::header;

use super::problem::{Kind, Problem};
use crate::app::App;
use crate::domain::console::Actor;
use crate::keys;
use crate::store::{Token, acts};

/// What a token may do. Who may write may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Read,
    Write,
}

/// Longer than any token that we make; what is longer is not looked up.
const LONGEST: usize = 512;
const CHALLENGE: &str = "Bearer realm=\"accolade\"";

/// The token of a request that reads.
pub async fn reader(app: &App, request: &HttpRequest) -> Result<Token, Problem> {
    bearer(app, request, Scope::Read).await
}

/// The token of a request that changes something.
pub async fn writer(app: &App, request: &HttpRequest) -> Result<Token, Problem> {
    bearer(app, request, Scope::Write).await
}

async fn bearer(app: &App, request: &HttpRequest, wanted: Scope) -> Result<Token, Problem> {
    let header = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Some(given) = header.and_then(credentials) else {
        let problem = Problem::new(Kind::TokenNeeded, "The request carries no bearer token.");
        return Err(problem.with_header(header::WWW_AUTHENTICATE, CHALLENGE));
    };
    let Some(token) = app.store.find_token(keys::fingerprint(given)).await? else {
        let challenge = format!("{CHALLENGE}, error=\"invalid_token\"");
        let problem = Problem::new(Kind::TokenNeeded, "The token is unknown, or it was revoked.");
        return Err(problem.with_header(header::WWW_AUTHENTICATE, &challenge));
    };
    if allows(&token.scopes, wanted) {
        acts(Actor::Token(token.id.clone()));
        return Ok(token);
    }
    let scope = match wanted {
        Scope::Read => "read",
        Scope::Write => "write",
    };
    let challenge = format!("{CHALLENGE}, error=\"insufficient_scope\", scope=\"{scope}\"");
    let problem = Problem::new(Kind::ScopeMissing, format!("This needs a token with the scope {scope}."));
    Err(problem.with_header(header::WWW_AUTHENTICATE, &challenge))
}

/// The token in an `Authorization` header; the scheme is read in any case.
fn credentials(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && (1..=LONGEST).contains(&token.len())).then_some(token)
}

fn allows(scopes: &[String], wanted: Scope) -> bool {
    scopes.iter().any(|scope| match wanted {
        Scope::Read => scope == "read" || scope == "write",
        Scope::Write => scope == "write",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_write_may_read_and_not_the_other_way() {
        let (read, write) = (["read".to_owned()], ["write".to_owned()]);
        assert!(allows(&read, Scope::Read) && allows(&write, Scope::Read) && allows(&write, Scope::Write));
        assert!(!allows(&read, Scope::Write));
        assert!(!allows(&["readwrite".to_owned()], Scope::Read) && !allows(&[], Scope::Read));
    }

    #[test]
    fn only_a_bearer_header_of_bounded_length_is_read() {
        assert_eq!(credentials("bearer abc"), Some("abc"));
        assert_eq!(credentials("Bearer  abc "), Some("abc"));
        assert_eq!(credentials("Basic abc"), None);
        assert_eq!(credentials("Bearer "), None);
        assert_eq!(credentials("abc"), None);
        assert_eq!(credentials(&format!("Bearer {}", "a".repeat(LONGEST + 1))), None);
    }
}
