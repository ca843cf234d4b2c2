#!/bin/sh
# check_layers.sh [CHECK...]: what the compiler cannot say about the shape of the program, as TAP. Run at the root of the tree; all checks when none is
# named. Each complaint is a line "# file:line: what".
set -u
LC_ALL=C
export LC_ALL
cc=${CC:-cc}
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT

# Who may include whom: a layer, and what it may see beside itself.
may_see() {
	case $1 in
	base) echo "base" ;;
	words) echo "base core record store words" ;;
	core) echo "base core" ;;
	draw) echo "base draw" ;;
	pack) echo "base core draw pack" ;;
	record) echo "base core record" ;;
	store) echo "base core record store" ;;
	table) echo "base core table" ;;
	keep) echo "base core record store keep" ;;
	me) echo "base words core record draw pack store table keep me" ;;
	breaks) echo "base words core record draw pack store keep me breaks" ;;
	exchange) echo "base words core record draw pack store table me breaks exchange" ;;
	report) echo "base words core record draw pack store table me report" ;;
	clinic) echo "base core record pack store table clinic" ;;
	web) echo "base words core record draw pack table keep me breaks exchange report clinic web" ;;
	cli) echo "base words core record draw pack store table keep me breaks exchange report clinic cli" ;;
	pocket) echo "base words core record draw pack store keep me web pocket" ;;
	main) echo "base words core record draw pack store table keep me breaks exchange report clinic web cli main" ;;
	esac
}
layers="base words core record draw pack store table keep me breaks exchange report clinic web cli pocket main"

# The home of each outside header; those of C and the system stand with the layers that may use them.
home_of() {
	case $1 in
	stdbool.h | stddef.h | stdint.h | string.h) echo 'src/.*' ;;
	math.h) echo 'src/(draw|report)/.*' ;;
	stdio.h) echo 'src/(store|keep|breaks|report|cli|main)/.*' ;;
	stdio_ext.h) echo 'src/main/.*' ;;
	time.h) echo 'src/main/.*|src/web/server/http\.c|src/store/who_thread\.c|src/store/postgres/postgres\.c' ;;
	dlfcn.h) echo 'src/store/postgres/libpq\.c' ;;
	endian.h) echo 'src/store/postgres/postgres\.c' ;;
	signal.h | poll.h) echo 'src/(main|breaks)/.*|src/keep/browser\.c' ;;
	dirent.h) echo 'src/main/.*|src/keep/.*' ;;
	limits.h | malloc.h | locale.h | langinfo.h | pwd.h | termios.h | sys/random.h | sys/ioctl.h) echo 'src/main/.*' ;;
	pthread.h) echo 'src/clinic/front\.c|src/web/server/http\.c|src/store/who_thread\.c|src/store/postgres/libpq\.c|src/main/.*' ;;
	assert.h | errno.h | fcntl.h | stdatomic.h | stdlib.h | unistd.h | sys/stat.h | sys/types.h | sys/mman.h) echo 'src/(store|table|keep|me|breaks|exchange|report|clinic|web|pocket|main)/.*' ;;
	arpa/inet.h | microhttpd.h | strings.h) echo 'src/web/server/http\.c' ;;
	netinet/in.h | sys/socket.h) echo 'src/web/server/http\.c|src/main/peer\.c' ;;
	netinet/tcp.h | linux/*) echo 'src/main/(confine|peer)\.c' ;;
	sys/prctl.h | sys/syscall.h) echo 'src/main/confine\.c' ;;
	zlib.h) echo 'src/web/server/gzip\.c' ;;
	sqlite3.h) echo 'src/store/sqlite/(sqlite_link\.h|pages\.c)|src/pocket/files\.c' ;;
	ctype.h) echo 'src/store/.*' ;;
	libpq-fe.h) echo 'src/store/postgres/.*' ;;
	yaml.h) echo 'src/pack/tree\.c' ;;
	jansson.h) echo 'src/(table|me|exchange|report|breaks)/.*|src/main/trivet_mail\.c' ;;
	sodium.h) echo 'src/keep/vault\.c|src/clinic/secret\.c|src/main/trivet_mail\.c' ;;
	curl/curl.h) echo 'src/main/trivet_mail\.c' ;;
	libical/ical.h) echo 'src/main/trivet_calendar\.c' ;;
	systemd/*.h | sys/timerfd.h) echo 'src/breaks/.*' ;;
	sys/wait.h | spawn.h) echo 'src/(main|breaks)/.*|src/keep/browser\.c' ;;
	wayland-client.h) echo 'src/breaks/idle_wayland\.c' ;;
	xcb/*) echo 'src/breaks/idle_x.*\.c' ;;
	sys/file.h) echo 'src/(main|breaks)/.*|src/keep/(browser|draft)\.c' ;;
	cairo* | pango* | fontconfig/*) echo 'src/report/.*' ;;
	*) echo 'none' ;;
	esac
}

# Pure: no writable data, nothing called that is not ours. The two files of pack/ that may more: libyaml lives in one, joint angles in the other.
is_pure() {
	case $1 in
	src/pack/tree.c | src/pack/pose_read.c | src/pack/pose_read.h) return 1 ;;
	src/base/* | src/core/* | src/record/* | src/pack/*) return 0 ;;
	esac
	return 1
}

sources() {
	for layer in $layers; do
		[ -d "src/$layer" ] && find "src/$layer" -name '*.[ch]'
	done | sort
}

# A file without its comments, line by line.
code_of() {
	awk '{
		out = ""
		while (length($0) > 0) {
			if (inside) {
				end = index($0, "*/")
				if (end == 0) { $0 = ""; break }
				$0 = substr($0, end + 2); inside = 0
			} else {
				start = index($0, "/*"); line = index($0, "//")
				if (line > 0 && (start == 0 || line < start)) { out = out substr($0, 1, line - 1); $0 = ""; break }
				if (start == 0) { out = out $0; $0 = ""; break }
				out = out substr($0, 1, start - 1); $0 = substr($0, start + 2); inside = 1
			}
		}
		print out
	}' "$1"
}

