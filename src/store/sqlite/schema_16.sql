-- The sixteenth schema: messages that are really sent, and links and codes that only the clinic can make.
--
-- script: schema_16
PRAGMA user_version = 16;

ALTER TABLE clinic ADD COLUMN link_key TEXT NOT NULL DEFAULT ''; -- what the links and codes in messages are made from
UPDATE clinic SET link_key = lower(hex(randomblob(16)));
-- The states are 1 queued, 2 sent, 3 dropped, and from here on 4 claimed: on its way, 5 nobody knows whether it arrived, 6 refused.
ALTER TABLE mail ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mail ADD COLUMN said TEXT NOT NULL DEFAULT ''; -- by the mail server
