DROP TABLE award_decisions;
ALTER TABLE achievements DROP COLUMN held_flags;
ALTER TABLE achievements DROP COLUMN held_awards;
ALTER TABLE achievements DROP COLUMN held_at;
DROP INDEX awards_by_run;
ALTER TABLE awards DROP COLUMN run;
