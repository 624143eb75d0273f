DROP TABLE request_entries;
DROP TABLE requests;
