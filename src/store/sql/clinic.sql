-- A clinic: its file, its resources, its visits. src/store/clinic.h says what they mean.

-- name: clinic_get
-- takes: organisation int
-- each: version int, is_test int, identity text, link_key text, file text
SELECT c.version, c.is_test, c.identity, c.link_key, f.file FROM clinic c JOIN clinic_file f ON f.organisation = c.organisation AND f.version = c.version
WHERE c.organisation = $1;

-- name: clinic_version
-- takes: organisation int
-- one: version int, is_test int
SELECT version, is_test FROM clinic WHERE organisation = $1;

-- name: clinic_add
-- takes: organisation int, identity text, is_test int, link_key text
INSERT INTO clinic (organisation, version, identity, is_test, last_id, link_key) VALUES ($1, 0, $2, $3, 0, $4);

-- name: clinic_file_add
-- takes: organisation int, version int, at int, file text
INSERT INTO clinic_file (organisation, version, at, file) VALUES ($1, $2, $3, $4);

-- name: clinic_put
-- takes: version int, organisation int
UPDATE clinic SET version = $1 WHERE organisation = $2;

-- The first of `n` new ids, less one.
-- name: clinic_next_id
-- takes: n int, organisation int
-- one: last int
UPDATE clinic SET last_id = last_id + $1 WHERE organisation = $2 RETURNING last_id;

-- name: resource_list
-- takes: organisation int
-- each: number int, kind int, id text
SELECT number, kind, id FROM resource WHERE organisation = $1 AND kind < 5;

-- name: resource_add
-- takes: organisation int, number int, kind int, id text
INSERT INTO resource (organisation, number, kind, id) VALUES ($1, $2, $3, $4);

-- name: patient_find
-- takes: organisation int, name text
-- each: number int, name text, email text, phone text
SELECT number, name, email, phone FROM patient WHERE organisation = $1 AND name = $2 ORDER BY number;

-- name: patient_get
-- takes: organisation int, number int
-- each: as patient_find
SELECT number, name, email, phone FROM patient WHERE organisation = $1 AND number = $2;

-- name: patient_add
-- takes: organisation int, number int, name text, email text, phone text
INSERT INTO patient (organisation, number, name, email, phone) VALUES ($1, $2, $3, $4, $5);

-- name: patient_phone_put
-- takes: phone text, organisation int, number int
UPDATE patient SET phone = $1 WHERE organisation = $2 AND number = $3;

-- name: patient_key_add
-- many: organisation int, key text, number int
INSERT INTO patient_key (organisation, key, number) VALUES ($1, $2, $3) ON CONFLICT (organisation, key, number) DO NOTHING;

-- Those with a key from `first` on and before `last`.
-- name: patient_by_key
-- takes: organisation int, first text, last text, most int
-- each: as patient_find
SELECT p.number, p.name, p.email, p.phone FROM patient p WHERE p.organisation = $1
AND p.number IN (SELECT k.number FROM patient_key k WHERE k.organisation = $1 AND k.key >= $2 AND k.key < $3)
ORDER BY p.name, p.number LIMIT $4;

-- name: patient_email_put
-- takes: email text, organisation int, number int
UPDATE patient SET email = $1 WHERE organisation = $2 AND number = $3;

-- How many visits someone has or had, cancelled ones left out.
-- name: patient_visits
-- takes: organisation int, patient int, now int
-- one: n int
SELECT count(*) FROM visit WHERE organisation = $1 AND patient = $2 AND until > $3;

-- What is taken in a stretch of time; nothing lasts longer than a day, so those that reach into it begin at most a day earlier.
-- name: part_list
-- takes: organisation int, first int, last int, now int
-- each: resource int, from_s int, to_s int, visit int, place int
SELECT resource, from_s, to_s, visit, place FROM visit_part WHERE organisation = $1 AND from_s >= $2 AND from_s < $3 AND until > $4;

-- name: part_of
-- takes: organisation int, visit int
-- each: as part_list
SELECT resource, from_s, to_s, visit, place FROM visit_part WHERE organisation = $1 AND visit = $2 ORDER BY resource, from_s;

-- name: part_add
-- many: organisation int, resource int, from_s int, visit int, to_s int, place int, until int
INSERT INTO visit_part (organisation, resource, from_s, visit, to_s, place, until) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: part_delete
-- takes: organisation int, visit int
DELETE FROM visit_part WHERE organisation = $1 AND visit = $2;

-- name: busy_list
-- takes: organisation int, first int, last int
-- each: resource int, from_s int, to_s int
SELECT resource, from_s, to_s FROM busy WHERE organisation = $1 AND to_s > $2 AND from_s < $3;

-- name: busy_delete
-- takes: organisation int, resource int, source text
DELETE FROM busy WHERE organisation = $1 AND resource = $2 AND source = $3;

