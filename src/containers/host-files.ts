/** All that discovery reads of a host, behind an interface: fixtures of other hosts can take its place. */
import { constants, lstatSync } from 'node:fs';
import { open, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';

export interface DirectoryFacts {
  readonly inode: number;
  /** Hard links. kernfs keeps this at 2 + child directories, so 2 says "a leaf" without listing it; below 2 says nothing. */
  readonly links: number;
}

/** Every method answers null for what is absent or may not be read: both are everyday facts here, not errors. */
export interface HostFiles {
  /** Whole content of a regular file; null when it is longer than `maxBytes`. */
  read(path: string, maxBytes: number): Promise<string | null>;
  /** Names of the directories in a directory. */
  directories(path: string): Promise<readonly string[] | null>;
  /** Of a directory; null for anything else. */
  directory(path: string): Promise<DirectoryFacts | null>;
  link(path: string): Promise<string | null>;
}

const CHUNK_BYTES = 16 << 10;

/** `root` is where the host's file system is mounted, when this process has its own (an agent in a container). */
export function nodeHostFiles(root = '/'): HostFiles {
  const at = (path: string): string => (root === '/' ? path : join(root, path));
  return {
    read: (path, maxBytes) => readRegularFile(at(path), maxBytes),
    directories: (path) => listDirectories(at(path)),
    directory: async (path) => directoryFacts(at(path)),
    link: (path) => readlink(at(path)).catch(() => null),
  };
}

async function readRegularFile(path: string, maxBytes: number): Promise<string | null> {
  try {
    // Some paths come from a process's arguments, so its owner may have put a FIFO there: O_NONBLOCK keeps open() from waiting for a writer.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await file.stat();
      if (!stat.isFile() || stat.size > maxBytes) return null;
      const chunks: Buffer[] = [];
      let length = 0;
      // procfs and cgroupfs files have size 0: read until there is no more.
      for (;;) {
        const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
        const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, null);
        if (bytesRead === 0) return Buffer.concat(chunks).toString('utf8');
        length += bytesRead;
        if (length > maxBytes) return null;
        chunks.push(chunk.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

async function listDirectories(path: string): Promise<readonly string[] | null> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch {
    return null;
  }
}

/**
 * Synchronous: it is asked of cgroupfs and of tmpfs below /run, which answer from memory in 3 µs; by way of libuv's threads the same takes
 * 80 µs, and a scan asks thousands of times.
 */
function directoryFacts(path: string): DirectoryFacts | null {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    return stat?.isDirectory() ? { inode: stat.ino, links: stat.nlink } : null;
  } catch {
    return null;
  }
}

/** Runs `work` over `items`, at most `width` at a time: enough to keep libuv's threads busy without queueing thousands of requests. */
export async function forEachLimit<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const item = items[next++] as Item;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
