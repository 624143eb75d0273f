//! Keys, signatures and randomness, as values.
//!
//! Private operations go through aws-lc; the `rsa` crate only reads the numbers of a key, because its private-key
//! operations leak timing and have no fixed release ([RUSTSEC-2023-0071](https://rustsec.org/advisories/RUSTSEC-2023-0071)).
//! This room is the only one that draws random numbers. It keeps nothing and knows no database.

mod chain;
mod import;
mod password;
mod pem;

pub use chain::{ChainError, Seal, read_chain, seal, thumbprint};
pub use import::{ImportError, PrivateKey, read_private_key};
pub use password::{hash_password, is_password};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, ED25519, Ed25519KeyPair, KeyPair, RSA_PKCS1_2048_8192_SHA256,
    RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents, UnparsedPublicKey,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rsa::BigUint;
use rsa::pkcs1::DecodeRsaPublicKey;
use rsa::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePublicKey, LineEnding};
use rsa::traits::PublicKeyParts;
use serde_json::{Value, json};

/// Why a key or a sealed value could not be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum KeyError {
    #[error("the key material cannot be read")]
    Unreadable,
    #[error("a new key could not be made")]
    Generation,
    #[error("the signature could not be made")]
    Signing,
    #[error("the signature does not match")]
    Mismatch,
    #[error("the sealed value was changed, or was sealed under another secret")]
    Sealed,
    #[error("the secret must be 32 bytes, base64")]
    SecretShape,
}

/// `N` bytes from the operating system's generator.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    aws_lc_rs::rand::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

/// A 256-bit handle, base64url without padding: 43 characters.
pub fn random_token() -> String {
    URL_SAFE_NO_PAD.encode(random::<32>())
}

/// An identifier whose order is the order of making (UUID version 7), for rows that are listed.
pub fn ordered_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// An identifier that tells nothing (UUID version 4), for addresses that people hand on.
pub fn opaque_id() -> String {
    uuid::Builder::from_random_bytes(random()).into_uuid().to_string()
}

/// An identifier that follows from a text, in the form of an opaque one.
pub fn derived_id(text: &str) -> String {
    let bytes = sha256(text.as_bytes());
    let half = bytes[..16].try_into().expect("there are 32 bytes");
    uuid::Builder::from_random_bytes(half).into_uuid().to_string()
}

/// A number in `0..bound`, evenly distributed.
pub fn random_below(bound: u32) -> u32 {
    let zone = u32::MAX - u32::MAX % bound;
    loop {
        let draw = u32::from_le_bytes(random());
        if draw < zone {
            return draw % bound;
        }
    }
}

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes);
    digest.as_ref().try_into().expect("SHA-256 gives 32 bytes")
}

pub fn sha384(bytes: &[u8]) -> [u8; 48] {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA384, bytes);
    digest.as_ref().try_into().expect("SHA-384 gives 48 bytes")
}

/// The SHA-256 of a handle in hexadecimal: what the database keeps in its place.
pub fn fingerprint(handle: &str) -> String {
    hex(&sha256(handle.as_bytes()))
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The bytes behind hexadecimal digits.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

/// The thumbprint of an RSA key ([RFC 7638 §3](https://www.rfc-editor.org/rfc/rfc7638#section-3)); nothing when the JWK
/// is no RSA key.
pub fn rsa_thumbprint(jwk: &Value) -> Option<String> {
    let (exponent, modulus) = (jwk["e"].as_str()?, jwk["n"].as_str()?);
    let members = format!(r#"{{"e":{},"kty":"RSA","n":{}}}"#, json!(exponent), json!(modulus));
    Some(to_base64url(&sha256(members.as_bytes())))
}

/// The thumbprint of an Ed25519 key ([RFC 8037 §2](https://www.rfc-editor.org/rfc/rfc8037#section-2)).
pub fn ed25519_thumbprint(public_key: &[u8]) -> String {
    let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, to_base64url(public_key));
    to_base64url(&sha256(members.as_bytes()))
}

/// Base64 for addresses and tokens, without padding ([RFC 4648 §5](https://www.rfc-editor.org/rfc/rfc4648#section-5)).
pub fn to_base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub fn from_base64url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Compares without telling by its duration where the difference lies.
pub fn same(one: &str, other: &str) -> bool {
    aws_lc_rs::constant_time::verify_slices_are_equal(one.as_bytes(), other.as_bytes()).is_ok()
}

/// The 32 bytes that encrypt private keys at rest. Prints nothing of itself.
#[derive(Clone, PartialEq, Eq)]
pub struct MasterSecret([u8; 32]);

impl std::fmt::Debug for MasterSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterSecret(…)")
    }
}

