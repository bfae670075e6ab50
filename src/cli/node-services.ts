/** The layers below, as they are. */
import { readFileSync } from 'node:fs';
import type { Connect } from '../client/web-socket.ts';
import { nodeDemoHost } from './demo-host.ts';
import type { Services } from './services.ts';
import type { OpenClient } from './session.ts';

export function nodeServices(): Services {
  return {
    readText: (path) => readFileSync(path, 'utf8'),
    async startAgent(options) {
      const { startAgent } = await import('../agent/main.ts');
      return startAgent(options);
    },
    openLocal: (agent) => openWith(async () => agent.connectLocal()),
    async openRemote(target, options) {
      const { webSocketConnector } = await import('../client/web-socket.ts');
      return openWith(webSocketConnector(target, options));
    },
    async listContainers() {
      const [{ createContainerRegistry }, { listContainers }] = await Promise.all([
        import('../containers/registry.ts'),
        import('../containers/list-containers.ts'),
      ]);
      const registry = createContainerRegistry();
      try {
        await registry.refresh();
        return await listContainers(registry);
      } finally {
        registry.close();
      }
    },
    async doctorChecks() {
      const { doctorChecks } = await import('../agent/doctor.ts');
      return doctorChecks();
    },
    demoHost: nodeDemoHost,
  };
}

async function openWith(connect: Connect): Promise<OpenClient> {
  const { createClient } = await import('../client/client.ts');
  return (options) => createClient({ ...options, connect });
}
