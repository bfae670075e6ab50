// The consumer side of a BPF ring buffer: finds the committed range, releases what was read. It knows headers of the ring, no records.
#ifndef STALLSCOPE_RING_READER_H
#define STALLSCOPE_RING_READER_H

#include <cstdint>

#include "mapping.h"
#include "unique_fd.h"

namespace stallscope {

class RingReader {
 public:
  // 0, or -errno. `size` is the ring's max_entries.
  int Open(int map_fd, uint32_t size);
  void Close();

  // Committed bytes from the read position on, headers included, at most `limit` (one record more at the most). They lie in one piece at Offset()
  // of Data(), for the data pages are mapped twice in a row.
  uint64_t Committed(uint64_t limit);
  uint64_t Offset() const { return read_position_ & mask_; }
  // Gives `length` bytes back to the kernel.
  void Release(uint64_t length);

  uint8_t* Data() const { return data_; }
  uint64_t DataLength() const { return 2 * (mask_ + 1); }
  // Readable when the kernel woke the reader. Edge-triggered: unread data alone does not make it so, for the agent drains by a timer.
  int PollFd() const { return epoll_.Get(); }
  void AcknowledgeWakeup();

 private:
  // All on the thread that owns the session.
  Mapping consumer_;
  Mapping producer_;
  UniqueFd epoll_;
  uint8_t* data_ = nullptr;
  uint64_t mask_ = 0;
  uint64_t read_position_ = 0;
};

}  // namespace stallscope

#endif
