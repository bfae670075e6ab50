// What the running kernel has, from its BTF and its tracefs: facts only, what to do about them is decided in src/agent.
#ifndef STALLSCOPE_KERNEL_TYPES_H
#define STALLSCOPE_KERNEL_TYPES_H

#include <memory>
#include <string>

struct btf;
struct btf_type;

namespace stallscope {

class KernelTypes {
 public:
  // 0, or -errno: -ENOENT on a kernel without BTF.
  int Load();
  // Arguments of a tracepoint, or -ENOENT.
  int TracepointArguments(const std::string& tracepoint) const;
  // Name of an argument's type, empty where there is none; of pointers, what they point to.
  std::string TracepointArgumentType(const std::string& tracepoint, unsigned index) const;

 private:
  struct BtfDeleter {
    void operator()(btf* types) const;
  };
  const btf_type* Prototype(const std::string& tracepoint) const;

  std::unique_ptr<btf, BtfDeleter> types_;
};

}  // namespace stallscope

#endif
