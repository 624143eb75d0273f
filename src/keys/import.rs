//! Private keys that were made elsewhere: read from PEM, and refused where they are weak, or are not what they should be.

use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::pkcs8::{EncodePrivateKey, PrivateKeyInfo};
use rsa::traits::{PrivateKeyParts, PublicKeyParts};
use rsa::{BigUint, RsaPrivateKey};

use super::pem::{self, Block};
use super::{Ed25519Key, KeyError, RsaKey, verify_ed25519, verify_rs256};

/// A key that was brought.
#[derive(Debug)]
pub enum PrivateKey {
    Rsa(RsaKey),
    Ed25519(Ed25519Key),
}

/// Why a file is not taken as a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error(
        "there is no private key in PEM form, which begins with -----BEGIN PRIVATE KEY-----; `openssl pkey -inform DER` and \
         `openssl pkcs12 -nodes -nocerts` write it"
    )]
    NoKey,
    #[error("it is encrypted; write it out with `openssl pkey -in FILE`, pass that on by a pipe, and keep no copy")]
    Encrypted,
    #[error("it is a public key; its private half is needed to sign")]
    Public,
    #[error("there is a certificate beside the key; give certificates in a file of their own, with --chain")]
    Certificate,
    #[error("there are several keys in it; give one")]
    Several,
    #[error("it is a key of another kind; RSA and Ed25519 keys sign here")]
    Kind,
    #[error("it cannot be read, or its parts do not belong together")]
    Broken,
    #[error("it has {0} bits; RSA keys need 2048 at least, and may have 8192 at most")]
    Size(usize),
    #[error("its public exponent is small, or larger than verifiers take; it should be 65537")]
    Exponent,
    #[error("its two primes lie so close to each other that anybody can find them")]
    ClosePrimes,
}

/// Reads the one private key of a file: PKCS #8 or PKCS #1, unencrypted.
pub fn read_private_key(text: &str) -> Result<PrivateKey, ImportError> {
    let blocks = pem::blocks(text);
    let is_private = |block: &&Block| block.label.ends_with("PRIVATE KEY");
    let private: Vec<&Block> = blocks.iter().filter(is_private).collect();
    match private.as_slice() {
        [] if blocks.iter().any(|block| block.label.ends_with("PUBLIC KEY")) => Err(ImportError::Public),
        [] => Err(ImportError::NoKey),
        [_, _, ..] => Err(ImportError::Several),
        [_] if blocks.iter().any(|block| block.label.ends_with("CERTIFICATE")) => Err(ImportError::Certificate),
        [block] if block.is_encrypted || block.label.starts_with("ENCRYPTED") => Err(ImportError::Encrypted),
        [block] => {
            let der = block.der.as_deref().ok_or(ImportError::Broken)?;
            match block.label.as_str() {
                "PRIVATE KEY" => read_pkcs8(der),
                "RSA PRIVATE KEY" => checked(&RsaPrivateKey::from_pkcs1_der(der).map_err(|_| ImportError::Broken)?),
                _ => Err(ImportError::Kind),
            }
        }
    }
}

fn read_pkcs8(der: &[u8]) -> Result<PrivateKey, ImportError> {
    let info = PrivateKeyInfo::try_from(der).map_err(|_| ImportError::Broken)?;
    match info.algorithm.oid.to_string().as_str() {
        // rsaEncryption; a key that is bound to RSASSA-PSS cannot make the signatures of a VC-JWT.
        "1.2.840.113549.1.1.1" => {
            checked(&RsaPrivateKey::from_pkcs1_der(info.private_key).map_err(|_| ImportError::Broken)?)
        }
        "1.3.101.112" => {
            let key = Ed25519Key::from_pkcs8(der).map_err(|_| ImportError::Broken)?;
            let signature = key.sign(PROBE);
            verify_ed25519(&key.public_key(), PROBE, &signature).map_err(|_| ImportError::Broken)?;
            Ok(PrivateKey::Ed25519(key))
        }
        _ => Err(ImportError::Kind),
    }
}

