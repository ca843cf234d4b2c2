/* when_words.c - the words of days and times. */
#include "table/when_words.h"

#include <stddef.h>

enum { HOUR_S = 3600 };

const struct when_word when_months[] = {
	{"january", 1},    {"jan", 1},       {"januar", 1},    {"janner", 1},     {"janvier", 1},   {"janv", 1},      {"enero", 1},
	{"ene", 1},        {"gennaio", 1},   {"gen", 1},       {"janeiro", 1},    {"januari", 1},   {"february", 2},  {"feb", 2},
	{"februar", 2},    {"fevrier", 2},   {"fevr", 2},      {"fev", 2},        {"febrero", 2},   {"febbraio", 2},  {"fevereiro", 2},
	{"februari", 2},   {"march", 3},     {"mar", 3},       {"marz", 3},       {"maerz", 3},     {"mrz", 3},       {"mars", 3},
	{"marzo", 3},      {"marco", 3},     {"maart", 3},     {"mrt", 3},        {"april", 4},     {"apr", 4},       {"avril", 4},
	{"avr", 4},        {"abril", 4},     {"abr", 4},       {"aprile", 4},     {"may", 5},       {"mai", 5},       {"mayo", 5},
	{"maggio", 5},     {"mag", 5},       {"maio", 5},      {"mei", 5},        {"june", 6},      {"jun", 6},       {"juni", 6},
	{"juin", 6},       {"junio", 6},     {"giugno", 6},    {"giu", 6},        {"junho", 6},     {"july", 7},      {"jul", 7},
	{"juli", 7},       {"juillet", 7},   {"juil", 7},      {"julio", 7},      {"luglio", 7},    {"lug", 7},       {"julho", 7},
	{"august", 8},     {"aug", 8},       {"aout", 8},      {"agosto", 8},     {"ago", 8},       {"augustus", 8},  {"september", 9},
	{"sep", 9},        {"sept", 9},      {"septembre", 9}, {"septiembre", 9}, {"setiembre", 9}, {"settembre", 9}, {"set", 9},
	{"setembro", 9},   {"october", 10},  {"oct", 10},      {"oktober", 10},   {"okt", 10},      {"octobre", 10},  {"octubre", 10},
	{"ottobre", 10},   {"ott", 10},      {"outubro", 10},  {"out", 10},       {"november", 11}, {"nov", 11},      {"novembre", 11},
	{"noviembre", 11}, {"novembro", 11}, {"december", 12}, {"dec", 12},       {"dezember", 12}, {"dez", 12},      {"decembre", 12},
	{"diciembre", 12}, {"dic", 12},      {"dicembre", 12}, {"dezembro", 12},  {NULL, 0},
};

const struct when_word when_weekdays[] = {
	{"monday", 0},   {"mon", 0},      {"montag", 0},    {"mo", 0},         {"lundi", 0},     {"lun", 0},      {"lunes", 0},    {"lunedi", 0},
	{"maandag", 0},  {"segunda", 0},  {"tuesday", 1},   {"tue", 1},        {"tues", 1},      {"dienstag", 1}, {"di", 1},       {"mardi", 1},
	{"martes", 1},   {"martedi", 1},  {"dinsdag", 1},   {"terca", 1},      {"wednesday", 2}, {"wed", 2},      {"mittwoch", 2}, {"mi", 2},
	{"mercredi", 2}, {"mer", 2},      {"miercoles", 2}, {"mie", 2},        {"mercoledi", 2}, {"woensdag", 2}, {"quarta", 2},   {"thursday", 3},
	{"thu", 3},      {"thur", 3},     {"thurs", 3},     {"donnerstag", 3}, {"do", 3},        {"jeudi", 3},    {"jeu", 3},      {"jueves", 3},
	{"jue", 3},      {"giovedi", 3},  {"donderdag", 3}, {"quinta", 3},     {"friday", 4},    {"fri", 4},      {"freitag", 4},  {"fr", 4},
	{"vendredi", 4}, {"ven", 4},      {"viernes", 4},   {"vie", 4},        {"venerdi", 4},   {"vrijdag", 4},  {"sexta", 4},    {"saturday", 5},
	{"sat", 5},      {"samstag", 5},  {"sonnabend", 5}, {"sa", 5},         {"samedi", 5},    {"sam", 5},      {"sabado", 5},   {"sab", 5},
	{"sabato", 5},   {"zaterdag", 5}, {"sunday", 6},    {"sun", 6},        {"sonntag", 6},   {"so", 6},       {"dimanche", 6}, {"dim", 6},
	{"domingo", 6},  {"dom", 6},      {"domenica", 6},  {"zondag", 6},     {NULL, 0},
};

