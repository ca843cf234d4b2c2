/* fhir.c - the record as FHIR R4. */
#include "exchange/fhir.h"

#include "me/review.h"
#include "record/gauge.h"
#include "record/set_off.h"
#include "base/json.h"

#define UCUM        "http://unitsofmeasure.org"
#define LOINC       "http://loinc.org"
#define TERMINOLOGY "http://terminology.hl7.org/CodeSystem/"

/* Every word in it that is not the content's, the person's or FHIR's own. */
static const char word_medicines[] = "Medicines taken, in own words";
static const char word_cleared[] = "A clinician has looked at this sign, as the person says.";
static const char word_cleared_once[] = "A clinician had looked at this sign, as the person says. It was reported again since, or something was new.";
static const char word_activities[] = "Own activities, from 0 (cannot) to 10 (as before)";
static const char word_review[] = "Look back at the plan";
static const char word_change[] = "Change of the average pain, in points of 10";
static const char word_plan[] = "Plan of treatment, practice and change";

struct making {
	struct json j;
	const struct person *who;
	const struct record *all;
	str identity;
	struct record_name patient;
	int64_t number; /* of the entry at hand */
};

/* ---- parts that many resources share ---- */

static void moment_value(struct making *m, const char *key, struct moment t)
{
	char buffer[40];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_moment(&w, t);
	json_kstr(&m->j, key, writer_str(&w));
}

static void day_value(struct making *m, const char *key, day d)
{
	char buffer[16];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_day(&w, d);
	json_kstr(&m->j, key, writer_str(&w));
}

/* No surer than what was said: where no time was, only the day. */
static void effective(struct making *m, const struct store_entry *e)
{
	if (moment_is_known(e->at))
		moment_value(m, "effectiveDateTime", e->at);
	else
		day_value(m, "effectiveDateTime", e->day);
}

static void kz(struct making *m, const char *key, const char *value)
{
	json_kstr(&m->j, key, str_of(value));
}

static void reference(struct making *m, const char *key, const struct record_name *to)
{
	char buffer[64];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_str(&w, STR("urn:uuid:"));
	w_z(&w, to->text);
	json_kopen(&m->j, key, '{');
	json_kstr(&m->j, "reference", writer_str(&w));
	json_close(&m->j, '}');
}

static void coding(struct making *m, const char *system, const char *code, const char *display)
{
	json_open(&m->j, '{');
	kz(m, "system", system);
	kz(m, "code", code);
	kz(m, "display", display);
	json_close(&m->j, '}');
}

/* A CodeableConcept without a code. */
static void text_concept(struct making *m, const char *key, str text)
{
	json_kopen(&m->j, key, '{');
	json_kstr(&m->j, "text", text);
	json_close(&m->j, '}');
}

static void notes(struct making *m, str text)
{
	if (str_is_blank(text))
		return;
	json_kopen(&m->j, "note", '[');
	json_open(&m->j, '{');
	json_kstr(&m->j, "text", text);
	json_close(&m->j, '}');
	json_close(&m->j, ']');
}

/* {"fullUrl":..,"resource":{"resourceType":..,"id":.. - closed by end_entry. */
static void begin_entry(struct making *m, const char *type, const struct record_name *name)
{
	char buffer[64];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_str(&w, STR("urn:uuid:"));
	w_z(&w, name->text);
	json_open(&m->j, '{');
	json_kstr(&m->j, "fullUrl", writer_str(&w));
	json_kopen(&m->j, "resource", '{');
	kz(m, "resourceType", type);
	kz(m, "id", name->text);
}

static void end_entry(struct making *m)
{
	json_close(&m->j, '}');
	json_close(&m->j, '}');
	w_char(m->j.w, '\n');
}

/* ---- Patient, QuestionnaireResponse ---- */

static void patient(struct making *m)
{
	begin_entry(m, "Patient", &m->patient);
	end_entry(m);
}

static void choice_value(struct making *m, const struct choice *c)
{
	json_open(&m->j, '{');
	json_kopen(&m->j, "valueCoding", '{');
	json_kstr(&m->j, "code", c->id);
	json_kstr(&m->j, "display", c->text);
	json_close(&m->j, '}');
	json_close(&m->j, '}');
}

