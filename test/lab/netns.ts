import { openInstance } from './instance.ts';
import { type Output, outputOf, type Place, run, spawnPiped } from './run.ts';
import { WORKLOAD_BINARY } from './workload.ts';

/** A network namespace with a cable to the host: a viewer on another machine. */
export interface LabNetns extends Place {
  readonly name: string;
  /** The host's address as seen from inside, and the other way round. */
  readonly hostAddress: string;
  readonly address: string;
  run(command: readonly string[]): Promise<Output>;
  /** Cuts the cable and mends it. */
  setLink(state: 'up' | 'down'): Promise<void>;
  close(): Promise<void>;
}

let made = 0;

/** 198.18.0.0/15 is set aside for tests of networks: nothing real is there. */
function addresses(): { readonly host: string; readonly inside: string } {
  made += 1;
  const third = process.pid % 256;
  const base = (made * 4) % 252;
  return { host: `198.18.${third}.${base + 1}`, inside: `198.18.${third}.${base + 2}` };
}

export async function netns(): Promise<LabNetns> {
  const instance = openInstance();
  const { name } = instance;
  const { host, inside } = addresses();
  // 15 characters at most. It goes with its other end, and that with the namespace.
  const link = `lab${process.pid}x${made}`;
  const ip = (...args: string[]) => run('ip', args);
  try {
    instance.claim({ type: 'netns', name });
    await ip('netns', 'add', name);
    await ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
    await ip('address', 'add', `${host}/30`, 'dev', link);
    await ip('link', 'set', link, 'up');
    await ip('-n', name, 'address', 'add', `${inside}/30`, 'dev', 'eth0');
    await ip('-n', name, 'link', 'set', 'eth0', 'up');
    await ip('-n', name, 'link', 'set', 'lo', 'up');
  } catch (error) {
    await instance.close();
    throw error;
  }
  const spawn = (command: readonly string[]) => spawnPiped(['ip', 'netns', 'exec', name, ...command], instance.env);
  return {
    name,
    hostAddress: host,
    address: inside,
    workloadPath: WORKLOAD_BINARY,
    spawn,
    run: (command) => outputOf(spawn(command), command.join(' ')),
    setLink: async (state) => {
      await ip('link', 'set', link, state);
    },
    close: () => instance.close(),
  };
}
