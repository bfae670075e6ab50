/** The layers below the command line, loaded only when a command needs them: `view` and `--help` never load the native addon. */
import type { DoctorCheck } from '../agent/doctor.ts';
import type { Agent, AgentOptions } from '../agent/types.ts';
import type { StreamTarget } from '../client/viewer-url.ts';
import type { WebSocketOptions } from '../client/web-socket.ts';
import type { ContainerRow } from '../containers/list-containers.ts';
import type { DemoHost } from './demo-host.ts';
import type { OpenClient } from './session.ts';

export type TlsOptions = Pick<WebSocketOptions, 'caFile' | 'insecureSkipVerify'>;

export interface Services {
  readText(path: string): string;
  startAgent(options: AgentOptions): Promise<Agent>;
  openLocal(agent: Agent): Promise<OpenClient>;
  openRemote(target: StreamTarget, tls: TlsOptions): Promise<OpenClient>;
  listContainers(): Promise<readonly ContainerRow[]>;
  doctorChecks(): Promise<readonly DoctorCheck[]>;
  demoHost(): DemoHost;
}
