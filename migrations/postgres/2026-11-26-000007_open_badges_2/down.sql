DROP TABLE signed_assertions;
DROP TABLE badge_classes;