impl MasterSecret {
    pub fn generate() -> Self {
        Self(random())
    }

    /// Reads 32 bytes of base64, with or without padding, in either alphabet.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let plain = text.trim().trim_end_matches('=').replace('+', "-").replace('/', "_");
        let bytes = URL_SAFE_NO_PAD.decode(plain).map_err(|_| KeyError::SecretShape)?;
        Ok(Self(bytes.try_into().map_err(|_| KeyError::SecretShape)?))
    }

    pub fn to_base64(&self) -> String {
        base64::engine::general_purpose::STANDARD.encode(self.0)
    }

    /// A value that tells two secrets apart and gives neither away; stored to notice a swapped secret at start.
    pub fn check_value(&self) -> String {
        fingerprint(&format!("accolade secret check {}", self.to_base64()))
    }

    /// AES-256-GCM with a random nonce in front; `purpose` is authenticated, so a value cannot be moved elsewhere.
    pub fn seal(&self, plain: &[u8], purpose: &str) -> Vec<u8> {
        let nonce: [u8; NONCE_LEN] = random();
        let mut sealed = plain.to_vec();
        self.cipher()
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(purpose.as_bytes()), &mut sealed)
            .expect("a value of this size can be sealed");
        let mut out = nonce.to_vec();
        out.append(&mut sealed);
        out
    }

    pub fn open(&self, sealed: &[u8], purpose: &str) -> Result<Vec<u8>, KeyError> {
        let (nonce, body) = sealed.split_at_checked(NONCE_LEN).ok_or(KeyError::Sealed)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| KeyError::Sealed)?;
        let mut body = body.to_vec();
        let plain = self
            .cipher()
            .open_in_place(nonce, Aad::from(purpose.as_bytes()), &mut body)
            .map_err(|_| KeyError::Sealed)?;
        Ok(plain.to_vec())
    }

    /// A token of 256 bits that follows from the secret and a purpose, so that it can be told again without being kept
    /// ([RFC 2104](https://www.rfc-editor.org/rfc/rfc2104) with SHA-256).
    pub fn derive_token(&self, purpose: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        URL_SAFE_NO_PAD.encode(hmac::sign(&key, purpose.as_bytes()))
    }

    /// A key of its own for values that other people carry for us.
    pub fn derive_voucher(&self, purpose: &str) -> Voucher {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        let derived = hmac::sign(&key, purpose.as_bytes());
        Voucher(hmac::Key::new(hmac::HMAC_SHA256, derived.as_ref()))
    }

    /// What stands for people whose data was erased, in this installation and in no other.
    pub fn person_marks(&self) -> PersonMarks {
        PersonMarks(self.derive_voucher("persons"))
    }

    fn cipher(&self) -> LessSafeKey {
        LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &self.0).expect("the secret has the cipher's length"))
    }
}

/// Makes of a platform's id of a person what nobody without the secret can turn back or try out, not even where ids are
/// small numbers.
#[derive(Clone, Debug)]
pub struct PersonMarks(Voucher);

impl PersonMarks {
    pub fn of(&self, registration: &str, sub: &str) -> String {
        to_base64url(&self.0.vouch(0, format!("{registration} {sub}").as_bytes()))
    }
}

/// Vouches for values that travel through other hands and come back: nobody else can make one or change one
/// ([RFC 2104](https://www.rfc-editor.org/rfc/rfc2104) with SHA-256). Prints nothing of itself.
#[derive(Clone)]
pub struct Voucher(hmac::Key);

impl std::fmt::Debug for Voucher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Voucher(…)")
    }
}

impl Voucher {
    /// The length of what vouches.
    pub const LENGTH: usize = 32;

