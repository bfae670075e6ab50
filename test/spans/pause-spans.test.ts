import { expect, it } from 'vitest';
import { PAUSE_REASON } from '../../src/decode/layout.gen.ts';
import { deviceFromParts } from '../../src/units.ts';
import { MS, pause, sync, testAssembler } from './assembler-helpers.ts';

it('a pause for dirty pages has the disk and the rate that the thread was allowed', () => {
  const assembler = testAssembler();
  assembler.pause(pause(null, 10, 60, { limit: 2_500, device: deviceFromParts(7, 0) }));
  expect(assembler.spans()).toMatchObject([
    {
      kind: 'throttle',
      name: 'dirty-pages',
      parent: 0,
      durationNs: 50 * MS,
      detail: { device: '7:0', limit: 'dirty pages', configured: 2_500 },
    },
  ]);
});

it('what is not known of it is left out', () => {
  const assembler = testAssembler();
  assembler.pause(pause(null, 10, 60));
  expect(assembler.spans()[0]?.detail).toEqual({ kind: 'throttle' });
});

it('inside a call pauses and reclaims are its children, and parts of its time; a pause may end after it', () => {
  const assembler = testAssembler();
  assembler.pause(pause(0, 10, 30, { reason: PAUSE_REASON.MEMCG_RECLAIM, pages: 64 }));
  assembler.pause(pause(0, 15, 20, { reason: PAUSE_REASON.RECLAIM_THROTTLE }));
  assembler.pause(pause(0, 50, 120));
  assembler.sync(sync(0, 100));
  const spans = assembler.spans();
  const call = spans.at(-1);
  expect(spans.map(({ name }) => name)).toEqual(['memcg-reclaim', 'reclaim-throttle', 'dirty-pages', 'fsync']);
  expect(spans.slice(0, 3).map(({ parent }) => parent)).toEqual([call?.id, call?.id, call?.id]);
  expect(spans[0]?.detail).toEqual({ kind: 'reclaim', pages: 64 });
  expect(call?.detail).toMatchObject({ reclaimNs: 20 * MS, dirtyNs: 50 * MS, unexplainedNs: 30 * MS });
});

it('one shorter than the threshold is nothing by itself', () => {
  const assembler = testAssembler({ minNs: 5 * MS });
  assembler.pause(pause(null, 0, 4, { reason: PAUSE_REASON.DIRECT_RECLAIM }));
  expect(assembler.spans()).toEqual([]);
});
