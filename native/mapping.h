// A shared mapping of a BPF map, unmapped when it goes.
#ifndef STALLSCOPE_MAPPING_H
#define STALLSCOPE_MAPPING_H

#include <cstddef>
#include <cstdint>

namespace stallscope {

class Mapping {
 public:
  Mapping() = default;
  ~Mapping() { Reset(); }
  Mapping(Mapping&& other) noexcept;
  Mapping& operator=(Mapping&& other) noexcept;

  // 0, or -errno. `offset` is in bytes and a multiple of the page size.
  int Map(int fd, size_t length, size_t offset, bool writable);
  void Reset();
  uint8_t* Data() const { return data_; }
  size_t Length() const { return length_; }

 private:
  uint8_t* data_ = nullptr;
  size_t length_ = 0;
};

}  // namespace stallscope

#endif