    /// What vouches for these bytes as this kind of value, and as no other.
    pub fn vouch(&self, kind: u8, bytes: &[u8]) -> [u8; Self::LENGTH] {
        let mut context = hmac::Context::with_key(&self.0);
        context.update(&[kind]);
        context.update(bytes);
        context.sign().as_ref().try_into().expect("HMAC with SHA-256 gives 32 bytes")
    }

    /// Compares without telling by its duration where the difference lies.
    pub fn vouches(&self, kind: u8, bytes: &[u8], tag: &[u8]) -> bool {
        aws_lc_rs::constant_time::verify_slices_are_equal(&self.vouch(kind, bytes), tag).is_ok()
    }
}

/// An RSA key that signs RS256 ([RFC 7518 §3.3](https://www.rfc-editor.org/rfc/rfc7518#section-3.3)).
pub struct RsaKey {
    pair: RsaKeyPair,
    pkcs8: Vec<u8>,
    public_jwk: Value,
}

impl std::fmt::Debug for RsaKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RsaKey(…)")
    }
}

impl RsaKey {
    /// A new 2048-bit key; a quarter of a second.
    pub fn generate() -> Result<Self, KeyError> {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| KeyError::Generation)?;
        let der = pair.as_der().map_err(|_| KeyError::Generation)?;
        Self::from_pkcs8(der.as_ref())
    }

    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        let pair = RsaKeyPair::from_pkcs8(der).map_err(|_| KeyError::Unreadable)?;
        let numbers = rsa::RsaPrivateKey::from_pkcs8_der(der).map_err(|_| KeyError::Unreadable)?;
        let public_jwk = json!({
            "kty": "RSA",
            "n": URL_SAFE_NO_PAD.encode(numbers.n().to_bytes_be()),
            "e": URL_SAFE_NO_PAD.encode(numbers.e().to_bytes_be()),
        });
        Ok(Self { pair, pkcs8: der.to_vec(), public_jwk })
    }

    pub fn pkcs8(&self) -> &[u8] {
        &self.pkcs8
    }

    /// `kty`, `n` and `e`; whoever publishes it adds `kid`, `alg` and `use`.
    pub fn public_jwk(&self) -> Value {
        self.public_jwk.clone()
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
            .map_err(|_| KeyError::Signing)?;
        Ok(signature)
    }

    /// A compact JWS: RS256 is added to `header`, and `payload` is signed as it stands.
    pub fn sign_jws(&self, header: &Value, payload: &[u8]) -> Result<String, KeyError> {
        let mut header = header.clone();
        header["alg"] = json!("RS256");
        let input = format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(payload));
        let signature = self.sign(input.as_bytes())?;
        Ok(format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

/// Checks an RS256 signature against the `n` and `e` of a JWK; keys under 2048 bits are refused.
pub fn verify_rs256(jwk: &Value, message: &[u8], signature: &[u8]) -> Result<(), KeyError> {
    let number = |name: &str| {
        let text = jwk[name].as_str().ok_or(KeyError::Unreadable)?;
        URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map_err(|_| KeyError::Unreadable)
    };
    if jwk["kty"] != "RSA" {
        return Err(KeyError::Unreadable);
    }
    verify_rs256_by_numbers(&number("n")?, &number("e")?, message, signature)
}

/// The same with the modulus and the exponent as bytes, without zeros in front.
pub fn verify_rs256_by_numbers(n: &[u8], e: &[u8], message: &[u8], signature: &[u8]) -> Result<(), KeyError> {
    RsaPublicKeyComponents { n, e }
        .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
        .map_err(|_| KeyError::Mismatch)
}

/// The curves of ECDSA keys, each with the hash that belongs to it
/// ([RFC 7518 §3.4](https://www.rfc-editor.org/rfc/rfc7518#section-3.4)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Curve {
    P256,
    P384,
}

impl Curve {
    pub const fn name(self) -> &'static str {
        match self {
            Self::P256 => "P-256",
            Self::P384 => "P-384",
        }
    }

    /// The bytes of a coordinate.
    pub const fn size(self) -> usize {
        match self {
            Self::P256 => 32,
            Self::P384 => 48,
        }
    }
}

