// Tells the event loop's thread when a descriptor becomes readable: no thread of our own, and natural back-pressure.
#ifndef STALLSCOPE_READY_WATCH_H
#define STALLSCOPE_READY_WATCH_H

#include <uv.h>

#include <functional>

namespace stallscope {

class ReadyWatch {
 public:
  ~ReadyWatch() { Stop(nullptr); }

  // 0, or a negative libuv code. On the loop of the environment, which in a worker is not the default one.
  int Start(uv_loop_t* loop, int fd, std::function<void()> on_ready);
  // libuv needs the handle until the loop has turned; `closed` is called then, or at once if nothing was started.
  void Stop(std::function<void()> closed);

 private:
  struct Handle {
    uv_poll_t poll;
    std::function<void()> on_ready;
    std::function<void()> closed;
  };

  // Owned until Stop(), then by the loop, whose close callback deletes it.
  Handle* handle_ = nullptr;
};

}  // namespace stallscope

#endif
