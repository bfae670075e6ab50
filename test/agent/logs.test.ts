import { describe, expect, it } from 'vitest';
import { findDaemons, findLogFiles, type OpenFile, type ProcessFiles } from '../../src/agent/log-files.ts';
import { createLogsTable, type LogsPort } from '../../src/agent/logs.ts';
import type { Container } from '../../src/containers/types.ts';
import { LOG_COUNTS, LOG_KIND, LOG_WRITER_KEY } from '../../src/decode/layout.gen.ts';
import { deviceFromParts } from '../../src/units.ts';

const ID = '514f014a01a1f8cb';
const INIT = 200;
const MONITOR = 100;
const DAEMON = 50;
const DISK = deviceFromParts(8, 1);
const PIPES = deviceFromParts(0, 13);

const container: Container = {
  key: 7,
  ref: { id: ID, name: 'web', runtime: 'docker', image: null, pod: null },
  fullId: ID,
  aliases: [],
  ...{ cgroupPath: '/docker/x', v2Path: '/docker/x', v1Path: null, v2Id: null, v1Id: null },
  initPid: INIT,
  sandbox: false,
  nameSource: 'docker',
  nameProblem: null,
};

let inodes = 0;
const file = (path: string, type: OpenFile['type'] = 'regular', writable = true): OpenFile => {
  inodes += 1;
  return {
    path,
    type,
    writable,
    device: type === 'fifo' && path.startsWith('pipe:') ? PIPES : DISK,
    inode: BigInt(inodes),
  };
};
const STDOUT = file('pipe:[1]', 'fifo');
const STDERR = file('pipe:[2]', 'fifo');

function host(monitor: string, open: Readonly<Record<number, readonly OpenFile[]>>, argv: string[] = []): ProcessFiles {
  const comms: Readonly<Record<number, string>> = { [INIT]: 'sh', [MONITOR]: monitor, [DAEMON]: 'dockerd' };
  return {
    pids: () => [1, DAEMON, MONITOR, INIT],
    comm: (pid) => comms[pid] ?? null,
    parent: (pid) => (pid === INIT ? MONITOR : 1),
    argv: () => argv,
    open: (pid) => (pid === INIT ? [file('/dev/null', 'other', false), STDOUT, STDERR] : (open[pid] ?? [])),
  };
}

const found = (files: ProcessFiles, daemon: readonly OpenFile[] = [], subject = container) =>
  findLogFiles(files, subject, daemon).map(({ kind, path }) => `${kind} ${path}`);
const OWN = ['stdio pipe:[1]', 'stdio pipe:[2]'];

describe('the logs of a container', () => {
  it('are with conmon every regular file that it writes', () => {
    const files = host('conmon', {
      [MONITOR]: [
        file('/dev/null', 'other'),
        file('/sys/fs/cgroup/memory/x/memory.oom_control'),
        file('/var/lib/c/userdata/ctr.log'),
        file('/var/lib/c/userdata/ctl', 'fifo'),
        file('/var/lib/c/userdata/config.json', 'regular', false),
      ],
    });
    expect(found(files)).toEqual([...OWN, 'log /var/lib/c/userdata/ctr.log']);
  });

  it('are with a shim its FIFOs of that container, and the file of the daemon that reads them', () => {
    const fifo = file(`/run/docker/containerd/${ID}/init-stdout`, 'fifo');
    const files = host('containerd-shim', {
      [MONITOR]: [
        fifo,
        file(`/run/docker/containerd/${ID}/init-stdout`, 'fifo', false),
        fifo,
        file('/run/docker/containerd/another/init-stdout', 'fifo'),
        file(`/run/containerd/io.containerd.runtime.v2.task/moby/${ID}/log`, 'fifo'),
      ],
    });
    const log = file(`/var/lib/docker/containers/${ID}/${ID}-json.log`);
    expect(found(files, [file('/var/lib/docker/volumes/metadata.db'), log])).toEqual([
      ...OWN,
      `log ${fifo.path}`,
      `log ${log.path}`,
    ]);
  });

  it('are with a shim that serves it alone the files it writes, whatever they are called', () => {
    const open = { [MONITOR]: [file('/srv/mine.txt')] };
    expect(found(host('containerd-shim', open, ['shim', '-id', ID]))).toEqual([...OWN, 'log /srv/mine.txt']);
    expect(found(host('containerd-shim', open, ['shim', '-id', 'sandbox']))).toEqual(OWN);
  });

  it('are in a pod known by the place that a kubelet gives them', () => {
    const inPod: Container = { ...container, ref: { ...container.ref, name: 'app', pod: 'shop/front-1' } };
    const log = file('/var/log/pods/shop_front-1_uid/app/0.log');
    const other = file('/var/log/pods/shop_front-1_uid/proxy/0.log');
    expect(found(host('containerd-shim', {}), [log, other], inPod)).toEqual([...OWN, `log ${log.path}`]);
  });

  it('are none without a first process, or with one nobody watches over', () => {
    expect(found(host('conmon', {}), [], { ...container, initPid: null })).toEqual([]);
    expect(found(host('systemd', { [MONITOR]: [file('/var/log/syslog')] }))).toEqual(OWN);
    expect(findDaemons(host('conmon', {}))).toEqual([DAEMON]);
  });
});

