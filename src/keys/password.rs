//! Passwords, kept as what follows from them ([RFC 9106](https://www.rfc-editor.org/rfc/rfc9106)).

use std::sync::OnceLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};

use super::random;

/// 19 MiB, twice, on one lane: what
/// [OWASP](https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html) asks for at least.
fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("these parameters are within the bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// What is kept of a password, as a PHC string. Some tens of milliseconds of a processor.
pub fn hash_password(password: &str) -> String {
    let hash: PasswordHash = hasher()
        .hash_password_with_salt(password.as_bytes(), &random::<16>())
        .expect("passwords are bounded before they are hashed");
    hash.to_string()
}

/// Whether a password is the one that was kept. Where none was kept it takes as long and says no, so that nobody learns
/// by the time who has an account.
pub fn is_password(password: &str, kept: Option<&str>) -> bool {
    static NOBODY: OnceLock<String> = OnceLock::new();
    let text = kept.unwrap_or_else(|| NOBODY.get_or_init(|| hash_password("nobody has this one")));
    let matches =
        PasswordHash::new(text).is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok());
    matches && kept.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_no_other_and_nobody_has_none() {
        let kept = hash_password("correct horse battery");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_password("correct horse battery", Some(&kept)));
        assert!(!is_password("correct horse batterY", Some(&kept)));
        assert!(!is_password("nobody has this one", None));
        assert!(!is_password("x", Some("not a hash")));
        assert_ne!(kept, hash_password("correct horse battery"));
    }
}
