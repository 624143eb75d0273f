//! The mail server and the sender, as the operator names them.

use chrono::TimeDelta;
use url::Url;
use url::form_urlencoded;

use crate::domain::mail::Mailbox;

/// How mail leaves; without it none is sent.
#[derive(Clone, Debug)]
pub struct Mail {
    pub server: SmtpServer,
    pub from: Mailbox,
    /// How long before a badge ends its holder is told.
    pub before_end: TimeDelta,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpServer {
    pub host: String,
    pub port: u16,
    pub encryption: Encryption,
    pub login: Option<Login>,
}

/// When the connection to the mail server is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    Never,
    /// By STARTTLS where the server offers it.
    WhereOffered,
    /// By STARTTLS, or nothing is sent.
    Required,
    /// From the first byte.
    AtOnce,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    pub user: String,
    pub password: String,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Login(…)")
    }
}

/// Reads `smtp://user:password@host:587?tls=required` or `smtps://…`. The text is not repeated in an error, because it
/// may hold a password, and a password goes to no other machine unencrypted.
pub(super) fn parse_server(text: &str) -> Result<SmtpServer, String> {
    let url = Url::parse(text.trim()).map_err(|_| "it is not an address such as smtp://host".to_owned())?;
    let at_once = match url.scheme() {
        "smtp" => false,
        "smtps" => true,
        _ => return Err("it must begin with smtp:// or smtps://".to_owned()),
    };
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or("it names no host")?;
    let host = host.trim_matches(['[', ']']).to_owned();
    if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
        return Err("nothing but ?tls= may follow the host and its port".to_owned());
    }
    let login = match (url.username(), url.password()) {
        ("", None) => None,
        (user, Some(password)) if !user.is_empty() => Some(Login { user: decoded(user), password: decoded(password) }),
        _ => return Err("user and password belong together, as in smtp://user:password@host".to_owned()),
    };
    let mut encryption = None;
    for (name, value) in url.query_pairs() {
        encryption = Some(match (name.as_ref(), value.as_ref()) {
            ("tls", "required") => Encryption::Required,
            ("tls", "opportunistic") => Encryption::WhereOffered,
            ("tls", "none") => Encryption::Never,
            _ => return Err("it may end in ?tls=required, ?tls=opportunistic or ?tls=none".to_owned()),
        });
    }
    let encryption = match (at_once, encryption) {
        (true, None) => Encryption::AtOnce,
        (true, Some(_)) => return Err("smtps:// is encrypted from the start and takes no ?tls=".to_owned()),
        (false, Some(said)) => said,
        (false, None) if login.is_some() && !is_loopback(&host) => Encryption::Required,
        (false, None) => Encryption::WhereOffered,
    };
    let may_be_plain = matches!(encryption, Encryption::Never | Encryption::WhereOffered);
    if login.is_some() && may_be_plain && !is_loopback(&host) {
        return Err("the password would travel unencrypted: use smtps://, or ?tls=required".to_owned());
    }
    let usual = match encryption {
        Encryption::AtOnce => 465,
        Encryption::Required => 587,
        Encryption::Never | Encryption::WhereOffered => 25,
    };
    Ok(SmtpServer { host, port: url.port().unwrap_or(usual), encryption, login })
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// What percent signs stand for; a plus is a plus here, unlike in a form.
fn decoded(text: &str) -> String {
    let field = format!("x={}", text.replace('+', "%2B").replace('&', "%26"));
    form_urlencoded::parse(field.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_where_how_and_as_whom() {
        let read = |text| parse_server(text).unwrap();
        let plain = read("smtp://mail.example.edu");
        assert_eq!((plain.host.as_str(), plain.port), ("mail.example.edu", 25));
        assert_eq!((plain.encryption, plain.login), (Encryption::WhereOffered, None));
        let full = read("smtp://badges%40example.edu:p+%2F%26@mail.example.edu:2525?tls=required");
        assert_eq!((full.port, full.encryption), (2525, Encryption::Required));
        assert_eq!(full.login, Some(Login { user: "badges@example.edu".into(), password: "p+/&".into() }));
        assert_eq!((read("smtps://u:p@mail.example.edu").port, read("smtp://u:p@mail.example.edu").port), (465, 587));
        assert_eq!(read("smtp://u:p@[::1]:1025?tls=none").host, "::1");
    }

    #[test]
    fn a_wrong_address_is_refused_without_repeating_its_password() {
        for wrong in [
            "mail.example.edu",
            "https://mail.example.edu",
            "smtp://",
            "smtp://u@mail.example.edu",
            "smtp://mail.example.edu/inbox",
            "smtp://mail.example.edu?tls=maybe",
            "smtps://mail.example.edu?tls=required",
            "smtp://u:hunter2@mail.example.edu?tls=none",
            "smtp://u:hunter2@mail.example.edu?tls=opportunistic",
        ] {
            let error = parse_server(wrong).unwrap_err();
            assert!(!error.contains("hunter2"), "{error}");
        }
        let login = parse_server("smtps://u:hunter2@mail.example.edu").unwrap();
        assert!(!format!("{login:?}").contains("hunter2"));
    }
}
