/**
 * A viewer that takes every span and shows none: what a viewer on another machine leaves of its work on this one. Prints a line when the session
 * began, and on SIGINT what it got.
 */
import { createClient } from '../src/client/client.ts';
import { parseViewerUrl } from '../src/client/viewer-url.ts';
import { webSocketConnector } from '../src/client/web-socket.ts';

const [, , url = '', minNs = '0'] = process.argv;
let spans = 0;
let lost = 0;
let waits = 0;

const client = createClient({
  connect: webSocketConnector(parseViewerUrl(url)),
  subscription: { targets: [], kinds: [], minNs: Number(minNs) },
  onEvent(event) {
    if (event.type === 'session') process.stdout.write('session\n');
    if (event.type === 'spans') spans += event.spans.length;
    if (event.type === 'lost') lost += event.count;
    if (event.type === 'table' && event.interval.table.type === 'waits') {
      waits += event.interval.table.rows.reduce((sum, { count }) => sum + count, 0);
    }
  },
});

process.once('SIGINT', () => {
  client.close();
  process.stdout.write(`${JSON.stringify({ spans, lost, waits })}\n`);
});
