-- The form of a new badge that a badge was made by, so that the same form sent again makes no other one.

ALTER TABLE achievements ADD COLUMN form TEXT;

CREATE UNIQUE INDEX achievements_by_form ON achievements (context_id, form) WHERE form IS NOT NULL;
