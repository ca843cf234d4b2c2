#!/bin/sh
# run.sh: builds for speed, measures, and holds each figure against bench/budget.txt.
set -eu
build=build-bench
[ -f $build/build.ninja ] || meson setup $build --buildtype=release -Db_lto=true >/dev/null
ninja -C $build --quiet
results=$(mktemp)
{
	$build/bench/bench_decide
	$build/bench/bench_page
	$build/bench/bench_store
	python3 bench/bench_start.py $build/src/main/trivet
	python3 bench/bench_progress.py $build/bench/bench_progress
	python3 bench/bench_breaks.py $build/src/main/trivet
} | tee "$results"
status=0
while read -r name bar which; do
	case $name in '#'* | '') continue ;; esac
	value=$(awk -v n="$name" '$1 == n { print $2 }' "$results")
	if [ -z "$value" ]; then
		echo "MISSING $name"
		status=1
	elif awk -v v="$value" -v b="$bar" -v w="$which" 'BEGIN { exit !(w == "least" ? v >= b : v <= b) }'; then
		echo "within   $name: $value ($which $bar)"
	else
		echo "OVER     $name: $value ($which $bar)"
		status=1
	fi
done < bench/budget.txt
rm -f "$results"
exit $status
