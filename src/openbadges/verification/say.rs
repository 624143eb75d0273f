//! Every sentence that a check can end with, in English. Pages have the same in other languages, under the same names.
//!
//! What begins small is a part of other sentences. Reasons that are errors of this room are in `reasons`.

use super::detail::{Detail, Value};

/// A function for each sentence, which takes what stands in it.
macro_rules! sentences {
    ($($name:ident $(($($value:ident),+))? $english:literal)+) => {
        $(
            pub fn $name($($($value: impl Into<Value>),+)?) -> Detail {
                $($(let $value = $value.into();)+)?
                let english = format_args!($english).to_string();
                Detail::new(stringify!($name), vec![$($((stringify!($value), $value)),+)?], english)
            }
        )+

        /// Each once, with the names of its values for values.
        #[cfg(test)]
        pub(crate) fn samples() -> Vec<Detail> {
            vec![$($name($($(stringify!($value)),+)?)),+]
        }
    };
}

sentences! {
    as_is(text) "{text}"
    because(reason) "{reason}."

    // Documents
    status_list "The status list"
    revocation_list "The revocation list"
    revoked_badges "The list of revoked badges"
    newer_version "A newer version of it"
    keys_of_issuer "The issuer's document of keys"
    keys_of_host "The key set of the issuer's host"
    document_of_key "The document of the key"
    key_of_token "The key of the token"
    key_itself "The key"
    assertion "The assertion"
    badge_class "The badge class"
    profile "The issuer's profile"
    not_had(what, reason) "{what} could not be fetched: {reason}."
    not_fetched(what) "{what} was not fetched."
    unreadable(what, reason) "{what} cannot be read: {reason}."
    not_named(what) "{what} is not named."
    not_an_address(what) "{what} is named by something that is no address."
    other_address(what) "{what} does not call itself by the address it stands at."
    not_here "this server has no such document"
    no_answer "no answer came in time"

    // Form and parts
    all_defined "Every member is defined and covered by the signature."
    a_badge "an Open Badge"
    an_endorsement "an endorsement"
    a_learner_record "a learner record"
    unknown_kind "It is a credential of a kind that this version does not know."
    complete(what) "It has all parts of {what}."
    incomplete(what, problems) "As {what} it is incomplete: {problems}."
    missing(member) "“{member}” is missing"
    no_time(member) "“{member}” must be a time with its zone"
    not_of_type(kind) "“type” must include {kind}"
    wrong_context "“@context” must begin with the contexts of Verifiable Credentials and of this kind of credential"
    wrong_issuer "“issuer” must be a Profile with an id"
    wrong_image(owner) "the image of the {owner} must be an Image with an id"
    wrong_evidence "every “evidence” must be an Evidence"
    many_statuses "“credentialStatus” has too many entries"
    wrong_status "“credentialStatus” must have a type and an id"
    wrong_subject(kind) "“credentialSubject” must be one {kind}"
    nameless_subject "“credentialSubject” must have an id or an identifier"
    wrong_identity "every “identifier” must be an IdentityObject with hashed, identityHash and identityType"
    wrong_result "every “result” must be a Result"
    wrong_achievement "“achievement” must be an Achievement"
    achievement_lacks(member) "the achievement has no {member}"
    no_criteria "the achievement's criteria have neither id nor narrative"
    wrong_result_description "every “resultDescription” must be a ResultDescription with id, name and resultType"
    endorses_nothing "it does not say what it endorses"
    endorses_other "it endorses something else than what it stands in"
    holds_nothing "it holds no credential and no achievement"

    // Key and signature
    no_issuer "The credential names no issuer."
    key_published "The key is published by the issuer for this use."
    key_of_another "The signature was made with a key of somebody other than the issuer."
    key_loose "The signature fits a key, but nothing that the issuer publishes says that it is the issuer's."
    key_kind_in_token "The key in the token is of a kind that is not checked."
    key_not_named "The token does not name its key."
    key_leads_nowhere "The token names its key in a way that leads nowhere."
    key_kind_at_address "At the address of the key there is no key of a kind that is checked."
    key_withdrawn(at) "The issuer withdrew this key on {at}, because somebody else may have it: nobody can tell any more who signed."
    signature_matches "The signature matches: nothing was changed since it was made."
    proof_ended(at) "The proof ended on {at}."
    proof_end_unreadable "Until when the proof holds cannot be read."
    proof_of_another_kind "of another kind"
    other_proof_holds(name) "Another proof holds as well ({name})."
    other_proof_fails(name, reason) "Another proof does not count ({name}): {reason}."
    claims_repeat "The claims of the token repeat the credential."
    claims_lack(names) "The token lacks claims that it should have: {names}."

    // Dates
    is_test "This is a test, not an award: it was signed to try the badge out, and says nothing about anybody."
    no_start "It does not say from when it is valid."
    unreadable_end "The end of its validity cannot be read."
    not_yet_valid(from) "It becomes valid on {from}."
    expired(until) "It expired on {until}."
    valid_since(from) "It is valid since {from} and does not expire."
    valid_between(from, until) "It is valid from {from} to {until}."

    // Status
    not_revoked "It was not revoked."
    not_suspended "It is not suspended."
    revoked "The issuer revoked it."
    revoked_because(reason) "The issuer revoked it, and gives this reason: {reason}"
    suspended "The issuer suspended it."
    replaced(newer) "A newer credential took its place: {newer}."
    notes_not_read "Its issuer publishes notes about it, which were not read."
    other_status "Its status is published in a way that this version does not check."
    bad_status_list(reason) "The status list cannot be relied on: {reason}."
    bad_revocation_list(reason) "The revocation list cannot be relied on: {reason}."
    list_of_another_kind "it is not a list of the kind that the badge names"
    list_is_another "it is another list than the badge names"
    list_of_another_issuer "it is the list of another issuer"
    list_not_signed(reason) "its signature does not hold ({reason})"
    list_out_of_date "it is out of date"
    list_for_another_purpose "it is kept for another purpose"
    list_is_empty "it holds no list"
    list_too_long "it is too long"

    // Newer versions
    no_newer "There is no newer version of it."
    newer_shown "Its issuer has a newer version of it, and this report is about that one."
    newer_does_not_hold "There is a newer version of it, which could not be relied on."
    newer_is_another "Where a newer version of it should be, there is another credential."

    // Issuer and holder
    issuer_unsigned "Nothing is said of the issuer, because no signature of theirs was found to hold."
    issuer_known(reason) "The issuer is known: {reason}."
    issued_here "this server issued it"
    issuer_host(host) "The signature shows that it comes from {host}. Whether that is the organisation it names is for you to judge."
    issuer_untied "The issuer's identifier is not tied to any address, so anybody could have made it."
    holder_is_named "It was issued to the person you named."
    holder_is_another "It was not issued to the person you named."
    holder_incomparable "What it holds of its holder cannot be compared with what you entered."
    holder_uncertain "Whose it is was not compared, because it is not certain that it is genuine."

    // What stands within
    endorsements_left "Its endorsements were not looked at."
    endorsement_holds "An endorsement of others holds."
    endorsements_hold(all, holding) "Of {all} endorsements of others, {holding} hold."
    contained_left "The credentials in it were not looked at."
    contained_hold(all, holding) "Of {all} credentials in it, {holding} hold."

    // The log of the issuer
    head_of_log "the head"
    proof_of_log "the proof"
    path_of_proof "the path of a proof"
    entry_of_log "an entry"
    no_log "Only badges of Open Badges 3.0 that may be genuine, and that have an address, can be in a log."
    no_test_in_log "A test is entered in no log."
    own_log_unreadable "The log of this server could not be read."
    own_log_empty "Nothing was entered in the log of this server yet."
    log_not_asked(reason) "The log of its issuer could not be asked: {reason}."
    log_not_read(reason) "The log of its issuer could not be read: {reason}."
    shows_no_proof "what it shows is no proof"
    shows_no_head "what it shows is no head"
    log_is_another(shown, own) "What its issuer shows is the log {shown}, and not {own}."
    log_key_elsewhere "The head of the log names a key on another host than the badge’s."
    log_key_not_fetched "The key of the log was not fetched."
    log_key_without_address "The key of the log has no address."
    log_key_is_none "What stands at the address of the log’s key is none."
    log_has(log, number, since) "The log {log} has it as number {number}, since {since}."
    log_shows_nothing(log) "The log {log} shows no entry of it: it was signed moments ago, its holder hid it, or it was never entered."
    log_says_revoked(day) "The log of its issuer says that it was revoked on {day}."
    log_says_suspended(day) "The log of its issuer says that it was suspended on {day}."
    log_says_replaced(day) "The log of its issuer says that it was replaced by a newer one on {day}."
    head_of_another_key "The head that was kept is not signed with the key of this log."
    head_without_proof "There is no proof from the head that was kept."
    log_goes_on(kept, shown) "It goes on from the head that was kept: from {kept} entries to {shown}."

    // Open Badges 2.0
    not_seen "The badge itself was not seen."
    other_version "It is written in another version of Open Badges, which is not checked here."
    no_version "It does not say in which version of Open Badges it is written."
    is_version_2 "It is written as Open Badges 2.0."
    only_address_left "Nothing is left of it but its address."
    no_assertion "the assertion's type is not Assertion"
    assertion_without_id "the assertion has no id"
    wrong_recipient "the recipient must have type, identity and hashed"
    assertion_without_badge "the assertion names no badge"
    assertion_unverifiable "the assertion does not say how it is verified"
    no_badge_class "the badge's type is not BadgeClass"
    badge_lacks(member) "the badge has no {member}"
    no_issuer_type "the issuer's type is neither Issuer nor Profile"
    issuer_lacks(member) "the issuer has no {member}"
    holder_hidden "The recipient is hidden in a way that is not checked here."
    unhosted "It has no address of its own, and it came without a signature."
    address_answers "Its address answers."
    verified_otherwise "It is not verified by its address, and it came without a signature."
    published "It is published at its address."
    published_otherwise(member) "What its issuer publishes has another “{member}” than what was presented."
    published_with_more "It is published at its address with other details than were presented; those of its issuer are shown."
    published_alike "It is published at its address as it was presented."
    address_of_nobody "Whose address it is cannot be told without the issuer's profile."
    no_addresses "The badge or its issuer has no address."
    issuer_without_address "The issuer has no address, so anybody could publish in its name."
    address_of_issuer "Its address is one of those that its issuer publishes badges at."
    address_of_another "Its address is not one that the issuer it names publishes badges at."
    revoked_saying(reason) "The issuer revoked it: {reason}"
    still_published "It was not revoked: its issuer publishes it."
    status_not_asked "Whether it was revoked could not be asked."
    dates_not_seen "Its dates were not seen."
    no_issue_date "It does not say when it was issued."
    dated_ahead(at) "It is dated {at}, which is still to come."
    issued_for_ever(at) "It was issued on {at} and does not expire."
    issued_until(at, until) "It was issued on {at} and is valid to {until}."
    signed_otherwise "It is signed, but says that it is verified in another way."
    key_of_nobody "Whose key it is cannot be told without the issuer's profile."
    profile_without_address "The issuer's profile has no address, so anybody could have written it."
    key_not_listed "The issuer's profile does not list the key that it was signed with."
    key_without_owner "The issuer's profile lists the key; the key itself does not say whose it is."
    key_with_another_owner "The key names another owner than the issuer."
    key_names_issuer "The key is published by the issuer, and names it."
    key_kind_of_issuer "The issuer's key is of a kind that is not checked here."
    no_revocation_list "Its issuer keeps no list of revoked badges."
    revocations_of_another "The list of revoked badges is that of another issuer."
    no_id "It has no id that a list could name."
    not_theirs "Nothing is said of the issuer, because the badge was not found to be theirs."
    comes_from(host) "The badge comes from {host}. Whether that is the organisation it names is for you to judge."
    endorsements_unchecked "It carries endorsements of others, which were not checked."
}
