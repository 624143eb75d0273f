//! The two calls of a registration: the platform's configuration, and our request. What they mean is said in
//! [`crate::lti::dynamic_registration`]; nothing of them is remembered.

use url::Url;

use super::Platforms;
use crate::lti::dynamic_registration::{LARGEST_ANSWER, LARGEST_CONFIGURATION};
use crate::outbound::http::{Body, FetchError, Fetched, Request};

/// What came back, whatever its status.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub body: Vec<u8>,
}

impl From<Fetched> for Reply {
    fn from(fetched: Fetched) -> Self {
        Self { status: fetched.status, body: fetched.body }
    }
}

impl Platforms {
    /// The configuration, at the address that the platform gave, with its own query: Canvas looks for the token there,
    /// others in the header.
    pub async fn configuration(&self, address: &Url, token: Option<&str>) -> Result<Reply, FetchError> {
        let request = Request {
            url: address,
            accept: "application/json",
            bearer: token,
            body: Body::Nothing,
            limit: LARGEST_CONFIGURATION,
        };
        Ok(self.0.http.send(request).await?.into())
    }

    /// Hands in our request for a registration.
    pub async fn register(&self, endpoint: &str, token: Option<&str>, request: &str) -> Result<Reply, FetchError> {
        let url = Url::parse(endpoint).map_err(|_| FetchError::AddressUnusable)?;
        let request = Request {
            url: &url,
            accept: "application/json",
            bearer: token,
            body: Body::Document { media_type: "application/json", text: request },
            limit: LARGEST_ANSWER,
        };
        Ok(self.0.http.send(request).await?.into())
    }
}
