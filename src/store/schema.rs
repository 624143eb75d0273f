//! The tables of both databases, as diesel sees them. A test holds it against what the migrations make.

diesel::table! {
    settings (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    log_keys (id) {
        id -> Text,
        public_key -> Text,
        private_key -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    log_queue (id) {
        id -> BigInt,
        subject -> Text,
        leaf -> Text,
    }
}

diesel::table! {
    log_entries (number) {
        number -> BigInt,
        subject -> Text,
        leaf -> Text,
    }
}

diesel::table! {
    log_hashes (place) {
        place -> BigInt,
        hash -> Binary,
    }
}

diesel::table! {
    log_heads (size) {
        size -> BigInt,
        text -> Text,
        signature -> Binary,
    }
}

diesel::table! {
    pictures (id) {
        id -> Text,
        media_type -> Text,
        bytes -> Binary,
        design -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    issuers (id) {
        id -> Text,
        name -> Text,
        url -> Nullable<Text>,
        email -> Nullable<Text>,
        description -> Nullable<Text>,
        logo_id -> Nullable<Text>,
        is_default -> Bool,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        status_form -> Text,
        key -> Text,
        phone -> Nullable<Text>,
        official -> Nullable<Text>,
        language -> Nullable<Text>,
        logo_alt -> Nullable<Text>,
        linkedin_id -> Nullable<Text>,
        address -> Nullable<Text>,
        identifiers -> Text,
        parent -> Nullable<Text>,
        domain -> Nullable<Text>,
        pinned_at -> Nullable<Timestamp>,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    signing_keys (id) {
        id -> Text,
        issuer_id -> Nullable<Text>,
        algorithm -> Text,
        public_key -> Text,
        private_key -> Binary,
        created_at -> Timestamp,
        retired_at -> Nullable<Timestamp>,
        signs_from -> Nullable<Timestamp>,
        origin -> Text,
        chain -> Nullable<Text>,
        distrusted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    registrations (id) {
        id -> Text,
        name -> Text,
        issuer -> Text,
        client_id -> Text,
        auth_url -> Text,
        token_url -> Text,
        jwks_url -> Text,
        token_audience -> Nullable<Text>,
        family -> Nullable<Text>,
        accepts_new_deployments -> Bool,
        origin -> Text,
        created_at -> Timestamp,
        removed_at -> Nullable<Timestamp>,
        scopes -> Nullable<Text>,
        activated_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    deployments (id) {
        id -> Text,
        registration_id -> Text,
        deployment_id -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    answered_logins (name) {
        name -> Text,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    contexts (id) {
        id -> Text,
        registration_id -> Text,
        deployment_id -> Text,
        lti_id -> Text,
        label -> Text,
        title -> Text,
        memberships_url -> Nullable<Text>,
        line_items_url -> Nullable<Text>,
        scopes -> Text,
        created_at -> Timestamp,
        launched_at -> Timestamp,
        changed_at -> Timestamp,
        next_sync_at -> Nullable<Timestamp>,
        last_sync_at -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        failures -> Integer,
        empty_rosters -> Integer,
        history -> Text,
        copied_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    resource_links (context_id, lti_id) {
        context_id -> Text,
        lti_id -> Text,
        title -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    persons (id) {
        id -> Text,
        registration_id -> Text,
        sub -> Text,
        name -> Nullable<Text>,
        given_name -> Nullable<Text>,
        family_name -> Nullable<Text>,
        email -> Nullable<Text>,
        locale -> Nullable<Text>,
        first_seen_at -> Timestamp,
        changed_at -> Timestamp,
        erased_at -> Nullable<Timestamp>,
        confirmed_name -> Nullable<Text>,
    }
}

diesel::table! {
    members (context_id, person_id) {
        context_id -> Text,
        person_id -> Text,
        is_learner -> Bool,
        is_teacher -> Bool,
        is_test_user -> Bool,
        is_observer -> Bool,
        launched_as_teacher -> Bool,
        is_active -> Bool,
        revision -> BigInt,
        judged_revision -> BigInt,
        first_seen_at -> Timestamp,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    activities (id) {
        id -> Text,
        context_id -> Text,
        source -> Text,
        source_key -> Text,
        label -> Text,
        maximum -> Nullable<Text>,
        resource_id -> Nullable<Text>,
        tag -> Nullable<Text>,
        first_seen_at -> Timestamp,
        changed_at -> Timestamp,
        gone_at -> Nullable<Timestamp>,
        armed_at -> Nullable<Timestamp>,
        held -> Nullable<Text>,
        let_in -> Nullable<Integer>,
        of_all -> Nullable<Integer>,
    }
}

diesel::table! {
    results (activity_id, person_id) {
        activity_id -> Text,
        person_id -> Text,
        score -> Nullable<Text>,
        maximum -> Text,
        completed -> Nullable<Bool>,
        happened_at -> Nullable<Timestamp>,
        first_seen_at -> Timestamp,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    achievements (id) {
        id -> Text,
        key -> Text,
        context_id -> Nullable<Text>,
        issuer_id -> Text,
        state -> Text,
        attention -> Nullable<Text>,
        version -> Integer,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        published_at -> Nullable<Timestamp>,
        writes_score -> Bool,
        copied_from -> Nullable<Text>,
        retired_at -> Nullable<Timestamp>,
        retirement_note -> Nullable<Text>,
        successor_id -> Nullable<Text>,
        pathway_id -> Nullable<Text>,
        held_at -> Nullable<Timestamp>,
        held_awards -> Integer,
        held_flags -> Integer,
        reviewed_at -> Nullable<Timestamp>,
        owner_id -> Nullable<Text>,
        form -> Nullable<Text>,
        last_form -> Nullable<Text>,
    }
}

diesel::table! {
    learner_records (id) {
        id -> Text,
        person_id -> Text,
        issuer_id -> Text,
        contents -> Text,
        json -> Text,
        jwt -> Text,
        created_at -> Timestamp,
        valid_until -> Timestamp,
    }
}

diesel::table! {
    pathways (id) {
        id -> Text,
        version -> Integer,
        created_at -> Timestamp,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    pathway_versions (pathway_id, number) {
        pathway_id -> Text,
        number -> Integer,
        name -> Text,
        description -> Text,
        structure -> Text,
        finish_earlier_by -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    achievement_versions (id) {
        id -> Text,
        achievement_id -> Text,
        number -> Integer,
        name -> Text,
        description -> Text,
        criteria -> Text,
        rule -> Nullable<Text>,
        picture_id -> Text,
        picture_alt -> Text,
        expires_after -> Nullable<Text>,
        created_at -> Timestamp,
        details -> Nullable<Text>,
    }
}

diesel::table! {
    rule_references (achievement_id, kind, target) {
        achievement_id -> Text,
        kind -> Text,
        target -> Text,
    }
}

diesel::table! {
    awards (id) {
        id -> Text,
        achievement_id -> Text,
        version_id -> Text,
        person_id -> Text,
        occurrence -> Text,
        state -> Text,
        origin -> Text,
        visibility -> Text,
        evidence -> Nullable<Text>,
        trace -> Text,
        earned_at -> Timestamp,
        granted_at -> Timestamp,
        flag -> Nullable<Text>,
        revoked_at -> Nullable<Timestamp>,
        revocation_reason -> Nullable<Text>,
        details -> Nullable<Text>,
        results_agreed_at -> Nullable<Timestamp>,
        wanted -> Integer,
        signed -> Integer,
        wanted_for -> Nullable<Text>,
        life_from -> Nullable<Timestamp>,
        shown_name -> Nullable<Text>,
        holds_back -> Bool,
        suspended_at -> Nullable<Timestamp>,
        suspension_reason -> Nullable<Text>,
        declined_at -> Nullable<Timestamp>,
        run -> Nullable<Text>,
        opened_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    status_lists (id) {
        id -> Text,
        issuer_id -> Text,
        number -> Integer,
        document -> Nullable<Text>,
        signed_at -> Nullable<Timestamp>,
        valid_until -> Nullable<Timestamp>,
        kind -> Text,
    }
}

diesel::table! {
    credentials (id) {
        id -> Text,
        award_id -> Text,
        version_id -> Text,
        number -> Integer,
        json -> Text,
        jwt -> Text,
        status_list_id -> Text,
        status_index -> Integer,
        is_revoked -> Bool,
        is_superseded -> Bool,
        valid_from -> Timestamp,
        valid_until -> Nullable<Timestamp>,
        created_at -> Timestamp,
        made_for -> Text,
        refresh -> Nullable<Text>,
        superseded_at -> Nullable<Timestamp>,
        expiry_told -> Bool,
        withdrawn_at -> Nullable<Timestamp>,
        names_holder -> Bool,
        tells_results -> Bool,
        ending_told -> Bool,
        evidence_taken_out -> Bool,
    }
}

diesel::table! {
    daily_counts (day, subject, what) {
        day -> Text,
        subject -> Text,
        what -> Text,
        n -> BigInt,
    }
}

diesel::table! {
    context_days (context_id, day) {
        context_id -> Text,
        day -> Text,
        learners -> Integer,
        with_results -> Integer,
        with_all_results -> Integer,
    }
}

diesel::table! {
    sessions (handle_hash) {
        handle_hash -> Text,
        registration_id -> Text,
        context_id -> Nullable<Text>,
        person_id -> Nullable<Text>,
        is_teacher -> Bool,
        is_learner -> Bool,
        locale -> Nullable<Text>,
        cookie_hash -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        frame_ancestors -> Text,
        resource_link_id -> Nullable<Text>,
        placement_id -> Nullable<Text>,
        deep_linking -> Nullable<Text>,
        watches -> Nullable<Text>,
    }
}

diesel::table! {
    jobs (kind, subject) {
        kind -> Text,
        subject -> Text,
        wanted -> BigInt,
        run_at -> Timestamp,
        lease -> Nullable<Text>,
        leased_until -> Nullable<Timestamp>,
        attempts -> Integer,
        last_error -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    tokens (id) {
        id -> Text,
        name -> Text,
        token_hash -> Text,
        scopes -> Text,
        created_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    idempotent_requests (token_id, key) {
        token_id -> Text,
        key -> Text,
        request_hash -> Text,
        status -> Integer,
        body -> Text,
        created_at -> Timestamp,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    settings,
    pictures,
    issuers,
    signing_keys,
    registrations,
    deployments,
    answered_logins,
    contexts,
    resource_links,
    persons,
    members,
    activities,
    results,
    achievements,
    achievement_versions,
    rule_references,
    awards,
    status_lists,
    credentials,
    daily_counts,
    context_days,
    sessions,
    jobs,
    tokens,
    idempotent_requests,
    invites,
    placements,
    badge_columns,
    scores,
    badge_classes,
    signed_assertions,
    endorsements,
    erasures,
    consents,
    pathways,
    pathway_versions,
    award_decisions,
    learner_records,
    admins,
    admin_links,
    admin_sessions,
    audit,
    requests,
    request_entries,
    mails,
    mail_news,
    mail_refusals,
    mail_texts,
    mail_copies,
    digests,
    trials,
    log_entries,
    log_heads,
);

diesel::table! {
    invites (id) {
        id -> Text,
        token_hash -> Text,
        name -> Nullable<Text>,
        registration_id -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        form_hash -> Nullable<Text>,
        busy_until -> Nullable<Timestamp>,
    }
}

diesel::table! {
    placements (id) {
        id -> Text,
        context_id -> Text,
        purpose -> Text,
        achievement_id -> Nullable<Text>,
        resource_link_id -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    badge_columns (achievement_id) {
        achievement_id -> Text,
        state -> Text,
        line_item_url -> Nullable<Text>,
        last_error -> Nullable<Text>,
        expected_until -> Nullable<Timestamp>,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    scores (award_id) {
        award_id -> Text,
        state -> Text,
        scored_at -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    badge_classes (id) {
        id -> Text,
        version_id -> Text,
        issuer_id -> Text,
        content -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    signed_assertions (credential_id) {
        credential_id -> Text,
        key_id -> Text,
        urn -> Text,
        jws -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    endorsements (id) {
        id -> Text,
        subject_kind -> Text,
        subject_id -> Text,
        form -> Text,
        document -> Text,
        document_hash -> Text,
        endorser_id -> Text,
        endorser_name -> Nullable<Text>,
        comment -> Nullable<Text>,
        state -> Text,
        valid_until -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    award_decisions (achievement_id, what, person_id) {
        achievement_id -> Text,
        what -> Text,
        person_id -> Text,
        decision -> Text,
        decided_at -> Timestamp,
    }
}

diesel::table! {
    erasures (registration_id, sub_hash) {
        registration_id -> Text,
        sub_hash -> Text,
        erased_at -> Timestamp,
    }
}

diesel::table! {
    consents (id) {
        id -> Text,
        person_id -> Text,
        award_id -> Text,
        about -> Text,
        chosen -> Text,
        text_version -> Text,
        language -> Text,
        decided_at -> Timestamp,
    }
}

diesel::table! {
    admins (id) {
        id -> Text,
        name -> Text,
        email -> Nullable<Text>,
        role -> Text,
        password -> Nullable<Text>,
        created_at -> Timestamp,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    admin_links (token_hash) {
        token_hash -> Text,
        admin_id -> Nullable<Text>,
        role -> Text,
        email -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    admin_sessions (token_hash) {
        token_hash -> Text,
        admin_id -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    audit (id) {
        id -> Text,
        happened_at -> Timestamp,
        actor_kind -> Text,
        actor -> Nullable<Text>,
        what -> Text,
        object -> Text,
    }
}

diesel::joinable!(admin_sessions -> admins (admin_id));
diesel::table! {
    requests (id) {
        id -> Text,
        kind -> Text,
        achievement_id -> Text,
        person_id -> Text,
        award_id -> Nullable<Text>,
        state -> Text,
        body -> Text,
        name -> Nullable<Text>,
        links -> Text,
        may_show -> Bool,
        entries -> Integer,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        submitted_at -> Nullable<Timestamp>,
        decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    request_entries (request_id, number) {
        request_id -> Text,
        number -> Integer,
        deed -> Text,
        body -> Text,
        name -> Nullable<Text>,
        links -> Text,
        may_show -> Bool,
        text_version -> Nullable<Text>,
        language -> Nullable<Text>,
        author_id -> Nullable<Text>,
        at -> Timestamp,
    }
}

diesel::table! {
    mails (id) {
        id -> Text,
        kind -> Text,
        person_id -> Text,
        state -> Text,
        reason -> Nullable<Text>,
        attempts -> Integer,
        next_try_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        context_id -> Nullable<Text>,
        since -> Nullable<Timestamp>,
        copy_of -> Nullable<Text>,
        copy_to -> Nullable<Text>,
    }
}

diesel::table! {
    mail_copies (id) {
        id -> Text,
        context_id -> Text,
        place -> Integer,
        address -> Text,
        language -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    digests (context_id, person_id) {
        context_id -> Text,
        person_id -> Text,
        every -> Text,
        told_until -> Nullable<Timestamp>,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    mail_news (kind, award_id, occasion) {
        kind -> Text,
        award_id -> Text,
        occasion -> Text,
        person_id -> Text,
        queued_at -> Timestamp,
        mail_id -> Nullable<Text>,
    }
}

diesel::table! {
    mail_refusals (address_mark) {
        address_mark -> Text,
        reason -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    trials (id) {
        id -> Text,
        achievement_id -> Text,
        person_id -> Text,
        place -> Integer,
        form -> Text,
        name -> Text,
        description -> Text,
        criteria -> Text,
        picture_id -> Text,
        picture_alt -> Text,
        holder -> Nullable<Text>,
        json -> Text,
        jwt -> Text,
        created_at -> Timestamp,
        valid_from -> Timestamp,
        valid_until -> Timestamp,
    }
}

diesel::table! {
    mail_texts (achievement_id) {
        achievement_id -> Text,
        subject -> Nullable<Text>,
        opening -> Nullable<Text>,
        is_off -> Bool,
        changed_at -> Timestamp,
    }
}

diesel::joinable!(deployments -> registrations (registration_id));
diesel::joinable!(contexts -> registrations (registration_id));
diesel::joinable!(members -> persons (person_id));
diesel::joinable!(results -> activities (activity_id));
diesel::joinable!(results -> persons (person_id));
diesel::joinable!(achievement_versions -> achievements (achievement_id));
diesel::joinable!(awards -> achievements (achievement_id));
diesel::joinable!(awards -> persons (person_id));
diesel::joinable!(awards -> achievement_versions (version_id));
diesel::joinable!(credentials -> awards (award_id));
diesel::joinable!(mails -> persons (person_id));
diesel::joinable!(mail_news -> awards (award_id));
diesel::joinable!(placements -> contexts (context_id));
diesel::joinable!(badge_columns -> achievements (achievement_id));
diesel::joinable!(scores -> awards (award_id));
diesel::joinable!(badge_classes -> achievement_versions (version_id));
diesel::joinable!(signed_assertions -> credentials (credential_id));
diesel::joinable!(requests -> achievements (achievement_id));
diesel::joinable!(requests -> persons (person_id));
diesel::joinable!(request_entries -> requests (request_id));
diesel::joinable!(rule_references -> achievements (achievement_id));
diesel::joinable!(trials -> achievements (achievement_id));
