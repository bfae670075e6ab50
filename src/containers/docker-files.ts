/** Docker's own record of a container: `<data root>/containers/<id>/config.v2.json`. */
import { join } from 'node:path';
import type { HostFiles } from './host-files.ts';
import { asName, asPid, asRecord, parseJson } from './json.ts';
import { kubeFacts, parseKubeName } from './kube-names.ts';
import { CONFIG_MAX_BYTES } from './oci-bundle.ts';
import type { ContainerFacts } from './types.ts';

export async function readDockerConfig(files: HostFiles, directory: string): Promise<ContainerFacts | null> {
  return parseDockerConfig(await files.read(join(directory, 'config.v2.json'), CONFIG_MAX_BYTES));
}

export function parseDockerConfig(text: string | null): ContainerFacts | null {
  const record = asRecord(parseJson(text));
  const dockerName = asName(record['Name'])?.replace(/^\//, '');
  if (dockerName === undefined) return null;
  const config = asRecord(record['Config']);
  const pid = asPid(asRecord(record['State'])['Pid']);
  return {
    ...dockerNames(dockerName, asName(config['Image']), asRecord(config['Labels'])),
    nameSource: 'docker',
    ...(pid !== null && { initPid: pid }),
  };
}

/** Docker's name, or the pod's when cri-dockerd made the container: the other one stays an alias. */
export function dockerNames(
  dockerName: string,
  image: string | null,
  labels: Readonly<Record<string, unknown>>,
): ContainerFacts {
  const kube = { ...parseKubeName(dockerName), ...kubeFacts(labels) };
  const name = kube.name ?? dockerName;
  return {
    runtime: 'docker',
    ...(image !== null && { image }),
    ...kube,
    name,
    ...(name !== dockerName && { aliases: [dockerName] }),
  };
}
