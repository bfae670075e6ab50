import type { ContainerRef, Disk, ProbeState } from '../spans/types.ts';
import { deviceNumber, nanos } from '../units.ts';
import { WireError } from './errors.ts';
import type { stallscope } from './gen/stallscope.js';
import { WIRE_LIMITS } from './limits.ts';
import { amount, atMost, instant, pick, toAmount } from './numbers.ts';
import type { DictionaryUpdate, SessionInfo } from './types.ts';

type ContainerMessage = stallscope.v1.Container.$Properties;

/** The place in the list is the number on the wire; 0 stands for nothing. */
const PROBE_STATES = [undefined, 'attached', 'absent', 'off'] as const satisfies readonly (
  | ProbeState['state']
  | undefined
)[];

export function containerMessage(container: ContainerRef): ContainerMessage {
  const { id, name, runtime, image, pod } = container;
  return { id, name, runtime, ...(image !== null && { image }), ...(pod !== null && { pod }) };
}

export function containerOf(message: ContainerMessage | null | undefined): ContainerRef {
  return {
    id: message?.id ?? '',
    name: message?.name ?? '',
    runtime: message?.runtime ?? '',
    image: message?.image ?? null,
    pod: message?.pod ?? null,
  };
}

export function containersOf(messages: readonly ContainerMessage[] | null | undefined): ContainerRef[] {
  atMost(messages?.length ?? 0, WIRE_LIMITS.entries, 'containers');
  return (messages ?? []).map(containerOf);
}

export function sessionMessage(info: SessionInfo): stallscope.v1.Session.$Properties {
  return {
    version: info.version,
    host: info.host,
    kernel: info.kernel,
    baseSeconds: info.base.seconds,
    baseNanos: info.base.nanos,
    targets: info.targets.map(containerMessage),
    probes: info.probes.map(({ name, state, why }) => ({ name, state: PROBE_STATES.indexOf(state), why })),
    minNs: toAmount(info.minNs),
  };
}

export function sessionOf(message: stallscope.v1.Session.$Properties): SessionInfo {
  if (message.version !== 1) {
    throw new WireError('ERR_WIRE_VERSION', `the agent speaks version ${message.version ?? 0} of the stream, not 1`);
  }
  atMost(message.probes?.length ?? 0, WIRE_LIMITS.entries, 'probes');
  return {
    version: 1,
    host: message.host ?? '',
    kernel: message.kernel ?? '',
    base: { seconds: instant(message.baseSeconds), nanos: message.baseNanos ?? 0 },
    targets: containersOf(message.targets),
    probes: (message.probes ?? []).map((probe) => ({
      name: probe.name ?? '',
      state: pick(PROBE_STATES, probe.state ?? 0, 'state of a probe'),
      why: probe.why ?? '',
    })),
    minNs: nanos(amount(message.minNs)),
  };
}

export function dictionaryMessage(update: DictionaryUpdate): stallscope.v1.Dictionary.$Properties {
  return {
    epoch: update.epoch,
    strings: [...update.strings],
    containers: update.containers.map(({ id, container }) => ({ id, container: containerMessage(container) })),
    disks: [...update.disks],
  };
}

export function dictionaryOf(message: stallscope.v1.Dictionary.$Properties): DictionaryUpdate {
  const { strings, containers, disks } = message;
  const entries = (strings?.length ?? 0) + (containers?.length ?? 0) + (disks?.length ?? 0);
  atMost(entries, WIRE_LIMITS.entries, 'entries of a dictionary');
  return {
    epoch: message.epoch ?? 0,
    strings: (strings ?? []).map(({ id, text }) => ({ id: id ?? 0, text: text ?? '' })),
    containers: (containers ?? []).map(({ id, container }) => ({ id: id ?? 0, container: containerOf(container) })),
    disks: (disks ?? []).map(
      ({ device, name, leaf }): Disk => ({ device: deviceNumber(device ?? 0), name: name ?? '', leaf: leaf ?? false }),
    ),
  };
}
