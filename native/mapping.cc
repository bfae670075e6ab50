#include "mapping.h"

#include <sys/mman.h>

#include <cerrno>
#include <utility>

namespace stallscope {

Mapping::Mapping(Mapping&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), length_(std::exchange(other.length_, 0)) {}

Mapping& Mapping::operator=(Mapping&& other) noexcept {
  if (this != &other) {
    Reset();
    data_ = std::exchange(other.data_, nullptr);
    length_ = std::exchange(other.length_, 0);
  }
  return *this;
}

int Mapping::Map(int fd, size_t length, size_t offset, bool writable) {
  Reset();
  void* data =
      mmap(nullptr, length, writable ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED, fd, static_cast<off_t>(offset));
  if (data == MAP_FAILED) return -errno;
  data_ = static_cast<uint8_t*>(data);
  length_ = length;
  return 0;
}

void Mapping::Reset() {
  if (data_ != nullptr) munmap(data_, length_);
  data_ = nullptr;
  length_ = 0;
}

}  // namespace stallscope
