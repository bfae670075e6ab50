#!/bin/sh
# The first process of a virtual machine: a pure version 2 cgroup tree, the modules, then the scenario; off when that ends, however it does.
export PATH=/bin:/sbin:/usr/bin HOME=/
/bin/busybox --install -s /bin
mkdir -p /proc /sys /dev /tmp /mnt /run
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
mount -t tmpfs tmpfs /tmp
mount -t cgroup2 cgroup2 /sys/fs/cgroup
echo '+io +memory' >/sys/fs/cgroup/cgroup.subtree_control
while read -r module; do
  insmod "/modules/$module.ko" || echo "init: $module does not load"
done </modules/order
# The lab keeps its own things on a disk.
mkdir -p /lab && mount -t ext4 /dev/vde /lab
export STALLSCOPE_LAB_DIR=/lab
node /stallscope/build/tools/test/vm/guest/main.js || echo "init: the scenario ended with $?"
poweroff -f
