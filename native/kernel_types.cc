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

KernelTypes::Prototype KernelTypes::Find(const btf* types, const std::string& tracepoint) {
  std::string name = "btf_trace_" + tracepoint;
  int id = types == nullptr ? -ENOENT : btf__find_by_name_kind(types, name.c_str(), BTF_KIND_TYPEDEF);
  if (id < 0) return {types, nullptr};
  const btf_type* type = btf__type_by_id(types, btf__type_by_id(types, id)->type);
  if (type == nullptr || !btf_is_ptr(type)) return {types, nullptr};
  type = btf__type_by_id(types, type->type);
  return {types, type != nullptr && btf_is_func_proto(type) ? type : nullptr};
}

// File systems are modules as often as not. Their tracepoints begin with their name, so no other module is looked into.
KernelTypes::Prototype KernelTypes::Find(const std::string& tracepoint) {
  Prototype found = Find(types_.get(), tracepoint);
  return found.function != nullptr ? found : Find(ModuleTypes(tracepoint.substr(0, tracepoint.find('_'))), tracepoint);
}

const btf* KernelTypes::ModuleTypes(const std::string& module) {
  auto known = modules_.find(module);
  if (known == modules_.end()) {
    btf* types = types_ ? btf__load_module_btf(module.c_str(), types_.get()) : nullptr;
    known = modules_.emplace(module, types).first;
  }
  return known->second.get();
}

int KernelTypes::TracepointArguments(const std::string& tracepoint) {
  Prototype found = Find(tracepoint);
  if (found.function == nullptr) return -ENOENT;
  return static_cast<int>(btf_vlen(found.function)) - static_cast<int>(kHiddenArguments);
}

std::string KernelTypes::TracepointArgumentType(const std::string& tracepoint, unsigned index) {
  Prototype found = Find(tracepoint);
  if (found.function == nullptr || index + kHiddenArguments >= btf_vlen(found.function)) return "";
  const btf_type* type = btf__type_by_id(found.types, btf_params(found.function)[index + kHiddenArguments].type);
  if (type != nullptr && btf_is_ptr(type)) type = btf__type_by_id(found.types, type->type);
  return type == nullptr ? "" : btf__name_by_offset(found.types, type->name_off);
}

}  // namespace stallscope
