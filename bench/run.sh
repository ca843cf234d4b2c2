#!/bin/sh
# run.sh: builds for speed what it measures, and nothing else; measures; and holds each figure against bench/budget.txt.
set -eu
build=build-bench
[ -f $build/build.ninja ] || meson setup $build --buildtype=release -Db_lto=true >/dev/null
ninja -C $build --quiet src/main/trivet src/main/trivet-breaks bench/bench_decide bench/bench_page bench/bench_store bench/bench_pages bench/bench_booking
results=$(mktemp)
waiting=$(mktemp)
trap 'rm -f "$results" "$waiting"' EXIT
{
	$build/bench/bench_decide
	$build/bench/bench_page
	$build/bench/bench_store
	python3 bench/bench_booking.py $build/bench/bench_booking
	python3 bench/bench_start.py $build/src/main/trivet
	python3 bench/bench_crowd.py $build/src/main/trivet
	# a minute of waiting, in which instructions can be counted
	python3 bench/bench_breaks.py $build/src/main/trivet > "$waiting" &
	python3 bench/bench_decide.py $build/bench/bench_decide
	python3 bench/bench_pages.py $build/bench/bench_pages
	wait $!
	cat "$waiting"
	node bench/bench_figure.mjs $build/src/main/trivet
	node bench/bench_pocket.mjs build-pocket/site
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
exit $status
