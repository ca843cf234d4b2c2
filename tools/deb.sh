#!/bin/sh
# deb.sh DIR: builds the Debian package from the files of this tree in DIR, and lets lintian judge it. Its maintainer is who builds it: DEBFULLNAME and
# DEBEMAIL, as for all tools of Debian.
set -eu
dir=$1
version=$(sed -n "s/^  version: '\(.*\)',$/\1/p" meson.build)
maintainer="${DEBFULLNAME:-$(git config user.name || echo "Local Build")} <${DEBEMAIL:-$(git config user.email || echo root@debian.org)}>"
rm -rf "$dir"
mkdir -p "$dir/trivet"
git ls-files -z | xargs -0 cp --parents -t "$dir/trivet"
(
	cd "$dir/trivet"
	sed -i "s/@MAINTAINER@/$maintainer/" debian/control
	cat > debian/changelog <<END
trivet ($version) unstable; urgency=medium

  * As CHANGELOG.md says.

 -- $maintainer  $(git log -1 --format=%cd --date=rfc2822)
END
	dpkg-buildpackage --unsigned-source --unsigned-changes --build=binary
) > "$dir/log" 2>&1 || {
	tail -n 40 "$dir/log"
	exit 1
}
lintian --fail-on error,warning --tag-display-limit 0 "$dir"/*.changes
ls "$dir"/trivet_*.deb
