//! Whose is the key that signed? What ties it to the issuer, and to nobody else.
//!
//! A signature names its key; anybody can name any key. So the way goes back from the issuer: its own document must list the
//! key, or its host must vouch for it, or the key must lie below the issuer's own address
//! ([Open Badges 3.0 implementation guide, key provenance](https://www.imsglobal.org/spec/ob/v3p0/impl#key-provenance)).

use serde_json::Value;
use url::Url;

use super::detail::Detail;
use super::json::list;
use super::judge::Judge;
use super::needs::Absent;
use super::report::Outcome;
use super::say;
use crate::openbadges::controller::{self, ControllerDocument};
use crate::openbadges::did::{self, DidError};
use crate::openbadges::proof::CredentialJwt;
use crate::openbadges::public_key::PublicKey;
use crate::openbadges::strict_json;

/// How many keys of a foreign set are looked at.
const KEYS: usize = 64;

/// A key, and what ties it to the issuer; or in a sentence why nothing does.
pub(super) struct Found {
    pub(super) key: PublicKey,
    pub(super) tie: Result<(), Detail>,
}

impl Found {
    fn tied(key: PublicKey) -> Self {
        Self { key, tie: Ok(()) }
    }

    fn loose(key: PublicKey) -> Self {
        Self { key, tie: Err(say::key_loose()) }
    }
}

/// Why there is no key to check with: it cannot be right, or it cannot be known.
pub(super) struct Missing {
    pub(super) outcome: Outcome,
    pub(super) detail: Detail,
    rest: Rest,
}

/// What is left when the issuer's document gives no key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// The document is still to come.
    Awaited,
    /// The document is not there, or cannot be read.
    NoDocument,
    /// It does not speak of the key; somebody else may.
    Silence,
    /// It speaks against the key.
    Refusal,
}

impl Missing {
    fn wrong(detail: Detail) -> Self {
        Self { outcome: Outcome::Failed, detail, rest: Rest::Refusal }
    }

    fn open(detail: Detail) -> Self {
        Self { outcome: Outcome::NotChecked, detail, rest: Rest::NoDocument }
    }
}

impl From<Absent> for Missing {
    fn from(absent: Absent) -> Self {
        let rest = if absent.is_awaited { Rest::Awaited } else { Rest::NoDocument };
        Self { rest, ..Self::open(absent.detail) }
    }
}

impl From<DidError> for Missing {
    fn from(error: DidError) -> Self {
        let rest = match &error {
            DidError::UnknownMethod(_) => Rest::Silence,
            // At an https address there may be anything.
            DidError::OtherSubject(issuer) if is_https(issuer) => Rest::NoDocument,
            _ => Rest::Refusal,
        };
        Self { rest, ..Self::wrong(Detail::from(&error).into_sentence()) }
    }
}

impl Missing {
    /// Whether nobody else needs to be asked.
    fn is_final(&self) -> bool {
        matches!(self.rest, Rest::Awaited | Rest::Refusal)
    }
}

