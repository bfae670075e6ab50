#include "bpf_session.h"

#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "hash_reader.h"

namespace stallscope {

namespace {

// The verifier gives up with EAGAIN when a signal is pending, and libbpf tries again a few times only: a profiler's timer is faster than that.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &previous_);
  }
  ~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &previous_, nullptr); }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t previous_;
};

bool IsReadOnly(const char* section) { return strncmp(section, ".rodata", 7) == 0; }

// libbpf puts the object's name before the section's in the name of the map behind it.
bpf_map* SectionMap(bpf_object* object, const char* section) {
  bpf_map* map;
  bpf_object__for_each_map(map, object) {
    const char* suffix = strchr(bpf_map__name(map), '.');
    if (suffix != nullptr && strcmp(suffix, section) == 0) return map;
  }
  return nullptr;
}

}  // namespace

int BpfSession::Open(const std::string& path) {
  LogCapture capture(&log_);
  if (object_) return -EALREADY;
  bpf_object* object = bpf_object__open_file(path.c_str(), nullptr);
  if (object == nullptr) return -errno;
  object_.reset(object);
  return 0;
}

int BpfSession::SetAutoload(const std::string& program, bool load) {
  LogCapture capture(&log_);
  if (!object_) return -EBADF;
  bpf_program* found = bpf_object__find_program_by_name(object_.get(), program.c_str());
  if (found == nullptr) return -ENOENT;
  return bpf_program__set_autoload(found, load);
}

int BpfSession::ResizeMap(const std::string& map, uint32_t max_entries) {
  LogCapture capture(&log_);
  if (!object_ || loaded_) return -EBADF;
  bpf_map* found = bpf_object__find_map_by_name(object_.get(), map.c_str());
  if (found == nullptr) return -ENOENT;
  return bpf_map__set_max_entries(found, max_entries);
}

int BpfSession::Load() {
  log_.Clear();
  LogCapture capture(&log_);
  if (!object_ || loaded_) return -EBADF;
  SignalsHeld held;
  int status = bpf_object__load(object_.get());
  loaded_ = status == 0;
  return status;
}

int BpfSession::FindVariable(const std::string& name, Variable* variable) {
  auto known = variables_.find(name);
  if (known != variables_.end()) {
    *variable = known->second;
    return 0;
  }
  const btf* types = bpf_object__btf(object_.get());
  if (types == nullptr) return -ENOENT;
  for (uint32_t id = 1; id < btf__type_cnt(types); id++) {
    const btf_type* section = btf__type_by_id(types, id);
    if (!btf_is_datasec(section)) continue;
    const char* section_name = btf__name_by_offset(types, section->name_off);
    const btf_var_secinfo* info = btf_var_secinfos(section);
    for (uint16_t i = 0; i < btf_vlen(section); i++) {
      const btf_type* type = btf__type_by_id(types, info[i].type);
      if (name != btf__name_by_offset(types, type->name_off)) continue;
      bpf_map* map = SectionMap(object_.get(), section_name);
      if (map == nullptr) return -ENOENT;
      *variable = {map, info[i].offset, info[i].size, IsReadOnly(section_name)};
      variables_.emplace(name, *variable);
      return 0;
    }
  }
  return -ENOENT;
}

int BpfSession::VariableAddress(const std::string& name, size_t length, bool write, uint8_t** address) {
  Variable variable;
  if (!object_) return -EBADF;
  int status = FindVariable(name, &variable);
  if (status != 0) return status;
  if (length != variable.size) return -EINVAL;
  if (!loaded_) {
    size_t size;
    uint8_t* initial = const_cast<uint8_t*>(static_cast<const uint8_t*>(bpf_map__initial_value(variable.map, &size)));
    if (initial == nullptr) return -ENOENT;
    *address = initial + variable.offset;
    return 0;
  }
  if (write && variable.read_only) return -EPERM;
  Mapping* mapping;
  status = MapArray(variable.map, &mapping);
  if (status != 0) return status;
  *address = mapping->Data() + variable.offset;
  return 0;
}

int BpfSession::SetVariable(const std::string& name, Bytes value) {
  uint8_t* address;
  int status = VariableAddress(name, value.length, true, &address);
  if (status != 0) return status;
  if (value.length == 8) {
    uint64_t word;
    memcpy(&word, value.data, sizeof(word));
    __atomic_store_n(reinterpret_cast<uint64_t*>(address), word, __ATOMIC_RELEASE);
  } else if (value.length == 4) {
    uint32_t word;
    memcpy(&word, value.data, sizeof(word));
    __atomic_store_n(reinterpret_cast<uint32_t*>(address), word, __ATOMIC_RELEASE);
  } else {
    memcpy(address, value.data, value.length);
  }
  return 0;
}

int BpfSession::ReadVariable(const std::string& name, uint8_t* value, size_t length) {
  uint8_t* address;
  int status = VariableAddress(name, length, false, &address);
  if (status != 0) return status;
  memcpy(value, address, length);
  return 0;
}

int BpfSession::Attach(const std::string& program, const std::string& tracepoint) {
  log_.Clear();
  LogCapture capture(&log_);
  if (!loaded_) return -EBADF;
  bpf_program* found = bpf_object__find_program_by_name(object_.get(), program.c_str());
  if (found == nullptr) return -ENOENT;
  bpf_link* link;
  if (tracepoint.empty()) {
    link = bpf_program__attach(found);
  } else {
    int id = tracefs_.TracepointId(tracepoint);
    if (id < 0) return id;
    UniqueFd event(OpenTracepoint(id));
    if (event.Get() < 0) return event.Get();
    link = bpf_program__attach_perf_event(found, event.Get());
    // On success the link owns the event.
    if (link != nullptr) event.Release();
  }
  if (link == nullptr) return -errno;
  links_.emplace(next_link_, link);
  return next_link_++;
}

