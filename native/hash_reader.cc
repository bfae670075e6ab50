#include "hash_reader.h"

#include <bpf/bpf.h>

#include <cerrno>
#include <string>
#include <unordered_set>
#include <vector>

namespace stallscope {

int ReadHashInBatches(int map_fd, const HashTarget& target) {
  uint32_t read = 0;
  // Where to go on, as the kernel left it. Hash maps use four bytes of it, other maps a key.
  std::vector<uint8_t> position(target.key_size < sizeof(uint32_t) ? sizeof(uint32_t) : target.key_size);
  while (read < target.capacity) {
    uint32_t count = target.capacity - read;
    bool first = read == 0;
    int status = bpf_map_lookup_batch(map_fd, first ? nullptr : position.data(), position.data(),
                                      target.keys + read * target.key_size, target.values + read * target.value_size,
                                      &count, nullptr);
    int error = status == 0 ? 0 : errno;
    // ENOENT: that was the last bucket. ENOSPC: the next one has more than there is room for, which takes inserts while this runs.
    if (error == 0 || error == ENOENT) read += count;
    if (error == ENOENT || error == ENOSPC) break;
    if (error != 0) return -error;
    if (count == 0) break;
  }
  return static_cast<int>(read);
}

int ReadHashOneByOne(int map_fd, const HashTarget& target) {
  std::unordered_set<std::string> seen;
  std::string key(target.key_size, '\0');
  std::string next(target.key_size, '\0');
  uint32_t read = 0;
  // Each step finds something new, or is one of as many as there could be elements.
  for (uint32_t step = 0; step < 2 * target.capacity && read < target.capacity; step++) {
    if (bpf_map_get_next_key(map_fd, step == 0 ? nullptr : key.data(), next.data()) != 0) {
      if (errno == ENOENT) break;
      return -errno;
    }
    key.swap(next);
    if (!seen.insert(key).second) continue;
    if (bpf_map_lookup_elem(map_fd, key.data(), target.values + read * target.value_size) != 0) continue;
    key.copy(reinterpret_cast<char*>(target.keys + read * target.key_size), target.key_size);
    read++;
  }
  return static_cast<int>(read);
}

}  // namespace stallscope
