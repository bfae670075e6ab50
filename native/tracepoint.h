// perf tracepoints of single system calls, found without changing the host's mounts.
#ifndef STALLSCOPE_TRACEPOINT_H
#define STALLSCOPE_TRACEPOINT_H

#include <string>

#include "unique_fd.h"

namespace stallscope {

class TracefsRoot {
 public:
  // The id of `category/name`, or -errno: -ENOENT where the kernel has no such tracepoint, -EACCES or -EPERM where it may not be read.
  int TracepointId(const std::string& category_and_name);

 private:
  int Open();

  // A directory: the host's mount, or one of our own that is attached nowhere. Used on the thread that owns the session.
  UniqueFd directory_;
};

// A perf event on the tracepoint, or -errno.
int OpenTracepoint(int id);

}  // namespace stallscope

#endif
