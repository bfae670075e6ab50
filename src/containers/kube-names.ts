/** How Kubernetes writes down whose container it is. */

import type { JsonRecord } from './json.ts';
import { asName } from './json.ts';
import type { ContainerFacts } from './types.ts';

/** containerd, CRI-O and cri-dockerd each copy the pod's identity into annotations or labels under keys of their own; first found counts. */
const KEYS = {
  container: ['io.kubernetes.cri.container-name', 'io.kubernetes.container.name', 'io.kubernetes.cri-o.Metadata.Name'],
  podNamespace: ['io.kubernetes.cri.sandbox-namespace', 'io.kubernetes.pod.namespace', 'io.kubernetes.cri-o.Namespace'],
  podName: ['io.kubernetes.cri.sandbox-name', 'io.kubernetes.pod.name', 'io.kubernetes.cri-o.KubeName'],
  podUid: ['io.kubernetes.cri.sandbox-uid', 'io.kubernetes.pod.uid'],
  image: ['io.kubernetes.cri.image-name', 'io.kubernetes.cri-o.UserRequestedImage', 'io.kubernetes.cri-o.ImageName'],
  sandboxId: ['io.kubernetes.cri.sandbox-id', 'io.kubernetes.cri-o.SandboxID', 'io.kubernetes.sandbox.id'],
  type: ['io.kubernetes.cri.container-type', 'io.kubernetes.cri-o.ContainerType', 'io.kubernetes.docker.type'],
} as const;

const SANDBOX_TYPES = new Set(['sandbox', 'podsandbox']);

export function kubeFacts(annotations: JsonRecord): ContainerFacts {
  const first = (keys: readonly string[]): string | null => {
    for (const key of keys) {
      const value = asName(annotations[key]);
      if (value !== null) return value;
    }
    return null;
  };
  const log = parseLogDirectory(asName(annotations['io.kubernetes.cri.sandbox-log-directory']));
  const podNamespace = first(KEYS.podNamespace) ?? log?.podNamespace;
  const podName = first(KEYS.podName) ?? log?.podName;
  const podUid = first(KEYS.podUid) ?? log?.podUid;
  const type = first(KEYS.type);
  const sandbox = type !== null && SANDBOX_TYPES.has(type);
  const name = sandbox ? sandboxName(podNamespace, podName) : first(KEYS.container);
  const [image, sandboxId] = [first(KEYS.image), first(KEYS.sandboxId)];
  return {
    ...(name != null && { name }),
    ...(image !== null && { image }),
    ...(podNamespace !== undefined && { podNamespace }),
    ...(podName !== undefined && { podName }),
    ...(podUid !== undefined && { podUid }),
    ...(type !== null && { sandbox }),
    ...(sandboxId !== null && { sandboxId }),
  };
}

/** containerd before 1.6 has no annotation for the pod's name, but tells where its logs go: `/var/log/pods/NAMESPACE_NAME_UID`. */
function parseLogDirectory(
  path: string | null,
): Required<Pick<ContainerFacts, 'podNamespace' | 'podName' | 'podUid'>> | null {
  const match = /\/([^/_]+)_([^/_]+)_([^/_]+)\/?$/.exec(path ?? '');
  const [, podNamespace, podName, podUid] = match ?? [];
  if (podNamespace === undefined || podName === undefined || podUid === undefined) return null;
  return { podNamespace, podName, podUid };
}

/** `k8s_CONTAINER_POD_NAMESPACE_UID_ATTEMPT`: what kubelet's container is called in Docker and in containers/storage. */
export function parseKubeName(text: string): ContainerFacts | null {
  const match = /^k8s_([^_]+)_([^_]+)_([^_]+)_([^_]+)_\d+(?:_[0-9a-f]+)?$/.exec(text);
  const [, container, podName, podNamespace, podUid] = match ?? [];
  if (container === undefined || podName === undefined || podNamespace === undefined || podUid === undefined)
    return null;
  const sandbox = container === 'POD';
  const name = sandbox ? sandboxName(podNamespace, podName) : container;
  return { ...(name !== undefined && { name }), podName, podNamespace, podUid, sandbox };
}

function sandboxName(podNamespace: string | undefined, podName: string | undefined): string | undefined {
  return podNamespace === undefined || podName === undefined ? undefined : `${podNamespace}/${podName}[pause]`;
}