layer_of() {
	echo "$1" | cut -d/ -f2
}

check_layers() {
	for f in $(sources); do
		sees=" $(may_see "$(layer_of "$f")") "
		grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"[a-z]+/' "$f" | while IFS= read -r line; do
			seen=$(echo "$line" | sed 's/.*"\([a-z]*\)\/.*/\1/')
			case $sees in
			*" $seen "*) ;;
			*) echo "$f:${line%%:*}: $(layer_of "$f")/ may not include $seen/" ;;
			esac
		done
		case $f in
		src/web/server/*) above='web/(parts|pages)' ;;
		src/web/parts/*) above='web/pages' ;;
		*) continue ;;
		esac
		grep -nE "\"$above/" "$f" | sed "s#^\([0-9]*\):.*#$f:\1: what serves pages knows none of them, and a part knows no page#"
	done
}

# What comes through me/ is not seen either: web/ may hold values that the store remembers (record/records.h and lists of them), but neither the store nor a reader
# of it, and calls none of its functions.
check_types() {
	opaque=$(grep -hoE '^struct [a-z_]+;' src/store/*.h src/store/*/*.h 2>/dev/null | sed 's/struct \(.*\);/\1/' | sort -u | paste -sd '|')
	calls=$(for f in src/store/*.h src/store/*/*.h; do
		[ -f "$f" ] && code_of "$f" | grep -vE '^(static|[[:space:]]|#)' | grep -oE '[*[:space:]](store|link|backup|sqlite|postgres|libpq|queue|change|fault)_[a-z_]+\('
	done | tr -d '*(\t ' | sort -u | paste -sd '|')
	[ -n "$opaque$calls" ] || return
	find src/web -name '*.[ch]' -o -name '*.html' | sort | while IFS= read -r f; do
		code_of "$f" | grep -nE "struct ($opaque)([^a-z_]|\$)|(^|[^a-z_])($calls)\(" | sed "s|^\([0-9]*\):.*|$f:\1: web/ may not see store/ but for values|"
	done
}

