-- Every table as it is, row by row in the order of its key: what is copied from one database to another (src/store/copy.h). A test compares this with the schema.
-- `int?` may be missing.

-- copy: person by organisation, id
-- columns: organisation int, id int, last_id int, identity text

-- copy: request by organisation, person, request, part
-- columns: organisation int, person int, request text, part int, kind int, made int, asked int, number int

-- copy: answer by organisation, person, question
-- columns: organisation int, person int, question text, value text, at int, east_s int, no_on int

-- copy: cleared by organisation, person, rule
-- columns: organisation int, person int, rule text, day int, at int, east_s int, ended int, why text

-- copy: entry by organisation, person, id
-- columns: organisation int, person int, id int, day int, at int, east_s int?, {{gauges: @ int?}}, medicines text, note text, set_off int

-- copy: entry_region by organisation, person, entry, region
-- columns: organisation int, person int, entry int, region text, intensity int

-- copy: activity by organisation, person, id
-- columns: organisation int, person int, id int, words text, since int, until int

-- copy: entry_score by organisation, person, entry, activity
-- columns: organisation int, person int, entry int, activity int, score int

-- copy: deed by organisation, person, id
-- columns: organisation int, person int, id int, day int, at int, east_s int?, leg int, item text, seconds int, origin text

-- copy: mark by organisation, person, id
-- columns: organisation int, person int, id int, first int, last int, kind text, note text

-- copy: trial by organisation, person, id
-- columns: organisation int, person int, id int, begun int, text text, ended int, why text

-- copy: trial_day by organisation, person, trial, day
-- columns: organisation int, person int, trial int, day int, kept int

-- copy: desk_break by organisation, person, id
-- columns: organisation int, person int, id int, day int, at int, east_s int?, outcome text, seconds int, item text, why text

-- copy: desk_day by organisation, person, day
-- columns: organisation int, person int, day int, longest_sitting_s int, at_desk_s int

-- copy: plan by organisation, person, id
-- columns: organisation int, person int, id int, day int, text text, why text

-- copy: reassessment by organisation, person, id
-- columns: organisation int, person int, id int, day int, text text

-- copy: setting by organisation, person, key
-- columns: organisation int, person int, key text, value text

-- copy: intention by organisation, person, item
-- columns: organisation int, person int, item text, when_text text, if_hard_text text

-- copy: entry_day by organisation, person, day
-- columns: organisation int, person int, day int, n int, pain_n int, pain_sum int, worst int, low int, {{besides: @_n int, @_sum int}}

-- copy: region_day by organisation, person, day, region
-- columns: organisation int, person int, day int, region text, n int, intensity_sum int

-- copy: deed_day by organisation, person, day, leg, item
-- columns: organisation int, person int, day int, leg int, item text, n int, seconds int, n_untimed int, last int?

-- copy: clinic by organisation
-- columns: organisation int, version int, identity text, is_test int, last_id int, link_key text

-- copy: clinic_file by organisation, version
-- columns: organisation int, version int, at int, file text

-- copy: resource by organisation, number
-- columns: organisation int, number int, kind int, id text

-- copy: patient by organisation, number
-- columns: organisation int, number int, name text, email text, phone text

-- copy: visit by organisation, id
-- columns: organisation int, id int, version int, state int, until int, service text, practitioner int, place int, room int, patient int, day int, second int, east_s int, zone text, from_s int, to_s int, course int, at int, came int, came_at int, source int, reason text, note text

-- copy: visit_part by organisation, resource, from_s, visit
-- columns: organisation int, resource int, from_s int, visit int, to_s int, place int, until int

-- copy: occupied by organisation, resource, grain
-- columns: organisation int, resource int, grain int, visit int, until int, at int

-- copy: busy by organisation, resource, source, from_s, to_s
-- columns: organisation int, resource int, source text, from_s int, to_s int

-- copy: visit_request by organisation, request
-- columns: organisation int, request text, asked int, visit int, at int

-- copy: visit_link by organisation, visit, hash
-- columns: organisation int, visit int, hash text

-- copy: mail by organisation, visit, version, kind, channel
-- columns: organisation int, visit int, version int, kind text, channel text, due int, last int, recipient text, state int, at int, tries int, said text

-- copy: patient_key by organisation, key, number
-- columns: organisation int, key text, number int

-- copy: visit_undo by organisation, staff, visit
-- columns: organisation int, staff text, visit int, act int, version int, came_after int, state int, until int, practitioner int, place int, room int, day int, second int, east_s int, zone text, from_s int, to_s int, came int, came_at int

-- copy: visit_undo_part by organisation, staff, visit, resource, from_s
-- columns: organisation int, staff text, visit int, resource int, from_s int, to_s int, place int

-- copy: staff by organisation, name
-- columns: organisation int, name text, role int, hash text

-- copy: staff_session by organisation, hash
-- columns: organisation int, hash text, name text, until int

-- copy: feed by organisation, hash
-- columns: organisation int, hash text, resource int

-- copy: attempt by organisation, day, what
-- columns: organisation int, day int, what text, n int

-- copy: closure by organisation, id
-- columns: organisation int, id int, resource int, from_s int, to_s int, reason text
