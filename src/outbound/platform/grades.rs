//! Line items and their results, from the first page to the last.

use url::Url;

use super::{PlatformError, Platforms, Service, Signer, service_url};
use crate::lti::ags::{self, AgsError, LineItem, LineItemResult, Page};
use crate::lti::registration::Registration;

/// A whole list. What the skipped entries say is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing<T> {
    pub entries: Vec<T>,
    pub skipped: usize,
}

/// The gradebook of a course, as its launches tell of it.
#[derive(Clone, Copy, Debug)]
pub struct Gradebook<'a> {
    /// The `lineitems` address.
    pub url: &'a str,
    /// What the launch said that the tool may do there.
    pub scopes: &'a [String],
}

impl Gradebook<'_> {
    fn offers(&self, scope: &str) -> bool {
        self.scopes.iter().any(|offered| offered == scope)
    }
}

impl Platforms {
    /// The line items that the platform lets us see.
    pub async fn line_items(
        &self,
        registration: &Registration,
        signer: Signer<'_>,
        gradebook: Gradebook<'_>,
    ) -> Result<Listing<LineItem>, PlatformError> {
        let first = larger_pages(registration, service_url(registration, gradebook.url)?);
        let read = |scope| {
            let service = Service { registration, signer, scope, media_type: ags::LINE_ITEM_CONTAINER };
            self.list(service, first.clone(), ags::read_line_items)
        };
        if gradebook.offers(ags::SCOPE_LINE_ITEM) && !gradebook.offers(ags::SCOPE_LINE_ITEM_READONLY) {
            return read(ags::SCOPE_LINE_ITEM).await;
        }
        match read(ags::SCOPE_LINE_ITEM_READONLY).await {
            // A tool that may write need not have been granted reading by name.
            Err(error) if error.is_missing_scope() => read(ags::SCOPE_LINE_ITEM).await,
            // Or the platform gives a token for reading, and then lets only those read who may write.
            Err(refused @ (PlatformError::Unauthorized | PlatformError::Forbidden)) => {
                read(ags::SCOPE_LINE_ITEM).await.map_err(|_| refused)
            }
            outcome => outcome,
        }
    }

    /// What stands in a line item, for everybody.
    pub async fn results(
        &self,
        registration: &Registration,
        signer: Signer<'_>,
        line_item_url: &str,
    ) -> Result<Listing<LineItemResult>, PlatformError> {
        let first = larger_pages(registration, ags::results_url(&service_url(registration, line_item_url)?));
        let service =
            Service { registration, signer, scope: ags::SCOPE_RESULT_READONLY, media_type: ags::RESULT_CONTAINER };
        self.list(service, first, ags::read_results).await
    }

    async fn list<T>(
        &self,
        service: Service<'_>,
        first: Url,
        read: impl Fn(&[u8]) -> Result<Page<T>, AgsError>,
    ) -> Result<Listing<T>, PlatformError> {
        let mut listing = Listing { entries: Vec::new(), skipped: 0 };
        let take = |body: &[u8]| {
            let page = read(body).map_err(|_| PlatformError::Unreadable)?;
            let entries = page.entries.len() + page.skipped;
            listing.entries.extend(page.entries);
            listing.skipped += page.skipped;
            Ok(entries)
        };
        self.pages(&service, first, take).await?;
        Ok(listing)
    }
}

/// Canvas gives ten entries a page unless asked for more, and a hundred at most. Moodle gives all, and answers with a
/// broken page when it is asked for fewer.
fn larger_pages(registration: &Registration, mut url: Url) -> Url {
    if registration.is_family("canvas") && !url.query_pairs().any(|(name, _)| name == "limit") {
        url.query_pairs_mut().append_pair("limit", "100");
    }
    url
}
