#!/bin/sh
# pocket_sources.sh DIR: brings what the module for the browser is built from beside trivet: SQLite out of the npm package that tools/pocket/package-lock.json names, jansson out of
# Debian's own source package. Each is checked by its hash, so that it is always the same.
set -eu
dir=$1
here=$(cd "$(dirname "$0")" && pwd)
jansson=2.14
jansson_hash=c739578bf6b764aa0752db9a2fdadcfe921c78f1228c7ec0bb47fa804c55d17b

if ! [ -f "$dir/sqlite3/sqlite3.c" ]; then
	mkdir -p "$dir/npm"
	cp "$here/pocket/package.json" "$here/pocket/package-lock.json" "$dir/npm/"
	(cd "$dir/npm" && npm ci --ignore-scripts --no-audit --no-fund --silent)
	rm -rf "$dir/sqlite3"
	mkdir -p "$dir/sqlite3.new"
	cp "$dir/npm/node_modules/better-sqlite3/deps/sqlite3/sqlite3.c" "$dir/npm/node_modules/better-sqlite3/deps/sqlite3/sqlite3.h" "$dir/sqlite3.new/"
	mv "$dir/sqlite3.new" "$dir/sqlite3"
fi

if ! [ -f "$dir/jansson/jansson.h" ]; then
	mkdir -p "$dir/apt/lists/partial"
	dir=$(cd "$dir" && pwd)
	echo 'deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm main' > "$dir/apt/sources.list"
	options="-qq -o Dir::Etc::sourcelist=$dir/apt/sources.list -o Dir::Etc::sourceparts=- -o Dir::State::lists=$dir/apt/lists -o APT::Sandbox::User=root"
	# shellcheck disable=SC2086 # a list of words is meant
	(cd "$dir/apt" && apt-get $options update && apt-get $options source --download-only jansson=$jansson-2)
	echo "$jansson_hash  $dir/apt/jansson_$jansson.orig.tar.gz" | sha256sum --check --quiet
	rm -rf "$dir/jansson.new" "$dir/jansson"
	mkdir "$dir/jansson.new"
	tar -xf "$dir/apt/jansson_$jansson.orig.tar.gz" -C "$dir/jansson.new" --strip-components=2 "jansson-$jansson/src"
	cp "$here/pocket/jansson_config.h" "$dir/jansson.new/jansson_config.h"
	cp "$here/pocket/jansson_config.h" "$dir/jansson.new/jansson_private_config.h"
	mv "$dir/jansson.new" "$dir/jansson"
fi
