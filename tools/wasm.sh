#!/bin/sh
# wasm.sh CLANG WASM_LD SRC OUT.wasm FILE.c...: makes a module for the browser without any libc. SRC holds draw/wasm/, whose headers stand in for it.
# Small before fast: functions are inlined only where that makes the whole smaller, and what nothing calls is left out.
set -eu
clang=$1 ld=$2 src=$3 out=$4
shift 4
small="-mllvm -inline-threshold=-30"
objects=$(mktemp -d)
trap 'rm -rf "$objects"' EXIT
for file in "$@"; do
	# shellcheck disable=SC2086 # a list of words is meant
	"$clang" --target=wasm32 -std=c17 -ffreestanding -Oz -flto $small -mbulk-memory -mnontrapping-fptoint -fvisibility=hidden \
		-I "$src/draw/wasm" -I "$src" -c "$file" -o "$objects/$(basename "$file").o"
done
# The stack lies first, so that one too deep ends the module instead of writing over its data.
# shellcheck disable=SC2086
"$ld" $small --no-entry --gc-sections --strip-all --stack-first -z stack-size=65536 "$objects"/*.o -o "$out"
