/* upload.c - what a form carries: bytes, and those as text. */
#include "web/server/upload.h"

#include "table/text_in.h"

str upload_bytes(const struct request *q, const struct value *box)
{
	str file = STR("");
	return pairs_find(q->files, STR("file"), &file) && file.n > 0 ? file : box->text;
}

str upload_text(const struct request *q, const struct value *box, struct arena *a)
{
	struct text_in in;
	size_t line;
	return text_in(upload_bytes(q, box), a, &line, &in) == OK ? in.text : STR("");
}