/// Checks an ES256 or ES384 signature, both numbers in full length, against a point in its short or long form.
pub fn verify_ecdsa(curve: Curve, point: &[u8], message: &[u8], signature: &[u8]) -> Result<(), KeyError> {
    let algorithm = match curve {
        Curve::P256 => &ECDSA_P256_SHA256_FIXED,
        Curve::P384 => &ECDSA_P384_SHA384_FIXED,
    };
    UnparsedPublicKey::new(algorithm, point).verify(message, signature).map_err(|_| KeyError::Mismatch)
}

/// The numbers of an RSA key as the text that older formats ask for
/// ([RFC 7468 §13](https://www.rfc-editor.org/rfc/rfc7468#section-13)).
pub fn rsa_to_pem(jwk: &Value) -> Result<String, KeyError> {
    let number = |name: &str| {
        let bytes = jwk[name].as_str().and_then(from_base64url).ok_or(KeyError::Unreadable)?;
        Ok(BigUint::from_bytes_be(&bytes))
    };
    let key = rsa::RsaPublicKey::new(number("n")?, number("e")?).map_err(|_| KeyError::Unreadable)?;
    key.to_public_key_pem(LineEnding::LF).map_err(|_| KeyError::Unreadable)
}

/// The numbers of a public RSA key that somebody wrote as PEM, in either of its two forms. Keys of more than 4096 bits
/// are too dear to read.
pub fn rsa_from_pem(pem: &str) -> Result<Value, KeyError> {
    let pem = pem.trim();
    let key = rsa::RsaPublicKey::from_public_key_pem(pem)
        .or_else(|_| rsa::RsaPublicKey::from_pkcs1_pem(pem))
        .map_err(|_| KeyError::Unreadable)?;
    Ok(json!({
        "kty": "RSA",
        "n": URL_SAFE_NO_PAD.encode(key.n().to_bytes_be()),
        "e": URL_SAFE_NO_PAD.encode(key.e().to_bytes_be()),
    }))
}

/// An Ed25519 key ([RFC 8032](https://www.rfc-editor.org/rfc/rfc8032)).
pub struct Ed25519Key {
    pair: Ed25519KeyPair,
    pkcs8: Vec<u8>,
}

impl std::fmt::Debug for Ed25519Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ed25519Key(…)")
    }
}

impl Ed25519Key {
    pub fn generate() -> Result<Self, KeyError> {
        let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(|_| KeyError::Generation)?;
        Self::from_pkcs8(document.as_ref())
    }

    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        let pair = Ed25519KeyPair::from_pkcs8(der).map_err(|_| KeyError::Unreadable)?;
        Ok(Self { pair, pkcs8: der.to_vec() })
    }

    pub fn pkcs8(&self) -> &[u8] {
        &self.pkcs8
    }

    pub fn public_key(&self) -> [u8; 32] {
        self.pair.public_key().as_ref().try_into().expect("an Ed25519 public key has 32 bytes")
    }

    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.pair.sign(message).as_ref().try_into().expect("an Ed25519 signature has 64 bytes")
    }
}

