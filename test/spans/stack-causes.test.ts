import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { baseName, causeOfStack } from '../../src/spans/stack-causes.ts';
import { WAIT_CAUSES } from '../../src/spans/types.ts';

const STACKS = new URL('stacks/', import.meta.url);

interface Fixture {
  readonly cause: string;
  readonly call: string;
  readonly functions: readonly string[];
}

function fixtures(file: string): Fixture[] {
  const lines = readFileSync(new URL(file, STACKS), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const parsed = /^(\S+) (\S+): (.+)$/.exec(line);
      if (parsed === null) throw new Error(`${file} has a line that is no stack: ${line}`);
      const [, cause = '', call = '', functions = ''] = parsed;
      return { cause, call, functions: functions.split(' ') };
    });
}

const causeOf = (functions: readonly string[]): string => WAIT_CAUSES[causeOfStack(functions)] ?? '?';
const files = readdirSync(STACKS).filter((name) => name.endsWith('.txt'));
const seen = files.filter((name) => !name.startsWith('by-source'));

describe.each(files)('the stacks of %s', (file) => {
  it('have each the cause that was provoked', () => {
    const all = fixtures(file);
    expect(all.length).toBeGreaterThan(0);
    const wrong = all.filter(({ cause, functions }) => causeOf(functions) !== cause);
    expect(wrong.map((stack) => ({ ...stack, got: causeOf(stack.functions) }))).toEqual([]);
  });
});

it('stacks that were seen stand for most causes, those by source for all', () => {
  const causesOf = (names: readonly string[]) => new Set(names.flatMap(fixtures).map(({ cause }) => cause));
  expect([...causesOf(files)].sort()).toEqual([...WAIT_CAUSES].sort());
  expect(causesOf(seen).size).toBeGreaterThanOrEqual(13);
});

describe('a stack', () => {
  it('is known by its functions, whatever the compiler made of them', () => {
    expect(baseName('ext4_lookup.part.0.isra.0')).toBe('ext4_lookup');
    for (const suffix of ['.isra.0', '.part.0', '.constprop.0', '.cold', '.part.0.constprop.0']) {
      expect(causeOf([`jbd2_log_wait_commit${suffix}`, `ext4_sync_file${suffix}`])).toBe('journal');
    }
  });

  it('that nothing decides is other, and so is none', () => {
    expect(causeOf(['msleep', 'some_driver_ioctl', 'vfs_ioctl'])).toBe('other');
    expect(causeOf([])).toBe('other');
    expect(causeOf(['?', '?'])).toBe('other');
  });

  it('is decided by its innermost function, but for what encloses all of it', () => {
    const commit = ['jbd2_log_wait_commit', 'ext4_sync_file', 'do_fsync'];
    expect(causeOf(commit)).toBe('journal');
    expect(causeOf(['blk_mq_get_tag', 'submit_bio', 'filemap_read'])).toBe('request-wait');
    expect(causeOf([...commit, 'evict', 'shrink_node', 'try_to_free_pages'])).toBe('memory-reclaim');
    expect(causeOf([...commit, 'generic_shutdown_super', 'deactivate_locked_super'])).toBe('umount-sync');
  });

  it('of a lock is named by who takes it, not by what is further out', () => {
    const write = ['vfs_write', 'ksys_write'];
    expect(causeOf(['rwsem_down_write_slowpath', 'down_write', 'ext4_file_write_iter', ...write])).toBe('inode-lock');
    expect(causeOf(['rwsem_down_read_slowpath', 'down_read', 'lock_mm_and_find_vma', 'ext4_write', ...write])).toBe(
      'other',
    );
    expect(causeOf(['__mutex_lock.constprop.0', '__jbd2_log_wait_for_space', 'ext4_create'])).toBe('journal');
  });

  it('of a block of metadata is a directory’s where one is looked up around it', () => {
    const read = ['io_schedule', 'bit_wait_io', 'ext4_read_bh', 'ext4_bread'];
    expect(causeOf([...read, 'ext4_append', 'ext4_mkdir'])).toBe('metadata-read');
    expect(causeOf([...read, '__ext4_read_dirblock', 'dx_probe', 'ext4_lookup'])).toBe('directory-lookup');
  });
});