# The contract serves every database: what it and the statements that all speak need of one stands in store/backend.h. A statement whose words only one database
# knows is refused by sqlc.
check_backends() {
	for f in src/store/*.[ch]; do
		[ -f "$f" ] || continue
		code_of "$f" | grep -nE 'store/(sqlite|postgres)/|(sql|SQL)_(sqlite|SQLITE|postgres|POSTGRES|schema|SCHEMA|rescue|RESCUE)' |
			sed "s|^\([0-9]*\):.*|$f:\1: the contract knows no database: this belongs to a backend's folder|"
	done
}

check_names() {
	for f in $(sources); do
		grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' "$f" | grep -vE "\"($(echo "$layers" | tr ' ' '|'))(/[a-z0-9_]+)+\.h\"" |
			sed "s|^\([0-9]*\):.*|$f:\1: an include of ours names its layer, like \"core/plan.h\"|"
	done
}

check_homes() {
	for f in $(sources); do
		grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*<' "$f" | while IFS= read -r line; do
			header=$(echo "$line" | sed 's/.*<\(.*\)>.*/\1/')
			echo "$f" | grep -qxE "$(home_of "$header")" || echo "$f:${line%%:*}: <$header> has its home elsewhere"
		done
	done
}

# Position independent code would put const tables of pointers among the writable data, and sanitizers bring calls of their own.
check_pure() {
	for f in $(sources); do
		case $f in *.c) ;; *) continue ;; esac
		is_pure "$f" || continue
		$cc -std=c17 -O1 -fno-pic -fno-pie -fno-stack-protector -U_FORTIFY_SOURCE -Isrc -c "$f" -o "$room/$(echo "$f" | tr / _).o" || echo "$f:1: does not compile"
	done
	for o in "$room"/*.o; do
		nm --defined-only "$o" | awk -v f="$(basename "$o" .o)" '$2 ~ /^[BbCDdGgSs]$/ { print f ": writable data: " $3 }'
	done
	# __x is what the compiler itself brings; what pack/ takes from its two other files and from draw/ stands in their headers
	nm --defined-only "$room"/*.o | awk 'NF == 3 && $2 ~ /^[TRrt]$/ { print $3 }' | sort -u > "$room/defined"
	nm --undefined-only "$room"/*.o | awk 'NF == 2 { print $2 }' | sort -u | grep -vE '^(mem(chr|cmp|cpy|move|set)|strlen|__.*|_GLOBAL_OFFSET_TABLE_)$' |
		grep -vxFf "$room/defined" | while IFS= read -r symbol; do
		grep -qE "(^|[^a-z_])$symbol\(" src/pack/tree.h src/pack/pose_read.h src/draw/*.h 2>/dev/null ||
			echo "src: base, core, record and pack call nothing of the system, but one of them calls $symbol"
	done
}

check_headers() {
	drawing=$(pkg-config --cflags pangocairo 2>/dev/null) # the headers of cairo and pango stand in folders of their own
	for f in $(sources); do
		case $f in */wasm/* | src/store/sqlite/sqlite_link.h) continue ;; *.h) ;; *) continue ;; esac # the one stands for the library of C where there is none, the other needs what sqlc makes
		case $f in src/report/*) flags=$drawing ;; src/store/postgres/*) flags=$(pkg-config --cflags libpq 2>/dev/null) ;; *) flags= ;; esac
		# shellcheck disable=SC2086 # a list of flags is meant
		echo "#include \"${f#src/}\"" | $cc -std=c17 -D_GNU_SOURCE -Wall -Wextra -Werror -Isrc $flags -fsyntax-only -x c - 2>"$room/said" || {
			echo "$f:1: does not compile alone"
			sed -n 1,3p "$room/said"
		}
	done
}

check_whole() {
	for f in $(sources); do
		case $f in src/core/stat.[ch] | src/core/trial.c) continue ;; esac # an interval has no honest whole-number form
		is_pure "$f" && code_of "$f" | grep -nwE 'float|double' | sed "s|^\([0-9]*\):.*|$f:\1: whole numbers only: name the unit (tenths, percent)|"
	done
}

check_quiet() {
	for f in $(sources); do
		case $f in src/cli/* | src/main/* | src/breaks/* | src/report/pdf/*) continue ;; esac
		code_of "$f" | grep -nE '(^|[^a-z_])(printf|fprintf|vfprintf|puts|fputs|putchar|perror)[[:space:]]*\(' | sed "s|^\([0-9]*\):.*|$f:\1: nothing is printed below cli/|"
	done
}

check_sql() {
	for f in $(sources); do
		grep -nE '"[[:space:]]*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|PRAGMA|VACUUM)[[:space:]]' "$f" | sed "s|^\([0-9]*\):.*|$f:\1: SQL lives in .sql files of src/store/|"
	done
}

check_sleep() {
	find test -name node_modules -prune -o -type f \( -name '*.[ch]' -o -name '*.py' -o -name '*.mjs' -o -name '*.js' -o -name '*.sh' \) -print | sort | while IFS= read -r f; do
		grep -nE '(^|[^a-z_])(u|nano|clock_nano)?sleep[[:space:]]*\(|waitForTimeout|timers/promises|setTimeout\((resolve|done|r),|^[[:space:]]*sleep[[:space:]]+[0-9]' "$f" |
			sed "s|^\([0-9]*\):.*|$f:\1: a test waits for what happens, never for time|"
	done
}

# Every command and every option of the program stands in the manual.
check_manual() {
	sed 's/\\-/-/g' docs/trivet.1 > "$room/manual"
	sed -n 's/^\t{"\([a-z]*\)",.*/\1/p' src/cli/commands.c | while IFS= read -r command; do
		grep -qE "^\.BR? \"?$command( |\$)" "$room/manual" || echo "docs/trivet.1:1: the command $command is missing"
	done
	sed -n 's/^\t\[OPT_[A-Z]*\] = {"\(--[a-z-]*\)".*/\1/p' src/cli/args.c | while IFS= read -r option; do
		grep -qE "^\.BI? $option( |\$)" "$room/manual" || echo "docs/trivet.1:1: the option $option is missing"
	done
}

