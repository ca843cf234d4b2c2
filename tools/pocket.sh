#!/bin/sh
# pocket.sh BUILD VERSION OUT.wasm: compiles the program for the browser, out of src/ and of what the native build in BUILD has made. BUILD/vendor holds SQLite and jansson
# (tools/pocket_sources.sh). The same sources give the same bytes: every path is relative, and every list is sorted.
set -eu
LC_ALL=C
export LC_ALL
build=$1 version=$2 out=$3
objects=$build/pocket
vendor=$build/vendor
mkdir -p "$objects"
cc="clang"
command -v ccache > /dev/null && cc="ccache clang"

flags="--target=wasm32-wasi -std=c17 -D_GNU_SOURCE -DNDEBUG -Oz -g0 -fvisibility=hidden -mbulk-memory -mnontrapping-fptoint -msign-ext -ftls-model=local-exec"
flags="$flags -Isrc -I$build/src -I$build/src/store -isystem $vendor/sqlite3 -isystem $vendor/jansson"
warn="-Wall -Wextra -Wno-unused-parameter -Werror=implicit-function-declaration"
sqlite="-DSQLITE_OS_OTHER=1 -DSQLITE_THREADSAFE=0 -DSQLITE_TEMP_STORE=3 -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_DEPRECATED"
sqlite="$sqlite -DSQLITE_OMIT_SHARED_CACHE -DSQLITE_OMIT_PROGRESS_CALLBACK -DSQLITE_OMIT_JSON -DSQLITE_OMIT_TRACE -DSQLITE_OMIT_COMPLETE -DSQLITE_OMIT_GET_TABLE -DSQLITE_OMIT_TCL_VARIABLE"
sqlite="$sqlite -DSQLITE_UNTESTABLE -DSQLITE_OMIT_AUTHORIZATION -DSQLITE_OMIT_INCRBLOB -DSQLITE_OMIT_LOCALTIME -DSQLITE_LIKE_DOESNT_MATCH_BLOBS -DSQLITE_OMIT_UTF16 -DSQLITE_DQS=0 -DSQLITE_MAX_ATTACHED=1"
# None of these is asked for by our statements; together they are 9 kB of what a phone loads first.
sqlite="$sqlite -DSQLITE_OMIT_DATETIME_FUNCS -DSQLITE_OMIT_DECLTYPE -DSQLITE_OMIT_AUTORESET -DSQLITE_OMIT_COMPILEOPTION_DIAGS -DSQLITE_OMIT_LIKE_OPTIMIZATION -DSQLITE_OMIT_AUTOVACUUM"
sqlite="$sqlite -DSQLITE_OMIT_INTROSPECTION_PRAGMAS -DSQLITE_OMIT_LOOKASIDE -DSQLITE_MAX_EXPR_DEPTH=0"

compile() {
	source=$1 name=$2
	shift 2
	# shellcheck disable=SC2086 # lists of words are meant
	$cc $flags "-DTRIVET_VERSION=\"$version\"" "$@" -c "$source" -o "$objects/$name.o"
}
# Itself, for one source: see below.
if [ "${4:-}" = compile ]; then
	shift 4
	compile "$@"
	exit
fi

# Whatever has a rim of its own there: threads, sockets, folders, seals, other programs.
left_out='src/store/(who_thread|fault)\.c|src/store/sqlite/(place|rescue)\.c|src/store/postgres/.*|src/.*/(http|gzip|vault|draft|backup|restore|rescue|beside|browser)\.c|src/draw/wasm/.*|src/report/pdf/.*'
sources=$(find src -name '*.c' | grep -E "^src/(base|words|core|draw|store|record|table|keep|me|exchange|report|web|pocket)/|^src/breaks/desk(_settings|_wire)?\.c$" | grep -vxE "$left_out" | sort)

: > "$objects/list"
one() { # SOURCE NAME FLAGS...
	printf '%s\n' "$*" >> "$objects/list"
}
for f in $sources; do
	one "$f" "$(echo "${f%.c}" | tr / _)" "$warn"
done
for f in $(find src/web -name "*.html" | sort); do
	name=$(basename "$f" .html)
	[ "$objects/page_$name.c" -nt "$f" ] && [ "$objects/page_$name.c" -nt "$build/tools/pagec" ] || "$build/tools/pagec" "$f" "$objects/page_$name.c"
	one "$objects/page_$name.c" "page_$name" "$warn"
done
for f in "$build/src/store/sql.c" "$build/tools/pack_default.c" "$build/tools/pose_table.c" "$build/src/report/report_style.c" "$build/src/pocket/assets_pocket.c"; do
	one "$f" "made_$(basename "$f" .c)" "$warn"
done
for f in "$vendor"/jansson/*.c; do
	one "$f" "jansson_$(basename "$f" .c)" "-DHAVE_CONFIG_H -Djson_null=jansson_null -w" # base/json.h has one of that name
done
one "$vendor/sqlite3/sqlite3.c" sqlite3 "$sqlite -w"

xargs -P2 -L1 sh "$0" "$build" "$version" "$out" compile < "$objects/list"
rm -f "$objects/trivet.a"
# shellcheck disable=SC2046 # a list of words is meant
llvm-ar rcsD "$objects/trivet.a" $(awk -v at="$objects" '{ print at "/" $2 ".o" }' "$objects/list" | grep -v "/src_pocket_")
# The stack lies first, so that one too deep ends the module instead of writing over its data. Without -O: else clang runs wasm-opt where it happens to be
# installed, and the bytes would depend on that.
clang --target=wasm32-wasi -mexec-model=reactor "$objects"/src_pocket_*.o "$objects/trivet.a" \
	-Wl,-O2 -Wl,--gc-sections -Wl,--strip-all -Wl,--stack-first -Wl,-z,stack-size=1048576 -Wl,--max-memory=1073741824 -Wl,--allow-undefined-file=src/pocket/host.syms -o "$out"
