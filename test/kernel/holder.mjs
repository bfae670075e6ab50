/**
 * Holds a session of the whole host that is busy: as a worker thread, or as a process of its own. Plain JavaScript, for neither can load what the
 * test runner compiles. Says `ready` once records have come.
 */
import { fsyncSync, openSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

const { addon, object, plan, file } = isMainThread ? JSON.parse(process.argv[2]) : workerData;
const { Session } = createRequire(import.meta.url)(addon);
const session = new Session();

function must(status, what) {
  if (status < 0) throw new Error(`${what}: ${status}\n${session.log()}`);
}

function setU32(name, value) {
  must(session.setVariable(name, new Uint8Array(new Uint32Array([value]).buffer)), name);
}

must(session.open(object), 'open');
for (const { name } of plan) must(session.setAutoload(name, true), name);
must(session.setVariable('min_ns', new Uint8Array(8)), 'min_ns');
must(session.load(), 'load');

let records = 0;
function read() {
  const length = session.poll(1 << 20);
  records += length > 0 ? 1 : 0;
  session.release(length);
  // To be woken again at the next record: the path from the kernel to this thread stays busy.
  setU32('reader_armed', 2);
}
must(session.openRing('events', true, read), 'ring');
setU32('scope_all', 1);
for (const { name, tracepoints } of plan) {
  for (const tracepoint of tracepoints.length > 0 ? tracepoints : ['']) must(session.attach(name, tracepoint), name);
}

const fd = openSync(file, 'w');
let told = false;
setInterval(() => {
  writeSync(fd, 'x', 0);
  fsyncSync(fd);
  if (told || records === 0) return;
  told = true;
  if (isMainThread) process.stdout.write('ready\n');
  else parentPort.postMessage('ready');
}, 20);
