#!/usr/bin/env bash
# The two commands on a bare Debian 12: make one with debootstrap, clone the
# repository into it, and run "make site" and "make check" there as root.
#
#	tests/bare.sh [DIR]	keep the machine in DIR; else it is thrown away
#
# Needs root, debootstrap and a Debian mirror (MIRROR, PROXY if there is one).
set -eu
cd "$(dirname "$0")/.."
repo=$PWD
mirror=${MIRROR:-http://deb.debian.org/debian}

if [ "$(id -u)" -ne 0 ]; then
	echo "bare.sh: a chroot needs root" >&2
	exit 1
fi
if [ $# -gt 0 ]; then
	machine=$1
else
	machine=$(mktemp -d /var/tmp/waymark-bare-XXXXXX)
fi

leave() {
	umount -R "$machine/proc" "$machine/dev" 2>/dev/null || true
	[ -n "${1:-}" ] || rm -rf --one-file-system "$machine"
}
trap 'leave "${1:-}"' EXIT

if [ ! -e "$machine/etc/debian_version" ]; then
	debootstrap --variant=minbase --include=make,git,ca-certificates bookworm "$machine" "$mirror"
fi
mountpoint -q "$machine/proc" || mount -t proc proc "$machine/proc"
mountpoint -q "$machine/dev" || mount --rbind --make-rslave /dev "$machine/dev"
cp /etc/resolv.conf "$machine/etc/resolv.conf"
# The mirrors, proxies and certificates that this machine uses.
cp -R /etc/apt/. "$machine/etc/apt/"
cp /etc/ssl/certs/ca-certificates.crt "$machine/etc/ssl/certs/"

rm -rf "$machine/root/waymark"
git clone -q "$repo" "$machine/root/waymark"
env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb LANG=C.UTF-8 \
	NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
	${http_proxy:+http_proxy=$http_proxy} ${https_proxy:+https_proxy=$https_proxy} \
	chroot "$machine" sh -euc 'cd /root/waymark && make site && ls output && make check'