describe('the table of logs', () => {
  const log = file('/var/lib/c/userdata/ctr.log');

  function table() {
    const inserted: number[] = [];
    let elements: { key: Uint8Array; value: Uint8Array }[] = [];
    let used = -1;
    const port: LogsPort = {
      updateMap: (_map, _key, value) => inserted.push(new DataView(value.buffer).getUint32(0, true)),
      deleteMapElement(map, key) {
        if (map === 'log_counts') elements = elements.filter((one) => one.key.join() !== key.join());
        else inserted.pop();
        return true;
      },
      setU32(_name, value) {
        used = value;
      },
      readHash: () => ({
        count: elements.length,
        keys: Uint8Array.from(elements.flatMap(({ key }) => [...key])),
        values: Uint8Array.from(elements.flatMap(({ value }) => [...value])),
      }),
    };
    const count = (target: OpenFile, pid: number, bytes: number): void => {
      const key = new Uint8Array(LOG_WRITER_KEY.size);
      const view = new DataView(key.buffer);
      view.setBigUint64(LOG_WRITER_KEY.inode, target.inode, true);
      view.setUint32(LOG_WRITER_KEY.device, target.device, true);
      view.setUint32(LOG_WRITER_KEY.pid, pid, true);
      const value = new Uint8Array(LOG_COUNTS.size);
      new DataView(value.buffer).setBigUint64(LOG_COUNTS.bytes, BigInt(bytes), true);
      new DataView(value.buffer).setBigUint64(LOG_COUNTS.writes, 1n, true);
      value.set(new TextEncoder().encode('conmon'), LOG_COUNTS.comm);
      elements = [...elements.filter((one) => one.key.join() !== key.join()), { key, value }];
    };
    return {
      table: createLogsTable(port, host('conmon', { [MONITOR]: [log] })),
      ...{ inserted, count, elements: () => elements.length, used: () => used },
    };
  }

  it('sets what a writer wrote beside what the container wrote itself since', () => {
    const { table: logs, inserted, count, used } = table();
    expect(logs.read([container])).toEqual([]);
    expect(inserted.toSorted()).toEqual([LOG_KIND.FILE, LOG_KIND.STDIO, LOG_KIND.STDIO]);
    expect(used()).toBe(1);
    // Its output comes first, the log a reading later: nothing of it is lost between the two.
    count(STDOUT, 0, 100);
    expect(logs.read([container])).toEqual([]);
    count(STDERR, 0, 11);
    count(log, MONITOR, 400);
    const row = { container: 7, writer: 'conmon', pid: MONITOR, file: log.path };
    expect(logs.read([container])).toEqual([{ ...row, writes: 1, bytes: 400, ownBytes: 111 }]);
    count(STDOUT, 0, 150);
    count(log, MONITOR, 600);
    expect(logs.read([container])).toMatchObject([{ bytes: 200, ownBytes: 50 }]);
  });

  it('lets go of the logs of a container that is gone', () => {
    const { table: logs, inserted, count, elements, used } = table();
    logs.read([container]);
    count(log, MONITOR, 400);
    expect(logs.read([])).toHaveLength(1);
    expect(inserted).toEqual([]);
    expect(used()).toBe(0);
    expect(logs.read([])).toEqual([]);
    expect(elements()).toBe(0);
  });
});
