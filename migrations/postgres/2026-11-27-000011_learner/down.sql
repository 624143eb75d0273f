DROP TABLE consents;
ALTER TABLE credentials DROP COLUMN tells_results;
ALTER TABLE credentials DROP COLUMN names_holder;
ALTER TABLE awards DROP COLUMN declined_at;
ALTER TABLE persons DROP COLUMN confirmed_name;
