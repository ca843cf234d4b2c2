#!/bin/sh
# test_poses_review.sh POSES_REVIEW ROOT: every figure was looked at beside the steps that stand there now. `make figures` makes the page again.
set -u
now=$(mktemp -d) || exit 1
trap 'rm -rf "$now"' EXIT
page=$2/docs/poses-review.md
echo "1..3"
"$1" "$page" > "$now/page.md" || echo "# the page could not be made"
if diff "$page" "$now/page.md" > "$now/diff"; then
	echo "ok 1 - the page has the steps of now"
else
	sed 's/^/# /' "$now/diff" | cut -c1-200 | head -40
	echo "# steps, cues or poses have changed: make figures, look at build/figures.html, and mend what is said after Seen"
	echo "not ok 1 - the page has the steps of now"
fi
if grep -q '^Seen: not yet' "$now/page.md"; then
	grep -B20 '^Seen: not yet' "$now/page.md" | grep '^## ' | sed 's/^/# not looked at: /'
	echo "not ok 2 - every figure was looked at"
else
	echo "ok 2 - every figure was looked at"
fi
# a pose that nobody looked at is told, and a step that changed
sed '/^## walk$/,/^## /s/^Seen: .*//' "$page" > "$now/unseen.md"
"$1" "$now/unseen.md" > "$now/unseen_page.md"
if [ "$(grep -c '^Seen: not yet' "$now/unseen_page.md")" -eq 1 ]; then echo "ok 3 - one that was not is told"; else echo "not ok 3 - one that was not is told"; fi