impl Judge<'_> {
    /// The key of an embedded proof.
    pub(super) fn key_of_method(&self, method: &str, issuer: &str) -> Result<Found, Missing> {
        let controller = method.split('#').next().unwrap_or(method);
        if controller == issuer || !is_https(method) {
            return self.key_of_issuer(method, issuer);
        }
        // A key with an address of its own: the issuer's document may list it.
        match self.listed(issuer, |document| document.assertion_key(method)) {
            Ok(key) => return Ok(Found::tied(key)),
            // A did:web is a document; what it does not list is not the issuer's.
            Err(missing) if missing.is_final() || issuer.starts_with("did:") => return Err(missing),
            Err(_) => {}
        }
        let document = self.json(controller, None, say::document_of_key)?;
        let found = controller::lone_key(&document, method, self.now);
        let (key, owner) = found.map_err(|error| Missing::wrong(Detail::from(&error).into_sentence()))?;
        if owner != issuer {
            return Err(Missing::wrong(say::key_of_another()));
        }
        Ok(if lies_below(method, issuer) { Found::tied(key) } else { Found::loose(key) })
    }

    /// The key of a token: named by `kid`, or brought along as `jwk`.
    pub(super) fn key_of_token(&self, jwt: &CredentialJwt, issuer: &str) -> Result<Found, Missing> {
        match (jwt.kid.as_deref(), &jwt.jwk) {
            (Some(kid), _) if kid.starts_with("did:") => self.key_of_issuer(kid, issuer),
            // Where the identifier is the key, it need not be named, and no other counts.
            _ if is_its_own_key(issuer) => self.key_of_issuer(issuer, issuer),
            (Some(kid), _) if is_https(kid) => self.served_key(kid, issuer),
            (kid, Some(jwk)) => {
                let key = PublicKey::from_jwk(jwk);
                let key = key.ok_or_else(|| Missing::open(say::key_kind_in_token()))?;
                let tie = self.tie(&key, kid, issuer);
                Ok(Found { key, tie })
            }
            (Some(kid), None) => self.named_key(kid, issuer),
            (None, None) => Err(Missing::open(say::key_not_named())),
        }
    }

    /// A key of an identifier that must be the issuer's.
    fn key_of_issuer(&self, method: &str, issuer: &str) -> Result<Found, Missing> {
        if method.split('#').next() != Some(issuer) {
            return Err(Missing::wrong(say::key_of_another()));
        }
        if is_its_own_key(issuer) {
            return controller::own_key(issuer, method)
                .map(Found::tied)
                .map_err(|error| Missing::wrong(Detail::from(&error).into_sentence()));
        }
        self.listed(issuer, |document| document.assertion_key(method)).map(Found::tied)
    }

    /// A name that means something to the issuer alone.
    fn named_key(&self, kid: &str, issuer: &str) -> Result<Found, Missing> {
        match self.listed(issuer, |document| document.assertion_jwk(kid)) {
            Ok(key) => return Ok(Found::tied(key)),
            Err(missing) if missing.is_final() => return Err(missing),
            Err(_) => {}
        }
        match self.in_key_set(issuer, |key| key["kid"] == kid)? {
            Some(key) => Ok(Found::tied(key)),
            None => Err(Missing::open(say::key_leads_nowhere())),
        }
    }

    /// A JSON Web Key at an address of its own.
    fn served_key(&self, kid: &str, issuer: &str) -> Result<Found, Missing> {
        match self.listed(issuer, |document| document.assertion_jwk(kid)) {
            Ok(key) => return Ok(Found::tied(key)),
            Err(missing) if missing.is_final() => return Err(missing),
            Err(_) => {}
        }
        let jwk = self.json(kid, None, say::key_of_token)?;
        let key = PublicKey::from_jwk(&jwk);
        let key = key.ok_or_else(|| Missing::open(say::key_kind_at_address()))?;
        let tie = if lies_below(kid, issuer) { Ok(()) } else { self.tie(&key, Some(kid), issuer) };
        Ok(Found { key, tie })
    }

    /// Whether the issuer's document or its host's key set holds this very key.
    fn tie(&self, key: &PublicKey, kid: Option<&str>, issuer: &str) -> Result<(), Detail> {
        let unnamed = || DidError::UnknownMethod(kid.unwrap_or("of the token").into());
        let listed = self.listed(issuer, |document| document.lists(key).then_some(()).ok_or_else(unnamed));
        let Err(missing) = listed else { return Ok(()) };
        if missing.rest == Rest::Awaited {
            return Err(missing.detail);
        }
        match self.in_key_set(issuer, |entry| PublicKey::from_jwk(entry).as_ref() == Some(key)) {
            Ok(Some(_)) => Ok(()),
            Err(awaited) if awaited.rest == Rest::Awaited => Err(awaited.detail),
            Ok(None) | Err(_) => Err(if missing.rest == Rest::NoDocument { missing.detail } else { say::key_loose() }),
        }
    }

    /// What the issuer's own document says.
    fn listed<T>(
        &self,
        issuer: &str,
        find: impl FnOnce(&ControllerDocument<'_>) -> Result<T, DidError>,
    ) -> Result<T, Missing> {
        let address = document_address(issuer).map_err(|error| Missing::open(Detail::from(&error).into_sentence()))?;
        let document = self.json(&address, Some(issuer), say::keys_of_issuer)?;
        let document = ControllerDocument::read(&document, issuer, self.now)?;
        Ok(find(&document)?)
    }

    /// A key of the set that the issuer's host publishes for all: one that names this issuer, or, where the set names nobody,
    /// any.
    fn in_key_set(&self, issuer: &str, wanted: impl Fn(&Value) -> bool) -> Result<Option<PublicKey>, Missing> {
        let address = document_address(issuer).ok().and_then(|address| Url::parse(&address).ok());
        let address = address.and_then(|address| address.join("/.well-known/jwks.json").ok());
        let Some(address) = address else { return Ok(None) };
        let set = self.json(address.as_str(), None, say::keys_of_host)?;
        let keys = list(&set["keys"]);
        let names_nobody = keys.iter().all(|key| key["iss"].is_null());
        let of_issuer = |key: &&Value| names_nobody || key["iss"] == issuer;
        Ok(keys.iter().take(KEYS).filter(of_issuer).filter(|key| wanted(key)).find_map(PublicKey::from_jwk))
    }

    fn json(&self, address: &str, issuer: Option<&str>, what: fn() -> Detail) -> Result<Value, Missing> {
        let bytes = self.sources.document(address, issuer, what)?;
        strict_json::read(bytes).map_err(|error| Missing::open(say::unreadable(what(), Detail::from(&error))))
    }
}

