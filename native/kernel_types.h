// What the running kernel has, from its BTF and its tracefs: facts only, what to do about them is decided in src/agent.
#ifndef STALLSCOPE_KERNEL_TYPES_H
#define STALLSCOPE_KERNEL_TYPES_H

#include <map>
#include <memory>
#include <string>

struct btf;
struct btf_type;

namespace stallscope {

class KernelTypes {
 public:
  // 0, or -errno: -ENOENT on a kernel without BTF.
  int Load();
  // Arguments of a tracepoint of the kernel or of a module that is loaded, or -ENOENT.
  int TracepointArguments(const std::string& tracepoint);
  // Name of an argument's type, empty where there is none; of pointers, what they point to.
  std::string TracepointArgumentType(const std::string& tracepoint, unsigned index);

 private:
  struct BtfDeleter {
    void operator()(btf* types) const;
  };
  using Types = std::unique_ptr<btf, BtfDeleter>;
  struct Prototype {
    const btf* types;
    const btf_type* function;
  };
  static Prototype Find(const btf* types, const std::string& tracepoint);
  Prototype Find(const std::string& tracepoint);
  const btf* ModuleTypes(const std::string& module);

  Types types_;
  // By name, null where there is none. Their types refer to the kernel's, so they go first.
  std::map<std::string, Types> modules_;
};

}  // namespace stallscope

#endif
