-- The form that made the last change of what a badge says; none where something else did, or where it was published
-- for the first time since; none of what is older than this column.
-- Whoever goes back to that form goes on with it, and whoever has another one open learns that there was a change.
ALTER TABLE achievements ADD COLUMN last_form TEXT;
