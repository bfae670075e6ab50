/** The product's own command line, as a child: its JSON lines, whole. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const STALLSCOPE = '/stallscope/bin/stallscope';

export interface Attach {
  /** Ends the session as Ctrl-C does. All that it said. */
  stop(): Promise<readonly string[]>;
}

/** Resolves once the session is on. */
export async function attach(args: readonly string[]): Promise<Attach> {
  const child = spawn(process.execPath, [STALLSCOPE, 'attach', ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const ended = once(child, 'close');
  await Promise.race([
    new Promise<void>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        lines.push(line);
        resolve();
      });
    }),
    ended.then(() => Promise.reject(new Error(`attach ended with ${child.exitCode} and said nothing`))),
  ]);
  return {
    stop: async () => {
      child.kill('SIGINT');
      await ended;
      if (child.exitCode !== 0) throw new Error(`attach ended with ${endOf(child)}`);
      return lines;
    },
  };
}

const endOf = (child: ChildProcess): string => `${child.signalCode ?? child.exitCode}`;

/** A command that ends by itself; its first line. */
export async function doctor(): Promise<string> {
  const child = spawn(process.execPath, [STALLSCOPE, 'doctor', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  await once(child, 'close');
  return text;
}
