#!/bin/bash
# Installs what is missing of the named groups of Debian packages: `scripts/setup.sh build [test] [bench]`.
# Looks for files rather than packages, so that a tool from elsewhere (Docker's own packages, a newer clang) counts as present and is never
# replaced.
set -euo pipefail

# FILE-OR-COMMAND:PACKAGE
build=(
  make:make g++:g++ python3:python3 pkg-config:pkg-config
  clang:clang llvm-strip:llvm bpftool:bpftool
  /usr/include/bpf/libbpf.h:libbpf-dev /usr/include/gelf.h:libelf-dev /usr/include/zlib.h:zlib1g-dev
)
test=(
  clang-format:clang-format git:git jq:jq gcc:gcc
  containerd:containerd runc:runc dockerd:docker.io podman:podman conmon:conmon iptables:iptables
  /usr/bin/busybox:busybox-static fio:fio ip:iproute2 strace:strace openssl:openssl
  mkfs.ext4:e2fsprogs mkfs.xfs:xfsprogs mkfs.btrfs:btrfs-progs losetup:mount unshare:util-linux
  qemu-system-x86_64:qemu-system-x86 xz:xz-utils dmsetup:dmsetup iostat:sysstat
)
bench=(bpftrace:bpftrace /usr/sbin/biolatency:libbpf-tools perf:linux-perf fio:fio)

PATH=$PATH:/usr/sbin:/sbin

# Sets $missing to the packages of the groups given whose file or command is not there.
find_missing() {
  local group entry
  missing=()
  for group in "$@"; do
    local -n entries=$group
    for entry in "${entries[@]}"; do
      local probe=${entry%%:*} package=${entry##*:}
      if [[ $probe == /* ]]; then [[ -e $probe ]]; else hash "$probe" 2>/dev/null; fi || missing+=("$package")
    done
  done
}

fail() {
  echo "setup: $*" >&2
  exit "${status:-1}"
}

check_node() {
  hash node npm 2>/dev/null || fail "node and npm are missing: install Node 20.19 or newer"
  local major minor
  IFS=. read -r major minor _ <<<"$(node -p process.versions.node)"
  ((major > 20 || (major == 20 && minor >= 19))) || fail "Node $major.$minor is too old: install Node 20.19 or newer"
}

# Keeps the packages' daemons from starting: tests run their own, with their own state. An administrator's policy stays in charge.
guard_daemons() {
  local policy=/usr/sbin/policy-rc.d
  [[ -e $policy ]] && return
  # shellcheck disable=SC2064
  trap "rm -f $policy" EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
}

apt_install() {
  # --no-remove: rather fail than take away a package that conflicts.
  DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -q --no-install-recommends --no-remove \
    -o DPkg::Lock::Timeout=120 "$@" </dev/null
}

install_missing() {
  hash apt-get 2>/dev/null || fail "missing: ${missing[*]} (Debian package names); no apt-get here to install them with"
  ((EUID == 0)) || status=3 fail "missing packages: ${missing[*]}. Installing them needs root: sudo apt-get install ${missing[*]}"
  echo "setup: installing ${missing[*]}" >&2
  guard_daemons
  apt_install "${missing[@]}" && return
  # No package lists yet, or lists that name versions which are gone.
  apt-get update -q </dev/null || fail "apt-get update failed"
  apt_install "${missing[@]}" || fail "apt-get could not install: ${missing[*]}"
}

for group in "$@"; do
  [[ $group == build || $group == test || $group == bench ]] || fail "unknown group $group: build, test or bench"
done
find_missing "$@"
if ((${#missing[@]} > 0)); then
  install_missing
  hash -r
  find_missing "$@"
  ((${#missing[@]} == 0)) || fail "still missing after installing: ${missing[*]}"
fi
# node takes 40 ms to say its version: only ask when the answer can have changed.
stamp=build/stamps/node-$(stat -c %Y "$(command -v node || echo /)")
[[ -e $stamp ]] || { check_node && mkdir -p "${stamp%/*}" && touch "$stamp"; }