-- name: busy_add
-- many: organisation int, resource int, source text, from_s int, to_s int
INSERT INTO busy (organisation, resource, source, from_s, to_s) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organisation, resource, source, from_s, to_s) DO NOTHING;

-- How many visits each practitioner has on each of these days.
-- name: visit_counts
-- takes: organisation int, first int, last int, now int
-- each: day int, practitioner int, n int
SELECT day, practitioner, count(*) FROM visit WHERE organisation = $1 AND day >= $2 AND day <= $3 AND until > $4 GROUP BY day, practitioner;

-- name: visit_list
-- takes: organisation int, first int, last int
-- each: id int, version int, state int, until int, service text, practitioner int, place int, room int, patient int, name text, day int, second int, east_s int, from_s int, to_s int, course int, at int, zone text, came int, came_at int, source int, reason text, note text
SELECT v.id, v.version, v.state, v.until, v.service, v.practitioner, v.place, v.room, v.patient, p.name, v.day, v.second, v.east_s, v.from_s, v.to_s, v.course, v.at,
	v.zone, v.came, v.came_at, v.source, v.reason, v.note
FROM visit v JOIN patient p ON p.organisation = v.organisation AND p.number = v.patient
WHERE v.organisation = $1 AND v.from_s >= $2 AND v.from_s < $3 ORDER BY v.from_s, v.id;

-- name: visit_get
-- takes: organisation int, id int
-- each: as visit_list
SELECT v.id, v.version, v.state, v.until, v.service, v.practitioner, v.place, v.room, v.patient, p.name, v.day, v.second, v.east_s, v.from_s, v.to_s, v.course, v.at,
	v.zone, v.came, v.came_at, v.source, v.reason, v.note
FROM visit v JOIN patient p ON p.organisation = v.organisation AND p.number = v.patient
WHERE v.organisation = $1 AND v.id = $2;

-- name: visit_of_course
-- takes: organisation int, id int
-- each: as visit_list
SELECT v.id, v.version, v.state, v.until, v.service, v.practitioner, v.place, v.room, v.patient, p.name, v.day, v.second, v.east_s, v.from_s, v.to_s, v.course, v.at,
	v.zone, v.came, v.came_at, v.source, v.reason, v.note
FROM visit v JOIN patient p ON p.organisation = v.organisation AND p.number = v.patient
WHERE v.organisation = $1 AND v.course = $2 ORDER BY v.id;

-- The visits of someone, newest first.
-- name: visit_of_patient
-- takes: organisation int, patient int
-- each: as visit_list
SELECT v.id, v.version, v.state, v.until, v.service, v.practitioner, v.place, v.room, v.patient, p.name, v.day, v.second, v.east_s, v.from_s, v.to_s, v.course, v.at,
	v.zone, v.came, v.came_at, v.source, v.reason, v.note
FROM visit v JOIN patient p ON p.organisation = v.organisation AND p.number = v.patient
WHERE v.organisation = $1 AND v.patient = $2 ORDER BY v.from_s DESC, v.id;

-- name: visit_add
-- takes: organisation int, id int, state int, until int, service text, practitioner int, place int, room int, patient int, day int, second int, east_s int, zone text, from_s int, to_s int, course int, at int, source int, reason text, note text
INSERT INTO visit (organisation, id, version, state, until, service, practitioner, place, room, patient, day, second, east_s, zone, from_s, to_s, course, at, source, reason, note)
VALUES ($1, $2, 0, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20);

-- name: visit_put_came
-- takes: came int, came_at int, organisation int, id int
UPDATE visit SET came = $1, came_at = $2 WHERE organisation = $3 AND id = $4;

-- name: visit_put_reason
-- takes: reason text, organisation int, id int
UPDATE visit SET reason = $1 WHERE organisation = $2 AND id = $3;

-- name: visit_move
-- takes: version int, practitioner int, place int, room int, day int, second int, east_s int, zone text, from_s int, to_s int, at int, organisation int, id int
UPDATE visit SET version = $1, practitioner = $2, place = $3, room = $4, day = $5, second = $6, east_s = $7, zone = $8, from_s = $9, to_s = $10, at = $11
WHERE organisation = $12 AND id = $13;

-- name: visit_put_state
-- takes: version int, state int, until int, at int, organisation int, id int
UPDATE visit SET version = $1, state = $2, until = $3, at = $4 WHERE organisation = $5 AND id = $6;

