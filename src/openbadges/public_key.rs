//! Public keys in the forms that issuers publish them in.
//!
//! [Multikey](https://www.w3.org/TR/cid-1.0/#Multikey) texts and [JSON Web Keys](https://www.rfc-editor.org/rfc/rfc7517) of
//! the kinds that sign badges: Ed25519, ECDSA over P-256 and P-384, and RSA.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::keys::{self, Curve, KeyError};

/// Longer than the text of any key that is read.
const LONGEST_MULTIBASE: usize = 128;

/// A key of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicKey {
    Ed25519([u8; 32]),
    /// A point in its short form ([SEC 1 §2.3.3](https://www.secg.org/sec1-v2.pdf)).
    Ecdsa(Curve, Vec<u8>),
    /// A modulus and an exponent, without zeros in front.
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
}

impl PublicKey {
    /// Reads a Multikey: `z`, and in base58 a prefix for the kind of key before the key itself.
    pub fn from_multibase(text: &str) -> Option<Self> {
        let encoded = text.strip_prefix('z').filter(|encoded| encoded.len() <= LONGEST_MULTIBASE)?;
        let bytes = bs58::decode(encoded).into_vec().ok()?;
        match *bytes.as_slice() {
            [0xed, 0x01, ref key @ ..] => Some(Self::Ed25519(key.try_into().ok()?)),
            [0x80, 0x24, ref point @ ..] => Self::point(Curve::P256, point),
            [0x81, 0x24, ref point @ ..] => Self::point(Curve::P384, point),
            _ => None,
        }
    }

    fn point(curve: Curve, point: &[u8]) -> Option<Self> {
        let is_short = point.len() == curve.size() + 1 && matches!(point[0], 2 | 3);
        is_short.then(|| Self::Ecdsa(curve, point.to_vec()))
    }

    /// Reads a JSON Web Key; what else stands in it is not looked at.
    pub fn from_jwk(jwk: &Value) -> Option<Self> {
        let number = |name: &str| URL_SAFE_NO_PAD.decode(jwk[name].as_str()?.trim_end_matches('=')).ok();
        match (jwk["kty"].as_str()?, jwk["crv"].as_str()) {
            ("RSA", _) => Some(Self::Rsa { n: without_zeros(number("n")?), e: without_zeros(number("e")?) }),
            ("OKP", Some("Ed25519")) => Some(Self::Ed25519(number("x")?.try_into().ok()?)),
            ("EC", Some(name)) => {
                let curve = [Curve::P256, Curve::P384].into_iter().find(|curve| curve.name() == name)?;
                let (x, y) = (number("x")?, number("y")?);
                let sign = 2 + (y.last()? & 1);
                let is_whole = x.len() == curve.size() && y.len() == curve.size();
                is_whole.then(|| Self::Ecdsa(curve, [&[sign], x.as_slice()].concat()))
            }
            _ => None,
        }
    }

    /// Checks a signature by the algorithm that belongs to this kind of key: EdDSA, ES256, ES384 or RS256.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), KeyError> {
        match self {
            Self::Ed25519(key) => keys::verify_ed25519(key, message, signature),
            Self::Ecdsa(curve, point) => keys::verify_ecdsa(*curve, point, message, signature),
            Self::Rsa { n, e } => keys::verify_rs256_by_numbers(n, e, message, signature),
        }
    }
}

fn without_zeros(mut number: Vec<u8>) -> Vec<u8> {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.drain(..zeros);
    number
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::keys::{Ed25519Key, RsaKey};

    #[test]
    fn a_key_is_the_same_in_every_form() {
        // The key of RFC 7515 Appendix A.3, written as a JSON Web Key and as a Multikey.
        let jwk = json!({
            "kty": "EC", "crv": "P-256",
            "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        });
        let key = PublicKey::from_jwk(&jwk).unwrap();
        let PublicKey::Ecdsa(Curve::P256, point) = &key else { panic!("{key:?}") };
        let multibase = format!("z{}", bs58::encode([&[0x80, 0x24], point.as_slice()].concat()).into_string());
        assert!(multibase.starts_with("zDn"), "{multibase}");
        assert_eq!(PublicKey::from_multibase(&multibase), Some(key));

        let ed25519 = Ed25519Key::generate().unwrap().public_key();
        let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(ed25519)});
        assert_eq!(PublicKey::from_jwk(&jwk), Some(PublicKey::Ed25519(ed25519)));

        let mut jwk = RsaKey::generate().unwrap().public_jwk();
        let key = PublicKey::from_jwk(&jwk).unwrap();
        let padded = [&[0], URL_SAFE_NO_PAD.decode(jwk["n"].as_str().unwrap()).unwrap().as_slice()].concat();
        jwk["n"] = json!(URL_SAFE_NO_PAD.encode(padded));
        assert_eq!(PublicKey::from_jwk(&jwk), Some(key));
    }

    #[test]
    fn a_signature_of_another_program_verifies() {
        // RFC 7515 Appendix A.3.1, signed with ES256.
        let jwk = json!({
            "kty": "EC", "crv": "P-256",
            "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        });
        let message = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let signature = URL_SAFE_NO_PAD
            .decode("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")
            .unwrap();
        let key = PublicKey::from_jwk(&jwk).unwrap();
        key.verify(message.as_bytes(), &signature).unwrap();
        assert_eq!(key.verify(&message.as_bytes()[1..], &signature), Err(KeyError::Mismatch));
    }

    #[test]
    fn what_is_no_key_of_these_kinds_is_refused() {
        let short = |prefix: [u8; 2], length: usize| {
            format!("z{}", bs58::encode([prefix.as_slice(), &vec![2; length]].concat()).into_string())
        };
        for text in [
            "",
            "z",
            "u7QEB",
            "z6Mk",
            "z0OIl",
            &short([0xed, 0x01], 31),
            &short([0x80, 0x24], 32),
            &short([0x80, 0x24], 49),
            &short([0xe7, 0x01], 33),
            &"z1".repeat(200),
        ] {
            assert_eq!(PublicKey::from_multibase(text), None, "{text}");
        }
        for jwk in [
            json!(null),
            json!({"kty": "oct", "k": "AAAA"}),
            json!({"kty": "RSA", "n": "AQAB"}),
            json!({"kty": "OKP", "crv": "X25519", "x": "AAAA"}),
            json!({"kty": "EC", "crv": "secp256k1", "x": "AAAA", "y": "AAAA"}),
            json!({"kty": "EC", "crv": "P-256", "x": "AAAA", "y": "AAAA"}),
        ] {
            assert_eq!(PublicKey::from_jwk(&jwk), None, "{jwk}");
        }
        // A point beside the curve verifies nothing.
        let beside = PublicKey::Ecdsa(Curve::P256, [&[2], [0xff; 32].as_slice()].concat());
        assert_eq!(beside.verify(b"message", &[1; 64]), Err(KeyError::Mismatch));
    }
}
