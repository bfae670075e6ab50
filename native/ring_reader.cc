#include "ring_reader.h"

#include <linux/bpf.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <cerrno>

namespace stallscope {

int RingReader::Open(int map_fd, uint32_t size) {
  size_t page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  int status = consumer_.Map(map_fd, page, 0, true);
  if (status != 0) return status;
  status = producer_.Map(map_fd, page + 2 * static_cast<size_t>(size), page, false);
  if (status != 0) return status;
  data_ = producer_.Data() + page;
  mask_ = size - 1;
  read_position_ = *reinterpret_cast<uint64_t*>(consumer_.Data());

  epoll_.Reset(epoll_create1(EPOLL_CLOEXEC));
  if (epoll_.Get() < 0) return -errno;
  epoll_event event = {};
  event.events = EPOLLIN | EPOLLET;
  if (epoll_ctl(epoll_.Get(), EPOLL_CTL_ADD, map_fd, &event) != 0) return -errno;
  return 0;
}

void RingReader::Close() {
  epoll_.Reset();
  producer_.Reset();
  consumer_.Reset();
  data_ = nullptr;
}

uint64_t RingReader::Committed(uint64_t limit) {
  if (data_ == nullptr) return 0;
  // Pairs with the producer's store-release: headers up to here are there.
  uint64_t produced = __atomic_load_n(reinterpret_cast<uint64_t*>(producer_.Data()), __ATOMIC_ACQUIRE);
  uint64_t position = read_position_;
  while (position < produced && position - read_position_ < limit) {
    // Pairs with the commit: once the busy bit is gone the record is complete.
    uint32_t header = __atomic_load_n(reinterpret_cast<uint32_t*>(data_ + (position & mask_)), __ATOMIC_ACQUIRE);
    if (header & BPF_RINGBUF_BUSY_BIT) break;
    uint64_t length = header & ~(BPF_RINGBUF_BUSY_BIT | BPF_RINGBUF_DISCARD_BIT);
    position += (length + BPF_RINGBUF_HDR_SZ + 7) & ~7ULL;
  }
  return position - read_position_;
}

void RingReader::Release(uint64_t length) {
  if (data_ == nullptr) return;
  read_position_ += length;
  __atomic_store_n(reinterpret_cast<uint64_t*>(consumer_.Data()), read_position_, __ATOMIC_RELEASE);
}

void RingReader::AcknowledgeWakeup() {
  epoll_event event;
  epoll_wait(epoll_.Get(), &event, 1, 0);
}

}  // namespace stallscope
