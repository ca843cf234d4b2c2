#!/bin/sh
# try_deb.sh DIR: installs the package of DIR in a bare Debian 12, runs the three programs, and removes it again. Needs root and the network of apt.
set -eu
dir=$1
root=$dir/root
mirror=$(apt-get indextargets --format '$(SITE)' | grep -v security | head -n 1)
rm -rf "$root"
debootstrap --variant=minbase bookworm "$root" "$mirror" > "$dir/debootstrap.log"
cp /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
mount -t proc proc "$root/proc" # the programs find each other by it
trap 'umount "$root/proc"' EXIT
cp "$dir"/trivet_*.deb "$root/tmp/trivet.deb"
in_root() {
	chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
in_root apt-get update -qq
in_root apt-get install -y -qq --no-install-recommends /tmp/trivet.deb > "$dir/install.log" 2>&1
in_root trivet --version
in_root trivet log pain 4
in_root trivet report --out /tmp/report.pdf
in_root head -c 5 /tmp/report.pdf
echo
in_root trivet breaks status || [ $? -eq 3 ] || [ $? -eq 8 ]
in_root apt-get purge -y -qq trivet >> "$dir/install.log" 2>&1
left=$(in_root find /usr/bin /usr/share /usr/lib/systemd -name '*trivet*')
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
umount "$root/proc"
trap - EXIT
rm -rf "$root"
echo "installed, run and removed"