const struct when_word when_zones[] = {
	{"z", 0},
	{"utc", 0},
	{"gmt", 0},
	{"wet", 0},
	{"bst", HOUR_S},
	{"west", HOUR_S},
	{"cet", HOUR_S},
	{"mez", HOUR_S},
	{"cest", 2 * HOUR_S},
	{"mesz", 2 * HOUR_S},
	{"eet", 2 * HOUR_S},
	{"eest", 3 * HOUR_S},
	{"est", -5 * HOUR_S},
	{"edt", -4 * HOUR_S},
	{"cst", -6 * HOUR_S},
	{"cdt", -5 * HOUR_S},
	{"mst", -7 * HOUR_S},
	{"mdt", -6 * HOUR_S},
	{"pst", -8 * HOUR_S},
	{"pdt", -7 * HOUR_S},
	{NULL, 0},
};

const struct when_word when_clocks[] = {
	{"noon", 12 * HOUR_S},
	{"midday", 12 * HOUR_S},
	{"midi", 12 * HOUR_S},
	{"mediodia", 12 * HOUR_S},
	{"midnight", 0},
	{"mitternacht", 0},
	{"minuit", 0},
	{"medianoche", 0},
	{NULL, 0},
};

const struct when_word when_fillers[] = {
	{"the", 0}, {"of", 0},   {"on", 0},  {"at", 0}, {"de", 0},  {"del", 0}, {"el", 0},       {"la", 0},       {"las", 0},
	{"los", 0}, {"le", 0},   {"a", 0},   {"an", 0}, {"den", 0}, {"der", 0}, {"am", 0},       {"um", 0},       {"uhr", 0},
	{"kl", 0},  {"t", 0},    {"st", 0},  {"nd", 0}, {"rd", 0},  {"th", 0},  {"er", 0},       {"e", 0},        {"o", 0},
	{"il", 0},  {"alle", 0}, {"ore", 0}, {"om", 0}, {"h", 0},   {"hs", 0},  {"\xC2\xBA", 0}, {"\xC2\xAA", 0}, {NULL, 0},
};

const struct when_word when_parts[] = {
	{"am", 1},
	{"pm", 1},
	{"mid", 0},
	{"pre", 0},
	{"noon", 1},
	{"midday", 1},
	{"midi", 1},
	{"mediodia", 1},
	{"all day", 0},
	{"whole day", 0},
	{"morning", 1},
	{"forenoon", 1},
	{"afternoon", 1},
	{"evening", 1},
	{"night", 1},
	{"overnight", 1},
	{"day", 0},
	{"daytime", 0},
	{"lunch", 1},
	{"lunchtime", 1},
	{"breakfast", 0},
	{"dinner", 0},
	{"bedtime", 0},
	{"waking", 0},
	{"wake up", 0},
	{"before bed", 1},
	{"early morning", 1},
	{"late evening", 1},
	{"morgen", 1},
	{"morgens", 1},
	{"fruh", 1},
	{"vormittag", 1},
	{"vormittags", 1},
	{"mittag", 1},
	{"mittags", 1},
	{"nachmittag", 1},
	{"nachmittags", 1},
	{"abend", 1},
	{"abends", 1},
	{"nacht", 1},
	{"nachts", 1},
	{"ganztags", 0},
	{"ganztagig", 0},
	{"den ganzen tag", 0},
	{"matin", 1},
	{"le matin", 1},
	{"apres midi", 1},
	{"soir", 1},
	{"le soir", 1},
	{"nuit", 1},
	{"la nuit", 1},
	{"toute la journee", 0},
	{"manana", 1},
	{"por la manana", 1},
	{"tarde", 1},
	{"por la tarde", 1},
	{"noche", 1},
	{"por la noche", 1},
	{"todo el dia", 0},
	{"anytime", 0},
	{NULL, 0},
};

bool when_word_find(const struct when_word *table, str word, int32_t *ret_value)
{
	for (; table->word != NULL; table++)
		if (str_eq(word, str_of(table->word))) {
			*ret_value = table->value;
			return true;
		}
	return false;
}
