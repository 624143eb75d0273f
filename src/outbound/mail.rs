//! Hands mail to the mail server over SMTP ([RFC 5321](https://www.rfc-editor.org/rfc/rfc5321)); the only file with
//! lettre.
//!
//! The commands are given one by one, because their refusals mean different things: a refused sender is the operator's
//! to mend, a refused recipient is an address that gets no more mail, and a refused text is the fault of one mail. What
//! a server says besides its numbers may repeat an address, so it stands in no error and no log.

use std::error::Error as _;
use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::address::Address;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox as LettreMailbox, Message, MultiPart};
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Noop, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use tokio::time::timeout;

use crate::config::{Encryption, SmtpServer};
use crate::domain::mail::{Mailbox, one_line};

/// For connecting, with all that belongs to it.
const TO_CONNECT: Duration = Duration::from_secs(30);
/// For one mail from its first command to the last answer.
const TO_SEND: Duration = Duration::from_secs(90);

/// The longest name of somebody in a header.
const LONGEST_NAME: usize = 200;

/// Why no mail can be sent at all. Says no more about the other side than its kind of failure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    #[error("the mail server cannot be reached: {0}")]
    Unreachable(String),
    #[error("the mail server offers no encryption, and ACCOLADE_SMTP_URL asks for it")]
    Unencrypted,
    #[error("the connection to the mail server could not be encrypted: {0}")]
    Encryption(String),
    #[error("the mail server refuses user or password: {0}")]
    Login(String),
    #[error("the mail server refuses the sender in ACCOLADE_MAIL_FROM: {0}")]
    Sender(String),
}

/// What became of one mail. The texts are numbers of the protocol, and kinds of failures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    Accepted,
    /// The server, or the way to it, asks to try again.
    Later(String),
    /// No mail reaches this address.
    NoSuchAddress(String),
    /// This mail is not taken, whoever it is for.
    Refused(String),
}

/// One mail, ready to go.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The same each time that it is tried: the first half of its Message-ID.
    pub id: String,
    pub from: Mailbox,
    pub to: Mailbox,
    pub reply_to: Option<Mailbox>,
    pub written_at: DateTime<Utc>,
    /// BCP 47.
    pub language: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Where one click stops such mail ([RFC 8058](https://www.rfc-editor.org/rfc/rfc8058)).
    pub stop: String,
}

/// Knows the mail server.
#[derive(Clone, Debug)]
pub struct Mailer {
    server: SmtpServer,
    /// Our own name: in greetings, and the second half of each Message-ID.
    host: String,
}

/// An open connection to the mail server.
pub struct Line<'a> {
    mailer: &'a Mailer,
    connection: AsyncSmtpConnection,
    is_broken: bool,
}

type SmtpError = lettre::transport::smtp::Error;

/// What may be said about a failure.
fn kind(error: &SmtpError) -> String {
    match error.status() {
        Some(code) => format!("it answered {code}"),
        None if error.is_response() => "its answer is not SMTP".to_owned(),
        None if error.is_timeout() => "no answer came in time".to_owned(),
        None => error.to_string(),
    }
}

/// Whether a refused recipient says that policy forbids, such as relaying, and not that there is no such address
/// ([RFC 3463 §3.8](https://www.rfc-editor.org/rfc/rfc3463#section-3.8)).
fn is_policy(error: &SmtpError) -> bool {
    error.source().is_some_and(|text| text.to_string().trim_start().starts_with("5.7."))
}

impl Mailer {
    /// `authority` is our public host, with or without a port.
    pub fn new(server: SmtpServer, authority: &str) -> Self {
        let host = authority.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
        let host = host.map_or(authority, |(host, _)| host).trim_matches(['[', ']']);
        Self { server, host: host.to_owned() }
    }

    /// Host and port, for whoever looks after it.
    pub fn address(&self) -> String {
        format!("{}:{}", self.server.host, self.server.port)
    }