/// Where the document of an issuer lies.
pub(super) fn document_address(issuer: &str) -> Result<String, DidError> {
    if is_https(issuer) {
        let address = Url::parse(issuer).map_err(|_| DidError::Unsupported(issuer.chars().take(200).collect()))?;
        return Ok(address.into());
    }
    did::document_url(issuer).map(String::from)
}

fn is_https(address: &str) -> bool {
    address.starts_with("https://")
}

fn is_its_own_key(issuer: &str) -> bool {
    issuer.starts_with("did:key:") || issuer.starts_with("did:jwk:")
}

/// Whether an address lies below the issuer's own, so that nobody else on the same host can have put the key there.
fn lies_below(address: &str, issuer: &str) -> bool {
    let (Ok(address), Ok(issuer)) = (Url::parse(address), Url::parse(issuer)) else { return false };
    let above = format!("{}/", issuer.path().trim_end_matches('/'));
    issuer.scheme() == "https"
        && issuer.query().is_none()
        && address.origin() == issuer.origin()
        && (address.path().starts_with(&above) || address.path() == issuer.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_below_the_issuers_own_is_told_from_its_neighbours() {
        let below = |address: &str| lies_below(address, "https://h.example/issuers/1");
        assert!(below("https://h.example/issuers/1/keys/1") && below("https://h.example/issuers/1?key=1"));
        for other in [
            "https://h.example/issuers/10",
            "https://h.example/issuers/2/keys/1",
            "https://h.example/issuers/1/../2/key",
            "https://h.example:8443/issuers/1/key",
            "http://h.example/issuers/1/key",
            "https://other.example/issuers/1/key",
            "did:web:h.example",
        ] {
            assert!(!below(other), "{other}");
        }
        assert!(lies_below("https://h.example/keys/1", "https://h.example"));
        assert!(!lies_below("https://h.example/a/key", "https://h.example/a?issuer=1"));
        assert!(!lies_below("http://h.example/keys/1", "http://h.example"));
    }
}
