import { describe, expect, onTestFinished, test } from 'vitest';
import { connectLocalPair } from '../../src/client/local-pair.ts';
import { decodeServerMessage, encodeClientMessage } from '../../src/wire/codec.ts';
import {
  batch,
  FakeTransport,
  hubWithClock,
  hubWithViewer,
  names,
  session,
  totals,
  totalsRow,
  WEB,
} from './hub-helpers.ts';
import { bearer, open, start } from './server-helpers.ts';

const KIB = 1 << 10;
const spansOf = (length: number, firstId = 1) =>
  batch(
    Array.from({ length }, () => ({})),
    firstId,
  );
const subscribeAll = encodeClientMessage({ type: 'subscribe', subscription: { targets: [], kinds: [], minNs: 0 } });

describe('a viewer that does not read', () => {
  test('loses spans and nothing else, and is told how many once half of its buffer has drained', () => {
    const { hub, viewer } = hubWithViewer({ budgetBytes: 8 * KIB });
    viewer.stalled = true;
    for (let i = 0; i < 20; i++) hub.publishSpans(spansOf(400, 1 + i * 400), names);
    hub.publishTotals(totals([totalsRow(WEB)]), names);
    hub.publishLost(totals([]).at, 'ring-full', 0);
    const [stats] = hub.stats();
    expect(stats).toMatchObject({ offered: 8_000, reported: 0 });
    expect(stats?.unreported).toBeGreaterThan(0);
    expect(viewer.bufferedBytes).toBeLessThan(10 * KIB);
    expect(viewer.types().slice(-3)).toEqual(['dictionary', 'totals', 'lost']);
    expect(viewer.reportedLost()).toBe(0);

    viewer.drain(KIB);
    hub.publishSpans(spansOf(10, 9_001), names);
    expect(viewer.spanIds()).not.toContain(9_001);
    viewer.drain();
    hub.publishSpans(spansOf(10, 9_101), names);
    expect(viewer.types().slice(-2)).toEqual(['lost', 'spans']);
    expect(viewer.messages().at(-2)).toMatchObject({ reason: 'client-slow', count: (stats?.unreported ?? 0) + 10 });
    expect(viewer.spanIds()).toContain(9_101);
    expect(viewer.spanIds().length + viewer.reportedLost()).toBe(8_020);
  });

  test('is told of its losses by the next totals when no more spans come', () => {
    const { hub, viewer } = hubWithViewer({ budgetBytes: 4 * KIB });
    viewer.stalled = true;
    for (let i = 0; i < 9; i++) hub.publishSpans(spansOf(400), names);
    viewer.drain();
    hub.publishTotals(totals([]), names);
    expect(viewer.spanIds().length + viewer.reportedLost()).toBe(3_600);
  });

  test('is told of its losses before the end', () => {
    const { hub, viewer } = hubWithViewer({ budgetBytes: 4 * KIB });
    viewer.stalled = true;
    for (let i = 0; i < 9; i++) hub.publishSpans(spansOf(400), names);
    hub.end('shutdown');
    expect(viewer.types().slice(-2)).toEqual(['lost', 'end']);
    expect(viewer.spanIds().length + viewer.reportedLost()).toBe(3_600);
  });

  test('misses no name that later spans need', () => {
    const { hub, viewer } = hubWithViewer({ budgetBytes: 4 * KIB });
    viewer.stalled = true;
    viewer.bufferedBytes = 4 * KIB;
    hub.publishSpans(batch([{ comm: 40 }]), names);
    expect(viewer.types()).toEqual(['session']);
    viewer.drain();
    hub.publishSpans(batch([{ comm: 40 }]), names);
    expect(viewer.types()).toEqual(['session', 'lost', 'dictionary', 'spans']);
  });

  test('over the hard limit is closed with 1013', () => {
    const { hub, viewer } = hubWithViewer({ budgetBytes: KIB, hardBytes: 16 * KIB });
    viewer.stalled = true;
    hub.publishSpans(spansOf(1_000), names);
    hub.publishSpans(spansOf(7), names);
    expect(hub.stats()[0]).toMatchObject({ sent: 1_000, unreported: 7 });
    for (let i = 0; i < 200 && !viewer.closed; i++) hub.publishTotals(totals([totalsRow(WEB)], i), names);
    expect(viewer.closed).toMatchObject({ code: 1013, reason: expect.stringContaining('too slow') });
    expect(viewer.reportedLost()).toBe(7);
    expect(hub.stats()).toEqual([]);
  });

  test('for the stall time is closed with 1013; one that reads a little is not', () => {
    const { hub, clock, viewer } = hubWithViewer({ stallNs: 30e9 });
    const slow = new FakeTransport();
    hub.addSubscriber(slow);
    slow.subscribe();
    for (const transport of [viewer, slow]) transport.stalled = true;
    hub.publishTotals(totals([totalsRow(WEB)]), names);
    for (let second = 1; second <= 30; second++) {
      clock.now += 1e9;
      slow.drain(1);
      hub.publishTotals(totals([totalsRow(WEB)], second), names);
      if (second === 29) expect(viewer.closed).toBeUndefined();
    }
    expect(viewer.closed).toEqual({ code: 1013, reason: 'too slow: nothing read for 30 s' });
    expect(slow.closed).toBeUndefined();
  });

  test('but has nothing to read is not stalled', () => {
    const { hub, clock, viewer } = hubWithViewer({ stallNs: 30e9 });
    clock.now += 3_600e9;
    viewer.stalled = true;
    hub.publishTotals(totals([]), names);
    hub.publishTotals(totals([]), names);
    expect(viewer.closed).toBeUndefined();
  });

  test('costs the others nothing', () => {
    const { hub, viewer } = hubWithViewer({ budgetBytes: 4 * KIB });
    const other = new FakeTransport();
    hub.addSubscriber(other);
    other.subscribe();
    viewer.stalled = true;
    for (let i = 0; i < 50; i++) hub.publishSpans(spansOf(400, 1 + i * 400), names);
    expect(other.spanIds()).toEqual(Array.from({ length: 20_000 }, (_, i) => i + 1));
    expect(other.reportedLost()).toBe(0);
  });
});

