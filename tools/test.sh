#!/bin/sh
# test.sh: builds with sanitizers, runs every suite, and ends with a line "N passed, N failed".
set -u
build=build-test
log=$build/meson-logs/testlog.txt
[ -f $build/build.ninja ] || meson setup $build -Db_sanitize=address,undefined -Db_lundef=false >/dev/null || exit 1
ninja -C $build --quiet || { echo "the build failed"; echo "0 passed, 1 failed"; exit 1; }
for suite in browser exchange; do
	[ -d test/$suite/node_modules ] && continue
	(cd test/$suite && npm ci --silent --no-audit --no-fund) || { echo "npm could not install what the $suite tests need"; echo "0 passed, 1 failed"; exit 1; }
done
meson test -C $build --no-suite postgres_plain --no-rebuild --print-errorlogs --num-processes 2 --timeout-multiplier 4
status=$?
passed=$(grep -cE '^ok [0-9]' $log)
failed=$(grep -cE '^not ok [0-9]' $log)
# a program that crashed has no line of its own
[ $status -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
