/** The URL that opens an agent's stream: `http://HOST:PORT/#token=…`. The token is in the fragment, which browsers do not send. */
import type { Agent, ListenOptions } from '../agent/types.ts';

/** Null for an agent without a server. */
export function viewerUrl(agent: Agent): string | null {
  return agent.url === null ? null : `${agent.url}#token=${encodeURIComponent(agent.token)}`;
}

/** For whoever started a server. */
export function watchLine(url: string, listen: ListenOptions): string {
  const ca = listen.tls === undefined ? '' : ' --ca CERTIFICATE';
  return `to watch: stallscope view '${url}'${ca}`;
}
