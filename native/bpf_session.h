// One loaded BPF object: choose programs, set variables, load, attach, read and write maps. It knows names and bytes, no meanings.
#ifndef STALLSCOPE_BPF_SESSION_H
#define STALLSCOPE_BPF_SESSION_H

#include <bpf/libbpf.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "log_capture.h"
#include "mapping.h"
#include "tracepoint.h"
#include "unique_fd.h"

namespace stallscope {

struct Bytes {
  const uint8_t* data;
  size_t length;
};

struct ProgramStats {
  std::string name;
  uint64_t run_time_ns;
  uint64_t run_count;
  // Events it did not see: it was already running on that CPU, and an interrupt came in between.
  uint64_t skipped;
};

// Every call returns 0 or more, or -errno; Log() then says what libbpf and the verifier had to say. All on the thread that made it.
class BpfSession {
 public:
  int Open(const std::string& path);
  int SetAutoload(const std::string& program, bool load);
  int ResizeMap(const std::string& map, uint32_t max_entries);
  int Load();

  // Read-only variables before Load(), all others at any time. Writes of up to eight aligned bytes are not torn.
  int SetVariable(const std::string& name, Bytes value);
  int ReadVariable(const std::string& name, uint8_t* value, size_t length);

  // `tracepoint` is `category/name` for a program of type tp, empty for the others. Returns a number for Detach().
  int Attach(const std::string& program, const std::string& tracepoint);
  int Detach(int link);

  // Sizes must be the map's, for the kernel reads as much. No key pushes onto a queue.
  int UpdateMap(const std::string& map, Bytes key, Bytes value, uint64_t flags);
  int DeleteMapElement(const std::string& map, Bytes key);
  int LookupElement(const std::string& map, Bytes key, uint8_t* value, size_t length);
  // All elements of a hash map, as many as both arrays have room for. Returns how many.
  int ReadHash(const std::string& map, uint8_t* keys, size_t keys_length, uint8_t* values, size_t values_length,
               bool in_batches);
  // Copies from a mappable array map.
  int ReadArray(const std::string& map, size_t offset, uint8_t* target, size_t length);

  int MapFd(const std::string& map) const;
  uint32_t MapEntries(const std::string& map) const;
  std::vector<ProgramStats> Stats() const;
  // The kernel accounts BPF run time while this is on: some 30 ns more for each run of any program on the machine.
  int EnableStats(bool on);

  std::string Log() const { return log_.Text(); }
  void Close();

 private:
  struct ObjectDeleter {
    void operator()(bpf_object* object) const { bpf_object__close(object); }
  };
  struct LinkDeleter {
    void operator()(bpf_link* link) const { bpf_link__destroy(link); }
  };
  struct Variable {
    bpf_map* map;
    uint32_t offset;
    uint32_t size;
    bool read_only;
  };

  int FindVariable(const std::string& name, Variable* variable);
  int VariableAddress(const std::string& name, size_t length, bool write, uint8_t** address);
  int MapArray(bpf_map* map, Mapping** mapping);
  // -EINVAL for a key or value (of any length when null) that is not the map's.
  int CheckSizes(const std::string& map, Bytes key, const Bytes* value) const;

  LogBuffer log_;
  TracefsRoot tracefs_;
  bool loaded_ = false;
  std::unique_ptr<bpf_object, ObjectDeleter> object_;
  // By number handed out; links go before the object.
  std::map<int, std::unique_ptr<bpf_link, LinkDeleter>> links_;
  int next_link_ = 0;
  std::map<const bpf_map*, Mapping> mappings_;
  // Found once: the search goes through all types of the object.
  std::map<std::string, Variable> variables_;
  UniqueFd stats_;
};

}  // namespace stallscope

#endif
