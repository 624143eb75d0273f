//! Mail addresses, as far as they can be checked without sending one.

pub fn is_mail_address(text: &str) -> bool {
    let plausible = |(user, host): (&str, &str)| !user.is_empty() && host.contains('.') && !host.contains('@');
    text.len() <= 254
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
        && text.split_once('@').is_some_and(plausible)
}
