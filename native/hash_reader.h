// All elements of a BPF hash map into two arrays.
#ifndef STALLSCOPE_HASH_READER_H
#define STALLSCOPE_HASH_READER_H

#include <cstddef>
#include <cstdint>

namespace stallscope {

struct HashTarget {
  uint8_t* keys;
  size_t key_size;
  uint8_t* values;
  size_t value_size;
  // Elements that both arrays have room for.
  uint32_t capacity;
};

// Whole buckets a system call. Returns the number of elements, or -errno; -EINVAL or -ENOTSUPP where the kernel (before 5.6) or the map cannot do it.
int ReadHashInBatches(int map_fd, const HashTarget& target);

// A system call or two an element. One that is deleted under way makes the kernel begin again: what was seen is skipped.
int ReadHashOneByOne(int map_fd, const HashTarget& target);

}  // namespace stallscope

#endif
