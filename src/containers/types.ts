/** What this folder gives to the others. */
import type { CgroupKey, ContainerRef } from '../spans/types.ts';
import type { CgroupId } from '../units.ts';

/** Where a name came from; `id` when nothing better was found. */
export type NameSource = 'bundle' | 'docker' | 'storage' | 'monitor' | 'socket' | 'path' | 'id';

/**
 * A running container, or a cgroup that a target expression asked for. Immutable: a change makes a new object with the same `key`.
 */
export interface Container {
  /** Counts from 1 and is never used again in the life of a registry, so it can serve as an id in a table. */
  readonly key: number;
  readonly ref: ContainerRef;
  /** containerd's namespace. */
  readonly namespace?: string;
  readonly fullId: string;
  /** Other names it answers to (Docker's own name of a pod's container). */
  readonly aliases: readonly string[];
  /** In the v2 hierarchy when there, else in blkio's. Relative to the hierarchy's root, with a leading slash. */
  readonly cgroupPath: string;
  readonly v2Path: string | null;
  readonly v1Path: string | null;
  readonly v2Id: CgroupId | null;
  /** In the blkio hierarchy: the id that block I/O is charged to on hybrid and v1 hosts. */
  readonly v1Id: CgroupId | null;
  /** In the host's pid namespace; null while it is not known. */
  readonly initPid: number | null;
  readonly podUid?: string;
  /** A pod's pause container. */
  readonly sandbox: boolean;
  readonly rootfs?: string;
  readonly nameSource: NameSource;
  /** Why the name is only the id; null when there is a name. For `doctor`. */
  readonly nameProblem: string | null;
}

export interface ContainerChange {
  readonly added: readonly Container[];
  readonly updated: readonly Container[];
  readonly gone: readonly Container[];
}

export type Hierarchy = CgroupKey['hierarchy'];

/** The unified one first: where a container has a cgroup in both, that one's path is shown. */
export const HIERARCHIES: readonly Hierarchy[] = ['v2', 'v1'];

/** One directory of the cgroup tree, in whichever hierarchies it is the container's own. */
export interface CgroupPlace {
  readonly v2Path: string | null;
  readonly v1Path: string | null;
  readonly v2Id: CgroupId | null;
  readonly v1Id: CgroupId | null;
}

/** What is known of a container beyond its place. Absent means not known, so that facts of several sources can be laid over each other. */
export interface ContainerFacts {
  readonly runtime?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly nameSource?: NameSource;
  readonly aliases?: readonly string[];
  readonly image?: string;
  readonly podNamespace?: string;
  readonly podName?: string;
  readonly podUid?: string;
  readonly sandbox?: boolean;
  readonly sandboxId?: string;
  readonly initPid?: number;
  readonly rootfs?: string;
}

export type ContainersErrorCode = 'no-cgroups';

export class ContainersError extends Error {
  readonly code: ContainersErrorCode;
  constructor(code: ContainersErrorCode, message: string) {
    super(message);
    this.name = 'ContainersError';
    this.code = code;
  }
}
