import { expect, test } from 'vitest';
import { connectLocalPair } from '../../src/client/local-pair.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const bytes = (...values: number[]) => Uint8Array.from(values);

test('frames arrive in order, and never during send()', async () => {
  const [left, right] = connectLocalPair();
  const got: number[] = [];
  right.onFrame((frame) => got.push(frame[0] ?? -1));
  left.send(bytes(1));
  left.send(bytes(2));
  expect(got).toEqual([]);
  await turn();
  expect(got).toEqual([1, 2]);
});

test('bufferedBytes are those the other end did not take in', async () => {
  const [left, right] = connectLocalPair();
  left.send(bytes(1, 2, 3));
  await turn();
  expect(left.bufferedBytes).toBe(3);
  expect(right.bufferedBytes).toBe(0);
  const got: Uint8Array[] = [];
  right.onFrame((frame) => got.push(frame));
  await turn();
  expect(left.bufferedBytes).toBe(0);
  expect(got).toHaveLength(1);
});

test('close reaches both ends once, after the frames before it', async () => {
  const [left, right] = connectLocalPair();
  const seen: string[] = [];
  right.onFrame((frame) => seen.push(`frame ${frame[0]}`));
  right.onClose((code, reason) => seen.push(`right ${code} ${reason}`));
  left.onClose((code, reason) => seen.push(`left ${code} ${reason}`));
  left.send(bytes(7));
  left.close(1013, 'slow');
  left.close(1000);
  left.send(bytes(8));
  await turn();
  right.close();
  await turn();
  expect(seen).toEqual(['frame 7', 'right 1013 slow', 'left 1013 slow']);
});

test('an end that closed takes nothing in any more', async () => {
  const [left, right] = connectLocalPair();
  const got: Uint8Array[] = [];
  left.onFrame((frame) => got.push(frame));
  right.send(bytes(1));
  left.close();
  await turn();
  expect(got).toEqual([]);
});

test('an end that reads nothing cannot hold up the close of the other', async () => {
  const [left, right] = connectLocalPair();
  const closed = new Promise((resolve) => right.onClose(resolve));
  left.send(bytes(1));
  left.close(1001);
  expect(await closed).toBe(1001);
  expect(left.bufferedBytes).toBe(0);
});

test('an answer from within a listener arrives too', async () => {
  const [left, right] = connectLocalPair();
  right.onFrame((frame) => right.send(frame));
  const echoed = new Promise<Uint8Array>((resolve) => left.onFrame(resolve));
  left.send(bytes(5));
  expect(await echoed).toEqual(bytes(5));
});