    /// Connects, encrypts and signs in as the settings ask.
    pub async fn connect(&self) -> Result<Line<'_>, MailError> {
        match timeout(TO_CONNECT, self.open()).await {
            Ok(opened) => opened.map(|connection| Line { mailer: self, connection, is_broken: false }),
            Err(_) => Err(MailError::Unreachable("no answer came in time".to_owned())),
        }
    }

    async fn open(&self) -> Result<AsyncSmtpConnection, MailError> {
        let SmtpServer { host, port, encryption, login } = &self.server;
        let hello = ClientId::Domain(self.host.clone());
        let tls = || TlsParameters::new(host.clone()).map_err(|error| MailError::Encryption(kind(&error)));
        let at_once = if *encryption == Encryption::AtOnce { Some(tls()?) } else { None };
        let mut connection =
            AsyncSmtpConnection::connect_tokio1((host.as_str(), *port), Some(TO_CONNECT), &hello, at_once, None)
                .await
                .map_err(|error| match error.is_tls() {
                    true => MailError::Encryption(kind(&error)),
                    false => MailError::Unreachable(kind(&error)),
                })?;
        let offers = connection.can_starttls();
        match encryption {
            Encryption::Required if !offers => return Err(MailError::Unencrypted),
            Encryption::Required | Encryption::WhereOffered if offers => {
                let encrypted = connection.starttls(tls()?, &hello).await;
                encrypted.map_err(|error| MailError::Encryption(kind(&error)))?;
            }
            _ => {}
        }
        if let Some(login) = login {
            let credentials = Credentials::new(login.user.clone(), login.password.clone());
            let answer = connection.auth(DEFAULT_MECHANISMS, &credentials).await;
            answer.map_err(|error| MailError::Login(kind(&error)))?;
        }
        Ok(connection)
    }

    fn message_id(&self, id: &str) -> String {
        format!("<{id}@{}>", self.host)
    }
}

impl Line<'_> {
    /// Whether it is of no use for another mail.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Asks for nothing, to see that the server answers.
    pub async fn check(&mut self) -> Result<(), MailError> {
        let answer = self.connection.command(Noop).await;
        answer.map(drop).map_err(|error| MailError::Unreachable(kind(&error)))
    }

    /// Says goodbye; whatever comes of it.
    pub async fn close(mut self) {
        let _ = timeout(Duration::from_secs(2), self.connection.quit()).await;
    }

    /// Sends one mail. An error is no fault of it, and the connection is then of no use.
    pub async fn send(&mut self, letter: &Letter) -> Result<Sent, MailError> {
        let Some((message, to, from)) = prepared(letter, &self.mailer.message_id(&letter.id)) else {
            return Ok(Sent::NoSuchAddress("the address cannot be written in a mail".to_owned()));
        };
        match timeout(TO_SEND, self.hand_over(&message, to, from)).await {
            Ok(outcome) => outcome,
            Err(_) => {
                self.is_broken = true;
                Ok(Sent::Later("no answer came in time".to_owned()))
            }
        }
    }

    async fn hand_over(&mut self, message: &[u8], to: Address, from: Address) -> Result<Sent, MailError> {
        let mut options = Vec::new();
        if [&from, &to].iter().any(|address| !AsRef::<str>::as_ref(*address).is_ascii()) {
            if !self.connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Ok(Sent::Refused("the server takes no addresses with such letters".to_owned()));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        if let Err(error) = self.connection.command(Mail::new(Some(from), options)).await {
            self.is_broken = true;
            return match error.is_permanent() {
                true => Err(MailError::Sender(kind(&error))),
                false => Ok(Sent::Later(kind(&error))),
            };
        }
        if let Err(error) = self.connection.command(Rcpt::new(to, Vec::new())).await {
            let outcome = match (error.is_permanent(), is_policy(&error)) {
                (true, false) => Sent::NoSuchAddress(kind(&error)),
                (true, true) => Sent::Refused(kind(&error)),
                (false, _) => Sent::Later(kind(&error)),
            };
            // What was begun is taken back, so that the next mail starts anew.
            self.is_broken = error.status().is_none() || self.connection.command(Rset).await.is_err();
            return Ok(outcome);
        }
        if let Err(error) = self.connection.command(Data).await {
            self.is_broken = true;
            return Ok(refused(&error));
        }
        match self.connection.message(message).await {
            Ok(_) => Ok(Sent::Accepted),
            Err(error) => {
                self.is_broken = error.status().is_none();
                Ok(refused(&error))
            }
        }
    }
}

fn refused(error: &SmtpError) -> Sent {
    if error.is_permanent() { Sent::Refused(kind(error)) } else { Sent::Later(kind(error)) }
}

