-- The fourth schema: what a request asked, the name of a record, and clean texts.
--
-- script: schema_4
PRAGMA user_version = 4;

-- What was asked under this id, as 64 bits; 0 when that is not known. The same id with something else in it is a conflict.
ALTER TABLE request ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;

-- What tells this person's record from every other, wherever it goes: drawn when it is made and when all of it is erased.
ALTER TABLE person ADD COLUMN identity TEXT NOT NULL DEFAULT '';
UPDATE person SET identity = lower(hex(randomblob(16)));

-- Texts that came in before there was one gate for all of them: clean_text, clean_id and allows_setting are that gate (src/store/sqlite/functions.c). What is no text
-- becomes a question mark, what is no id an id that is close to it; settings that do not exist go.
UPDATE entry SET note = clean_text(note), medicines = clean_text(medicines) WHERE note <> clean_text(note) OR medicines <> clean_text(medicines);
UPDATE mark SET note = clean_text(note) WHERE note <> clean_text(note);
UPDATE activity SET words = clean_line(words) WHERE words <> clean_line(words);
UPDATE intention SET when_text = clean_text(when_text), if_hard_text = clean_text(if_hard_text)
	WHERE when_text <> clean_text(when_text) OR if_hard_text <> clean_text(if_hard_text);
UPDATE plan SET why = clean_text(why), text = clean_text(text) WHERE why <> clean_text(why) OR text <> clean_text(text);
UPDATE reassessment SET text = clean_text(text) WHERE text <> clean_text(text);
UPDATE trial SET why = clean_text(why), text = clean_text(text) WHERE why <> clean_text(why) OR text <> clean_text(text);
UPDATE desk_break SET why = clean_line(why) WHERE why <> clean_line(why);
UPDATE desk_break SET item = clean_id(item) WHERE item <> '' AND item <> clean_id(item);
UPDATE deed SET item = clean_id(item) WHERE item <> clean_id(item);
UPDATE OR REPLACE entry_region SET region = clean_id(region) WHERE region <> clean_id(region);
UPDATE OR REPLACE answer SET question = clean_id(question) WHERE question <> clean_id(question);
UPDATE answer SET value = clean_value(value) WHERE value <> clean_value(value);
UPDATE OR REPLACE cleared SET rule = clean_id(rule) WHERE rule <> clean_id(rule);
UPDATE OR REPLACE intention SET item = clean_id(item) WHERE item <> clean_id(item);
DELETE FROM setting WHERE NOT allows_setting(key, value);