int BpfSession::Detach(int link) {
  LogCapture capture(&log_);
  return links_.erase(link) == 1 ? 0 : -ENOENT;
}

int BpfSession::MapFd(const std::string& map) const {
  if (!loaded_) return -EBADF;
  const bpf_map* found = bpf_object__find_map_by_name(object_.get(), map.c_str());
  return found == nullptr ? -ENOENT : bpf_map__fd(found);
}

uint32_t BpfSession::MapEntries(const std::string& map) const {
  const bpf_map* found = object_ ? bpf_object__find_map_by_name(object_.get(), map.c_str()) : nullptr;
  return found == nullptr ? 0 : bpf_map__max_entries(found);
}

int BpfSession::CheckSizes(const std::string& map, Bytes key, const Bytes* value) const {
  if (!loaded_) return -EBADF;
  const bpf_map* found = bpf_object__find_map_by_name(object_.get(), map.c_str());
  if (found == nullptr) return -ENOENT;
  bool fits =
      key.length == bpf_map__key_size(found) && (value == nullptr || value->length == bpf_map__value_size(found));
  return fits ? 0 : -EINVAL;
}

int BpfSession::UpdateMap(const std::string& map, Bytes key, Bytes value, uint64_t flags) {
  int status = CheckSizes(map, key, &value);
  if (status != 0) return status;
  return bpf_map_update_elem(MapFd(map), key.data, value.data, flags) == 0 ? 0 : -errno;
}

int BpfSession::DeleteMapElement(const std::string& map, Bytes key) {
  int status = CheckSizes(map, key, nullptr);
  if (status != 0) return status;
  return bpf_map_delete_elem(MapFd(map), key.data) == 0 ? 0 : -errno;
}

int BpfSession::LookupElement(const std::string& map, Bytes key, uint8_t* value, size_t length) {
  Bytes expected = {value, length};
  int status = CheckSizes(map, key, &expected);
  if (status != 0) return status;
  return bpf_map_lookup_elem(MapFd(map), key.data, value) == 0 ? 0 : -errno;
}

int BpfSession::ReadHash(const std::string& map, uint8_t* keys, size_t keys_length, uint8_t* values,
                         size_t values_length, bool in_batches) {
  if (!loaded_) return -EBADF;
  const bpf_map* found = bpf_object__find_map_by_name(object_.get(), map.c_str());
  if (found == nullptr) return -ENOENT;
  size_t key_size = bpf_map__key_size(found);
  size_t value_size = bpf_map__value_size(found);
  bpf_map_type type = bpf_map__type(found);
  // Values of per-CPU maps are larger than they say.
  if (type != BPF_MAP_TYPE_HASH && type != BPF_MAP_TYPE_LRU_HASH) return -EINVAL;
  uint32_t capacity = static_cast<uint32_t>(keys_length / key_size);
  if (keys_length != capacity * key_size || values_length != capacity * value_size) return -EINVAL;
  HashTarget target = {keys, key_size, values, value_size, capacity};
  return in_batches ? ReadHashInBatches(bpf_map__fd(found), target) : ReadHashOneByOne(bpf_map__fd(found), target);
}

int BpfSession::MapArray(bpf_map* map, Mapping** mapping) {
  auto found = mappings_.find(map);
  if (found == mappings_.end()) {
    size_t page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
    // The kernel lays elements out at multiples of eight bytes.
    size_t length = ((static_cast<size_t>(bpf_map__value_size(map)) + 7) & ~size_t{7}) * bpf_map__max_entries(map);
    bool writable = !IsReadOnly(strchr(bpf_map__name(map), '.') ? strchr(bpf_map__name(map), '.') : "");
    Mapping fresh;
    int status = fresh.Map(bpf_map__fd(map), (length + page - 1) & ~(page - 1), 0, writable);
    if (status != 0) return status;
    found = mappings_.emplace(map, std::move(fresh)).first;
  }
  *mapping = &found->second;
  return 0;
}

int BpfSession::ReadArray(const std::string& map, size_t offset, uint8_t* target, size_t length) {
  if (!loaded_) return -EBADF;
  bpf_map* found = bpf_object__find_map_by_name(object_.get(), map.c_str());
  if (found == nullptr) return -ENOENT;
  Mapping* mapping;
  int status = MapArray(found, &mapping);
  if (status != 0) return status;
  if (offset > mapping->Length() || length > mapping->Length() - offset) return -EINVAL;
  memcpy(target, mapping->Data() + offset, length);
  return 0;
}

std::vector<ProgramStats> BpfSession::Stats() const {
  std::vector<ProgramStats> stats;
  if (!loaded_) return stats;
  bpf_program* program;
  bpf_object__for_each_program(program, object_.get()) {
    int fd = bpf_program__fd(program);
    if (fd < 0) continue;
    bpf_prog_info info = {};
    __u32 length = sizeof(info);
    if (bpf_obj_get_info_by_fd(fd, &info, &length) != 0) continue;
    stats.push_back({bpf_program__name(program), info.run_time_ns, info.run_cnt, info.recursion_misses});
  }
  return stats;
}

int BpfSession::EnableStats(bool on) {
  if (!on) {
    stats_.Reset();
    return 0;
  }
  if (stats_.Get() >= 0) return 0;
  int fd = bpf_enable_stats(BPF_STATS_RUN_TIME);
  if (fd < 0) return -errno;
  stats_.Reset(fd);
  return 0;
}

void BpfSession::Close() {
  LogCapture capture(&log_);
  links_.clear();
  mappings_.clear();
  variables_.clear();
  stats_.Reset();
  object_.reset();
  loaded_ = false;
}

}  // namespace stallscope
