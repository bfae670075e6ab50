#include "kernel_types.h"

#include <bpf/btf.h>

#include <cerrno>

namespace stallscope {

namespace {

// The first parameter of a raw tracepoint's prototype is the probe's private data.
constexpr unsigned kHiddenArguments = 1;

}  // namespace

void KernelTypes::BtfDeleter::operator()(btf* types) const { btf__free(types); }

int KernelTypes::Load() {
  if (types_) return 0;
  types_.reset(btf__load_vmlinux_btf());
  return types_ ? 0 : -errno;
}

const btf_type* KernelTypes::Prototype(const std::string& tracepoint) const {
  std::string name = "btf_trace_" + tracepoint;
  int id = types_ ? btf__find_by_name_kind(types_.get(), name.c_str(), BTF_KIND_TYPEDEF) : -ENOENT;
  if (id < 0) return nullptr;
  const btf_type* type = btf__type_by_id(types_.get(), btf__type_by_id(types_.get(), id)->type);
  if (type == nullptr || !btf_is_ptr(type)) return nullptr;
  type = btf__type_by_id(types_.get(), type->type);
  return type != nullptr && btf_is_func_proto(type) ? type : nullptr;
}

int KernelTypes::TracepointArguments(const std::string& tracepoint) const {
  const btf_type* prototype = Prototype(tracepoint);
  return prototype == nullptr ? -ENOENT : static_cast<int>(btf_vlen(prototype)) - static_cast<int>(kHiddenArguments);
}

std::string KernelTypes::TracepointArgumentType(const std::string& tracepoint, unsigned index) const {
  const btf_type* prototype = Prototype(tracepoint);
  if (prototype == nullptr || index + kHiddenArguments >= btf_vlen(prototype)) return "";
  const btf_type* type = btf__type_by_id(types_.get(), btf_params(prototype)[index + kHiddenArguments].type);
  if (type != nullptr && btf_is_ptr(type)) type = btf__type_by_id(types_.get(), type->type);
  return type == nullptr ? "" : btf__name_by_offset(types_.get(), type->name_off);
}

}  // namespace stallscope
