#!/bin/sh
# run.sh: the suites under each clock of clocks.txt. The browser and the desktop live by clocks of their own, and are left out; so is what sets another clock itself.
set -u
cd "$(dirname "$0")/../.."
failed=0
while read -r day time zone; do
	case $day in '#'*) continue ;; esac
	echo "== $day $time $zone"
	meson test -C build-test --no-rebuild --num-processes 2 --timeout-multiplier 3 --print-errorlogs --wrapper "$PWD/test/clocks/under.sh '$day $time' $zone" \
		--suite unit --suite spec --suite contract --suite site --suite command --suite exchange --no-suite clock </dev/null || failed=$((failed + 1))
done <test/clocks/clocks.txt
echo "$failed clocks failed"
[ $failed -eq 0 ]