/// A name with a break in it could not be written at all.
fn mailbox(of: &Mailbox) -> Option<LettreMailbox> {
    let name = of.name.as_deref().map(|name| one_line(name, LONGEST_NAME));
    Some(LettreMailbox::new(name, of.address.parse().ok()?))
}

/// A header of plain letters as it stands, since encoding would break an address in it.
fn plain(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.clone(), value)
}

/// The bytes of the message, and the two addresses of its envelope.
fn prepared(letter: &Letter, message_id: &str) -> Option<(Vec<u8>, Address, Address)> {
    let (from, to) = (mailbox(&letter.from)?, mailbox(&letter.to)?);
    let (sender, recipient) = (from.email.clone(), to.email.clone());
    let mut builder = Message::builder()
        .from(from)
        .to(to)
        .subject(letter.subject.clone())
        .message_id(Some(message_id.to_owned()))
        .date(letter.written_at.into())
        .raw_header(plain("Content-Language", letter.language.clone()))
        .raw_header(plain("Auto-Submitted", "auto-generated".to_owned()))
        .raw_header(plain("List-Unsubscribe", format!("<{}>", letter.stop)))
        .raw_header(plain("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    if let Some(reply_to) = letter.reply_to.as_ref().and_then(mailbox) {
        builder = builder.reply_to(reply_to);
    }
    let parts = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
    Some((builder.multipart(parts).ok()?.formatted(), recipient, sender))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        Letter {
            id: "019b-1".into(),
            from: Mailbox::parse("Example University <badges@example.edu>").unwrap(),
            to: Mailbox { name: Some("Ada\r\nBcc: eve@example.org".into()), address: "ada@example.edu".into() },
            reply_to: Mailbox::parse("office@example.edu"),
            written_at: "2026-11-27T10:00:00Z".parse().unwrap(),
            language: "de".into(),
            subject: "Geschafft: \u{202E}Prüfung\r\nBcc: eve@example.org".into(),
            text: "Hallo\r\n.\r\nQUIT".into(),
            html: "<p>Hallo</p>".into(),
            stop: format!("https://badges.example.edu/mail/stop/{}", "a".repeat(43)),
        }
    }

    fn headers(letter: &Letter) -> Vec<String> {
        let (message, ..) = prepared(letter, "<019b-1@badges.example.edu>").unwrap();
        let message = String::from_utf8(message).unwrap();
        assert!(message.is_ascii());
        let head = message.split_once("\r\n\r\n").unwrap().0.replace("\r\n ", " ").replace("\r\n\t", " ");
        head.split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn nothing_that_people_wrote_makes_a_header_of_its_own() {
        let headers = headers(&letter());
        let names: Vec<&str> = headers.iter().map(|line| line.split_once(':').expect(line).0).collect();
        let expected = ["From", "To", "Subject", "Message-ID", "Date", "Content-Language", "Auto-Submitted"];
        assert!(expected.iter().all(|name| names.contains(name)), "{names:?}");
        assert!(!names.iter().any(|name| name.eq_ignore_ascii_case("bcc")), "{names:?}");
        assert_eq!(names.len(), names.iter().collect::<std::collections::BTreeSet<_>>().len(), "{names:?}");
    }

    #[test]
    fn the_link_that_stops_mail_stands_whole_in_its_header_with_the_one_click_form() {
        let letter = letter();
        let headers = headers(&letter);
        assert!(headers.contains(&format!("List-Unsubscribe: <{}>", letter.stop)), "{headers:?}");
        assert!(headers.contains(&"List-Unsubscribe-Post: List-Unsubscribe=One-Click".to_owned()));
        assert!(headers.contains(&"Message-ID: <019b-1@badges.example.edu>".to_owned()), "{headers:?}");
    }

    #[test]
    fn our_name_in_mail_is_the_public_host_without_its_port() {
        let server = SmtpServer { host: "mail".into(), port: 25, encryption: Encryption::Never, login: None };
        for (authority, host) in [("badges.example.edu", "badges.example.edu"), ("localhost:8080", "localhost")] {
            assert_eq!(Mailer::new(server.clone(), authority).message_id("1"), format!("<1@{host}>"));
        }
    }
}
