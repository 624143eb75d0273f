//! Columns that the tool makes: found again where they are there already, and made only once.
//!
//! [AGS 2.0 §3.2.7](https://www.imsglobal.org/spec/lti-ags/v2p0#creating-a-new-line-item). A retry, a second teacher or
//! a copied course must not end in twins, so the whole list is searched first: filters of platforms are not relied on.

use super::{Gradebook, PlatformError, Platforms, Service, Signer, is_beside, is_web_page, service_url};
use crate::lti::ags::{self, LineItem, NewLineItem};
use crate::lti::registration::Registration;

impl Platforms {
    /// The column with this resource id and tag; made if there is none. Of several, the first.
    pub async fn find_or_create_column(
        &self,
        registration: &Registration,
        signer: Signer<'_>,
        gradebook: Gradebook<'_>,
        new: &NewLineItem,
    ) -> Result<LineItem, PlatformError> {
        match self.find_column(registration, signer, gradebook, &new.resource_id, &new.tag).await? {
            Some(item) => Ok(item),
            None => self.create_column(registration, signer, gradebook.url, new).await,
        }
    }

    /// The column with this resource id and tag, if there is one. Of several, the first.
    pub async fn find_column(
        &self,
        registration: &Registration,
        signer: Signer<'_>,
        gradebook: Gradebook<'_>,
        resource_id: &str,
        tag: &str,
    ) -> Result<Option<LineItem>, PlatformError> {
        let list = service_url(registration, gradebook.url)?;
        let listing = self.line_items(registration, signer, gradebook).await?;
        let is_same = |item: &LineItem| {
            item.resource_id.as_deref() == Some(resource_id)
                && item.tag.as_deref() == Some(tag)
                && is_beside(&item.id, &list)
        };
        let mut same: Vec<LineItem> = listing.entries.into_iter().filter(is_same).collect();
        // The lowest address is the oldest column where addresses count up, and always the same one of several.
        same.sort_by(|a, b| (a.id.len(), &a.id).cmp(&(b.id.len(), &b.id)));
        if same.len() > 1 {
            let (registration, found) = (&registration.id, same.len());
            tracing::warn!(registration, resource_id, found, "a column is there more than once; the first is used");
        }
        Ok(same.into_iter().next())
    }

    async fn create_column(
        &self,
        registration: &Registration,
        signer: Signer<'_>,
        lineitems_url: &str,
        new: &NewLineItem,
    ) -> Result<LineItem, PlatformError> {
        let list = service_url(registration, lineitems_url)?;
        let service = Service { registration, signer, scope: ags::SCOPE_LINE_ITEM, media_type: ags::LINE_ITEM };
        let answer = self.post(&service, &list, &new.to_json(registration.is_family("canvas"))).await?;
        let made = ags::read_line_item(&answer.body)
            .map_err(|_| if is_web_page(&answer) { PlatformError::WebPage } else { PlatformError::Unreadable })?;
        if !is_beside(&made.id, &list) {
            return Err(PlatformError::Unreadable);
        }
        Ok(made)
    }
}
