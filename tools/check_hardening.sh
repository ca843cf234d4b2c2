#!/bin/sh
# check_hardening.sh PROGRAM...: whether programs were built so that a fault in memory does no more than end them. One line for each complaint; fails when there is
# one. A program with sanitizers is not asked for FORTIFY: they do its work.
set -u
LC_ALL=C
export LC_ALL
bad=0
complain() {
	echo "$1: $2"
	bad=1
}
for program; do
	head=$(readelf -hldW "$program" 2>/dev/null) || {
		complain "$program" "is no program"
		continue
	}
	symbols=$(readelf -sW "$program")
	echo "$head" | grep -q 'Type: *DYN' || complain "$program" "is at a known address (no PIE)"
	echo "$head" | grep -q 'GNU_RELRO' || complain "$program" "its tables stay writable (no RELRO)"
	echo "$head" | grep -qE '\(FLAGS(_1)?\).*(BIND_NOW|NOW)' || complain "$program" "its tables are filled in late, so they stay writable (no full RELRO)"
	echo "$head" | grep 'GNU_STACK' | grep -qE ' RW +0x' || complain "$program" "its stack can be run"
	echo "$head" | grep -E '^ +LOAD' | grep -q 'RWE' && complain "$program" "has memory that can be written and run"
	echo "$symbols" | grep -q '__stack_chk_fail' || complain "$program" "has no stack protector"
	echo "$symbols" | grep -qE '__(asan|ubsan)_' && continue
	echo "$symbols" | grep -qE '__(mem|str|sn?printf|vsn?printf|fprintf|read)[a-z_]*_chk' || complain "$program" "is not fortified"
done
exit $bad
