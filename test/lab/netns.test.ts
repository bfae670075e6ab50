import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { netns } from './netns.ts';
import { run } from './run.ts';

test('a program in the other network namespace reaches the host, and the cable leaves nothing behind', async () => {
  const other = await netns();
  const server = createServer((socket) => socket.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, other.hostAddress, resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { stdout } = await other.run(['busybox', 'nc', '-w', '5', other.hostAddress, String(port)]);
  expect(stdout).toBe('hello');
  server.close();
  await other.close();
  expect((await run('ip', ['netns', 'list'])).stdout).not.toContain(other.name);
  expect((await run('ip', ['-4', 'address'])).stdout).not.toContain(other.hostAddress);
});
