/* shown.c - foreign texts, letter by letter. */
#include "table/shown.h"

#include "base/text.h"

/* Moves the cursor, colours a terminal, or turns the direction of the writing. */
static bool is_sly(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x061C || (code >= 0x200B && code <= 0x200F) ||
	       (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF || code == TEXT_BROKEN;
}

void shown_write(struct writer *w, str text)
{
	char buffer[SHOWN_BYTES];
	struct writer cut = writer_on(buffer, sizeof buffer);
	uint32_t code;
	text_write_cut(&cut, text, sizeof buffer);
	for (size_t i = 0, n; i < cut.n; i += n) {
		n = text_letter(writer_str(&cut), i, &code);
		w_str(w, is_sly(code) ? STR("?") : str_sub(writer_str(&cut), i, n));
	}
}