/* "Not sure" is an answer of its own: neither yes nor no, and not nothing. */
static void unsure_value(struct making *m)
{
	json_open(&m->j, '{');
	json_key(&m->j, "valueCoding");
	coding(m, TERMINOLOGY "data-absent-reason", "asked-unknown", "Asked But Unknown");
	json_close(&m->j, '}');
}

static void answer_values(struct making *m, uint16_t q)
{
	const struct question *question = &m->who->pack->questions[q];
	const struct answer *a = &m->who->answers.of[q];
	switch (a->kind) {
	case ANSWER_NONE: return;
	case ANSWER_NO:
	case ANSWER_YES:
		json_open(&m->j, '{');
		json_kbool(&m->j, "valueBoolean", a->kind == ANSWER_YES);
		json_close(&m->j, '}');
		return;
	case ANSWER_UNSURE: unsure_value(m); return;
	case ANSWER_NUMBER:
		json_open(&m->j, '{');
		json_kint(&m->j, "valueInteger", a->value);
		json_close(&m->j, '}');
		return;
	case ANSWER_CHOICE: choice_value(m, &question->choices[a->value]); return;
	case ANSWER_REGIONS:
		for (size_t c = 0; c < question->n_choices; c++)
			if (qset_has(&m->who->answers.regions, question->choices[c].fact))
				choice_value(m, &question->choices[c]);
		return;
	}
}

static bool has_value(const struct making *m, uint16_t q)
{
	const struct answer *a = &m->who->answers.of[q];
	return a->kind != ANSWER_NONE && !(a->kind == ANSWER_REGIONS && qset_empty(&m->who->answers.regions));
}

static void check(struct making *m)
{
	struct record_name name = record_name("check", 0, m->identity);
	const struct person *who = m->who;
	struct moment latest = {0};
	size_t n = 0;
	for (uint16_t q = 0; q < who->pack->n_questions; q++) {
		n += has_value(m, q) ? 1 : 0;
		if (has_value(m, q) && who->answers.of[q].at.at.s > latest.at.s)
			latest = who->answers.of[q].at;
	}
	if (n == 0)
		return;
	begin_entry(m, "QuestionnaireResponse", &name);
	kz(m, "status", who->consult.triage.emergency_unanswered ? "in-progress" : "completed");
	reference(m, "subject", &m->patient);
	moment_value(m, "authored", latest);
	reference(m, "source", &m->patient);
	json_kopen(&m->j, "item", '[');
	for (uint16_t q = 0; q < who->pack->n_questions; q++) {
		if (!has_value(m, q))
			continue;
		json_open(&m->j, '{');
		json_kstr(&m->j, "linkId", who->pack->questions[q].id);
		json_kstr(&m->j, "text", who->pack->questions[q].text);
		json_kopen(&m->j, "answer", '[');
		answer_values(m, q);
		json_close(&m->j, ']');
		json_close(&m->j, '}');
	}
	json_close(&m->j, ']');
	end_entry(m);
}

/* ---- Observation ---- */

static void begin_observation(struct making *m, const struct record_name *name)
{
	begin_entry(m, "Observation", name);
	kz(m, "status", "final");
	json_kopen(&m->j, "category", '[');
	json_open(&m->j, '{');
	json_kopen(&m->j, "coding", '[');
	coding(m, TERMINOLOGY "observation-category", "survey", "Survey");
	json_close(&m->j, ']');
	json_close(&m->j, '}');
	json_close(&m->j, ']');
	reference(m, "subject", &m->patient);
}

static void score_value(struct making *m, int64_t score)
{
	json_kopen(&m->j, "valueQuantity", '{');
	json_kint(&m->j, "value", score);
	kz(m, "unit", "score");
	kz(m, "system", UCUM);
	kz(m, "code", "{score}");
	json_close(&m->j, '}');
}

