//! The practice platform's own signing keys, and compact signatures with any header a test may want.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::course::hexadecimal;
use super::manners::{Customs, KeyNames};

/// How an id_token is signed; everything but `Proper` is something a tool must refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    Proper,
    /// By a key that is not in the key set, under the `kid` of one that is.
    AnotherKey,
    /// By a key that is not in the key set, under its own `kid`.
    UnpublishedKey,
    /// `alg: none` and no signature.
    None,
    /// `alg: HS256`, with the public key's modulus as the secret.
    PublicKeyAsSecret,
}

pub(super) struct Key {
    pair: RsaKeyPair,
    made: DateTime<Utc>,
    n: Vec<u8>,
    e: Vec<u8>,
}

impl Key {
    pub fn generate(made: DateTime<Utc>) -> Self {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).expect("a 2048-bit key can be made");
        let numbers = pair.public_key();
        let n = numbers.modulus().big_endian_without_leading_zero().to_vec();
        let e = numbers.exponent().big_endian_without_leading_zero().to_vec();
        Self { pair, made, n, e }
    }

    pub fn kid(&self, customs: &Customs) -> String {
        match customs.key_names {
            KeyNames::Time => self.made.to_rfc3339_opts(SecondsFormat::Micros, true),
            KeyNames::Random => hexadecimal(&URL_SAFE_NO_PAD.encode(&self.n), 20),
        }
    }

    pub fn jwk(&self, customs: &Customs) -> Value {
        json!({
            "kty": "RSA", "alg": "RS256", "use": "sig", "kid": self.kid(customs),
            "n": URL_SAFE_NO_PAD.encode(&self.n), "e": URL_SAFE_NO_PAD.encode(&self.e),
        })
    }

    /// A compact signature over `payload` under exactly this header, whatever algorithm the header claims.
    pub fn sign(&self, header: &Value, payload: &Value) -> String {
        let input = signing_input(header, payload);
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), input.as_bytes(), &mut signature)
            .expect("an RSA key signs whatever it is given");
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    pub fn sign_with_modulus_as_secret(&self, header: &Value, payload: &Value) -> String {
        use aws_lc_rs::hmac;
        let input = signing_input(header, payload);
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &self.n), input.as_bytes());
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(tag))
    }
}

pub(super) fn signing_input(header: &Value, payload: &Value) -> String {
    format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(payload.to_string()))
}

/// Text that nobody guesses, for hints, tokens and the like.
pub(super) fn random_hex(bytes: usize) -> String {
    let mut random = vec![0; bytes];
    aws_lc_rs::rand::fill(&mut random).expect("the operating system gives randomness");
    random.iter().map(|byte| format!("{byte:02x}")).collect()
}
