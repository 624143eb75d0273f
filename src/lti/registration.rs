//! What we know of a platform, and what makes an entry usable.

use url::Url;

/// Our entry for a platform: found by issuer and client id, never by issuer alone, because every customer of Canvas's
/// cloud shares one issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub id: String,
    pub name: String,
    /// Compared byte for byte, path and slash included.
    pub issuer: String,
    pub client_id: String,
    /// Where the browser is sent with the authentication request.
    pub auth_url: String,
    pub token_url: String,
    pub jwks_url: String,
    /// The `aud` of service token requests, for platforms that want another than the token address.
    pub token_audience: Option<String>,
    /// Whether a deployment seen for the first time is taken on.
    pub accepts_new_deployments: bool,
    /// `moodle`, `canvas`, …: the platform's `product_family_code`, where it is known.
    pub family: Option<String>,
}

/// One thing that is wrong with a registration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegistrationFault {
    #[error("{0} is empty")]
    Empty(&'static str),
    #[error("{0} is longer than {1} characters")]
    TooLong(&'static str, usize),
    #[error("{0} has spaces or control characters in it")]
    Unprintable(&'static str),
    #[error("{0} is not an absolute address such as https://lms.example/path")]
    NotAnAddress(&'static str),
    #[error("{0} must begin with https://")]
    NotHttps(&'static str),
    #[error("{0} carries a user name, a password or a fragment")]
    Decorated(&'static str),
}

/// Everything that is wrong with a registration, so that it is mended in one go.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the registration cannot be used: {}", .faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct RegistrationError {
    pub faults: Vec<RegistrationFault>,
}

impl Registration {
    /// Gives the entry back when it can be used. `plain_http` admits `http://` addresses, for a platform on loopback or
    /// in the operator's own network; whether an address really lies there is checked at every call to it.
    pub fn checked(self, plain_http: bool) -> Result<Self, RegistrationError> {
        let mut faults = Vec::new();
        check_name(&self.name, &mut faults);
        check_token("client id", &self.client_id, &mut faults);
        // The issuer is a name that looks like an address; it is compared, never called.
        check_address("issuer", &self.issuer, true, &mut faults);
        check_address("authentication address", &self.auth_url, plain_http, &mut faults);
        check_address("token address", &self.token_url, plain_http, &mut faults);
        check_address("key set address", &self.jwks_url, plain_http, &mut faults);
        if let Some(audience) = &self.token_audience {
            check_token("token audience", audience, &mut faults);
        }
        if let Some(family) = &self.family {
            check_token("family", family, &mut faults);
        }
        if faults.is_empty() { Ok(self) } else { Err(RegistrationError { faults }) }
    }

    /// The `aud` of a service token request ([Security Framework 1.0
    /// §4.1](https://www.imsglobal.org/spec/security/v1p0/#using-json-web-tokens-with-oauth-2-0-client-credentials-grant)).
    pub fn token_audience(&self) -> &str {
        self.token_audience.as_deref().unwrap_or(&self.token_url)
    }

    pub fn is_family(&self, family: &str) -> bool {
        self.family.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(family))
    }
}

fn check_name(name: &str, faults: &mut Vec<RegistrationFault>) {
    if name.trim().is_empty() {
        faults.push(RegistrationFault::Empty("name"));
    } else if name.chars().count() > 255 {
        faults.push(RegistrationFault::TooLong("name", 255));
    } else if name.chars().any(char::is_control) {
        faults.push(RegistrationFault::Unprintable("name"));
    }
}

fn check_token(what: &'static str, text: &str, faults: &mut Vec<RegistrationFault>) {
    if text.is_empty() {
        faults.push(RegistrationFault::Empty(what));
    } else if text.len() > 255 {
        faults.push(RegistrationFault::TooLong(what, 255));
    } else if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        faults.push(RegistrationFault::Unprintable(what));
    }
}

fn check_address(what: &'static str, text: &str, plain_http: bool, faults: &mut Vec<RegistrationFault>) {
    if text.is_empty() {
        return faults.push(RegistrationFault::Empty(what));
    }
    if text.len() > 2048 {
        return faults.push(RegistrationFault::TooLong(what, 2048));
    }
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return faults.push(RegistrationFault::Unprintable(what));
    }
    let Ok(url) = Url::parse(text) else { return faults.push(RegistrationFault::NotAnAddress(what)) };
    match url.scheme() {
        "https" => {}
        "http" if plain_http => {}
        "http" => faults.push(RegistrationFault::NotHttps(what)),
        _ => return faults.push(RegistrationFault::NotAnAddress(what)),
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        faults.push(RegistrationFault::Decorated(what));
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn moodle() -> Registration {
        Registration {
            id: "registration-1".to_owned(),
            name: "Example University Moodle".to_owned(),
            issuer: "https://moodle.example".to_owned(),
            client_id: "UEDcAvHQE8vipUg".to_owned(),
            auth_url: "https://moodle.example/mod/lti/auth.php".to_owned(),
            token_url: "https://moodle.example/mod/lti/token.php".to_owned(),
            jwks_url: "https://moodle.example/mod/lti/certs.php".to_owned(),
            token_audience: None,
            accepts_new_deployments: true,
            family: Some("moodle".to_owned()),
        }
    }

    #[test]
    fn a_usual_registration_is_accepted_as_it_is() {
        assert_eq!(moodle().checked(false), Ok(moodle()));
        assert_eq!(moodle().token_audience(), "https://moodle.example/mod/lti/token.php");
        assert!(moodle().is_family("Moodle") && !moodle().is_family("canvas"));
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let wrong = Registration {
            name: " ".to_owned(),
            client_id: "a b".to_owned(),
            auth_url: "ftp://moodle.example/".to_owned(),
            token_url: "http://moodle.example/token".to_owned(),
            jwks_url: "https://user:secret@moodle.example/keys".to_owned(),
            token_audience: Some(String::new()),
            ..moodle()
        };
        assert_eq!(
            wrong.checked(false).unwrap_err().faults,
            [
                RegistrationFault::Empty("name"),
                RegistrationFault::Unprintable("client id"),
                RegistrationFault::NotAnAddress("authentication address"),
                RegistrationFault::NotHttps("token address"),
                RegistrationFault::Decorated("key set address"),
                RegistrationFault::Empty("token audience"),
            ]
        );
    }

    #[test]
    fn plain_http_is_admitted_only_where_it_is_allowed() {
        let local = Registration { jwks_url: "http://127.0.0.1:9000/keys".to_owned(), ..moodle() };
        assert!(local.clone().checked(true).is_ok());
        assert_eq!(local.checked(false).unwrap_err().faults, [RegistrationFault::NotHttps("key set address")]);
    }
}
