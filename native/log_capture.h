// libbpf's last log lines, so that a load error can say why.
#ifndef STALLSCOPE_LOG_CAPTURE_H
#define STALLSCOPE_LOG_CAPTURE_H

#include <deque>
#include <string>

namespace stallscope {

// Bounded: keeps the last kLimit lines, which is where the verifier says what it objects to.
class LogBuffer {
 public:
  static constexpr size_t kLimit = 40;
  void Append(const std::string& text);
  void Clear() { lines_.clear(); }
  std::string Text() const;

 private:
  std::deque<std::string> lines_;
};

// While one lives, what libbpf logs on this thread goes to `buffer`. libbpf has one print function a process and gives it no context, hence the
// thread-local pointer behind it.
class LogCapture {
 public:
  explicit LogCapture(LogBuffer* buffer);
  ~LogCapture();
  LogCapture(const LogCapture&) = delete;
  LogCapture& operator=(const LogCapture&) = delete;

 private:
  LogBuffer* previous_;
};

}  // namespace stallscope

#endif
