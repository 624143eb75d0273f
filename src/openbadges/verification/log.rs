//! What the log of its issuer says of a badge: entered as it is, or not; and what became of it since.
//!
//! The log is asked at the issuer's own host, so that nobody answers for it, and has to be the one of the host that the
//! badge lies on. A log that cannot be had says nothing; one that holds against the badge takes its word away.

use serde_json::Value;
use url::{Origin, Url};

use super::detail::{self, Detail};
use super::issuer_key::document_address;
use super::metadata::metadata;
use super::read::{Content, Presented};
use super::report::{Answer, Check, CheckName, Outcome, Report, State, strongest};
use super::say;
use crate::domain::log::EventKind;
use crate::openbadges::log::tree::Hash;
use crate::openbadges::log::{self, Entered, Evidence, LogError, SignedHead, forms_of};

/// Which log has to have a badge, and under what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogQuestion {
    /// The badge's identifier, an address.
    pub credential: String,
    /// The hashes under which it may be entered.
    forms: Vec<String>,
    /// Where the log is asked: the issuer's host.
    pub host: Url,
    /// What the log calls itself: by the host that the badge lies on.
    origin: String,
    /// Where its key has to lie.
    key_host: Origin,
}

/// What was brought from a log.
#[derive(Clone, Debug)]
pub struct LogAnswer {
    /// The entries of the badge under the newest head, or in a sentence why they could not be had. A log that shows no
    /// entry answers with its head alone.
    pub evidence: Result<Evidence, Detail>,
    /// The log's public key.
    pub key: Result<[u8; 32], Detail>,
    pub kept: Option<KeptHead>,
}

impl LogAnswer {
    /// No answer, and why, in a sentence.
    pub fn unreachable(reason: Detail) -> Self {
        Self { evidence: Err(reason), key: Err(say::log_key_not_fetched()), kept: None }
    }
}

/// A head that somebody kept from earlier.
#[derive(Clone, Debug)]
pub struct KeptHead {
    pub signed: SignedHead,
    /// The proof that leads from it to the head of today; needed only where the log has grown.
    pub path: Result<Vec<Hash>, Detail>,
}

impl Presented {
    /// What to ask of which log; nothing for badges that no log has: those without an address, and Open Badges 2.0.
    pub fn log_question(&self) -> Option<LogQuestion> {
        let Content::Credential(signed) = &self.content else { return None };
        let credential = signed.document["id"].as_str()?;
        let address = Url::parse(credential).ok().filter(|url| matches!(url.scheme(), "https" | "http"))?;
        let own_document = self.issuer().and_then(|issuer| document_address(issuer).ok());
        let of_issuer = own_document.and_then(|document| Url::parse(&document).ok());
        let is_elsewhere = |issuer: &Url| {
            (issuer.host_str(), issuer.port_or_known_default()) != (address.host_str(), address.port_or_known_default())
        };
        // What a key alone names has no host of its own.
        let mut host = of_issuer.filter(is_elsewhere).unwrap_or_else(|| address.clone());
        host.set_query(None);
        host.set_fragment(None);
        let name = match address.port() {
            Some(port) => format!("{}:{port}", address.host_str()?),
            None => address.host_str()?.to_owned(),
        };
        Some(LogQuestion {
            credential: credential.to_owned(),
            forms: forms_of(&self.text),
            host,
            origin: format!("{name}/log"),
            key_host: address.origin(),
        })
    }

    /// Whether a report is about the very document that was presented, and not about a newer version.
    pub fn is_described_by(&self, report: &Report) -> bool {
        metadata(self.document()) == report.badge
    }
}

impl LogQuestion {
    /// An address of the log, such as `/log/proof`.
    pub fn at(&self, path: &str, query: &[(&str, &str)]) -> Url {
        let mut url = self.host.clone();
        url.set_path(path);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    /// Whether an address may be that of the log's key.
    pub fn may_publish_key(&self, key_url: &str) -> bool {
        Url::parse(key_url).is_ok_and(|url| url.origin() == self.key_host)
    }
}

/// What one look into the log comes to.
struct Heard {
    outcome: Outcome,
    detail: Detail,
    /// What became of the badge since.
    later: Option<(EventKind, String)>,
}

impl Heard {
    fn new(outcome: Outcome, detail: Detail) -> Self {
        Self { outcome, detail, later: None }
    }