# A place that a text names is there. Words in capitals stand for any name, and what a build makes is not there yet.
check_places() {
	for f in *.md docs/*.md docs/decisions/*.md; do
		[ -f "$f" ] || continue
		grep -noE '`(assets|bench|content|docs|src|test|tools)/[A-Za-z0-9_./-]*`' "$f" | tr -d '`' | while IFS=: read -r line place; do
			echo "$place" | grep -qE '[A-Z]{2}|^src/(breaks|report)/' && ! [ -e "$place" ] && continue
			[ -e "$place" ] || echo "$f:$line: there is no $place"
		done
	done
}

check_format() {
	find assets bench src test tools -name node_modules -prune -o -name '*.[ch]' -print 2>/dev/null | sort | xargs clang-format --dry-run -Werror 2>&1 |
		sed -n 's/^\([^:]*:[0-9]*\):[0-9]*: error: .*/\1: not formatted: run make format/p'
}

# One word for one action (to edit, to save, to look back), and what a reviewer noted about a source is behind "Where this comes from".
check_words() {
	find src/web src/cli src/breaks -name '*.html' -o -name '*.c' 2>/dev/null | sort | while IFS= read -r f; do
		grep -noE '>(Keep it<|Change it<|Take it out of the diary)|<(a|button|summary)[^>]*>Change( (it|this|your|the|an?) |<span class="vh")|[>"]Kept[.:]|Nothing to keep|[Ll]ooks back|>Looking back' "$f" |
			sed "s|^\([0-9]*\):.*|$f:\1: the words are Edit, Save and Saved, Delete, Look back|"
	done
	find content -name '*.yaml' ! -name sources.yaml 2>/dev/null | sort | while IFS= read -r f; do
		grep -noiE '(we|as we) (found (no|nothing|how)|read )|read in copies|how-to pages only|swap is ours' "$f" |
			sed "s|^\([0-9]*\):.*|$f:\1: a note of a reviewer: say what is known, not what was read|"
	done
}

# Turns of phrase that are grammar but not English, in the texts, the pages and the sentences of the program. What each means is said in STYLE.md. The list only gets
# longer: add one that you find, and rewrite it everywhere. The evidence, and what is generated from the content, are quoted as they are.
phrases="\\banew\\b|\\bmend(ed|s)?\\b|\\b(stands?|stood) there\\b|\\b(lies?|lay) beside\\b|\\b(takes?|taken|took) along\\b|of one's own|\\b[Aa]llowed is\\b|Why so:|
brought up to date|may only be read|says the person|trivet (does not run|runs again)|what is there stays|[Nn]othing to keep"