-- The guard: the one list that an act writes, as one statement. A row counts when it is ours, or was free, or was held by a hold that has expired; when not all of
-- them count, the act is undone. No other statement writes here but the next one, which deletes what the list gave up.
-- name: occupied_write
-- many: organisation int, resource int, grain int, visit int, until int, at int
INSERT INTO occupied (organisation, resource, grain, visit, until, at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (organisation, resource, grain) DO UPDATE SET visit = excluded.visit, until = excluded.until, at = excluded.at
WHERE occupied.visit = excluded.visit OR occupied.until <= excluded.at;

-- name: occupied_delete
-- many: organisation int, resource int, grain int
DELETE FROM occupied WHERE organisation = $1 AND resource = $2 AND grain = $3 AND until = 0;

-- name: occupied_list
-- takes: organisation int, now int
-- each: resource int, grain int, visit int
SELECT resource, grain, visit FROM occupied WHERE organisation = $1 AND until > $2 ORDER BY resource, grain;

-- name: part_all
-- takes: organisation int, now int
-- each: as part_list
SELECT resource, from_s, to_s, visit, place FROM visit_part WHERE organisation = $1 AND until > $2 ORDER BY resource, from_s;

-- name: visit_request_find
-- takes: organisation int, request text
-- one: asked int, visit int
SELECT asked, visit FROM visit_request WHERE organisation = $1 AND request = $2;

-- name: visit_request_add
-- takes: organisation int, request text, asked int, visit int, at int
INSERT INTO visit_request (organisation, request, asked, visit, at) VALUES ($1, $2, $3, $4, $5);

-- name: visit_link_add
-- takes: organisation int, visit int, hash text
INSERT INTO visit_link (organisation, visit, hash) VALUES ($1, $2, $3) ON CONFLICT (organisation, visit, hash) DO NOTHING;

-- name: visit_link_list
-- takes: organisation int, visit int
-- each: hash text
SELECT hash FROM visit_link WHERE organisation = $1 AND visit = $2;

-- name: mail_add
-- takes: organisation int, visit int, version int, kind text, channel text, due int, last int, recipient text, at int
INSERT INTO mail (organisation, visit, version, kind, channel, due, last, recipient, state, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9);

-- What an older version of a visit would still have said.
-- name: mail_drop
-- takes: at int, organisation int, visit int
UPDATE mail SET state = 3, at = $1 WHERE organisation = $2 AND visit = $3 AND state = 1;

-- name: mail_late
-- takes: at int, organisation int, now int
UPDATE mail SET state = 3, at = $1 WHERE organisation = $2 AND state = 1 AND last < $3;

-- name: mail_send
-- takes: at int, organisation int, due int
UPDATE mail SET state = 2, at = $1 WHERE organisation = $2 AND state = 1 AND due <= $3;

-- Taken by who sends it, so that nobody else does.
-- name: mail_claim
-- takes: at int, organisation int, visit int, version int, kind text, channel text
-- one: visit int
UPDATE mail SET state = 4, at = $1 WHERE organisation = $2 AND visit = $3 AND version = $4 AND kind = $5 AND channel = $6 AND state = 1 RETURNING visit;

-- name: mail_mark
-- takes: state int, at int, due int, tries int, said text, organisation int, visit int, version int, kind text, channel text, was int
UPDATE mail SET state = $1, at = $2, due = $3, tries = $4, said = $5
WHERE organisation = $6 AND visit = $7 AND version = $8 AND kind = $9 AND channel = $10 AND state = $11;

-- Whoever had claimed them did not come back: nobody knows whether they were sent.
-- name: mail_forsaken
-- takes: organisation int, before int
UPDATE mail SET state = 5 WHERE organisation = $1 AND state = 4 AND at < $2;

-- name: mail_due
-- takes: organisation int, now int
-- each: visit int, version int, kind text, channel text, due int, recipient text, state int, last int, tries int, said text
SELECT visit, version, kind, channel, due, recipient, state, last, tries, said FROM mail
WHERE organisation = $1 AND state = 1 AND due <= $2 ORDER BY due, visit, version, kind LIMIT 1;

-- name: mail_failed
-- takes: organisation int
-- each: as mail_due
SELECT visit, version, kind, channel, due, recipient, state, last, tries, said FROM mail
WHERE organisation = $1 AND state IN (5, 6) ORDER BY due, visit, version, kind;

-- name: mail_list
-- takes: organisation int
-- each: as mail_due
SELECT visit, version, kind, channel, due, recipient, state, last, tries, said FROM mail WHERE organisation = $1 ORDER BY due, visit, version, kind;

-- ---- the desk ----

-- name: undo_clear
-- takes: organisation int, staff text
DELETE FROM visit_undo WHERE organisation = $1 AND staff = $2;

-- name: undo_part_clear
-- takes: organisation int, staff text
DELETE FROM visit_undo_part WHERE organisation = $1 AND staff = $2;

-- name: undo_add
-- takes: organisation int, staff text, visit int, act int, version int, came_after int, state int, until int, practitioner int, place int, room int, day int, second int, east_s int, zone text, from_s int, to_s int, came int, came_at int
INSERT INTO visit_undo (organisation, staff, visit, act, version, came_after, state, until, practitioner, place, room, day, second, east_s, zone, from_s, to_s, came, came_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19);

-- name: undo_part_add
-- many: organisation int, staff text, visit int, resource int, from_s int, to_s int, place int
INSERT INTO visit_undo_part (organisation, staff, visit, resource, from_s, to_s, place) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: undo_list
-- takes: organisation int, staff text
-- each: visit int, act int, version int, came_after int, state int, until int, practitioner int, place int, room int, day int, second int, east_s int, zone text, from_s int, to_s int, came int, came_at int
SELECT visit, act, version, came_after, state, until, practitioner, place, room, day, second, east_s, zone, from_s, to_s, came, came_at FROM visit_undo
WHERE organisation = $1 AND staff = $2 ORDER BY visit;

-- name: undo_part_list
-- takes: organisation int, staff text, visit int
-- each: as part_list
SELECT resource, from_s, to_s, visit, place FROM visit_undo_part WHERE organisation = $1 AND staff = $2 AND visit = $3 ORDER BY resource, from_s;

-- name: closure_list
-- takes: organisation int, first int, last int
-- each: id int, resource int, from_s int, to_s int, reason text
SELECT id, resource, from_s, to_s, reason FROM closure WHERE organisation = $1 AND to_s > $2 AND from_s < $3 ORDER BY from_s, id;

-- name: closure_add
-- takes: organisation int, id int, resource int, from_s int, to_s int, reason text
INSERT INTO closure (organisation, id, resource, from_s, to_s, reason) VALUES ($1, $2, $3, $4, $5, $6);

-- name: closure_delete
-- takes: organisation int, id int
DELETE FROM closure WHERE organisation = $1 AND id = $2;

-- Grains that are over: nothing asks for them any more.
-- name: occupied_sweep
-- takes: organisation int, before int
DELETE FROM occupied WHERE organisation = $1 AND grain < $2;

-- ---- who may come in ----

-- name: staff_get
-- takes: organisation int, name text
-- each: name text, role int, hash text
SELECT name, role, hash FROM staff WHERE organisation = $1 AND name = $2;

-- name: staff_list
-- takes: organisation int
-- each: as staff_get
SELECT name, role, hash FROM staff WHERE organisation = $1 ORDER BY role, name;

-- Before somebody becomes someone else, or goes: how many there are, how many others are owners, and what this one is; 0: nobody.
-- name: staff_beside
-- takes: name text, organisation int
-- one: n int, owners int, role int
SELECT count(*), count(CASE WHEN name <> $1 AND role = 1 THEN 1 END), COALESCE(max(CASE WHEN name = $1 THEN role END), 0)
FROM staff WHERE organisation = $2;

-- name: staff_put
-- takes: organisation int, name text, role int, hash text
INSERT INTO staff (organisation, name, role, hash) VALUES ($1, $2, $3, $4)
ON CONFLICT (organisation, name) DO UPDATE SET role = excluded.role, hash = excluded.hash;

-- name: staff_delete
-- takes: organisation int, name text
DELETE FROM staff WHERE organisation = $1 AND name = $2;

-- name: session_get
-- takes: organisation int, hash text, now int
-- each: name text, role int
SELECT s.name, p.role FROM staff_session s JOIN staff p ON p.organisation = s.organisation AND p.name = s.name
WHERE s.organisation = $1 AND s.hash = $2 AND s.until > $3;

-- name: session_add
-- takes: organisation int, hash text, name text, until int
INSERT INTO staff_session (organisation, hash, name, until) VALUES ($1, $2, $3, $4);

-- name: session_delete
-- takes: organisation int, hash text
DELETE FROM staff_session WHERE organisation = $1 AND hash = $2;

-- name: session_delete_of
-- takes: organisation int, name text
DELETE FROM staff_session WHERE organisation = $1 AND name = $2;

-- name: attempt_add
-- takes: organisation int, day int, what text
-- one: n int
INSERT INTO attempt (organisation, day, what, n) VALUES ($1, $2, $3, 1)
ON CONFLICT (organisation, day, what) DO UPDATE SET n = attempt.n + 1 RETURNING n;

-- name: attempt_sweep
-- takes: organisation int, before int
DELETE FROM attempt WHERE organisation = $1 AND day < $2;

-- name: feed_add
-- takes: organisation int, hash text, resource int
INSERT INTO feed (organisation, hash, resource) VALUES ($1, $2, $3);

-- name: feed_get
-- takes: organisation int, hash text
-- one: resource int
SELECT resource FROM feed WHERE organisation = $1 AND hash = $2;

-- name: feed_delete_of
-- takes: organisation int, resource int
DELETE FROM feed WHERE organisation = $1 AND resource = $2;
