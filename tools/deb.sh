#!/bin/sh
# deb.sh DIR: builds the Debian package from the files of this tree in DIR, and lets lintian judge it.
set -eu
dir=$1
version=$(sed -n "s/^  version: '\(.*\)',$/\1/p" meson.build)
rm -rf "$dir"
mkdir -p "$dir/trivet"
git ls-files -z | xargs -0 cp --parents -t "$dir/trivet"
(
	cd "$dir/trivet"
	cat > debian/changelog <<END
trivet ($version) unstable; urgency=medium

  * As CHANGELOG.md says.

 -- The trivet project <trivet@localhost>  $(git log -1 --format=%cd --date=rfc2822)
END
	dpkg-buildpackage --unsigned-source --unsigned-changes --build=binary
) > "$dir/log" 2>&1 || {
	tail -n 40 "$dir/log"
	exit 1
}
lintian --fail-on error,warning --tag-display-limit 0 "$dir"/*.changes
ls "$dir"/trivet_*.deb
