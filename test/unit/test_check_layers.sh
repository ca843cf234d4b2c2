#!/bin/sh
# test_check_layers.sh ROOT: each check of tools/check_layers.sh finds the fault that is planted for it, and nothing before that.
set -u
root=$1
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
mkdir -p "$room/src/web" "$room/src/me" "$room/src/store" "$room/test"
mkdir -p "$room/docs" "$room/src/cli" "$room/content"
cp -r "$root/src/base" "$root/src/core" "$room/src/"
cp "$root/src/cli/commands.c" "$root/src/cli/args.c" "$room/src/cli/"
cp "$root/docs/trivet.1" "$root/.clang-format" "$room/"
mv "$room/trivet.1" "$room/docs/"
cd "$room" || exit 1

number=0
failed=0
say() { # WHETHER WHAT
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $number - $2"
	else
		echo "not ok $number - $2"
		failed=1
	fi
}

# CHECK FILE TEXT: the check is content, then FILE holds TEXT and it complains of that file.
planted() {
	"$root/tools/check_layers.sh" "$1" > clean
	say $? "$1 is content without a fault"
	printf '%s\n' "$3" > "$2"
	! "$root/tools/check_layers.sh" "$1" > spoiled && grep -q "bad" spoiled
	say $? "$1 finds: $(printf "%s" "$3" | head -n 1)"
	rm "$2"
}

planted layers src/core/bad.c '#include "web/server/web.h"'
cp -r "$root/src/record" src/
planted layers src/record/bad.c '#include "store/store.h"'
mkdir -p src/web/parts
planted layers src/web/parts/bad.c '#include "web/pages/plan/plan_page.h"'
cp -r "$root"/src/store/*.h "$root"/src/store/sqlite src/store/
planted backends src/store/bad.c '#include "store/sqlite/sqlite.h"'
planted backends src/store/bad.c 'int bad(struct link *l) { return sql_sqlite_commit(l); }'
planted types src/web/bad.c 'struct store_reader *bad(void);'
planted types src/web/bad.html '{{store_plans(bad)}}'
mkdir -p src/me
echo '#include "me/bad.h"' > src/me/other.h
echo '#include "me/other.h"' > src/me/other.c
planted rings src/me/bad.h '#include "me/other.h"'
echo > src/me/bad.h
echo '#include "me/bad.h"' > src/me/other.h
planted rings src/me/bad.c '#include "me/other.h"'
rm src/me/bad.h src/me/other.h src/me/other.c
planted params src/me/bad.c 'static int bad(int a, int b, int c,
	       int (*d)(int, int), int e, int f)
{'
planted sentences src/store/bad.c 'const char *bad = "The disk is full.";'
planted sentences src/me/bad.c 'void w_z(void *w, const char *z); void bad(void *w) { w_z(w, "must be a number"); }'
planted writes src/me/bad.c 'enum err bad(struct link *l) { return l->by->commit(l); }'
planted asks src/web/bad.c 'bool bad(const struct request *q) { return q->caller.role == ROLE_OWNER; }'
planted names src/core/bad.c '#include "plan.h"'
planted homes src/web/bad.c '#include <sqlite3.h>'
planted homes src/core/bad.c '#include <time.h>'
planted pure src/core/bad.c 'int bad_count = 1;'
planted pure src/core/bad.c 'int bad_call(void); int bad(void); int bad(void) { return bad_call(); }'
planted headers src/core/bad.h 'str bad(void);'
planted whole src/core/bad.c 'static const double bad = 1; /* double in a comment */'
planted quiet src/me/bad.c 'int bad(void) { return printf("x"); }'
planted sql src/store/bad.c 'const char *bad = "SELECT 1";'
planted sleep test/bad.c 'int bad(void) { return (int)sle''ep(1); }'
planted format src/core/bad.c 'int  bad;'
planted words src/web/bad.html '<button class="btn" type="submit">Keep it</button>'
planted words content/bad.yaml '    honest: "An easy turn; we found no trial of it."'
planted phrases docs/bad.md 'Every reader reads it anew.'
planted phrases src/web/bad.html '<p>All of it stands there.</p>'
planted phrases src/me/bad.c 'const char *bad(void) { return "allowed is a number"; }'
planted places docs/bad.md 'See `src/core/none.c`.'

"$root/tools/check_layers.sh" manual > clean
say $? "manual is content without a fault"
sed -i 's/^\(const struct command commands.*\)$/\1\n\t{"forgotten", "", "", 0, NULL},/' src/cli/commands.c
! "$root/tools/check_layers.sh" manual > spoiled && grep -q "forgotten" spoiled
say $? "manual finds a command that nobody described"
echo "1..$number"
exit $failed
