/* cmd_settings.c - trivet settings: what is set, and the country for the emergency number. */
#include "me/country.h"
#include "base/json.h"
#include "cli/cli.h"

static enum err print_settings_json(struct rim *rim, const struct person *who)
{
	const struct emergency_number *n = country_of(who);
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kopen(&j, "country", '{');
	json_kstr(&j, "code", n != NULL ? n->country : STR(""));
	json_kstr(&j, "name", n != NULL ? n->name : STR(""));
	json_kstr(&j, "number", n != NULL ? n->number : STR(""));
	json_kbool(&j, "chosen", who->country.n > 0);
	json_close(&j, '}');
	json_close(&j, '}');
	return print_json(rim, &w);
}

static void print_country(struct rim *rim, const struct person *who)
{
	const struct emergency_number *n = country_of(who);
	if (n == NULL)
		say_line(rim, STR("Country: none chosen. Choose yours: trivet settings country CODE"));
	else
		fprintf(rim->out, "Country: %.*s (%.*s), emergency number %.*s%s\n", (int)n->name.n, n->name.p, (int)n->country.n, n->country.p,
			(int)n->number.n, n->number.p, who->country.n > 0 ? "" : ": a proposal, based on your clock or your language");
}

/* Each code that has a number. */
static enum err refuse_country(struct rim *rim)
{
	char buffer[512];
	struct writer w = writer_on(buffer, sizeof buffer - 1);
	w_z(&w, "settings: no emergency number is known for that country; choose one of: ");
	for (size_t i = 0; i < rim->pack->n_numbers; i++) {
		w_z(&w, i > 0 ? " " : "");
		w_str(&w, rim->pack->numbers[i].country);
	}
	buffer[w.n] = '\0';
	return complain_line(rim, ERR_INPUT, buffer);
}

static enum err choose_country(struct rim *rim, struct person *who, const char *code)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
	if (act_country(acts, who, str_of(code)) != OK)
		return refuse_country(rim);
	TRY(apply(rim, acts));
	print_country(rim, who);
	return OK;
}

enum err cmd_settings(struct rim *rim, const struct args *args)
{
	struct person *who;
	bool is_country = args->n_words > 0 && str_eq(str_of(args->words[0]), STR("country"));
	if (args->n_words > 2 || (args->n_words > 0 && !is_country))
		return complain_line(rim, ERR_INPUT, "settings takes nothing, or country CODE, such as country DE");
	TRY(load_person(rim, args, &who));
	if (args->n_words == 2)
		return choose_country(rim, who, args->words[1]);
	if (args_has(args, OPT_JSON))
		return print_settings_json(rim, who);
	print_country(rim, who);
	return OK;
}
