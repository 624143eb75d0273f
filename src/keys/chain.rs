//! Certificates that say whose key a key is, as an institution's e-seal has them
//! ([RFC 5280](https://www.rfc-editor.org/rfc/rfc5280)). They are read once, when a key is brought, and published as they came;
//! what a trust service confirmed is for verifiers to judge.

use aws_lc_rs::signature::{self as algorithms, KeyPair, UnparsedPublicKey, VerificationAlgorithm};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use x509_cert::Certificate;
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};
use x509_cert::name::Name;
use x509_cert::time::Time;

use super::RsaKey;
use super::pem;

const LONGEST: usize = 6;

/// Whom a certificate names, and who confirmed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    pub subject: String,
    pub authority: String,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

/// Why certificates are not taken. They are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    #[error("there is no certificate in it; each begins with -----BEGIN CERTIFICATE-----")]
    Empty,
    #[error("it holds a private key; whatever stands in this file is published, so keep the key out of it")]
    PrivateKey,
    #[error("it has more than {LONGEST} certificates")]
    TooLong,
    #[error("certificate {0} cannot be read")]
    Broken(usize),
    #[error("the first certificate is for another key; it must be the key's own, followed by that of its issuer")]
    OtherKey,
    #[error("the first certificate confirms itself, which says nothing that the key does not")]
    SelfSigned,
    #[error("the first certificate is that of an authority, and its key signs certificates alone")]
    Authority,
    #[error("the first certificate does not allow signatures (key usage digitalSignature or nonRepudiation)")]
    Usage,
    #[error(
        "certificate {0} was not issued by the one that follows it; the key's own comes first, and then its issuer's"
    )]
    Order(usize),
    #[error("certificate {0} is not signed by the one that follows it")]
    Signature(usize),
    #[error("certificate {0} is signed in a way that is not checked here ({1})")]
    Algorithm(usize, String),
    #[error("certificate {0} is not that of an authority")]
    NotAnAuthority(usize),
    #[error("certificate {0} is not valid before {1}")]
    NotYet(usize, DateTime<Utc>),
    #[error("certificate {0} was valid until {1}")]
    Expired(usize, DateTime<Utc>),
}

/// Reads the certificates of an RSA key, its own first, each followed by that of its issuer; base64 DER, as `x5c` has them
/// ([RFC 7517 §4.7](https://www.rfc-editor.org/rfc/rfc7517#section-4.7)).
pub fn read_chain(text: &str, key: &RsaKey, now: DateTime<Utc>) -> Result<Vec<String>, ChainError> {
    let blocks = pem::blocks(text);
    if blocks.iter().any(|block| block.label.contains("PRIVATE")) {
        return Err(ChainError::PrivateKey);
    }
    let ders: Vec<Option<Vec<u8>>> =
        blocks.into_iter().filter(|block| block.label.ends_with("CERTIFICATE")).map(|block| block.der).collect();
    if ders.len() > LONGEST {
        return Err(ChainError::TooLong);
    }
    let read = |(number, der): (usize, &Option<Vec<u8>>)| {
        der.as_deref().and_then(|der| Certificate::from_der(der).ok()).ok_or(ChainError::Broken(number + 1))
    };
    let chain = ders.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
    check_leaf(chain.first().ok_or(ChainError::Empty)?, key)?;
    for (number, pair) in chain.windows(2).enumerate() {
        check_pair(number + 1, &pair[0], &pair[1])?;
    }
    for (number, certificate) in chain.iter().enumerate() {
        check_period(number + 1, certificate, now)?;
    }
    Ok(ders.into_iter().flatten().map(|der| STANDARD.encode(der)).collect())
}

fn check_leaf(leaf: &Certificate, key: &RsaKey) -> Result<(), ChainError> {
    let tbs = leaf.tbs_certificate();
    if tbs.subject_public_key_info().subject_public_key.raw_bytes() != key.pair.public_key().as_ref() {
        return Err(ChainError::OtherKey);
    }
    if tbs.subject() == tbs.issuer() {
        return Err(ChainError::SelfSigned);
    }
    if is_authority(leaf).map_err(|()| ChainError::Broken(1))? {
        return Err(ChainError::Authority);
    }
    match tbs.get_extension::<KeyUsage>().map_err(|_| ChainError::Broken(1))? {
        Some((_, usage)) if !usage.digital_signature() && !usage.non_repudiation() => Err(ChainError::Usage),
        _ => Ok(()),
    }
}