pub fn verify_ed25519(public_key: &[u8; 32], message: &[u8], signature: &[u8]) -> Result<(), KeyError> {
    UnparsedPublicKey::new(&ED25519, public_key).verify(message, signature).map_err(|_| KeyError::Mismatch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_under_its_secret_and_purpose_only() {
        let secret = MasterSecret::generate();
        let sealed = secret.seal(b"private", "key 1");
        assert_eq!(secret.open(&sealed, "key 1").unwrap(), b"private");
        assert_eq!(secret.open(&sealed, "key 2"), Err(KeyError::Sealed));
        assert_eq!(MasterSecret::generate().open(&sealed, "key 1"), Err(KeyError::Sealed));
        let mut changed = sealed;
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(secret.open(&changed, "key 1"), Err(KeyError::Sealed));
        assert_eq!(secret.open(b"short", "key 1"), Err(KeyError::Sealed));
    }

    #[test]
    fn a_secret_reads_back_from_its_text() {
        let secret = MasterSecret::generate();
        assert_eq!(MasterSecret::parse(&format!(" {}\n", secret.to_base64())).unwrap(), secret);
        assert_eq!(MasterSecret::parse("c2hvcnQ="), Err(KeyError::SecretShape));
        assert!(!format!("{secret:?}").contains(&secret.to_base64()));
    }

    #[test]
    fn a_voucher_holds_for_its_value_kind_purpose_and_secret_only() {
        let secret = MasterSecret::generate();
        let voucher = secret.derive_voucher("logins");
        let tag = voucher.vouch(1, b"value");
        assert!(secret.derive_voucher("logins").vouches(1, b"value", &tag));
        assert!(!voucher.vouches(2, b"value", &tag) && !voucher.vouches(1, b"valve", &tag));
        assert!(!voucher.vouches(1, b"value", &tag[..31]) && !voucher.vouches(1, b"value", b""));
        assert!(!secret.derive_voucher("others").vouches(1, b"value", &tag));
        assert!(!MasterSecret::generate().derive_voucher("logins").vouches(1, b"value", &tag));
        assert_eq!(format!("{voucher:?}"), "Voucher(…)");
    }

    #[test]
    fn bytes_are_written_in_lower_case_hexadecimal() {
        assert_eq!(hex(&[0, 15, 16, 255]), "000f10ff");
    }

    #[test]
    fn an_rsa_signature_verifies_against_the_published_numbers_only() {
        let key = RsaKey::generate().unwrap();
        let again = RsaKey::from_pkcs8(key.pkcs8()).unwrap();
        let signature = again.sign(b"message").unwrap();
        verify_rs256(&key.public_jwk(), b"message", &signature).unwrap();
        assert_eq!(verify_rs256(&key.public_jwk(), b"massage", &signature), Err(KeyError::Mismatch));
        let other = RsaKey::generate().unwrap();
        assert_eq!(verify_rs256(&other.public_jwk(), b"message", &signature), Err(KeyError::Mismatch));
    }

    #[test]
    fn an_rsa_key_reads_back_from_its_pem() {
        let jwk = RsaKey::generate().unwrap().public_jwk();
        let pem = rsa_to_pem(&jwk).unwrap();
        assert!(pem.starts_with("-----BEGIN PUBLIC KEY-----\n"), "{pem}");
        assert_eq!(rsa_from_pem(&format!("\n{pem}\n")).unwrap(), jwk);
        assert_eq!(
            rsa_from_pem("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"),
            Err(KeyError::Unreadable)
        );
        assert_eq!(rsa_to_pem(&json!({"kty": "RSA", "n": "AQAB"})), Err(KeyError::Unreadable));
    }

    #[test]
    fn a_derived_identifier_follows_from_its_text_alone() {
        let id = derived_id("one");
        assert_eq!(id, derived_id("one"));
        assert_ne!(id, derived_id("two"));
        assert_eq!((id.len(), &id[14..15]), (36, "4"));
    }

    #[test]
    fn an_ed25519_signature_verifies_against_its_key_only() {
        let key = Ed25519Key::from_pkcs8(Ed25519Key::generate().unwrap().pkcs8()).unwrap();
        let signature = key.sign(b"message");
        verify_ed25519(&key.public_key(), b"message", &signature).unwrap();
        assert!(verify_ed25519(&key.public_key(), b"massage", &signature).is_err());
        assert!(verify_ed25519(&Ed25519Key::generate().unwrap().public_key(), b"message", &signature).is_err());
    }

    #[test]
    fn thumbprints_are_those_of_the_specifications() {
        // RFC 7638 §3.1 and RFC 8037 appendix A.3.
        let rsa = json!({
            "kty": "RSA",
            "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4\
                  n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdA\
                  ZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kE\
                  gU8awapJzKnqDKgw",
            "e": "AQAB",
            "alg": "RS256",
        });
        assert_eq!(rsa_thumbprint(&rsa).unwrap(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
        assert_eq!(rsa_thumbprint(&json!({"kty": "OKP"})), None);
        let ed25519 = from_base64url("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").unwrap();
        assert_eq!(ed25519_thumbprint(&ed25519), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assert_eq!(from_hex("0g"), None);
        assert_eq!(from_hex(&hex(&ed25519)).unwrap(), ed25519);
    }

    #[test]
    fn random_numbers_stay_below_their_bound() {
        assert!((0..1000).all(|_| random_below(7) < 7));
    }
}
