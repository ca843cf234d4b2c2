/* set_off.c - a few words and their bits. */
#include "record/set_off.h"

const str set_off_words[STORE_SET_OFFS] = {STR_INIT("sitting"), STR_INIT("stress"), STR_INIT("night"), STR_INIT("load")};
const str set_off_says[STORE_SET_OFFS] = {STR_INIT("long sitting"), STR_INIT("stress"), STR_INIT("a bad night"), STR_INIT("a heavy load")};

static void write_all(struct writer *w, int set, const str *words, const char *between)
{
	bool is_first = true;
	for (int i = 0; i < STORE_SET_OFFS; i++) {
		if ((set >> i & 1) == 0)
			continue;
		if (!is_first)
			w_z(w, between);
		w_str(w, words[i]);
		is_first = false;
	}
}

void set_off_write(struct writer *w, int set)
{
	write_all(w, set, set_off_words, " ");
}

void set_off_say(struct writer *w, int set)
{
	write_all(w, set, set_off_says, ", ");
}

bool set_off_read(str words, int *ret_set)
{
	int set = 0;
	for (size_t i = 0; i < words.n;) {
		size_t from = i;
		while (i < words.n && words.p[i] != ' ' && words.p[i] != ',' && words.p[i] != ';')
			i++;
		int k = 0;
		while (k < STORE_SET_OFFS && !str_eq(set_off_words[k], str_sub(words, from, i - from)))
			k++;
		if (i > from && k == STORE_SET_OFFS)
			return false;
		set |= i > from ? 1 << k : 0;
		i++;
	}
	*ret_set = set;
	return true;
}