fn check_pair(number: usize, certificate: &Certificate, issuer: &Certificate) -> Result<(), ChainError> {
    if certificate.tbs_certificate().issuer() != issuer.tbs_certificate().subject() {
        return Err(ChainError::Order(number));
    }
    if !is_authority(issuer).map_err(|()| ChainError::Broken(number + 1))? {
        return Err(ChainError::NotAnAuthority(number + 1));
    }
    let algorithm = certificate.signature_algorithm().oid.to_string();
    let key = issuer.tbs_certificate().subject_public_key_info();
    let parameters = key.algorithm.parameters.as_ref().and_then(|any| any.decode_as::<ObjectIdentifier>().ok());
    let curve = parameters.map(|oid| oid.to_string()).unwrap_or_default();
    let known = algorithms_of(&algorithm, &curve);
    if known.is_empty() {
        return Err(ChainError::Algorithm(number, algorithm));
    }
    let signed = certificate.tbs_certificate().to_der().map_err(|_| ChainError::Broken(number))?;
    let (key, signature) = (key.subject_public_key.raw_bytes(), certificate.signature().raw_bytes());
    let holds =
        |one: &'static dyn VerificationAlgorithm| UnparsedPublicKey::new(one, key).verify(&signed, signature).is_ok();
    if known.into_iter().any(holds) { Ok(()) } else { Err(ChainError::Signature(number)) }
}

/// What a signature of this kind can be; of RSASSA-PSS, whose hash stands in parameters, all of them.
fn algorithms_of(signature: &str, curve: &str) -> Vec<&'static dyn VerificationAlgorithm> {
    const P256: &str = "1.2.840.10045.3.1.7";
    const P384: &str = "1.3.132.0.34";
    const P521: &str = "1.3.132.0.35";
    match (signature, curve) {
        ("1.2.840.113549.1.1.11", _) => vec![&algorithms::RSA_PKCS1_2048_8192_SHA256],
        ("1.2.840.113549.1.1.12", _) => vec![&algorithms::RSA_PKCS1_2048_8192_SHA384],
        ("1.2.840.113549.1.1.13", _) => vec![&algorithms::RSA_PKCS1_2048_8192_SHA512],
        ("1.2.840.113549.1.1.10", _) => vec![
            &algorithms::RSA_PSS_2048_8192_SHA256,
            &algorithms::RSA_PSS_2048_8192_SHA384,
            &algorithms::RSA_PSS_2048_8192_SHA512,
        ],
        ("1.2.840.10045.4.3.2", P256) => vec![&algorithms::ECDSA_P256_SHA256_ASN1],
        ("1.2.840.10045.4.3.2", P384) => vec![&algorithms::ECDSA_P384_SHA256_ASN1],
        ("1.2.840.10045.4.3.2", P521) => vec![&algorithms::ECDSA_P521_SHA256_ASN1],
        ("1.2.840.10045.4.3.3", P256) => vec![&algorithms::ECDSA_P256_SHA384_ASN1],
        ("1.2.840.10045.4.3.3", P384) => vec![&algorithms::ECDSA_P384_SHA384_ASN1],
        ("1.2.840.10045.4.3.3", P521) => vec![&algorithms::ECDSA_P521_SHA384_ASN1],
        ("1.2.840.10045.4.3.4", P256) => vec![&algorithms::ECDSA_P256_SHA512_ASN1],
        ("1.2.840.10045.4.3.4", P384) => vec![&algorithms::ECDSA_P384_SHA512_ASN1],
        ("1.2.840.10045.4.3.4", P521) => vec![&algorithms::ECDSA_P521_SHA512_ASN1],
        ("1.3.101.112", _) => vec![&algorithms::ED25519],
        _ => Vec::new(),
    }
}

fn is_authority(certificate: &Certificate) -> Result<bool, ()> {
    let constraints = certificate.tbs_certificate().get_extension::<BasicConstraints>().map_err(drop)?;
    Ok(constraints.is_some_and(|(_, constraints)| constraints.ca))
}

fn check_period(number: usize, certificate: &Certificate, now: DateTime<Utc>) -> Result<(), ChainError> {
    let validity = certificate.tbs_certificate().validity();
    let (from, until) = (time(validity.not_before), time(validity.not_after));
    if now < from {
        return Err(ChainError::NotYet(number, from));
    }
    if until < now { Err(ChainError::Expired(number, until)) } else { Ok(()) }
}

