//! What each reason for which a document could not be had is called in a report. Its English words are its own.

use crate::openbadges::verification::Detail;
use crate::outbound::documents::DocumentError;
use crate::outbound::http::FetchError;

/// The error itself says what its operator has to do; reports are read by strangers.
const UNTRUSTING: &str = "this server cannot tell genuine hosts from others, because it lacks a list of trusted certificates; \
                          whoever runs it has to add one";

pub fn unreached(error: &DocumentError) -> Detail {
    let bare = |key| Detail::reason(key, error, &[]);
    match error {
        DocumentError::Fetch(fetch) => match fetch {
            FetchError::AddressUnusable => bare("address_unusable"),
            FetchError::NotHttps => bare("address_not_https"),
            FetchError::AddressRefused | FetchError::NameUnknown => bare("host_unknown"),
            FetchError::Unreachable => bare("host_unreachable"),
            FetchError::TimedOut => bare("no_answer"),
            FetchError::TooLarge(most) => Detail::reason("answer_too_large", error, &[("most", most)]),
            FetchError::Busy => bare("host_busy"),
            FetchError::Broken => bare("connection_broken"),
            FetchError::NoTrustedCertificates => Detail::reason("no_certificates", &UNTRUSTING, &[]),
        },
        DocumentError::Status(status) => Detail::reason("host_status", error, &[("status", status)]),
        DocumentError::Gone(_) => Detail::reason("host_status", error, &[("status", &410)]),
        DocumentError::Redirects => bare("endless_redirects"),
    }
}

/// Each once.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Detail> {
    let fetches = [
        FetchError::AddressUnusable,
        FetchError::NotHttps,
        FetchError::AddressRefused,
        FetchError::NameUnknown,
        FetchError::Unreachable,
        FetchError::TimedOut,
        FetchError::TooLarge(1_048_576),
        FetchError::Busy,
        FetchError::Broken,
        FetchError::NoTrustedCertificates,
    ];
    let others = [DocumentError::Status(404), DocumentError::Gone(Vec::new()), DocumentError::Redirects];
    fetches.map(DocumentError::Fetch).iter().chain(&others).map(unreached).collect()
}
