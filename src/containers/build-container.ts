/** From a place and facts to a Container. */
import type { Description, Subject } from './describe.ts';
import { printable } from './printable.ts';
import type { CgroupPlace, Container, ContainerFacts } from './types.ts';

/** What users type and read; also the length that Docker and podman show. */
const SHORT_ID_CHARS = 12;
const LONG_ID = /^[0-9a-f]{64}$/;

export function shortId(id: string): string {
  return LONG_ID.test(id) ? id.slice(0, SHORT_ID_CHARS) : printable(id);
}

/** What a container is before anything but its cgroup is known. */
export const UNDESCRIBED: Description = { facts: {}, confirmed: false, problem: 'not looked up yet' };

export function buildContainer(
  key: number,
  subject: Pick<Subject, 'runtime' | 'id' | 'namespace' | 'podUid'>,
  place: CgroupPlace,
  { facts, problem }: Pick<Description, 'facts' | 'problem'>,
): Container {
  const namespace = facts.namespace ?? subject.namespace;
  const podUid = subject.podUid ?? facts.podUid;
  // An id that a person chose (ctr, runc) is the name.
  const named = facts.name !== undefined || !LONG_ID.test(subject.id);
  return {
    key,
    ref: {
      id: shortId(subject.id),
      name: facts.name ?? shortId(subject.id),
      runtime: facts.runtime ?? subject.runtime,
      image: facts.image ?? null,
      pod: podOf(facts),
    },
    fullId: subject.id,
    aliases: facts.aliases ?? [],
    cgroupPath: place.v2Path ?? place.v1Path ?? '/',
    ...place,
    initPid: facts.initPid ?? null,
    sandbox: facts.sandbox ?? false,
    nameSource: facts.name === undefined ? 'id' : (facts.nameSource ?? 'bundle'),
    nameProblem: named ? null : problem,
    ...(namespace !== undefined && { namespace }),
    ...(podUid !== undefined && { podUid }),
    ...(facts.rootfs !== undefined && { rootfs: facts.rootfs }),
  };
}

function podOf(facts: ContainerFacts): string | null {
  return facts.podNamespace === undefined || facts.podName === undefined
    ? null
    : `${facts.podNamespace}/${facts.podName}`;
}

/** Both are made by buildContainer, so their properties are in the same order. */
export function sameContainer(a: Container, b: Container): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
