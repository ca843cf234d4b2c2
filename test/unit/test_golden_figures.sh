#!/bin/sh
# test_golden_figures.sh FIGURES ROOT: every moment of every figure looks as it did when somebody looked at it last. `make figures` renews the list.
set -u
now=$(mktemp -d) || exit 1
trap 'rm -rf "$now"' EXIT
golden=$2/test/golden/figures.txt
echo "1..2"
"$1" -g "$now/figures.txt" "$2"/content/poses/*.yaml || echo "# the figures could not be drawn"
if diff "$golden" "$now/figures.txt" > "$now/diff"; then
	echo "ok 1 - every figure is drawn as it was"
else
	sed 's/^/# /' "$now/diff"
	echo "# look at what changed (make figures), and keep the new list if it is right"
	echo "not ok 1 - every figure is drawn as it was"
fi
# a figure that drifts by one joint is seen
mkdir "$now/poses"
sed '0,/\([a-z_]*: \)\([1-9][0-9]*\)\([,}]\)/s//\1\23\3/' "$2/content/poses/walk.yaml" > "$now/poses/walk.yaml"
"$1" -g "$now/drifted.txt" "$now/poses/walk.yaml" 2>/dev/null
if ! cmp -s "$2/content/poses/walk.yaml" "$now/poses/walk.yaml" && ! grep -qxFf "$golden" "$now/drifted.txt"; then
	echo "ok 2 - a drifted figure is noticed"
else
	echo "not ok 2 - a drifted figure is noticed"
fi
