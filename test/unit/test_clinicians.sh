#!/bin/sh
# test_clinicians.sh CLINICIANS ROOT: the page for clinicians says what the program decides with. `make clinicians` makes it again.
set -u
now=$(mktemp -d) || exit 1
trap 'rm -rf "$now"' EXIT
page=$2/docs/for-clinicians.md
echo "1..3"
"$1" > "$now/page.md" || echo "# the page could not be made"
if diff "$page" "$now/page.md" > "$now/diff"; then
	echo "ok 1 - the page is up to date"
else
	sed 's/^/# /' "$now/diff" | cut -c1-200 | head -40
	echo "# the content has changed: make clinicians"
	echo "not ok 1 - the page is up to date"
fi
# every row of a danger sign, every condition of the matrix and every item stands in it, by its id
missing=$(for id in $(sed -n 's/^  - id: //p' "$2"/content/flags/*.yaml "$2/content/conditions.yaml" "$2"/content/items/*/*.yaml); do
	grep -q "\`$id\`" "$page" || echo "$id"
done)
if [ -z "$missing" ]; then echo "ok 2 - no row, limit or dose is missing"; else echo "# $missing"; echo "not ok 2 - no row, limit or dose is missing"; fi
# a dose that changed is seen
sed '0,/minutes 2 (2-5)/s//minutes 3 (2-5)/' "$now/page.md" > "$now/other.md"
if cmp -s "$now/page.md" "$now/other.md" || diff "$page" "$now/other.md" > /dev/null; then
	echo "not ok 3 - a changed dose is noticed"
else
	echo "ok 3 - a changed dose is noticed"
fi
