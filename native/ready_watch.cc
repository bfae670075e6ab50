#include "ready_watch.h"

#include <utility>

namespace stallscope {

int ReadyWatch::Start(uv_loop_t* loop, int fd, std::function<void()> on_ready) {
  auto* handle = new Handle();
  int status = uv_poll_init(loop, &handle->poll, fd);
  if (status != 0) {
    delete handle;
    return status;
  }
  handle->poll.data = handle;
  handle->on_ready = std::move(on_ready);
  handle_ = handle;
  return uv_poll_start(&handle->poll, UV_READABLE,
                       [](uv_poll_t* poll, int, int) { static_cast<Handle*>(poll->data)->on_ready(); });
}

void ReadyWatch::Stop(std::function<void()> closed) {
  Handle* handle = std::exchange(handle_, nullptr);
  if (handle == nullptr) {
    if (closed) closed();
    return;
  }
  handle->closed = std::move(closed);
  uv_poll_stop(&handle->poll);
  uv_close(reinterpret_cast<uv_handle_t*>(&handle->poll), [](uv_handle_t* closing) {
    auto* done = static_cast<Handle*>(closing->data);
    if (done->closed) done->closed();
    delete done;
  });
}

}  // namespace stallscope
