/** The command line: commands, options, help. What they do is elsewhere. */
import { Command, CommanderError, Option } from 'commander';
import { AGENT_DEFAULTS } from '../agent/types.ts';
import { parseViewerUrl } from '../client/viewer-url.ts';
import { runAttach, runView } from './attach.ts';
import { DEMO_FOR, runDemo } from './demo.ts';
import { runDoctor } from './doctor.ts';
import { describeFailure, EXIT, type ExitCode, usageError } from './errors.ts';
import { ATTACH_HELP, DEMO_HELP, DOCTOR_HELP, PROGRAM_HELP, PS_HELP, SERVE_HELP, VIEW_HELP } from './help.ts';
import type { CliIo } from './io.ts';
import {
  ATTACH_KINDS,
  LISTEN_DEFAULT,
  type ListenFlags,
  parseFor,
  parseKinds,
  parseListen,
  parseMin,
  readFileOf,
  readToken,
} from './options.ts';
import { runPs } from './ps.ts';
import { runServe } from './serve.ts';
import type { Services } from './services.ts';
import { parseRingSize } from './sizes.ts';

export interface CliOptions {
  /** Arguments after the program's name. */
  readonly args: readonly string[];
  readonly io: CliIo;
  readonly services: Services;
  readonly version: string;
}

/** Runs one command. Everything that goes wrong ends here, as one line and an exit code. */
export async function runCli({ args, io, services, version }: CliOptions): Promise<ExitCode> {
  const debug = (io.env['STALLSCOPE_DEBUG'] ?? '') !== '';
  let exitCode: ExitCode = EXIT.ok;
  const program = createProgram(io, services, version, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
    const failure = describeFailure(error instanceof CommanderError ? commandLineError(error, args) : error, debug);
    io.stderr.write(`stallscope: ${failure.message}\n`);
    return failure.exitCode;
  }
}

interface SharedFlags extends ListenFlags {
  readonly for?: string;
  readonly min?: string;
  readonly kinds?: string;
  readonly json?: boolean;
  readonly tokenFile?: string;
  readonly ringSize?: string;
}

