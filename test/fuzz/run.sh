#!/bin/sh
# run.sh SECONDS: builds every fuzz_*.c with libFuzzer and sanitizers, and lets each run so long. What breaks one is kept in build-fuzz.
set -eu
seconds=${1:-60}
build=build-fuzz
mkdir -p $build
for target in test/fuzz/fuzz_*.c; do
	name=$(basename "$target" .c)
	mkdir -p "$build/$name"
	case $name in
	fuzz_pose) cp content/poses/*.yaml "$build/$name" ;;
	esac
	clang -std=c17 -D_GNU_SOURCE -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -Isrc \
		"$target" src/base/*.c src/core/*.c src/draw/*.c src/pack/*.c -lyaml -lm -o "$build/$name/run"
	echo "$name: $seconds seconds"
	(cd "$build/$name" && ./run -max_total_time="$seconds" -max_len=8192 -timeout=10 . >run.log 2>&1) || {
		tail -n 40 "$build/$name/run.log"
		exit 1
	}
	tail -n 1 "$build/$name/run.log"
done