const SHORTEST: usize = 2048;
const LONGEST: usize = 8192;
const PROBE: &[u8] = b"what an imported key signs first, and nobody sees";

/// An RSA key that others can rely on
/// ([FIPS 186-5 §A.1.1](https://doi.org/10.6028/NIST.FIPS.186-5)).
fn checked(key: &RsaPrivateKey) -> Result<PrivateKey, ImportError> {
    let bits = key.n().bits();
    if !(SHORTEST..=LONGEST).contains(&bits) {
        return Err(ImportError::Size(bits));
    }
    let exponent = key.e();
    if *exponent < BigUint::from(65_537_u32) || exponent.bits() > 32 {
        return Err(ImportError::Exponent);
    }
    key.validate().map_err(|_| ImportError::Broken)?;
    let [p, q] = key.primes() else { return Err(ImportError::Kind) };
    let distance = if p > q { p - q } else { q - p };
    if distance.bits() + 100 <= bits / 2 {
        return Err(ImportError::ClosePrimes);
    }
    let der = key.to_pkcs8_der().map_err(|_| ImportError::Broken)?;
    let key = RsaKey::from_pkcs8(der.as_bytes()).map_err(|_| ImportError::Broken)?;
    let holds = |signature: Vec<u8>| -> Result<(), KeyError> { verify_rs256(&key.public_jwk(), PROBE, &signature) };
    key.sign(PROBE).and_then(holds).map_err(|_| ImportError::Broken)?;
    Ok(PrivateKey::Rsa(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    macro_rules! fixture {
        ($name:literal) => {
            include_str!(concat!("../../tests/fixtures/keys/", $name))
        };
    }

    #[test]
    fn keys_in_both_forms_and_of_both_kinds_are_read() {
        for text in [fixture!("rsa.pem"), fixture!("rsa-pkcs1.pem")] {
            assert!(matches!(read_private_key(text), Ok(PrivateKey::Rsa(_))));
        }
        assert!(matches!(read_private_key(fixture!("ed25519.pem")), Ok(PrivateKey::Ed25519(_))));
        let own = Ed25519Key::generate().unwrap();
        let text = format!(
            "Bag Attributes\n    friendlyName: seal\n-----BEGIN PRIVATE KEY-----\r\n{}\r\n-----END PRIVATE KEY-----\r\n",
            base64::Engine::encode(&base64::engine::general_purpose::STANDARD, own.pkcs8())
        );
        let Ok(PrivateKey::Ed25519(read)) = read_private_key(&text) else { panic!("what we make reads back") };
        assert_eq!(read.public_key(), own.public_key());
    }

    #[test]
    fn what_is_weak_or_no_private_key_is_refused_and_told_apart() {
        for (text, error) in [
            ("", ImportError::NoKey),
            ("-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----", ImportError::Broken),
            (fixture!("chain.pem"), ImportError::NoKey),
            (fixture!("refused-public.pem"), ImportError::Public),
            (fixture!("refused-encrypted.pem"), ImportError::Encrypted),
            (fixture!("refused-encrypted-old.pem"), ImportError::Encrypted),
            (fixture!("refused-two.pem"), ImportError::Several),
            (fixture!("refused-chain-private.pem"), ImportError::Certificate),
            (fixture!("refused-p256.pem"), ImportError::Kind),
            (fixture!("refused-ec.pem"), ImportError::Kind),
            (fixture!("refused-broken.pem"), ImportError::Broken),
            (fixture!("refused-rsa-1024.pem"), ImportError::Size(1024)),
            (fixture!("refused-rsa-e3.pem"), ImportError::Exponent),
            (fixture!("refused-rsa-close.pem"), ImportError::ClosePrimes),
        ] {
            assert_eq!(read_private_key(text).err(), Some(error));
        }
    }
}
