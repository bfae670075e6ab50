/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* The path of an open file as its process sees it: names from the file up to the process's root, mount points crossed. */
#ifndef STALLSCOPE_PATH_H
#define STALLSCOPE_PATH_H

#include "compat.bpf.h"

#define PATH_NAMES 24
#define PATH_NAME_BYTES 128

struct path_walk {
	struct dentry *dentry;
	struct mount *mount;
	struct dentry *root_dentry;
	struct mount *root_mount;
};

static __always_inline struct mount *mount_of(struct vfsmount *vfsmount)
{
	return (void *)vfsmount - bpf_core_field_offset(struct mount, mnt);
}

/*
 * 6.8 (def3ae83): overlayfs opens the file below it through a private mount, and keeps the path that the process opened beside it. Before,
 * such a file carried the process's path itself.
 */
struct backing_file___post68 {
	struct path user_path;
} __attribute__((preserve_access_index));

/* Private mounts are in no namespace: MNT_NS_INTERNAL is an error pointer. */
static __always_inline bool mount_is_private(struct mount *mount)
{
	return (u64)BPF_CORE_READ(mount, mnt_ns) >= (u64)-4095;
}

/* Steps from the root of a mount to the place it is mounted on. False at the top. */
static __always_inline bool path_cross_mounts(struct path_walk *walk)
{
#pragma unroll
	for (int depth = 0; depth < 4; depth++) {
		/* A local: BPF_CORE_READ would look for the walk's own fields in the kernel. */
		struct mount *mount = walk->mount, *parent;

		if (walk->dentry == walk->root_dentry && mount == walk->root_mount)
			return false;
		if (walk->dentry != BPF_CORE_READ(mount, mnt.mnt_root))
			return true;
		parent = BPF_CORE_READ(mount, mnt_parent);
		if (!parent || parent == mount)
			return false;
		walk->dentry = BPF_CORE_READ(mount, mnt_mountpoint);
		walk->mount = parent;
	}
	return true;
}

/* Writes the names into `path`, leaf first, each ended by a NUL. Returns the bytes used; *truncated when it did not all fit. */
static __always_inline u32 path_read(struct file *file, char path[PATH_BYTES], u8 *truncated)
{
	struct fs_struct *fs = BPF_CORE_READ((struct task_struct *)bpf_get_current_task(), fs);
	struct path_walk walk = {
		.dentry = BPF_CORE_READ(file, f_path.dentry),
		.mount = mount_of(BPF_CORE_READ(file, f_path.mnt)),
		.root_dentry = BPF_CORE_READ(fs, root.dentry),
		.root_mount = mount_of(BPF_CORE_READ(fs, root.mnt)),
	};
	u32 used = 0;

	if (mount_is_private(walk.mount) && bpf_core_field_exists(((struct backing_file___post68 *)0)->user_path)) {
		walk.dentry = BPF_CORE_READ((struct backing_file___post68 *)file, user_path.dentry);
		walk.mount = mount_of(BPF_CORE_READ((struct backing_file___post68 *)file, user_path.mnt));
	}
	for (int i = 0; i < PATH_NAMES; i++) {
		struct dentry *dentry, *parent;
		const unsigned char *name;
		long length;

		if (!path_cross_mounts(&walk))
			return used;
		dentry = walk.dentry;
		parent = BPF_CORE_READ(dentry, d_parent);
		/* The top of a file system that is not mounted anywhere: a pipe, a detached mount. */
		if (!parent || parent == dentry)
			return used;
		name = BPF_CORE_READ(dentry, d_name.name);
		/*
		 * Compared and added in one register, with no call between: before 5.11 (75748837, 5689d49b) the verifier does not know the bounds of a
		 * number that comes back from the stack.
		 */
		asm volatile("" : "+r"(used));
		if (used > PATH_BYTES - PATH_NAME_BYTES)
			break;
		length = bpf_probe_read_kernel_str(path + used, PATH_NAME_BYTES, name);
		if (length <= 0)
			break;
		if (length == PATH_NAME_BYTES)
			*truncated = 1;
		used += length;
		walk.dentry = parent;
	}
	*truncated = 1;
	return used;
}

#endif
