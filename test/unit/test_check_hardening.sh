#!/bin/sh
# test_check_hardening.sh ROOT PROGRAM...: the programs are hardened, a release is built with all the flags, and check_hardening.sh finds each that is missing. TAP.
set -u
root=$1
shift
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
n=0
is() { # is WHAT STATUS: the last command gave it
	n=$((n + 1))
	[ "$3" = "$2" ] && echo "ok $n - $1" || {
		echo "not ok $n - $1"
		sed 's/^/# /' "$room/said"
	}
}
check() {
	"$root/tools/check_hardening.sh" "$@" > "$room/said" 2>&1
}

check "$@"
is "the programs of this build" 0 $?

# Every file of a release gets the flags, and every program is linked with them.
(cd "$root" && meson setup "$room/release" --buildtype=release -Dtests=false) > "$room/said" 2>&1
is "a release can be configured" 0 $?
missing=0
for flag in -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection -fPIE; do
	grep -F '"command": ' "$room/release/compile_commands.json" | grep -F ' -o src/' | grep -vF -e " $flag" -e ' -fPIC' > "$room/said" && missing=1
done
is "its compiler gets every flag for every file" 0 $missing
for flag in relro now noexecstack; do
	grep -F 'LINK_ARGS = ' "$room/release/build.ninja" | grep -F -e '-pie' | grep -vF -e "-Wl,-z,$flag" > "$room/said" && missing=1
done
is "its linker gets every flag for every program" 0 $missing

# One fault each.
cat > "$room/a.c" <<'END'
#include <stdio.h>
#include <string.h>
int main(int argc, char **argv)
{
	char text[64];
	strncpy(text, argv[argc - 1], (size_t)argc + 40);
	return printf("%s\n", text) < 0;
}
END
all="-O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fPIE -pie -Wl,-z,relro,-z,now,-z,noexecstack"
build() {
	gcc $all "$@" -w -o "$room/a" "$room/a.c"
}
build && check "$room/a"
is "a small one with all of it" 0 $?
for fault in "-no-pie -fno-pie" "-Wl,-z,norelro" "-Wl,-z,lazy" "-Wl,-z,execstack" "-fno-stack-protector" "-D_FORTIFY_SOURCE=0"; do
	# shellcheck disable=SC2086
	build $fault && check "$room/a"
	is "with $fault" 1 $?
done
check "$root/README.md"
is "what is no program" 1 $?
echo "1..$n"
