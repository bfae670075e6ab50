import { describe, expect, test } from 'vitest';
import { NO_SHARES } from '../../src/spans/types.ts';
import { nanos, sessionTime } from '../../src/units.ts';
import { WIRE_LIMITS } from '../../src/wire/limits.ts';
import {
  BATCH,
  batch,
  CONTAINERS,
  containerRef,
  DB,
  FakeTransport,
  hubWithClock,
  hubWithViewer,
  names,
  resolveByName,
  session,
  totals,
  totalsRow,
  WEB,
} from './hub-helpers.ts';

describe('a subscription', () => {
  test('nothing is sent before it', () => {
    const { hub } = hubWithClock();
    const viewer = new FakeTransport();
    hub.addSubscriber(viewer);
    hub.setSession(session);
    hub.publishSpans(batch([{}]), names);
    hub.publishLost(sessionTime(1), 'ring-full', 2);
    expect(viewer.frames).toEqual([]);
  });

  test('is answered with the session, its own targets and the threshold in force', () => {
    const { viewer } = hubWithViewer({}, { targets: ['db'], minNs: 10 });
    const [first] = viewer.messages();
    expect(first).toEqual({
      type: 'session',
      info: { ...session, targets: [CONTAINERS.get(DB)], minNs: nanos(1_000) },
    });
  });

  test('made before there is a session is answered when there is one', () => {
    const { hub } = hubWithClock();
    const viewer = new FakeTransport();
    hub.addSubscriber(viewer);
    viewer.subscribe();
    expect(viewer.frames).toEqual([]);
    hub.setSession(session);
    expect(viewer.types()).toEqual(['session']);
  });

  test('gets names before the spans and totals that need them, and each name once', () => {
    const { hub, viewer } = hubWithViewer();
    hub.publishSpans(batch([{ comm: 7, device: 3 }]), names);
    hub.publishSpans(batch([{ comm: 7, device: 3 }]), names);
    hub.publishTotals(totals([totalsRow(DB, 3)]), names);
    expect(viewer.types()).toEqual(['session', 'dictionary', 'spans', 'spans', 'dictionary', 'totals']);
    const dictionaries = viewer
      .messages()
      .flatMap((message) => (message.type === 'dictionary' ? [message.update] : []));
    expect(dictionaries).toEqual([
      {
        epoch: 1,
        strings: [{ id: 7, text: 'comm-7' }],
        containers: [{ id: WEB, container: CONTAINERS.get(WEB) }],
        disks: [{ device: 3, name: 'disk-3', leaf: true }],
      },
      { epoch: 1, strings: [], containers: [{ id: DB, container: CONTAINERS.get(DB) }], disks: [] },
    ]);
  });

  test('that comes late gets the session, all names so far, and live data from then on', () => {
    const { hub } = hubWithViewer();
    hub.publishSpans(batch([{ comm: 1 }, { comm: 2 }]), names);
    const late = new FakeTransport();
    hub.addSubscriber(late);
    late.subscribe();
    hub.publishSpans(batch([{ comm: 3 }], 100), names);
    expect(late.types()).toEqual(['session', 'dictionary', 'spans']);
    const dictionary = late.messages()[1];
    expect(dictionary?.type === 'dictionary' && dictionary.update.strings.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(late.spanIds()).toEqual([100]);
  });

  test('selects by container, kind and duration', () => {
    const { hub, viewer } = hubWithViewer({}, { targets: ['web', 'db'], kinds: ['block', 'mount'], minNs: 2_000 });
    const spans = batch([
      { container: WEB },
      { container: BATCH },
      { container: 0 },
      { container: DB, kind: 2 },
      { container: DB, kind: 1 },
      { container: WEB, durationNs: 1_999 },
      { container: WEB, durationNs: 2_000 },
    ]);
    hub.publishSpans(spans, names);
    expect(viewer.spanIds()).toEqual([1, 4, 7]);
    hub.publishTotals(totals([totalsRow(WEB), totalsRow(BATCH), totalsRow(0)]), names);
    const last = viewer.messages().at(-1);
    expect(last?.type === 'totals' && last.totals.rows).toEqual([totalsRow(WEB)]);
  });

  test("at the agent's threshold keeps the shorter children that the agent let through", () => {
    const { hub, viewer } = hubWithViewer({}, { minNs: session.minNs });
    hub.publishSpans(batch([{ durationNs: 10 }]), names);
    expect(viewer.spanIds()).toEqual([1]);
  });

  test('of the whole host sees what belongs to no container', () => {
    const { hub, viewer } = hubWithViewer();
    hub.publishSpans(batch([{ container: 0 }]), names);
    expect(viewer.spanIds()).toEqual([1]);
  });

  test('replaces the former one of the same connection', () => {
    const { hub, viewer } = hubWithViewer({}, { targets: ['web'] });
    viewer.subscribe({ targets: ['db'] });
    hub.publishSpans(batch([{ container: WEB }, { container: DB }]), names);
    expect(viewer.types()).toEqual(['session', 'session', 'dictionary', 'spans']);
    expect(viewer.spanIds()).toEqual([2]);
  });

  test('that is refused leaves the former one in force', () => {
    const { hub, viewer } = hubWithViewer({}, { targets: ['web'] });
    viewer.subscribe({ targets: ['nosuch'] });
    expect(viewer.messages().at(-1)).toEqual({
      type: 'refused',
      code: 'target-unknown',
      message: 'no container "nosuch"',
      candidates: ['web', 'db', 'batch'],
    });
    hub.publishSpans(batch([{ container: WEB }]), names);
    expect(viewer.spanIds()).toEqual([1]);
  });
});

describe('a viewer', () => {
  test('whose bytes are no request is refused and closed', () => {
    const { viewer } = hubWithViewer();
    viewer.receive(Uint8Array.of(1, 2, 3));
    expect(viewer.messages().at(-1)).toMatchObject({ type: 'refused', code: 'bad-request' });
    expect(viewer.closed?.code).toBe(1002);
  });

  test('whose request is of a later version is refused and stays', () => {
    const { viewer } = hubWithViewer();
    viewer.receive(Uint8Array.of(0x7a, 0));
    expect(viewer.messages().at(-1)).toMatchObject({ type: 'refused', code: 'bad-request' });
    expect(viewer.closed).toBeUndefined();
  });

  test('that sends too many requests within a second is closed', () => {
    const { viewer, clock } = hubWithViewer({ requestsPerSecond: 3 });
    viewer.subscribe();
    viewer.subscribe();
    clock.now += 1e9;
    viewer.subscribe();
    expect(viewer.closed).toBeUndefined();
    for (let i = 0; i < 3; i++) viewer.subscribe();
    expect(viewer.closed?.code).toBe(1008);
  });

  test('beyond the limit is told to try again later', () => {
    const { hub } = hubWithViewer({ subscribers: 1 });
    const second = new FakeTransport();
    hub.addSubscriber(second);
    expect(second.closed?.code).toBe(1013);
  });
});

describe('the hub', () => {
  test('hands one frame to all viewers with equal filters, and another to others', () => {
    const { hub, viewer } = hubWithViewer({}, { targets: ['web', 'db'] });
    const same = new FakeTransport();
    const other = new FakeTransport();
    for (const transport of [same, other]) hub.addSubscriber(transport);
    same.subscribe({ targets: ['db', 'web'] });
    other.subscribe({ targets: ['web'] });
    hub.publishSpans(batch([{ container: WEB }, { container: DB }]), names);
    expect(viewer.frames.at(-1)).toBe(same.frames.at(-1));
    expect(other.frames.at(-1)).not.toBe(same.frames.at(-1));
    expect(other.spanIds()).toEqual([1]);
  });

  test('splits a batch that is larger than a frame', () => {
    const { hub, viewer } = hubWithViewer();
    const length = 2 * WIRE_LIMITS.spans + 5;
    hub.publishSpans(batch(Array.from({ length }, () => ({}))), names);
    expect(viewer.types().filter((type) => type === 'spans')).toHaveLength(3);
    expect(viewer.spanIds()).toEqual(Array.from({ length }, (_, i) => i + 1));
  });

  test('splits a batch whose details are long', () => {
    const { hub, viewer } = hubWithViewer();
    const spans = batch(Array.from({ length: 2_000 }, () => ({ kind: 2 })));
    const path = 'x'.repeat(4_000);
    spans.detail.fill({ kind: 'mount', source: path, target: path, flags: [], ...NO_SHARES });
    hub.publishSpans(spans, names);
    expect(viewer.spanIds()).toHaveLength(2_000);
    expect(Math.max(...viewer.frames.map(({ length }) => length))).toBeLessThan(WIRE_LIMITS.serverFrameBytes);
    expect(viewer.types().filter((type) => type === 'spans').length).toBeGreaterThan(10);
  });

  test('begins a new epoch when the dictionary is full, and sends again what is needed', () => {
    const { hub, viewer } = hubWithViewer({ dictionaryEntries: 4 });
    hub.publishSpans(batch([{ comm: 1 }, { comm: 2 }, { comm: 3 }]), names);
    hub.publishSpans(batch([{ comm: 3 }, { comm: 4 }]), names);
    const messages = viewer.messages();
    expect(messages.map((message) => ('epoch' in message ? message.epoch : message.type))).toEqual([
      'session',
      'dictionary',
      1,
      'dictionary',
      2,
    ]);
    const second = messages[3];
    expect(second?.type === 'dictionary' && second.update).toMatchObject({
      epoch: 2,
      strings: [{ id: 3 }, { id: 4 }],
      containers: [{ id: WEB }],
    });
  });

  test('sends a name again when it changed', () => {
    const { hub, viewer } = hubWithViewer();
    hub.publishTotals(totals([totalsRow(WEB, 9)]), names);
    hub.publishTotals(totals([totalsRow(WEB, 9)]), {
      ...names,
      disk: (device) => ({ device, name: 'sdb', leaf: false }),
    });
    const update = viewer.messages()[3];
    expect(update).toMatchObject({
      type: 'dictionary',
      update: { containers: [], disks: [{ device: 9, name: 'sdb' }] },
    });
  });

  test('passes losses on as they are', () => {
    const { hub, viewer } = hubWithViewer();
    hub.publishLost(sessionTime(-4), 'inflight-full', 12);
    expect(viewer.messages()[1]).toEqual({ type: 'lost', at: -4, reason: 'inflight-full', count: 12 });
  });

  test('tells each viewer of its own targets, and ends one of which nothing is left', () => {
    const running = new Map(CONTAINERS);
    const { hub } = hubWithClock({}, (targets) => {
      const resolution = resolveByName(targets);
      const missing = targets.find((target) => ![...running.values()].some(({ name }) => name === target));
      if (missing === undefined) return resolution;
      return { kind: 'refused', code: 'target-unknown', message: missing, candidates: [] };
    });
    hub.setSession(session);
    const [web, both, db] = [new FakeTransport(), new FakeTransport(), new FakeTransport()];
    for (const transport of [web, both, db]) hub.addSubscriber(transport);
    web.subscribe({ targets: ['web'] });
    both.subscribe({ targets: ['web', 'db'] });
    db.subscribe({ targets: ['db'] });
    running.delete(WEB);
    hub.publishTargets(sessionTime(9), [], [{ id: WEB, container: containerRef('web') }]);
    const gone = { type: 'targets', at: 9, added: [], gone: [containerRef('web')] };
    expect(web.messages().slice(1)).toEqual([
      { ...gone, remaining: 0 },
      { type: 'end', reason: 'target-gone' },
    ]);
    expect(web.closed?.code).toBe(1000);
    expect(both.messages().slice(1)).toEqual([{ ...gone, remaining: 1 }]);
    expect(db.types()).toEqual(['session']);
    hub.publishSpans(batch([{ container: WEB }, { container: DB }]), names);
    expect(both.spanIds()).toEqual([2]);
  });

  test('ends every stream once, and takes no viewer after that', () => {
    const { hub, viewer } = hubWithViewer();
    const silent = new FakeTransport();
    hub.addSubscriber(silent);
    hub.end('shutdown');
    hub.end('target-gone');
    expect(viewer.messages().at(-1)).toEqual({ type: 'end', reason: 'shutdown' });
    expect(viewer.closed).toEqual({ code: 1000, reason: 'shutdown' });
    expect(silent.frames).toEqual([]);
    expect(silent.closed?.code).toBe(1001);
    const late = new FakeTransport();
    hub.addSubscriber(late);
    expect(late.closed).toEqual({ code: 1001, reason: 'shutdown' });
  });
});