    fn failed(error: &LogError) -> Self {
        Self::new(Outcome::Failed, Detail::from(error).into_sentence())
    }
}

impl Report {
    /// The report with what the log of the issuer says. A forgery is nobody's business.
    #[must_use]
    pub fn with_log(mut self, question: &LogQuestion, answer: &LogAnswer) -> Self {
        if self.authentic == Answer::No {
            return self;
        }
        let mut heard = vec![question.entry(answer)];
        heard.extend(answer.kept.as_ref().map(|kept| question.continuation(answer, kept)));
        if heard.iter().any(|heard| heard.outcome == Outcome::Failed) {
            self.authentic = Answer::Unknown;
            self.state = State::Contradicted;
        }
        for Heard { outcome, detail, later } in heard {
            self.checks.push(Check::new(CheckName::Log, outcome, detail));
            if let Some((kind, time)) = later {
                self.tell(kind, &time);
            }
        }
        self
    }

    /// The report on a badge that no log can have.
    #[must_use]
    pub fn without_log(mut self, detail: Detail) -> Self {
        self.checks.push(Check::new(CheckName::Log, Outcome::NotChecked, detail));
        self
    }

    /// What the log says was done to it since, where nothing else told it.
    fn tell(&mut self, kind: EventKind, time: &str) {
        let day = detail::Value::Time(short(time.split('T').next().unwrap_or(time)));
        let (state, detail) = match kind {
            EventKind::Revoked => (State::Revoked, say::log_says_revoked(day)),
            EventKind::Suspended => (State::Suspended, say::log_says_suspended(day)),
            EventKind::Superseded => (State::Superseded, say::log_says_replaced(day)),
            _ => return,
        };
        if self.state == state {
            return;
        }
        self.checks.push(Check::new(CheckName::Status, Outcome::Failed, detail));
        self.in_force = Answer::No;
        if self.authentic == Answer::Yes {
            self.state = strongest([self.state, state].into_iter());
        }
    }

    /// How the log was found, by the worst of its checks.
    pub fn log_outcome(&self) -> Outcome {
        let found: Vec<Outcome> =
            self.checks.iter().filter(|check| check.name == CheckName::Log).map(|check| check.outcome).collect();
        let worst = [Outcome::Failed, Outcome::NotChecked, Outcome::Warning, Outcome::Passed];
        worst.into_iter().find(|outcome| found.contains(outcome)).unwrap_or(Outcome::NotChecked)
    }
}

impl LogQuestion {
    /// The head that the log shows, when its name and its signature are right.
    fn head<'a>(&self, answer: &'a LogAnswer) -> Result<&'a Evidence, Heard> {
        let evidence = answer.evidence.as_ref().map_err(|reason| Heard::new(Outcome::NotChecked, reason.clone()))?;
        let shown = &evidence.head.head.origin;
        if *shown != self.origin {
            let detail = say::log_is_another(short(shown), self.origin.as_str());
            return Err(Heard::new(Outcome::Failed, detail));
        }
        if !self.may_publish_key(&evidence.key_url) {
            return Err(Heard::new(Outcome::Failed, say::log_key_elsewhere()));
        }
        let key = answer.key.as_ref().map_err(|reason| Heard::new(Outcome::NotChecked, reason.clone()))?;
        evidence.head.verify(key).map_err(|error| Heard::failed(&error))?;
        Ok(evidence)
    }

    fn entry(&self, answer: &LogAnswer) -> Heard {
        let evidence = match self.head(answer) {
            Ok(evidence) => evidence,
            Err(heard) => return heard,
        };
        match evidence.entered(&self.credential, &self.forms) {
            Ok(Entered { number, time, later }) => {
                let since = detail::Value::Time(short(&time));
                let detail = say::log_has(self.origin.as_str(), number, since);
                Heard { outcome: Outcome::Passed, detail, later: standing(later) }
            }
            Err(LogError::NotEntered) if evidence.entries.is_empty() => {
                Heard::new(Outcome::Warning, say::log_shows_nothing(self.origin.as_str()))
            }
            Err(error) => Heard::failed(&error),
        }
    }

    /// Whether the log goes on from the head that was kept.
    fn continuation(&self, answer: &LogAnswer, kept: &KeptHead) -> Heard {
        let evidence = match self.head(answer) {
            Ok(evidence) => evidence,
            Err(heard) => return heard,
        };
        let (earlier, shown) = (&kept.signed.head, &evidence.head.head);
        if let Ok(key) = &answer.key
            && kept.signed.verify(key).is_err()
        {
            return Heard::new(Outcome::Failed, say::head_of_another_key());
        }
        let path = match &kept.path {
            Ok(path) => path.as_slice(),
            Err(reason) if earlier.origin == shown.origin && earlier.size < shown.size => {
                return Heard::new(Outcome::NotChecked, reason.clone());
            }
            Err(_) => &[],
        };
        match log::check_continues(earlier, shown, path) {
            Ok(()) => Heard::new(Outcome::Passed, say::log_goes_on(earlier.size, shown.size)),
            Err(error) => Heard::failed(&error),
        }
    }
}

