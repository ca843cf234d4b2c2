/* plan_file.c - a practitioner's plan: into its file, and what it would do. */
#include "me/plan_file.h"

#include "base/json.h"

/* ---- writing ---- */

static void write_number(struct json *j, const char *key, int32_t n)
{
	if (n > 0)
		json_kint(j, key, n);
}

void plan_file_write(struct json *j, const struct pack *p, const struct plan_file *file)
{
	char buffer[16];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_day(&w, file->made_on);
	json_open(j, '{');
	json_kint(j, "trivet_plan", PLAN_FILE_VERSION);
	json_kstr(j, "from", file->from);
	json_kstr(j, "made_on", writer_str(&w));
	json_kstr(j, "note", file->note);
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		json_kopen(j, (const char *)leg_words[l].p, '[');
		for (size_t i = 0; i < file->lines.n; i++) {
			const struct plan_line *line = &file->lines.of[i];
			if (line->leg != l)
				continue;
			json_open(j, '{');
			json_kstr(j, "item", p->items[line->item].id);
			write_number(j, "minutes", line->minutes);
			write_number(j, "per_week", line->per_week);
			write_number(j, "sets", line->sets);
			if (file->says[i].n > 0)
				json_kstr(j, "say", file->says[i]);
			json_close(j, '}');
		}
		json_close(j, ']');
	}
	if (file->lines.sessions > 0 || file->lines.days_apart > 0) {
		json_kopen(j, "course", '{');
		write_number(j, "sessions", file->lines.sessions);
		write_number(j, "days_apart", file->lines.days_apart);
		json_close(j, '}');
	}
	json_close(j, '}');
}

/* ---- what is kept of its words ---- */

void plan_file_put_says(struct writer *w, const struct pack *p, const struct plan_file *file)
{
	for (size_t i = 0; i < file->lines.n; i++) {
		if (file->says[i].n == 0)
			continue;
		if (w->n > 0)
			w_char(w, '|');
		w_str(w, p->items[file->lines.of[i].item].id);
		w_char(w, ':');
		w_str(w, file->says[i]);
	}
}

str plan_file_said(str says, str item)
{
	while (says.n > 0) {
		str one = str_split(&says, '|');
		if (str_eq(str_split(&one, ':'), item))
			return one;
	}
	return STR("");
}

/* ---- what it would do ---- */

/* A leg of which the file says nothing stays as it is. */
static bool speaks_of(const struct plan_file *file, enum leg leg)
{
	for (size_t i = 0; i < file->lines.n; i++)
		if (file->lines.of[i].leg == leg)
			return true;
	return false;
}

static struct wishes choose(const struct person *who, const struct plan_file *file)
{
	struct wishes chosen = who->chosen;
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		chosen.only[l] = chosen.only[l] || speaks_of(file, l);
	for (uint16_t i = 0; i < who->pack->n_items; i++)
		if (speaks_of(file, who->pack->items[i].leg))
			choices_back(&chosen, i);
	for (size_t i = 0; i < file->lines.n; i++) {
		const struct plan_line *line = &file->lines.of[i];
		choices_want(&chosen, line->item);
		chosen.minutes_of[line->item] = (uint8_t)line->minutes;
		chosen.days_of[line->item] = (uint8_t)line->per_week;
		chosen.sets_of[line->item] = (uint8_t)line->sets;
		chosen.grown_to[line->item] = 0; /* a practitioner's dose is begun with */
	}
	if (speaks_of(file, LEG_PRACTICE))
		chosen.practice_days = 0;
	if (speaks_of(file, LEG_TREATMENT)) {
		chosen.sessions = file->lines.sessions;
		chosen.days_apart = file->lines.days_apart;
	}
	return chosen;
}

void plan_propose(const struct person *who, const struct plan_file *file, struct plan_proposal *ret_proposal)
{
	struct plan_proposal *to = ret_proposal;
	struct consult with = who->consult;
	to->chosen = choose(who, file);
	to->n_left_out = 0;
	choices_onto(&to->chosen, &with.wishes);
	plan_make(who->pack, &with, who->plan_since, &to->plan);
	struct plan_lines was = plan_lines_of(&who->plan), is = plan_lines_of(&to->plan);
	to->differences = plan_compare(&was, &is);
	for (size_t i = 0; i < file->lines.n; i++) {
		uint16_t item = file->lines.of[i].item;
		if (plan_lines_find(&is, item) != NULL)
			continue;
		struct allowed a = allow_item(&who->pack->items[item], &with.facts);
		to->left_out[to->n_left_out++] = (struct plan_left_out){.item = item, .verdict = a.verdict, .behind = a.behind};
	}
}
