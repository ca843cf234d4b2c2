#!/bin/sh
# pocket_site.sh BUILD VERSION [CLINIC]: puts BUILD/site together: the module, the pages that are nobody's, the worker, and examples of the headers that a host has to send.
set -eu
build=$1 version=$2 clinic=${3:+$(realpath "$3")}
site=$build/site
[ -d "$site/a" ] || { echo "pocket_site.sh: $site/a is not there: ninja -C $build src/pocket/assets_pocket.c" >&2; exit 1; }
find "$site" -mindepth 1 -maxdepth 1 ! -name a -exec rm -rf {} +
sh tools/pocket.sh "$build" "$version" "$build/trivet.wasm"
module=trivet.$(sha256sum "$build/trivet.wasm" | cut -c1-12).wasm
cp "$build/trivet.wasm" "$site/$module"
(cd "$build" && src/pocket/pocketc site "$module" ${clinic:+"$clinic"})
cat "$site/sw.start.js" assets/pocket/worker.js > "$site/sw.js"
rm "$site/sw.start.js"
cp packaging/pocket/_headers packaging/pocket/.htaccess "$site/"
mkdir "$site/hosting"
cp packaging/pocket/nginx.conf packaging/pocket/Caddyfile packaging/pocket/clinic.json "$site/hosting/"
printf '%s: %d files, the module %d kB, as gzip %d kB\n' "$site" "$(find "$site" -type f | wc -l)" "$(($(stat -c %s "$site/$module") / 1000))" "$(($(gzip -9n < "$site/$module" | wc -c) / 1000))"
