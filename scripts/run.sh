#!/bin/bash
# `make run`: attaches to the target given; else serves the containers of this host, or a demo where there is none.
# --check only says whether the privileges are there.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
listen=127.0.0.1:7842

# Bits as in linux/capability.h.
has_capabilities() {
  local effective bit
  effective=$((16#$(awk '$1 == "CapEff:" { print $2 }' /proc/self/status)))
  for bit in 39 38 19 2; do # BPF, PERFMON, SYS_PTRACE, DAC_READ_SEARCH
    ((effective >> bit & 1)) || return 1
  done
}

if ((EUID != 0)) && ! has_capabilities; then
  echo "stallscope: tracing needs root, or CAP_BPF, CAP_PERFMON, CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH: sudo make run" >&2
  exit 3
fi
[[ ${1-} != --check ]] || exit 0

if (($# > 0)); then
  exec bin/stallscope attach "$@"
fi
# ps prints an object per container. One that fails has said why.
containers=$(bin/stallscope ps --json)
if [[ -n $containers ]]; then
  exec bin/stallscope serve --listen "$listen"
fi
echo "stallscope: no container on this host: showing the demo, a cgroup on a slow disk" >&2
exec bin/stallscope demo --listen "$listen"
