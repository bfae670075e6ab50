import { describe, expect, test } from 'vitest';
import { parseViewerUrl } from '../../src/client/viewer-url.ts';

const TOKEN = 'abcdefghijklmnopqrstuvwxyz012345';

describe('a viewer URL', () => {
  test.each([
    [`http://127.0.0.1:7842/#token=${TOKEN}`, 'ws://127.0.0.1:7842/v1/stream'],
    [`http://node:7842#token=${TOKEN}`, 'ws://node:7842/v1/stream'],
    [`https://[::1]:7842/#token=${TOKEN}`, 'wss://[::1]:7842/v1/stream'],
    [`ws://node:7842/v1/stream#token=${TOKEN}`, 'ws://node:7842/v1/stream'],
    [`wss://ops.example/nodes/a/#token=${TOKEN}`, 'wss://ops.example/nodes/a/v1/stream'],
    [`unix:/run/stallscope.sock#token=${TOKEN}`, 'ws+unix:/run/stallscope.sock:/v1/stream'],
  ])('%s is a stream at %s', (text, url) => {
    expect(parseViewerUrl(text)).toEqual({ url, token: TOKEN });
  });

  test('may leave the token to an option, or to the environment', () => {
    const env = { STALLSCOPE_TOKEN: 'from-env' };
    expect(parseViewerUrl('http://node:1/', { env }).token).toBe('from-env');
    expect(parseViewerUrl(`http://node:1/#token=${TOKEN}`, { env }).token).toBe(TOKEN);
    expect(parseViewerUrl(`http://node:1/#token=${TOKEN}`, { env, token: 'given' }).token).toBe('given');
  });

  test('without any token is an error that says where one comes from', () => {
    expect(() => parseViewerUrl('http://node:1/')).toThrow(
      expect.objectContaining({ code: 'ERR_CLIENT_TOKEN', message: expect.stringContaining('STALLSCOPE_TOKEN') }),
    );
    expect(() => parseViewerUrl('http://node:1/#token=', { env: {} })).toThrow(
      expect.objectContaining({ code: 'ERR_CLIENT_TOKEN' }),
    );
  });

  test.each([
    'node:7842',
    'node',
    '',
    'ftp://node/',
    `http://node:1/?token=${TOKEN}`,
    `http://user:secret@node:1/`,
    'unix:relative.sock',
  ])('%s is none', (text) => {
    expect(() => parseViewerUrl(text, { token: TOKEN })).toThrow(expect.objectContaining({ code: 'ERR_CLIENT_URL' }));
  });
});