function createProgram(io: CliIo, services: Services, version: string, done: (code: ExitCode) => void): Command {
  const program = new Command('stallscope')
    .description('Shows live where the block I/O, fsync and mount time of a container goes.')
    .version(version, '-V, --version', 'print the version')
    .helpCommand(false)
    .addHelpText('after', PROGRAM_HELP)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      // Reported once, by runCli.
      outputError: () => {},
    });
  const { readText } = services;
  const ringBytes = (flags: SharedFlags): number =>
    flags.ringSize === undefined ? AGENT_DEFAULTS.ringBytes : parseRingSize(flags.ringSize);
  const shown = (flags: SharedFlags) => ({
    minNs: parseMin(flags.min),
    forNs: parseFor(flags.for),
    json: flags.json ?? false,
  });

  command(program, 'attach', 'trace containers on this host, here and now', ATTACH_HELP)
    .argument('<target...>', 'what to trace; see below')
    .addOption(FOR)
    .addOption(MIN)
    .addOption(kinds(ATTACH_KINDS.join(',')))
    .addOption(JSON_LINES)
    .addOption(new Option('--listen <host:port>', 'also serve the stream there, for `stallscope view`'))
    .addOption(TLS_CERT)
    .addOption(TLS_KEY)
    .addOption(INSECURE)
    .addOption(ALLOW_HOST)
    .addOption(TOKEN_FILE)
    .addOption(RING_SIZE)
    .action(async (targets: string[], flags: SharedFlags) => {
      const options = {
        ...shown(flags),
        kinds: parseKinds(flags.kinds, ATTACH_KINDS),
        targets,
        listen: parseListen(flags, readText),
        token: readToken(flags.tokenFile, readText),
        ringBytes: ringBytes(flags),
      };
      done(await runAttach(io, services, options));
    });

  command(program, 'ps', 'list the containers of this host', PS_HELP)
    .option('--json', 'one JSON object a line')
    .action(async (flags: SharedFlags) => done(await runPs(io, await services.listContainers(), flags.json ?? false)));

  command(program, 'serve', 'run the agent for viewers elsewhere: `stallscope view URL`', SERVE_HELP)
    .argument('[target...]', `what to trace (default: ${AGENT_DEFAULTS.targets.join(' ')})`)
    .addOption(new Option('--listen <host:port>', 'where to listen').default(LISTEN_DEFAULT))
    .addOption(TLS_CERT)
    .addOption(TLS_KEY)
    .addOption(INSECURE)
    .addOption(ALLOW_HOST)
    .addOption(TOKEN_FILE)
    .addOption(MIN)
    .addOption(kinds(AGENT_DEFAULTS.kinds.join(',')))
    .addOption(RING_SIZE)
    .action(async (targets: string[], flags: SharedFlags) => {
      const listen = parseListen(flags, readText);
      if (listen === null) throw usageError('serve needs --listen HOST:PORT');
      const options = {
        targets: targets.length === 0 ? AGENT_DEFAULTS.targets : targets,
        minNs: parseMin(flags.min),
        kinds: parseKinds(flags.kinds, AGENT_DEFAULTS.kinds),
        listen,
        token: readToken(flags.tokenFile, readText),
        ringBytes: ringBytes(flags),
      };
      done(await runServe(io, services, options));
    });

  command(program, 'view', 'show the stream of an agent elsewhere', VIEW_HELP)
    .argument('<url>', 'what the agent printed when it started, in quotes')
    .argument('[target...]', 'only these (default: all that the agent traces)')
    .addOption(FOR)
    .addOption(new Option('--min <duration>', "leave out shorter spans (default: the agent's own threshold)"))
    .addOption(kinds('all that the agent traces'))
    .addOption(JSON_LINES)
    .addOption(new Option('--token-file <file>', 'take the token from a file instead of from the URL'))
    .option('--ca <file>', 'trust the certificates in this PEM file too')
    .option('--insecure-skip-verify', "do not check the agent's certificate")
    .action(
      async (url: string, targets: string[], flags: SharedFlags & { ca?: string; insecureSkipVerify?: boolean }) => {
        const { ca: caFile } = flags;
        if (caFile !== undefined) readFileOf('--ca', caFile, readText);
        const token = readToken(flags.tokenFile, readText);
        const options = {
          ...shown(flags),
          kinds: parseKinds(flags.kinds, []),
          targets,
          stream: parseViewerUrl(url, { env: io.env, ...(token === undefined ? {} : { token }) }),
          tls: {
            ...(caFile === undefined ? {} : { caFile }),
            insecureSkipVerify: flags.insecureSkipVerify ?? false,
          },
        };
        done(await runView(io, services, options));
      },
    );

  command(program, 'doctor', 'tell what this kernel and host allow, and what to do about the rest', DOCTOR_HELP)
    .option('--json', 'one JSON object')
    .action(async (flags: SharedFlags) =>
      done(await runDoctor(io, await services.doctorChecks(), flags.json ?? false)),
    );

  command(program, 'demo', 'a container-like cgroup on a slow disk, and an attach to it', DEMO_HELP)
    .addOption(new Option('--for <duration>', 'how long').default(DEMO_FOR))
    .addOption(JSON_LINES)
    .addOption(new Option('--listen <host:port>', 'also serve the stream there, for `stallscope view`'))
    .addOption(TLS_CERT)
    .addOption(TLS_KEY)
    .addOption(INSECURE)
    .addOption(ALLOW_HOST)
    .addOption(TOKEN_FILE)
    .action(async (flags: SharedFlags) => {
      const options = {
        forNs: parseFor(flags.for),
        json: flags.json ?? false,
        listen: parseListen(flags, readText),
        token: readToken(flags.tokenFile, readText),
      };
      done(await runDemo(io, services, options));
    });
  return program;
}

function command(program: Command, name: string, description: string, help: string): Command {
  return program.command(name).description(description).addHelpText('after', help).allowExcessArguments(false);
}

const FOR = new Option('--for <duration>', 'end after this long, as in 30s');
const MIN = new Option('--min <duration>', 'leave out shorter spans; totals count them all the same').default('1ms');
const kinds = (missing: string): Option =>
  new Option('--kinds <list>', `kinds of spans, with commas, or all (default: ${missing})`);
const JSON_LINES = new Option('--json', 'JSON lines on standard output');
const TLS_CERT = new Option('--tls-cert <file>', 'certificate chain (PEM) to listen with TLS');
const TLS_KEY = new Option('--tls-key <file>', 'its private key (PEM)');
const ALLOW_HOST = new Option(
  '--allow-host <name>',
  'name of a proxy in front, where it listens without TLS; may be repeated',
).argParser((name: string, before: readonly string[] | undefined) => [...(before ?? []), name]);
const INSECURE = new Option('--insecure', 'listen beyond this host without TLS');
const TOKEN_FILE = new Option('--token-file <file>', 'take the token from a file instead of making one up');
const RING_SIZE = new Option('--ring-size <size>', 'size of the buffer between kernel and agent').default('8M');

/** commander's words, as one line that says where to read on. */
function commandLineError(error: CommanderError, args: readonly string[]): Error {
  const name = args.find((arg) => COMMANDS.has(arg));
  const help = `see stallscope ${name === undefined ? '' : `${name} `}--help`;
  if (error.code === 'commander.help') return usageError(`no command given: ${help}`);
  const text = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  return usageError(`${text}: ${help}`);
}

const COMMANDS: ReadonlySet<string> = new Set(['attach', 'ps', 'serve', 'view', 'doctor', 'demo']);
