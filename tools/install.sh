#!/bin/sh
# install.sh WHAT...: installs the packages of packages.txt that are missing for WHAT (run, test, bench). Asks for sudo when not root.
set -eu
missing=""
for what in "$@"; do
	while read -r kind package command; do
		[ "$kind" = "$what" ] || continue
		[ -n "${command:-}" ] && command -v "$command" >/dev/null 2>&1 && continue
		dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' && continue
		missing="$missing $package"
	done < packages.txt
done
[ -z "$missing" ] && exit 0
echo "installing what is missing, once:$missing"
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of words is meant
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
