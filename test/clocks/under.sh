#!/bin/sh
# under.sh "DAY TIME" ZONE PROGRAM ...: runs a program, and all that it starts, as if it were that moment in that zone. Time goes on from there. What waits for a
# deadline is not fooled.
set -eu
moment=$1 zone=$2
shift 2
offset=$(($(date -d "TZ=\"$zone\" $moment" +%s) - $(date +%s)))
library=$(ls /usr/lib/*/faketime/libfaketimeMT.so.1 | head -1)
# AddressSanitizer wants to be the first library; after this one it does as well.
exec env TZ="$zone" FAKETIME="$(printf '%+d' "$offset")" FAKETIME_DONT_FAKE_MONOTONIC=1 LD_PRELOAD="$library" \
	ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0" "$@"
