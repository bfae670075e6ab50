#include "tracepoint.h"

#include <fcntl.h>
#include <linux/perf_event.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace stallscope {

namespace {

constexpr long kTracefsMagic = 0x74726163;

// tracefs is often not mounted (containers, minimal hosts). A mount that is attached to no directory serves as well, and nobody else sees it.
int OpenDetachedTracefs() {
  UniqueFd context(static_cast<int>(syscall(SYS_fsopen, "tracefs", FSOPEN_CLOEXEC)));
  if (context.Get() < 0) return -errno;
  if (syscall(SYS_fsconfig, context.Get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0) < 0) return -errno;
  int mount = static_cast<int>(syscall(SYS_fsmount, context.Get(), FSMOUNT_CLOEXEC, MOUNT_ATTR_RDONLY));
  return mount < 0 ? -errno : mount;
}

}  // namespace

int TracefsRoot::Open() {
  if (directory_.Get() >= 0) return 0;
  for (const char* path : {"/sys/kernel/tracing", "/sys/kernel/debug/tracing"}) {
    UniqueFd directory(open(path, O_DIRECTORY | O_RDONLY | O_CLOEXEC));
    struct statfs status;
    if (directory.Get() < 0 || fstatfs(directory.Get(), &status) != 0) continue;
    if (status.f_type != kTracefsMagic) continue;
    directory_ = std::move(directory);
    return 0;
  }
  int mount = OpenDetachedTracefs();
  if (mount < 0) return mount;
  directory_.Reset(mount);
  return 0;
}

int TracefsRoot::TracepointId(const std::string& category_and_name) {
  int status = Open();
  if (status != 0) return status;
  std::string path = "events/" + category_and_name + "/id";
  UniqueFd file(openat(directory_.Get(), path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.Get() < 0) return -errno;
  char text[32] = {};
  ssize_t length = read(file.Get(), text, sizeof(text) - 1);
  if (length <= 0) return length < 0 ? -errno : -EIO;
  return atoi(text);
}

int OpenTracepoint(int id) {
  perf_event_attr attributes;
  memset(&attributes, 0, sizeof(attributes));
  attributes.type = PERF_TYPE_TRACEPOINT;
  attributes.size = sizeof(attributes);
  attributes.config = static_cast<__u64>(id);
  // One CPU is enough: a program attached to a tracepoint's event runs wherever the tracepoint fires.
  int fd = static_cast<int>(syscall(SYS_perf_event_open, &attributes, -1, 0, -1, PERF_FLAG_FD_CLOEXEC));
  return fd < 0 ? -errno : fd;
}

}  // namespace stallscope
