/** What `--help` says beyond the options. */
const EXIT_CODES = `
Exit codes: 0 fine, 1 the thing asked for failed, 2 usage or target, 3 missing privilege or kernel feature.`;

const TARGETS = `
TARGET is one of
  docker:NAME|ID   containerd:[NS/]ID   podman:NAME|ID   crio:ID   pod:NS/NAME[/CONTAINER]
  pid:N   unit:NAME.service   cgroup:/PATH
  NAME or the start of an ID, looked up in all of them
  containers (every container, now and later)   all (the whole host)`;

const DURATIONS = `
Durations take ns us ms s m h: 250us, 1.5s, 1m30s. 0 is no threshold.`;

const KINDS = `
Kinds of spans, and what each costs. Totals of all block I/O come whatever is chosen, and so does the table of disks.
  block      every block I/O of the targets: about 1 µs each, less for those below --min
  fsync      fsync, fdatasync, sync, msync, O_SYNC writes: some 10 ns on every system call of the machine
  mount      mounts and umounts to their true end: the same
  journal    commits that an fsync waits for, and who is in them: per commit, not per I/O
  throttle   I/O limits and dirty-page pauses      reclaim   memory reclaim: both only when it happens
  wait       what threads block on, from kernel stacks; the waits lines: 0.1 µs on every context switch of the machine
  file       slow reads, writes, opens, renames: on each such call of the machine`;

export const PROGRAM_HELP = `
Examples:
  sudo stallscope attach web                  the container web, spans of 1 ms or longer
  sudo stallscope attach web --for 30s --json JSON lines for 30 seconds
  sudo stallscope serve                       for viewers elsewhere
  stallscope view 'http://127.0.0.1:7842/#token=…'
  stallscope doctor                           what this host allows
  sudo stallscope demo                        see it work

stallscope COMMAND --help says more.
${EXIT_CODES}`;

export const ATTACH_HELP = `
${TARGETS}
${KINDS}
${DURATIONS}

Examples:
  sudo stallscope attach docker:web
  sudo stallscope attach pod:prod/db-0 --min 10ms --kinds fsync,journal
  sudo stallscope attach cgroup:/system.slice/db.service --for 1m --json > db.jsonl
  sudo stallscope attach containers --listen 127.0.0.1:7842

A target that ends, and Ctrl-C, end the session with its summary.
${EXIT_CODES}`;

export const PS_HELP = `
Examples:
  sudo stallscope ps
  sudo stallscope ps --json | jq -r .name
${EXIT_CODES}`;

export const SERVE_HELP = `
${TARGETS}
${KINDS}
${DURATIONS}
Beyond loopback it needs --tls-cert and --tls-key, or an explicit --insecure. A token is always required.
Without TLS it answers to addresses, localhost, this host's name and that of --listen; other names need --allow-host.
Prints how to watch on standard output, and logs to standard error as JSON lines.

Examples:
  sudo stallscope serve
  sudo stallscope serve --listen 0.0.0.0:7842 --tls-cert host.pem --tls-key host.key --token-file token docker:web
${EXIT_CODES}`;

export const VIEW_HELP = `
${DURATIONS}
The threshold is never below the agent's own, whatever --min says. A token is taken from --token-file, the URL, or STALLSCOPE_TOKEN.

Examples:
  stallscope view 'http://127.0.0.1:7842/#token=…'
  stallscope view https://host:7842/ docker:web --ca host.pem --token-file token --json
${EXIT_CODES}`;

export const DOCTOR_HELP = `
Exit code 0 when a session is possible, 3 when not.

Examples:
  sudo stallscope doctor
  sudo stallscope doctor --json | jq '.checks[] | select(.status != "ok")'`;

export const DEMO_HELP = `
Makes a cgroup and a small ext4 disk on a file in /var/tmp, limits its writes, traces a workload on it, and removes everything at the end.
Needs root, util-linux (losetup) and e2fsprogs (mkfs.ext4).

Examples:
  sudo stallscope demo
  sudo stallscope demo --for 1m --listen 127.0.0.1:7842
${EXIT_CODES}`;