test('every span offered over a local pair is sent or reported lost, with a viewer that reads in bursts', async () => {
  const { hub } = hubWithClock({ budgetBytes: 16 * KIB });
  hub.setSession(session);
  const [agentEnd, viewerEnd] = connectLocalPair();
  hub.addSubscriber(agentEnd);
  viewerEnd.send(subscribeAll);
  let received = 0;
  let lost = 0;
  viewerEnd.onFrame((frame) => {
    const message = decodeServerMessage(frame);
    if (message.type === 'spans') received += message.spans.length;
    if (message.type === 'lost') lost += message.count;
  });
  const closed = new Promise((resolve) => viewerEnd.onClose(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  // Frames leave only between turns, so each burst overruns the budget.
  for (let burst = 0; burst < 10; burst++) {
    for (let i = 0; i < 30; i++) hub.publishSpans(spansOf(100), names);
    await new Promise((resolve) => setImmediate(resolve));
  }
  hub.end('shutdown');
  await closed;
  expect(lost).toBeGreaterThan(0);
  expect(received).toBeGreaterThan(0);
  expect(received + lost).toBe(30_000);
});

test('every span offered to a stalled WebSocket is sent or reported lost once it reads again', async () => {
  const { hub } = hubWithClock({ budgetBytes: 512 * KIB });
  hub.setSession(session);
  const { stream } = await start({ hub });
  const { socket } = await open(stream, bearer());
  let received = 0;
  let lost = 0;
  const seen = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const message = decodeServerMessage(data);
      if (message.type === 'session') resolve();
      if (message.type === 'spans') received += message.spans.length;
      if (message.type === 'lost') lost += message.count;
    });
  });
  socket.send(subscribeAll);
  await seen;
  socket.pause();
  onTestFinished(() => socket.terminate());
  // The kernel's buffers take some megabytes before anything waits here.
  const spans = spansOf(8_000);
  let offered = 0;
  while ((hub.stats()[0]?.unreported ?? 0) < 100_000) {
    hub.publishSpans(spans, names);
    offered += spans.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(hub.stats()[0]?.bufferedBytes).toBeLessThan(1_024 * KIB);
  expect(hub.stats()[0]?.offered).toBe(offered);
  const ended = new Promise((resolve) => socket.once('close', resolve));
  socket.resume();
  hub.end('shutdown');
  await ended;
  expect(lost).toBeGreaterThanOrEqual(100_000);
  expect(received + lost).toBe(offered);
});
