/** Entry point of the launcher. */
import { readFileSync } from 'node:fs';
import { processIo } from './io.ts';
import { nodeServices } from './node-services.ts';
import { runCli } from './program.ts';

/** Milliseconds that whatever still keeps the process alive may take when all is done. */
const LINGER_MS = 2_000;

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

// A reader that left (`| head`) is not an error; commands that must know listen for themselves.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

process.exitCode = await runCli({ args: process.argv.slice(2), io: processIo(), services: nodeServices(), version });
setTimeout(() => process.exit(), LINGER_MS).unref();