check_phrases() {
	unlikely=$(printf '%s' "$phrases" | tr -d '\n')
	for f in *.md docs/*.md docs/decisions/*.md docs/*.1 $(find src/web -name '*.html' 2>/dev/null); do
		case $f in STYLE.md | docs/evidence.md | docs/for-clinicians.md | docs/poses-review.md) continue ;; esac
		[ -f "$f" ] && grep -noE "$unlikely" "$f" | sed "s|^\([0-9]*\):\(.*\)|$f:\1: nobody would say \"\2\": see STYLE.md, plain words|"
	done
	for f in $(sources); do
		code_of "$f" | grep -nE "\"[^\"]*($unlikely)[^\"]*\"" | sed "s|^\([0-9]*\):.*|$f:\1: a sentence that nobody would say: see STYLE.md, plain words|"
	done
}

# Where sentences may be below the faces. A value has its sentence in words/, once for all faces; here stands why another file has some.
may_say() {
	case $1 in
	src/words/* | src/*/*_words.c | src/clinic/refused.c | src/clinic/letter.c) return 0 ;; # tables: a row for each value
	src/record/*) return 0 ;; # the words of a record stand in its row
	src/pack/*) return 0 ;;                                                                               # the checker of the content, to those who write it
	src/draw/*) return 0 ;;                                                                               # a picture says what it shows to those who cannot see it
	src/table/layouts.c | src/table/table_turn.c | src/table/text_in.c) return 0 ;; # of other programs and encodings: names that are read
	src/exchange/calendar.c | src/exchange/fhir.c) return 0 ;;                                            # texts of the files that leave
	src/keep/door.c) return 0 ;;                                                                          # what a key is derived for
	esac
	return 1
}

# The literals of a file with three words or more, and their lines; what the compiler alone reads is none.
sentences_of() {
	code_of "$1" | awk '{
		if ($0 ~ /[Ss]tatic_assert/) next
		gsub(/\047\\?.\047/, "")
		while (match($0, /"([^"\\]|\\.)*"/)) {
			text = substr($0, RSTART, RLENGTH)
			$0 = substr($0, RSTART + RLENGTH)
			if (text ~ /[A-Za-z][a-z]* [a-z]+ [a-z]+/) print NR ": " text
		}
	}'
}

check_sentences() {
	for f in $(sources); do
		case $(layer_of "$f") in web | cli | breaks | pocket | main) continue ;; esac
		may_say "$f" && continue
		sentences_of "$f" | sed "s|^\([0-9]*\): \(.*\)|$f:\1: a sentence below the faces: hand out a value, and say it in words/: \2|"
	done
}

# What changes something is a row of a table of commands (store/command.h), run by the writer in its transaction. A copy of a whole store has one of its own.
check_writes() {
	for f in $(sources); do
		case $f in src/store/writing.c | src/store/copy.c | src/store/fault.c | src/store/sqlite/* | src/store/postgres/*) continue ;; esac
		code_of "$f" | grep -nE 'by->(mark|keep|undo|commit)[[:space:]]*\(' | sed "s|^\([0-9]*\):.*|$f:\1: only the writer commits: make it a command, a row and a function|"
	done
}

# Who may is asked once, by the dispatcher, of struct route: no page asks for itself. How somebody comes in says who it is.
check_asks() {
	find src/web -name '*.[ch]' -o -name '*.html' | sort | while IFS= read -r f; do
		case $f in src/web/server/web.[ch] | src/web/pages/clinic/enter.c | src/web/routes.c | src/web/pages/clinic/routes.c) continue ;; esac
		code_of "$f" | grep -nE 'caller\.role|ROLE_[A-Z]|STAFF_(OWNER|DESK)' | sed "s|^\([0-9]*\):.*|$f:\1: a page asks who may: its row of routes says it|"
	done
}

# "FROM TO" for each include of ours.
includes_of() {
	grep -HE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"[a-z]+/' "$@" /dev/null | sed 's|^src/\([^:]*\):.*"\(.*\)".*|\1 \2|'
}

# Of a list of arrows those that are part of a circle, or between two: ends are taken off until none is left.
rings_in() {
	awk '{ from[NR] = $1; to[NR] = $2 }
	END {
		for (again = 1; again;) {
			again = 0
			split("", goes); split("", comes)
			for (i in from) { goes[from[i]] = 1; comes[to[i]] = 1 }
			for (i in from) if (!(to[i] in goes) || !(from[i] in comes)) { delete from[i]; delete to[i]; again = 1 }
		}
		for (i in from) print from[i], to[i]
	}'
}

# A header and its source are one file here. A header without a source only names things: what it includes closes no circle.
check_rings() {
	# shellcheck disable=SC2046 # a list of files is meant
	includes_of $(sources | grep '\.h$') | rings_in | sort | sed 's|^\(.*\) \(.*\)|src/\1:1: headers include each other in a circle, by way of src/\2|'
	# shellcheck disable=SC2046
	includes_of $(sources) | while read -r from to; do
		[ -f "src/${from%.*}.c" ] && [ "${from%.*}" != "${to%.*}" ] && echo "${from%.*} ${to%.*}"
	done | sort -u > "$room/arrows"
	rings_in < "$room/arrows" | sort | sed 's|^\(.*\) \(.*\)|src/\1.c:1: \1 and \2 are in a circle: put what both need into a file of its own|'
}

# STYLE: at most five parameters. What a library calls has those that the library gives it.
called_by_libraries="on_request add_header"

# "NAME N" of each function of a file that takes more than five.
params_of() {
	code_of "$1" | awk '
		/^[a-zA-Z]/ && !/;[[:space:]]*$/ { head = $0; next }
		/^{/ && head != "" {
			open = index(head, "(")
			name = substr(head, 1, open - 1); sub(/.*[ *]/, "", name)
			depth = 0; n = 1
			for (i = open + 1; i <= length(head); i++) {
				c = substr(head, i, 1)
				depth += (c == "(") - (c == ")")
				n += c == "," && depth == 0
			}
			if (open > 0 && n > 5) print name, n
			head = ""; next
		}
		/^[[:space:]]+[^[:space:]]/ && head != "" && head !~ /\)[[:space:]]*$/ { head = head " " $0; next }
		{ head = "" }'
}

# Those with six that are older than this check stand in tools/params_still.txt, which only gets shorter.
check_params() {
	sort "$(dirname "$0")/params_still.txt" > "$room/known"
	for f in $(sources); do
		case $f in *.c) params_of "$f" | sed "s|^|$f |" ;; esac
	done | grep -vE " ($(echo "$called_by_libraries" | tr ' ' '|')) " | sort > "$room/long"
	while read -r f name n; do
		grep -qxF "$f $name" "$room/known" && [ "$n" -eq 6 ] || echo "$f:1: $name takes $n parameters: at most five, so put those that belong together into a struct"
	done < "$room/long"
	while read -r f name; do
		[ ! -f "$f" ] || grep -qF "$f $name " "$room/long" || echo "$f:1: $name takes five or fewer by now: take it from tools/params_still.txt"
	done < "$room/known"
}

all="layers rings params sentences asks writes types backends names homes pure headers whole quiet sql sleep manual places words format"
what() {
	case $1 in
	layers) echo "a layer includes only those below it" ;;
	params) echo "no function takes more than five parameters" ;;
	rings) echo "no files include each other in a circle" ;;
	sentences) echo "no sentence stands below the faces" ;;
	asks) echo "the dispatcher asks who may, and no page" ;;
	writes) echo "only the writer commits, and what it does is a row of a table of commands" ;;
	types) echo "web holds nothing of the store but values" ;;
	backends) echo "the contract of the store knows no database" ;;
	names) echo "every include of ours names its layer" ;;
	homes) echo "every outside header has its home" ;;
	pure) echo "base, core, record and pack have no writable data and call nothing of the system" ;;
	headers) echo "every header compiles alone" ;;
	whole) echo "base, core, record and pack count in whole numbers" ;;
	quiet) echo "nothing is printed below cli" ;;
	sql) echo "no SQL in C files" ;;
	sleep) echo "no test sleeps" ;;
	manual) echo "the manual names every command and option" ;;
	places) echo "the texts name places that are there" ;;
	words) echo "one word for one action, and no note of a reviewer" ;;
	phrases) echo "the texts say what a native speaker would" ;;
	format) echo "every C file is laid out by clang-format" ;;
	esac
}

# shellcheck disable=SC2086 # a list of words is meant
[ $# -gt 0 ] || set -- $all
echo "1..$#"
number=0
failed=0
for check in "$@"; do
	number=$((number + 1))
	if [ -z "$(what "$check")" ]; then
		echo "not ok $number - $check: there is no such check"
		failed=1
		continue
	fi
	"check_$check" > "$room/found" 2>&1
	if [ -s "$room/found" ]; then
		sed 's/^/# /' "$room/found"
		echo "not ok $number - $(what "$check")"
		failed=1
	else
		echo "ok $number - $(what "$check")"
	fi
done
exit $failed
