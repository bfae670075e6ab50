/** `demo`: a container-like cgroup on a slow disk, and an attach to it. */
import type { ListenOptions } from '../agent/types.ts';
import { AGENT_DEFAULTS } from '../agent/types.ts';
import { runAttach } from './attach.ts';
import { DEMO_DEFAULTS, type DemoStage, setUpStage } from './demo-stage.ts';
import { EXIT, type ExitCode } from './errors.ts';
import type { CliIo } from './io.ts';
import { ATTACH_KINDS } from './options.ts';
import type { Services } from './services.ts';

export interface DemoOptions {
  readonly forNs: number | null;
  readonly json: boolean;
  readonly listen: ListenOptions | null;
  readonly token: string | undefined;
}

export const DEMO_FOR = '20s';

export async function runDemo(io: CliIo, services: Services, options: DemoOptions): Promise<ExitCode> {
  let interrupted = false;
  const offSignal = io.onSignal(() => {
    interrupted = true;
  });
  let stage: DemoStage | null = null;
  // A second signal ends the process at once, but not without this.
  const tearDown = (): void => {
    for (const left of stage?.tearDown() ?? [])
      io.stderr.write(`stallscope: could not remove ${left}; the next demo will try again\n`);
  };
  const demoIo: CliIo = {
    ...io,
    exitNow: (code) => {
      tearDown();
      io.exitNow(code);
    },
  };
  try {
    stage = setUpStage(services.demoHost());
    io.stderr.write(`${introduction(stage)}\n\n`);
    stage.startWorkload();
    if (interrupted) return EXIT.ok;
    const exitCode = await runAttach(demoIo, services, {
      ...options,
      targets: [stage.target],
      kinds: ATTACH_KINDS,
      minNs: AGENT_DEFAULTS.minNs,
      ringBytes: AGENT_DEFAULTS.ringBytes,
    });
    io.stderr.write(`\n${EXPLANATION}\n`);
    return exitCode;
  } finally {
    offSignal();
    tearDown();
  }
}

function introduction(stage: DemoStage): string {
  return [
    `A container-like cgroup (${stage.target})`,
    `writes 4 KiB and calls fsync, over and over, on ${stage.disk}: an ext4 disk on a file`,
    `in ${DEMO_DEFAULTS.directory}, on which it may write ${DEMO_DEFAULTS.writeIops} times a second, as on a cloud volume.`,
    'Everything is removed at the end. Ctrl-C ends it early.',
  ].join('\n');
}

const EXPLANATION = [
  'Compare the fsync calls with the block I/O: a call takes 100 ms and more, a write',
  'to the disk a small part of that. The disk is fast; the wait is in front of it,',
  'where I/O is held back before it becomes a request of the device. Each call says',
  'so: `throttled`, and the line below it names the limit, the cgroup that has it,',
  'and how full it is. When the turn of a write comes, a kernel thread (kworker)',
  'sends it. The lines of waits add up what all threads were blocked on, and the',
  'summary has it for the whole session. A tool that times only the device would',
  'call this disk healthy.',
].join('\n');
