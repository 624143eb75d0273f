//! A mail server for tests: it speaks SMTP over a socket, keeps what it is given, and has faults on demand.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A mail as it was handed over.
#[derive(Clone, Debug)]
pub struct Received {
    pub from: String,
    pub to: String,
    pub head: String,
    pub body: String,
}

impl Received {
    /// Every line of its head, unfolded.
    pub fn headers(&self) -> Vec<String> {
        let unfolded = self.head.replace("\r\n ", " ").replace("\r\n\t", " ");
        unfolded.split("\r\n").map(str::to_owned).collect()
    }

    pub fn header(&self, name: &str) -> Option<String> {
        let start = format!("{}:", name.to_lowercase());
        let line = self.headers().into_iter().find(|line| line.to_lowercase().starts_with(&start))?;
        Some(line[start.len()..].trim().to_owned())
    }
}

/// What the server does once it has a mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AfterMail {
    #[default]
    Answers,
    /// It keeps the mail and says nothing, for as long as the test lasts.
    Stalls,
    /// It keeps the mail and hangs up.
    HangsUp,
}

#[derive(Default)]
struct State {
    received: Vec<Received>,
    /// What it says to a recipient, other than that it is right.
    recipients: HashMap<String, &'static str>,
    sender: Option<&'static str>,
    after_mail: AfterMail,
    connections: usize,
}

/// Ends with the test.
#[derive(Clone)]
pub struct MailServer {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl MailServer {
    pub fn start() -> Self {
        Self::start_on(TcpListener::bind(("127.0.0.1", 0)).expect("a port is free"))
    }

    /// An address where nobody listens.
    pub fn down() -> Self {
        let closed = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
        Self { address: closed.local_addr().expect("it is bound"), state: Arc::default() }
    }

    pub fn start_on(listener: TcpListener) -> Self {
        let address = listener.local_addr().expect("it is bound");
        let server = Self { address, state: Arc::default() };
        let serving = server.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let serving = serving.clone();
                thread::spawn(move || serving.serve(&stream).unwrap_or_default());
            }
        });
        server
    }

    pub fn received(&self) -> Vec<Received> {
        self.state.lock().unwrap().received.clone()
    }

    pub fn connections(&self) -> usize {
        self.state.lock().unwrap().connections
    }

    /// Answers this recipient otherwise than with 250, until it is `None` again.
    pub fn says_to_recipient(&self, address: &str, answer: Option<&'static str>) {
        let mut state = self.state.lock().unwrap();
        match answer {
            Some(answer) => state.recipients.insert(address.to_owned(), answer),
            None => state.recipients.remove(address),
        };
    }

    pub fn says_to_sender(&self, answer: Option<&'static str>) {
        self.state.lock().unwrap().sender = answer;
    }

    pub fn after_mail(&self, does: AfterMail) {
        self.state.lock().unwrap().after_mail = does;
    }

    fn serve(&self, stream: &TcpStream) -> std::io::Result<()> {
        self.state.lock().unwrap().connections += 1;
        let mut lines = BufReader::new(stream.try_clone()?);
        let mut out = stream;
        let mut say = |text: &str| out.write_all(format!("{text}\r\n").as_bytes());
        say("220 mail.example.edu ESMTP")?;
        let (mut from, mut to) = (String::new(), String::new());
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let command = line.trim_end().to_owned();
            let address = command.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
            match command.to_uppercase().split([' ', ':']).next().unwrap_or_default() {
                "EHLO" => say("250-mail.example.edu\r\n250 8BITMIME")?,
                "MAIL" => match self.state.lock().unwrap().sender {
                    Some(answer) => say(answer)?,
                    None => {
                        from = address;
                        say("250 OK")?;
                    }
                },
                "RCPT" => match self.state.lock().unwrap().recipients.get(&address) {
                    Some(answer) => say(answer)?,
                    None => {
                        to = address;
                        say("250 OK")?;
                    }
                },
                "DATA" => {
                    say("354 go ahead")?;
                    let message = message(&mut lines)?;
                    let (head, body) = message.split_once("\r\n\r\n").unwrap_or((&message, ""));
                    let received =
                        Received { from: from.clone(), to: to.clone(), head: head.to_owned(), body: body.to_owned() };
                    let does = {
                        let mut state = self.state.lock().unwrap();
                        state.received.push(received);
                        state.after_mail
                    };
                    match does {
                        AfterMail::Answers => say("250 taken")?,
                        AfterMail::Stalls => thread::sleep(Duration::from_secs(60)),
                        AfterMail::HangsUp => return Ok(()),
                    }
                }
                "RSET" | "NOOP" => say("250 OK")?,
                "QUIT" => return say("221 bye"),
                _ => say("502 unknown")?,
            }
        }
    }
}

fn message(lines: &mut impl BufRead) -> std::io::Result<String> {
    let mut message = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 || line == ".\r\n" {
            return Ok(message);
        }
        message.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
