/*
 * poses_review.c - docs/poses-review.md: `poses_review docs/poses-review.md` writes the page again. Titles, steps and cues come from the content; what is after
 * "Seen:" is written by hand, by someone who looked at the picture beside them, and is taken over. A test checks that the page is up to date and that no pose waits.
 */
#include <stdio.h>
#include <string.h>

#include "core/pack.h"
#include "draw/pose_table.h"
#include "pack/default.h"

enum { OLD_ROOM = 256 << 10 };

static char old_room[OLD_ROOM];

static const char head[] = "# The figures, looked at\n\n"
			   "Every figure beside the words that it goes with. `make figures` writes this page again, and `build/figures.html`, which "
			   "shows the still of each pose beside its\n"
			   "steps. What stands after *Seen* is written by hand, after looking at the still and at the moments as somebody who "
			   "teaches the exercise would; it names what is\n"
			   "simplified. What a machine can see (joints, hands, feet, furniture, light, arrows) is measured by "
			   "`test/unit/test_pose_sense.c`. No physiotherapist has signed it.\n";

static void put(str s)
{
	fwrite(s.p, 1, s.n, stdout);
}

static bool shows(const struct item *it, const struct pose *p)
{
	return str_eq(it->figure.n > 0 ? it->figure : it->id, p->id);
}

/* The hand-written text of a pose, from "Seen: " to the end of its line; a new pose waits for it. */
static str seen_of(str old, str id)
{
	char buffer[128];
	int n = snprintf(buffer, sizeof buffer, "\n## %.*s\n", (int)id.n, id.p);
	str rest = str_sub(old, str_find_str(old, (str){buffer, (size_t)n}), old.n);
	if (rest.n == 0)
		return STR("not yet");
	rest = str_sub(rest, (size_t)n, rest.n);
	rest = str_sub(rest, 0, str_find_str(rest, STR("\n## ")));
	rest = str_sub(rest, str_find_str(rest, STR("\nSeen: ")) + 7, rest.n);
	str line = str_sub(rest, 0, str_find(rest, '\n'));
	return line.n > 0 ? line : STR("not yet");
}

static void put_pose(const struct pose *p, str old)
{
	size_t n = 0;
	printf("\n## ");
	put(p->id);
	printf("\n\n");
	put(p->title);
	printf(". ");
	put(p->alt);
	printf("\n\n");
	for (size_t i = 0; i < pack_default.n_items; i++) {
		const struct item *it = &pack_default.items[i];
		if (!shows(it, p))
			continue;
		printf("* `");
		put(it->id);
		printf("`: ");
		const struct texts *words = it->steps.n > 0 ? &it->steps : &it->happens;
		for (size_t k = 0; k < words->n; k++) {
			printf(k > 0 ? " " : "");
			put(words->p[k]);
		}
		printf("\n");
		n++;
	}
	printf(n == 0 ? "* no item shows it\n" : "");
	printf("* cues: ");
	const char *between = "";
	for (size_t i = 0; i < p->n_frames; i++) {
		if (p->frames[i].label.n == 0)
			continue;
		printf("%s", between);
		put(p->frames[i].label);
		between = " / ";
	}
	printf("\n\nSeen: ");
	put(seen_of(old, p->id));
	printf("\n");
}

int main(int argc, char **argv)
{
	size_t n = 0;
	FILE *f = argc == 2 ? fopen(argv[1], "rb") : NULL;
	if (f != NULL) {
		n = fread(old_room, 1, OLD_ROOM, f);
		fclose(f);
		if (n == OLD_ROOM) /* what was cut off would be lost: it is written by hand */
			return 1;
	}
	printf("%s", head);
	for (size_t i = 0; i < pose_table_n; i++)
		put_pose(&pose_table[i], (str){old_room, n});
	return ferror(stdout) != 0;
}
