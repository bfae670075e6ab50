#include "log_capture.h"

#include <bpf/libbpf.h>

#include <cstdarg>
#include <cstdio>
#include <mutex>

namespace stallscope {

namespace {

thread_local LogBuffer* current = nullptr;

int Print(enum libbpf_print_level level, const char* format, va_list arguments) {
  if (level == LIBBPF_DEBUG || current == nullptr) return 0;
  // Verifier logs arrive as one message of many kilobytes.
  va_list copy;
  va_copy(copy, arguments);
  int length = vsnprintf(nullptr, 0, format, copy);
  va_end(copy);
  if (length <= 0) return 0;
  std::string text(static_cast<size_t>(length), '\0');
  vsnprintf(&text[0], static_cast<size_t>(length) + 1, format, arguments);
  current->Append(text);
  return length;
}

}  // namespace

void LogBuffer::Append(const std::string& text) {
  size_t start = 0;
  while (start < text.size()) {
    size_t end = text.find('\n', start);
    if (end == std::string::npos) end = text.size();
    if (end > start) lines_.push_back(text.substr(start, end - start));
    if (lines_.size() > kLimit) lines_.pop_front();
    start = end + 1;
  }
}

std::string LogBuffer::Text() const {
  std::string text;
  for (const std::string& line : lines_) {
    text += line;
    text += '\n';
  }
  return text;
}

LogCapture::LogCapture(LogBuffer* buffer) : previous_(current) {
  static std::once_flag once;
  std::call_once(once, [] { libbpf_set_print(Print); });
  current = buffer;
}

LogCapture::~LogCapture() { current = previous_; }

}  // namespace stallscope