static void pain_code(struct making *m, const char *key)
{
	json_kopen(&m->j, key, '{');
	json_kopen(&m->j, "coding", '[');
	coding(m, LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported");
	json_close(&m->j, ']');
	json_close(&m->j, '}');
}

static str region_name(const struct pack *p, str id)
{
	for (size_t i = 0; i < p->n_regions; i++)
		if (str_eq(p->regions[i].id, id))
			return p->regions[i].name;
	return id;
}

static str activity_words(const struct record *all, int64_t id)
{
	for (size_t i = 0; i < all->activities.n; i++)
		if (all->activities.at[i].id == id)
			return all->activities.at[i].words;
	return STR("");
}

static void scored(struct making *m, const char *kind, const struct store_entry *e, str what, int score)
{
	struct record_name name = record_name(kind, m->number, m->identity);
	if (score == STORE_PAIN_UNSET)
		return;
	begin_observation(m, &name);
	text_concept(m, "code", what);
	effective(m, e);
	score_value(m, score);
	end_entry(m);
}

static void medicines(struct making *m, const struct store_entry *e)
{
	struct record_name name = record_name("medicines", m->number, m->identity);
	if (str_is_blank(e->medicines))
		return;
	begin_observation(m, &name);
	text_concept(m, "code", str_of(word_medicines));
	effective(m, e);
	json_kstr(&m->j, "valueString", e->medicines);
	end_entry(m);
}

static void set_off(struct making *m, const struct store_entry *e)
{
	struct record_name name = record_name("set_off", m->number, m->identity);
	char buffer[96];
	struct writer w = writer_on(buffer, sizeof buffer);
	if (e->set_off == 0)
		return;
	set_off_say(&w, e->set_off);
	begin_observation(m, &name);
	text_concept(m, "code", STR("What may have set it off, in the person's eyes"));
	effective(m, e);
	json_kstr(&m->j, "valueString", writer_str(&w));
	end_entry(m);
}

/* How well the own activities went: one observation, a component for each in the person's words. */
static size_t activities(struct making *m, const struct store_entry *e, size_t s)
{
	const struct record *all = m->all;
	struct record_name name = record_name("activities", m->number, m->identity);
	if (s == all->scores.n || all->scores.at[s].entry != e->id)
		return s;
	begin_observation(m, &name);
	text_concept(m, "code", str_of(word_activities));
	effective(m, e);
	json_kopen(&m->j, "component", '[');
	for (; s < all->scores.n && all->scores.at[s].entry == e->id; s++) {
		json_open(&m->j, '{');
		text_concept(m, "code", activity_words(all, all->scores.at[s].activity));
		score_value(m, all->scores.at[s].score);
		json_close(&m->j, '}');
	}
	json_close(&m->j, ']');
	end_entry(m);
	return s;
}

/* It was not said how strong. */
static void no_value(struct making *m)
{
	json_kopen(&m->j, "dataAbsentReason", '{');
	json_kopen(&m->j, "coding", '[');
	json_open(&m->j, '{');
	json_kstr(&m->j, "system", STR(TERMINOLOGY "data-absent-reason"));
	json_kstr(&m->j, "code", STR("unknown"));
	json_close(&m->j, '}');
	json_close(&m->j, ']');
	json_close(&m->j, '}');
}

/* `regions`: those of this entry. */
static void pain(struct making *m, const struct store_entry *e, const struct store_region *regions, size_t n)
{
	struct record_name name = record_name("pain", m->number, m->identity);
	begin_observation(m, &name);
	pain_code(m, "code");
	effective(m, e);
	if (e->pain_now != STORE_PAIN_UNSET)
		score_value(m, e->pain_now);
	else
		no_value(m);
	notes(m, e->note);
	if (n > 0)
		json_kopen(&m->j, "component", '[');
	for (size_t i = 0; i < n; i++) {
		json_open(&m->j, '{');
		text_concept(m, "code", region_name(m->who->pack, regions[i].region));
		score_value(m, regions[i].intensity);
		json_close(&m->j, '}');
	}
	if (n > 0)
		json_close(&m->j, ']');
	end_entry(m);
}

/* Where neither a pain, nor a place, nor a note is, there is nothing to say of a pain. */
static void entry(struct making *m, const struct store_entry *e, const struct store_region *regions, size_t n)
{
	if (e->pain_now != STORE_PAIN_UNSET || n > 0 || !str_is_blank(e->note))
		pain(m, e, regions, n);
	for (size_t i = GAUGE_WORST; i < GAUGES; i++)
		scored(m, gauges[i].word.p, e, gauges[i].observed, gauge_of(&gauges[i], e));
	set_off(m, e);
	medicines(m, e);
}

static void entries(struct making *m)
{
	const struct record *all = m->all;
	struct record_count count = {.nth = 0};
	for (size_t i = 0, r = 0, s = 0; i < all->entries.n; i++) {
		size_t first = r;
		m->number = record_number(&count, all->entries.at[i].day, all->entries.at[i].at.at.s);
		while (r < all->regions.n && all->regions.at[r].entry == all->entries.at[i].id)
			r++;
		entry(m, &all->entries.at[i], first < r ? &all->regions.at[first] : NULL, r - first);
		s = activities(m, &all->entries.at[i], s);
	}
}

static void clearings(struct making *m)
{
	for (size_t i = 0; i < m->all->cleareds.n; i++) {
		const struct store_cleared *c = &m->all->cleareds.at[i];
		uint16_t rule = pack_rule(m->who->pack, c->rule);
		struct record_name name = record_name("cleared", record_number_of(c->rule), m->identity);
		begin_observation(m, &name);
		text_concept(m, "code", rule != NONE ? m->who->pack->rules[rule].brief : c->rule);
		day_value(m, "effectiveDateTime", c->day);
		kz(m, "valueString", c->why.n == 0 ? word_cleared : word_cleared_once);
		end_entry(m);
	}
}

static void reviews(struct making *m, const struct reviews *had)
{
	struct record_count count = {.nth = 0};
	for (size_t i = 0; i < had->n; i++) {
		struct record_name name = record_name("review", record_number(&count, had->of[i].on, 0), m->identity);
		struct reassessment r = reassess(&had->of[i].in);
		char buffer[24];
		struct writer w = writer_on(buffer, sizeof buffer);
		begin_observation(m, &name);
		text_concept(m, "code", str_of(word_review));
		day_value(m, "effectiveDateTime", had->of[i].on);
		json_kstr(&m->j, "valueString", outcome_words[r.outcome]);
		if (had->of[i].in.then.pain_tenths != NOT_MEASURED && had->of[i].in.now.pain_tenths != NOT_MEASURED) {
			w_tenths(&w, r.pain_change_tenths);
			json_kopen(&m->j, "component", '[');
			json_open(&m->j, '{');
			text_concept(m, "code", str_of(word_change));
			json_kstr(&m->j, "valueString", writer_str(&w));
			json_close(&m->j, '}');
			json_close(&m->j, ']');
		}
		end_entry(m);
	}
}

/* ---- Goal, CarePlan, Procedure ---- */

static void goals(struct making *m)
{
	const struct pack *p = m->who->pack;
	for (size_t i = 0; i < p->n_measures; i++) {
		struct record_name name = record_name("goal", record_number_of(p->measures[i].id), m->identity);
		if (!p->measures[i].use)
			continue;
		begin_entry(m, "Goal", &name);
		kz(m, "lifecycleStatus", "active");
		text_concept(m, "description", p->measures[i].name);
		reference(m, "subject", &m->patient);
		day_value(m, "startDate", m->who->plan_since);
		json_kopen(&m->j, "target", '[');
		json_open(&m->j, '{');
		text_concept(m, "measure", p->measures[i].asks);
		day_value(m, "dueDate", review_next(m->who));
		json_close(&m->j, '}');
		json_close(&m->j, ']');
		notes(m, p->measures[i].important);
		end_entry(m);
	}
}

static void step_activity(struct making *m, const struct step *s)
{
	const struct item *it = &m->who->pack->items[s->item];
	json_open(&m->j, '{');
	json_kopen(&m->j, "detail", '{');
	text_concept(m, "code", it->name);
	kz(m, "status", "in-progress");
	if (s->per_week > 0) {
		json_kopen(&m->j, "scheduledTiming", '{');
		json_kopen(&m->j, "repeat", '{');
		if (s->minutes > 0) {
			json_kint(&m->j, "duration", s->minutes);
			kz(m, "durationUnit", "min");
		}
		json_kint(&m->j, "frequency", s->per_week);
		json_kint(&m->j, "period", 1);
		kz(m, "periodUnit", "wk");
		json_close(&m->j, '}');
		json_close(&m->j, '}');
	}
	json_kstr(&m->j, "description", it->what);
	json_close(&m->j, '}');
	json_close(&m->j, '}');
}

static void goal_references(struct making *m)
{
	const struct pack *p = m->who->pack;
	json_kopen(&m->j, "goal", '[');
	for (size_t i = 0; i < p->n_measures; i++) {
		struct record_name name = record_name("goal", record_number_of(p->measures[i].id), m->identity);
		char buffer[64];
		struct writer w = writer_on(buffer, sizeof buffer);
		if (!p->measures[i].use)
			continue;
		w_str(&w, STR("urn:uuid:"));
		w_z(&w, name.text);
		json_open(&m->j, '{');
		json_kstr(&m->j, "reference", writer_str(&w));
		json_close(&m->j, '}');
	}
	json_close(&m->j, ']');
}

static void period(struct making *m, day from, day to)
{
	json_kopen(&m->j, "period", '{');
	day_value(m, "start", from);
	if (to.n >= from.n)
		day_value(m, "end", to);
	json_close(&m->j, '}');
}

static void plan_now(struct making *m)
{
	const struct plan *plan = &m->who->plan;
	struct record_name name = record_name("plan now", 0, m->identity);
	begin_entry(m, "CarePlan", &name);
	kz(m, "status", "active");
	kz(m, "intent", "plan");
	kz(m, "title", word_plan);
	reference(m, "subject", &m->patient);
	period(m, m->who->plan_since, review_next(m->who));
	goal_references(m);
	json_kopen(&m->j, "activity", '[');
	for (size_t l = 0; l < LEGS; l++)
		for (size_t s = 0; s < plan->legs[l].n; s++)
			step_activity(m, &plan->legs[l].steps[s]);
	json_close(&m->j, ']');
	end_entry(m);
}

/* Plans of earlier: when they held, and why the next one followed. */
static void plans_before(struct making *m)
{
	const struct store_plans *plans = &m->all->plans;
	struct record_count count = {.nth = 0};
	for (size_t i = 0; i + 1 < plans->n; i++) {
		struct record_name name = record_name("plan", record_number(&count, plans->at[i].day, 0), m->identity);
		begin_entry(m, "CarePlan", &name);
		kz(m, "status", "completed");
		kz(m, "intent", "plan");
		kz(m, "title", word_plan);
		reference(m, "subject", &m->patient);
		period(m, plans->at[i].day, plans->at[i + 1].day);
		notes(m, plans->at[i + 1].why);
		end_entry(m);
	}
}

static void procedures(struct making *m)
{
	struct record_count count = {.nth = 0};
	for (size_t i = 0; i < m->all->deeds.n; i++) {
		const struct store_deed *d = &m->all->deeds.at[i];
		struct record_name name = record_name("treatment", record_number(&count, d->day, d->at.at.s), m->identity);
		uint16_t item = pack_item(m->who->pack, d->item);
		if (d->leg != LEG_TREATMENT)
			continue;
		begin_entry(m, "Procedure", &name);
		kz(m, "status", "completed");
		text_concept(m, "code", item != NONE ? m->who->pack->items[item].name : d->item);
		reference(m, "subject", &m->patient);
		day_value(m, "performedDateTime", d->day);
		end_entry(m);
	}
}

void fhir_write(struct writer *w, const struct person *who, const struct record *all)
{
	struct making m = {.j = json_on(w), .who = who, .all = all, .identity = all->identity};
	struct reviews had;
	m.patient = record_name("patient", 0, m.identity);
	record_reviews(all, &had);
	json_open(&m.j, '{');
	kz(&m, "resourceType", "Bundle");
	kz(&m, "type", "collection");
	moment_value(&m, "timestamp", who->now);
	json_kopen(&m.j, "entry", '[');
	patient(&m);
	check(&m);
	clearings(&m);
	entries(&m);
	reviews(&m, &had);
	if (who->plan.refusal == PLAN_OPEN) {
		goals(&m);
		plan_now(&m);
	}
	plans_before(&m);
	procedures(&m);
	json_close(&m.j, ']');
	json_close(&m.j, '}');
	w_char(w, '\n');
}
