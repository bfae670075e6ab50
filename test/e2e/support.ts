/** Small things that several end-to-end tests need. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../lab/run.ts';

/** Gives a thing of the lab to the running test: it is closed when that ends, however it does; what came last goes first. */
export function keep<T extends { close(): Promise<void> }>(thing: T): T {
  onTestFinished(() => thing.close());
  return thing;
}

/** A directory for the running test. */
export function scratchDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'stallscope-e2e-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export function writeScratch(name: string, text: string): string {
  const file = join(scratchDir(), name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
  /** Of an agent that listens with it. */
  readonly flags: readonly string[];
}

/** A certificate for an address, signed by itself. */
export async function certificateFor(address: string): Promise<Certificate> {
  const dir = scratchDir();
  const [certFile, keyFile] = [join(dir, 'agent.pem'), join(dir, 'agent.key')];
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'],
    ...['-keyout', keyFile, '-out', certFile, '-subj', '/CN=stallscope', '-addext', `subjectAltName=IP:${address}`],
  ]);
  return { certFile, keyFile, flags: ['--tls-cert', certFile, '--tls-key', keyFile] };
}