/// What a stranger's log may put into a sentence.
fn short(text: &str) -> String {
    text.chars().take(200).collect()
}

/// What of the later entries holds today: a suspension ends, the others do not.
fn standing(later: Vec<(EventKind, String)>) -> Option<(EventKind, String)> {
    let last = |kind: EventKind| later.iter().rev().find(|(found, _)| *found == kind).cloned();
    let set_aside = later.iter().rev().find(|(kind, _)| matches!(kind, EventKind::Suspended | EventKind::Reinstated));
    last(EventKind::Revoked)
        .or_else(|| last(EventKind::Superseded))
        .or_else(|| set_aside.filter(|(kind, _)| *kind == EventKind::Suspended).cloned())
}

/// The log's key from the document at its address.
pub fn log_key(document: &Value) -> Option<[u8; 32]> {
    use crate::openbadges::public_key::PublicKey;
    match PublicKey::from_jwk(document)? {
        PublicKey::Ed25519(key) => Some(key),
        PublicKey::Ecdsa(..) | PublicKey::Rsa { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use chrono::Duration;

    use super::super::{Fetched, read, report};
    use super::*;
    use crate::domain::log::{DocumentHashes, Event};
    use crate::keys::Ed25519Key;
    use crate::openbadges::log::tree::{Edge, consistency, inclusion, leaf_hash};
    use crate::openbadges::log::{Entry, Head, credential_hash, document_hash};
    use crate::openbadges::samples::{Issuer, issued_at};

    /// A genuine badge, and a log that has it at 1 of 5.
    struct Scene {
        presented: Presented,
        report: Report,
        question: LogQuestion,
        key: Ed25519Key,
        leaves: Vec<String>,
    }

    impl Scene {
        fn new() -> Self {
            let issuer = Issuer::new();
            let text = issuer.sign(&issuer.content().to_json()).to_string();
            let presented = read(text.as_bytes()).unwrap();
            let report = report(&presented, &issuer.fetched(&[]), None, issued_at() + Duration::hours(1));
            assert_eq!(report.state, State::Valid);
            let question = presented.log_question().unwrap();
            let of = credential_hash(&question.credential);
            let documents = DocumentHashes { json: document_hash(text.as_bytes()), jwt: document_hash(b"e30.e30.A") };
            let other = |n: u64| Event::of_credential(EventKind::Revoked, credential_hash(&n.to_string()), issued_at());
            let mut leaves: Vec<String> = (0..5).map(|n| other(n).to_text()).collect();
            leaves[1] = Event::issued(of, documents, issued_at()).to_text();
            Self { presented, report, question, key: Ed25519Key::generate().unwrap(), leaves }
        }

        fn happens(&mut self, kind: EventKind) {
            let of = credential_hash(&self.question.credential);
            self.leaves.push(Event::of_credential(kind, of, issued_at() + Duration::days(1)).to_text());
        }

        fn tree(&self, size: usize) -> (SignedHead, HashMap<u64, Hash>) {
            let (mut edge, mut made) = (Edge::new(0, Vec::new()).unwrap(), Vec::new());
            self.leaves[..size].iter().for_each(|leaf| edge.push(leaf_hash(leaf.as_bytes()), &mut made));
            let origin = self.question.origin.clone();
            let head = Head { origin, size: edge.size(), root: edge.root(), signed_at: issued_at() };
            (head.sign(&self.key), (0..).zip(made).collect())
        }

        /// The answer that shows the badge and what follows the first five entries.
        fn answer(&self) -> LogAnswer {
            let size = self.leaves.len() as u64;
            let (head, kept) = self.tree(self.leaves.len());
            let numbers = [1].into_iter().chain(5..size);
            let entry = |number: u64| Entry {
                number,
                leaf: self.leaves[usize::try_from(number).unwrap()].clone(),
                path: inclusion(number, size).unwrap().fold(&kept).unwrap(),
            };
            let key_url = format!("{}/keys/1", self.question.key_host.ascii_serialization());
            let evidence = Evidence { head, key_url, entries: numbers.map(entry).collect() };
            LogAnswer { evidence: Ok(evidence), key: Ok(self.key.public_key()), kept: None }
        }

        fn told(&self, answer: &LogAnswer) -> (State, Outcome) {
            let report = self.report.clone().with_log(&self.question, answer);
            (report.state, report.log_outcome())
        }
    }

    fn evidence(answer: &mut LogAnswer) -> &mut Evidence {
        answer.evidence.as_mut().unwrap()
    }

    #[test]
    fn a_log_that_has_a_badge_confirms_it_and_one_that_cannot_be_had_takes_nothing_away() {
        let scene = Scene::new();
        assert_eq!(scene.told(&scene.answer()), (State::Valid, Outcome::Passed));
        let unreachable = LogAnswer::unreachable("No answer came.".into());
        let report = scene.report.clone().with_log(&scene.question, &unreachable);
        assert_eq!((report.state, report.authentic, report.in_force), (State::Valid, Answer::Yes, Answer::Yes));
        assert_eq!(report.log_outcome(), Outcome::NotChecked);
        let keyless = LogAnswer { key: Err("No key.".into()), ..scene.answer() };
        assert_eq!(scene.told(&keyless), (State::Valid, Outcome::NotChecked));
        let mut silent = scene.answer();
        evidence(&mut silent).entries.clear();
        assert_eq!(scene.told(&silent), (State::Valid, Outcome::Warning));
        assert_eq!(scene.report.log_outcome(), Outcome::NotChecked, "nobody was asked");
    }

    #[test]
    fn whatever_is_changed_in_an_answer_contradicts_the_badge() {
        type Change = fn(&mut LogAnswer);
        let changes: [(&str, Change); 8] = [
            ("head", |answer| evidence(answer).head.text = evidence(answer).head.text.replace('5', "6")),
            ("signature", |answer| evidence(answer).head.signature[0] ^= 1),
            ("proof", |answer| evidence(answer).entries[0].path[0][0] ^= 1),
            ("number", |answer| evidence(answer).entries[0].number = 0),
            ("leaf", |answer| {
                let leaf = &mut evidence(answer).entries[0].leaf;
                *leaf = leaf.replace("issued", "revoked");
            }),
            ("key", |answer| answer.key = Ok(Ed25519Key::generate().unwrap().public_key())),
            ("key's host", |answer| evidence(answer).key_url = "https://other.example/keys/1".to_owned()),
            ("log", |answer| {
                let head = Head { origin: "other.example/log".to_owned(), ..evidence(answer).head.head.clone() };
                let key = Ed25519Key::generate().unwrap();
                evidence(answer).head = head.sign(&key);
                answer.key = Ok(key.public_key());
            }),
        ];
        let scene = Scene::new();
        for (what, change) in changes {
            let mut answer = scene.answer();
            change(&mut answer);
            assert_eq!(scene.told(&answer), (State::Contradicted, Outcome::Failed), "{what}");
        }
        // The same log, and a badge of which it has another file.
        let other = Scene { leaves: scene.leaves.clone(), ..Scene::new() };
        assert_eq!(other.told(&other.answer()), (State::Contradicted, Outcome::Failed));
    }

    #[test]
    fn what_the_log_says_became_of_a_badge_counts_where_nothing_else_tells() {
        use EventKind::{Reinstated, Revoked, Superseded, Suspended};
        for (events, state) in [
            (&[Suspended][..], State::Suspended),
            (&[Suspended, Reinstated], State::Valid),
            (&[Suspended, Reinstated, Suspended], State::Suspended),
            (&[Superseded, Suspended], State::Superseded),
            (&[Suspended, Revoked, Reinstated], State::Revoked),
        ] {
            let mut scene = Scene::new();
            events.iter().for_each(|kind| scene.happens(*kind));
            let report = scene.report.clone().with_log(&scene.question, &scene.answer());
            assert_eq!((report.state, report.log_outcome()), (state, Outcome::Passed), "{events:?}");
            assert_eq!(report.in_force == Answer::Yes, state == State::Valid);
        }
    }

    #[test]
    fn a_log_goes_on_from_a_head_that_was_kept_or_is_told_on() {
        let mut scene = Scene::new();
        let (earlier, _) = scene.tree(5);
        scene.happens(EventKind::Suspended);
        scene.happens(EventKind::Reinstated);
        let (today, hashes) = scene.tree(7);
        let path = consistency(5, 7).unwrap().fold(&hashes).unwrap();
        let with = |signed: &SignedHead, path: Result<Vec<Hash>, Detail>| {
            let kept = Some(KeptHead { signed: signed.clone(), path });
            scene.told(&LogAnswer { kept, ..scene.answer() })
        };
        assert_eq!(with(&earlier, Ok(path.clone())), (State::Valid, Outcome::Passed));
        assert_eq!(with(&today, Err("none".into())), (State::Valid, Outcome::Passed), "it has not grown");
        assert_eq!(with(&earlier, Err("No answer.".into())), (State::Valid, Outcome::NotChecked));

        let contradicted = (State::Contradicted, Outcome::Failed);
        assert_eq!(with(&earlier, Ok(path[1..].to_vec())), contradicted);
        let changed = |change: fn(&mut Head)| {
            let mut head = earlier.head.clone();
            change(&mut head);
            head.sign(&scene.key)
        };
        assert_eq!(with(&changed(|head| head.root[0] ^= 1), Ok(path.clone())), contradicted, "a fork");
        assert_eq!(with(&changed(|head| head.size = 8), Err("none".into())), contradicted, "it went back");
        assert_eq!(with(&changed(|head| head.origin = "other.example/log".to_owned()), Ok(path.clone())), contradicted);
        let foreign = earlier.head.sign(&Ed25519Key::generate().unwrap());
        assert_eq!(with(&foreign, Ok(path)), contradicted, "signed by somebody else");
    }

    #[test]
    fn a_log_is_asked_at_the_issuers_host_and_lies_on_the_badges() {
        let asked = |id: &str, issuer: &str| {
            let text = format!(r#"{{"id":"{id}","issuer":{{"id":"{issuer}"}}}}"#);
            let question = read(text.as_bytes()).unwrap().log_question()?;
            Some((question.at("/log/proof", &[("credential", "a b")]).to_string(), question.origin))
        };
        let id = "https://badges.example.edu:8443/credentials/1?x#y";
        let own = "badges.example.edu:8443/log".to_owned();
        for (issuer, host) in [
            ("did:web:badges.example.edu%3A8443:issuers:1", "https://badges.example.edu:8443"),
            ("did:web:law.example.edu", "https://law.example.edu"),
            ("https://law.example.edu/about?x=1", "https://law.example.edu"),
            ("did:key:z6Mk", "https://badges.example.edu:8443"),
        ] {
            assert_eq!(asked(id, issuer), Some((format!("{host}/log/proof?credential=a+b"), own.clone())), "{issuer}");
        }
        assert_eq!(asked("urn:uuid:6a1f0c52-5a7e-4a77-9b0c-3f1f6f0f8f11", "did:web:law.example.edu"), None);
        // A forgery is nobody's business.
        let scene = Scene::new();
        let forged = report(&scene.presented, &Fetched::default(), None, issued_at());
        let forged = Report { authentic: Answer::No, state: State::Invalid, ..forged };
        assert_eq!(forged.clone().with_log(&scene.question, &scene.answer()), forged);
    }
}
