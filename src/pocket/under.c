/* under.c - puts the folder before each address of a page. */
#include "pocket/under.h"

/* The attributes that hold an address, as tools/pagec.c knows them. In the text of a page and in any other value a quote is escaped. */
static bool is_address(str before)
{
	static const str names[] = {STR_INIT(" href"), STR_INIT(" src"), STR_INIT(" action"), STR_INIT(" formaction")};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_ends(before, names[i]))
			return true;
	return false;
}

void under_folder(struct writer *w, str page, str folder)
{
	static const str mark = STR_INIT("=\"/");
	size_t at;
	while ((at = str_find_str(page, mark)) < page.n) {
		w_str(w, str_sub(page, 0, at + 2));
		if (is_address(str_sub(page, 0, at)))
			w_str(w, folder);
		page = str_sub(page, at + 2, page.n);
		w_str(w, str_sub(page, 0, 1));
		page = str_sub(page, 1, page.n);
	}
	w_str(w, page);
}
