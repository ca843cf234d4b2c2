#!/bin/sh
# run.sh SECONDS [NAME]: builds fuzz_NAME.c, or every fuzz_*.c, with libFuzzer and sanitizers, and lets each run so long. What breaks one is kept in
# build-fuzz.
set -eu
seconds=${1:-60}
build=build-fuzz
tree=$build/tree
libraries="src/report/libreport.a src/exchange/libexchange.a src/breaks/libbreaks.a src/me/libme.a src/keep/libkeep.a src/table/libtable.a src/store/libstore.a src/draw/libdraw.a src/pack/libpack.a tools/libpack_default.a src/core/libcore.a src/base/libbase.a"
[ -f $tree/build.ninja ] || CC=clang meson setup $tree -Db_sanitize=address,undefined -Db_lundef=false \
	-Dc_args="-fsanitize=fuzzer-no-link -fno-sanitize-recover=all" >/dev/null
# shellcheck disable=SC2086 # a list of words
ninja -C $tree --quiet $libraries
for target in test/fuzz/fuzz_${2:-*}.c; do
	name=$(basename "$target" .c)
	mkdir -p "$build/$name"
	case $name in
	fuzz_pose) cp content/poses/*.yaml "$build/$name" ;;
	fuzz_table) cp test/fuzz/table/*.csv test/exchange/histories/* "$build/$name" ;;
	fuzz_files) cp test/fuzz/files/*.json "$build/$name" ;;
	esac
	# The libraries of meson are thin: they are read where they were made.
	# shellcheck disable=SC2046
	clang -std=c17 -D_GNU_SOURCE -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -Isrc "$target" \
		$(for library in $libraries; do echo "$tree/$library"; done) -lyaml -ljansson -lsqlite3 -lsodium -lpthread -lm -o "$build/$name/run"
	echo "$name: $seconds seconds"
	(cd "$build/$name" && ./run -max_total_time="$seconds" -max_len=8192 -timeout=10 . >run.log 2>&1) || {
		tail -n 40 "$build/$name/run.log"
		exit 1
	}
	tail -n 1 "$build/$name/run.log"
done