fn time(time: Time) -> DateTime<Utc> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// Whom kept certificates name.
pub fn seal(chain: &[String]) -> Option<Seal> {
    let certificate = Certificate::from_der(&STANDARD.decode(chain.first()?).ok()?).ok()?;
    let tbs = certificate.tbs_certificate();
    Some(Seal {
        subject: shown(tbs.subject()),
        authority: shown(tbs.issuer()),
        from: time(tbs.validity().not_before),
        until: time(tbs.validity().not_after),
    })
}

/// What people call it: its common name and its organisation, else everything.
fn shown(name: &Name) -> String {
    let common = name.common_name().ok().flatten().map(|text| text.value().to_string());
    let organisation = name.organization().ok().flatten().map(|text| text.value().to_string());
    let mut parts: Vec<String> = common.into_iter().chain(organisation).collect();
    parts.dedup();
    let text = if parts.is_empty() { name.to_string() } else { parts.join(", ") };
    text.chars().filter(|c| !c.is_control()).take(400).collect()
}

/// The `x5t#S256` of kept certificates: the hash of the first
/// ([RFC 7517 §4.9](https://www.rfc-editor.org/rfc/rfc7517#section-4.9)).
pub fn thumbprint(chain: &[String]) -> Option<String> {
    Some(super::to_base64url(&super::sha256(&STANDARD.decode(chain.first()?).ok()?)))
}

#[cfg(test)]
mod tests {
    use super::super::import::{PrivateKey, read_private_key};
    use super::*;

    macro_rules! fixture {
        ($name:literal) => {
            include_str!(concat!("../../tests/fixtures/keys/", $name))
        };
    }

    fn key() -> RsaKey {
        match read_private_key(fixture!("rsa.pem")).unwrap() {
            PrivateKey::Rsa(key) => key,
            PrivateKey::Ed25519(_) => panic!("it is an RSA key"),
        }
    }

    fn now() -> DateTime<Utc> {
        "2026-11-26T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn certificates_of_the_key_are_kept_in_their_order_and_name_it() {
        let chain = read_chain(fixture!("chain.pem"), &key(), now()).unwrap();
        assert_eq!(chain.len(), 3);
        let seal = seal(&chain).unwrap();
        assert_eq!(seal.subject, "Example University e-seal, Example University");
        assert_eq!(seal.authority, "Example Seal CA 1, Example Trust Services");
        assert!(seal.from < now() && now() < seal.until);
        assert_eq!(thumbprint(&chain).unwrap().len(), 43);
    }

    #[test]
    fn a_chain_that_is_not_the_keys_or_not_whole_or_not_of_today_is_refused() {
        let (early, late) = ("2120-01-01T00:00:00Z".parse().unwrap(), "2021-01-01T00:00:00Z".parse().unwrap());
        for (text, error) in [
            ("", ChainError::Empty),
            (fixture!("refused-public.pem"), ChainError::Empty),
            (fixture!("refused-chain-private.pem"), ChainError::PrivateKey),
            (fixture!("refused-chain-order.pem"), ChainError::OtherKey),
            (fixture!("refused-chain-other-key.pem"), ChainError::OtherKey),
            (fixture!("refused-chain-gap.pem"), ChainError::Order(1)),
            (fixture!("refused-chain-self.pem"), ChainError::SelfSigned),
            (fixture!("refused-chain-usage.pem"), ChainError::Usage),
            (fixture!("refused-chain-forged.pem"), ChainError::Signature(1)),
            (fixture!("refused-chain-no-ca.pem"), ChainError::NotAnAuthority(2)),
            (fixture!("refused-chain-expired.pem"), ChainError::Expired(1, late)),
            (fixture!("refused-chain-future.pem"), ChainError::NotYet(1, early)),
        ] {
            assert_eq!(read_chain(text, &key(), now()), Err(error));
        }
        assert_eq!(read_chain(&fixture!("chain.pem").repeat(3), &key(), now()), Err(ChainError::TooLong));
        let broken = fixture!("chain.pem").replacen("MII", "MIJ", 1);
        assert_eq!(read_chain(&broken, &key(), now()), Err(ChainError::Broken(1)));
    }
}
