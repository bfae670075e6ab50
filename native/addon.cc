// The face towards JavaScript: checked arguments in, a status or bytes out. src/native/ turns a status into an error.
#include <napi.h>
#include <time.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string>

#include "bpf_session.h"
#include "kernel_types.h"
#include "ready_watch.h"
#include "ring_reader.h"
#include "tracepoint.h"

namespace stallscope {

namespace {

class Session : public Napi::ObjectWrap<Session> {
 public:
  static Napi::Function Define(Napi::Env env) {
    return DefineClass(env, "Session",
                       {
                           InstanceMethod<&Session::Open>("open"),
                           InstanceMethod<&Session::SetAutoload>("setAutoload"),
                           InstanceMethod<&Session::ResizeMap>("resizeMap"),
                           InstanceMethod<&Session::Load>("load"),
                           InstanceMethod<&Session::SetVariable>("setVariable"),
                           InstanceMethod<&Session::ReadVariable>("readVariable"),
                           InstanceMethod<&Session::Attach>("attach"),
                           InstanceMethod<&Session::Detach>("detach"),
                           InstanceMethod<&Session::UpdateMap>("updateMap"),
                           InstanceMethod<&Session::DeleteMapElement>("deleteMapElement"),
                           InstanceMethod<&Session::ReadArray>("readArray"),
                           InstanceMethod<&Session::LookupElement>("lookupElement"),
                           InstanceMethod<&Session::MapEntries>("mapEntries"),
                           InstanceMethod<&Session::ReadHash>("readHash"),
                           InstanceMethod<&Session::OpenRing>("openRing"),
                           InstanceMethod<&Session::Ring>("ring"),
                           InstanceMethod<&Session::Poll>("poll"),
                           InstanceMethod<&Session::RangeOffset>("rangeOffset"),
                           InstanceMethod<&Session::Release>("release"),
                           InstanceMethod<&Session::Stats>("stats"),
                           InstanceMethod<&Session::EnableStats>("enableStats"),
                           InstanceMethod<&Session::Log>("log"),
                           InstanceMethod<&Session::Close>("close"),
                       });
  }

  explicit Session(const Napi::CallbackInfo& info) : Napi::ObjectWrap<Session>(info), env_(info.Env()) {
    napi_add_async_cleanup_hook(env_, OnEnvironmentExit, this, &cleanup_);
  }

  ~Session() override {
    CloseAll(nullptr);
    if (cleanup_ != nullptr) napi_remove_async_cleanup_hook(cleanup_);
  }

 private:
  // A worker may be terminated at any time: everything of the kernel is let go, then the environment is told that the loop may close.
  static void OnEnvironmentExit(napi_async_cleanup_hook_handle handle, void* data) {
    auto* session = static_cast<Session*>(data);
    session->cleanup_ = nullptr;
    session->environment_gone_ = true;
    session->CloseAll([handle] { napi_remove_async_cleanup_hook(handle); });
  }

  Napi::Value Status(int status) { return Napi::Number::New(env_, status); }

  static std::string Text(const Napi::CallbackInfo& info, size_t index) {
    return info[index].IsString() ? info[index].As<Napi::String>().Utf8Value() : std::string();
  }

  static uint32_t Unsigned(const Napi::CallbackInfo& info, size_t index) {
    return info[index].IsNumber() ? info[index].As<Napi::Number>().Uint32Value() : 0;
  }

  static bool Flag(const Napi::CallbackInfo& info, size_t index) {
    return info[index].IsBoolean() && info[index].As<Napi::Boolean>().Value();
  }

  // The bytes stay valid during the call.
  static bool View(const Napi::CallbackInfo& info, size_t index, uint8_t** data, size_t* length) {
    if (!info[index].IsTypedArray()) return false;
    auto array = info[index].As<Napi::TypedArray>();
    *data = static_cast<uint8_t*>(array.ArrayBuffer().Data()) + array.ByteOffset();
    *length = array.ByteLength();
    return true;
  }

  Napi::Value Open(const Napi::CallbackInfo& info) { return Status(bpf_.Open(Text(info, 0))); }
  Napi::Value SetAutoload(const Napi::CallbackInfo& info) {
    return Status(bpf_.SetAutoload(Text(info, 0), Flag(info, 1)));
  }
  Napi::Value ResizeMap(const Napi::CallbackInfo& info) {
    return Status(bpf_.ResizeMap(Text(info, 0), Unsigned(info, 1)));
  }
  Napi::Value Load(const Napi::CallbackInfo&) { return Status(bpf_.Load()); }

  Napi::Value SetVariable(const Napi::CallbackInfo& info) {
    uint8_t* data;
    size_t length;
    if (!View(info, 1, &data, &length)) return Status(-EINVAL);
    return Status(bpf_.SetVariable(Text(info, 0), {data, length}));
  }

  Napi::Value ReadVariable(const Napi::CallbackInfo& info) {
    uint8_t* data;
    size_t length;
    if (!View(info, 1, &data, &length)) return Status(-EINVAL);
    return Status(bpf_.ReadVariable(Text(info, 0), data, length));
  }

  Napi::Value Attach(const Napi::CallbackInfo& info) { return Status(bpf_.Attach(Text(info, 0), Text(info, 1))); }
  Napi::Value Detach(const Napi::CallbackInfo& info) {
    return Status(bpf_.Detach(static_cast<int>(Unsigned(info, 0))));
  }

  Napi::Value UpdateMap(const Napi::CallbackInfo& info) {
    uint8_t* key = nullptr;
    uint8_t* value;
    size_t key_length = 0;
    size_t length;
    if (!info[1].IsNull() && !View(info, 1, &key, &key_length)) return Status(-EINVAL);
    if (!View(info, 2, &value, &length)) return Status(-EINVAL);
    return Status(bpf_.UpdateMap(Text(info, 0), {key, key_length}, {value, length}, Unsigned(info, 3)));
  }

  Napi::Value DeleteMapElement(const Napi::CallbackInfo& info) {
    uint8_t* key;
    size_t length;
    if (!View(info, 1, &key, &length)) return Status(-EINVAL);
    return Status(bpf_.DeleteMapElement(Text(info, 0), {key, length}));
  }

  Napi::Value ReadArray(const Napi::CallbackInfo& info) {
    uint8_t* data;
    size_t length;
    if (!View(info, 2, &data, &length)) return Status(-EINVAL);
    return Status(bpf_.ReadArray(Text(info, 0), Unsigned(info, 1), data, length));
  }

  Napi::Value LookupElement(const Napi::CallbackInfo& info) {
    uint8_t* key;
    uint8_t* value;
    size_t key_length;
    size_t length;
    if (!View(info, 1, &key, &key_length) || !View(info, 2, &value, &length)) return Status(-EINVAL);
    return Status(bpf_.LookupElement(Text(info, 0), {key, key_length}, value, length));
  }

  Napi::Value MapEntries(const Napi::CallbackInfo& info) {
    return Napi::Number::New(env_, bpf_.MapEntries(Text(info, 0)));
  }

  // readHash(map, keys, values, inBatches)
  Napi::Value ReadHash(const Napi::CallbackInfo& info) {
    uint8_t* keys;
    uint8_t* values;
    size_t keys_length;
    size_t values_length;
    if (!View(info, 1, &keys, &keys_length) || !View(info, 2, &values, &values_length)) return Status(-EINVAL);
    return Status(bpf_.ReadHash(Text(info, 0), keys, keys_length, values, values_length, Flag(info, 3)));
  }

  // openRing(map, zeroCopy, onReady)
  Napi::Value OpenRing(const Napi::CallbackInfo& info) {
    if (!info[2].IsFunction() || closed_ || !ring_buffer_.IsEmpty()) return Status(-EINVAL);
    std::string map = Text(info, 0);
    int fd = bpf_.MapFd(map);
    if (fd < 0) return Status(fd);
    uint32_t size = bpf_.MapEntries(map);
    int status = ring_.Open(fd, size);
    if (status != 0) return Status(status);

    napi_value buffer = nullptr;
    zero_copy_ = Flag(info, 1) && napi_create_external_arraybuffer(env_, ring_.Data(), ring_.DataLength(), nullptr,
                                                                   nullptr, &buffer) == napi_ok;
    if (!zero_copy_) buffer = Napi::ArrayBuffer::New(env_, kCopyBytes);
    ring_buffer_ = Napi::Persistent(Napi::ArrayBuffer(env_, buffer));

    uv_loop_t* loop = nullptr;
    napi_get_uv_event_loop(env_, &loop);
    on_ready_ = Napi::Persistent(info[2].As<Napi::Function>());
    status = watch_.Start(loop, ring_.PollFd(), [this] { Ready(); });
    // The loop calls into this object from now on.
    if (status == 0) Ref();
    return Status(status);
  }

  void Ready() {
    ring_.AcknowledgeWakeup();
    Napi::HandleScope scope(env_);
    // An exception in the callback is reported as uncaught by MakeCallback itself.
    on_ready_.MakeCallback(Value(), {});
  }

  Napi::Value Ring(const Napi::CallbackInfo&) {
    return ring_buffer_.IsEmpty() ? env_.Undefined() : ring_buffer_.Value();
  }

  // Length of the committed range; it lies at rangeOffset() of ring().
  Napi::Value Poll(const Napi::CallbackInfo& info) {
    uint64_t limit = Unsigned(info, 0);
    if (!zero_copy_ && limit > kCopyBytes - kLargestRecord) limit = kCopyBytes - kLargestRecord;
    uint64_t length = ring_.Committed(limit);
    if (!zero_copy_ && length > 0) {
      Napi::ArrayBuffer buffer = ring_buffer_.Value();
      memcpy(buffer.Data(), ring_.Data() + ring_.Offset(), length);
    }
    return Napi::Number::New(env_, static_cast<double>(length));
  }

  Napi::Value RangeOffset(const Napi::CallbackInfo&) {
    return Napi::Number::New(env_, zero_copy_ ? static_cast<double>(ring_.Offset()) : 0);
  }

  void Release(const Napi::CallbackInfo& info) { ring_.Release(Unsigned(info, 0)); }

  Napi::Value Stats(const Napi::CallbackInfo&) {
    Napi::Array result = Napi::Array::New(env_);
    uint32_t index = 0;
    for (const ProgramStats& program : bpf_.Stats()) {
      Napi::Object entry = Napi::Object::New(env_);
      entry.Set("name", program.name);
      entry.Set("runTimeNs", static_cast<double>(program.run_time_ns));
      entry.Set("runCount", static_cast<double>(program.run_count));
      entry.Set("skipped", static_cast<double>(program.skipped));
      result.Set(index++, entry);
    }
    return result;
  }

  Napi::Value EnableStats(const Napi::CallbackInfo& info) { return Status(bpf_.EnableStats(Flag(info, 0))); }
  Napi::Value Log(const Napi::CallbackInfo&) { return Napi::String::New(env_, bpf_.Log()); }

  void Close(const Napi::CallbackInfo&) {
    bool watched = !on_ready_.IsEmpty();
    CloseAll(nullptr);
    if (watched) Unref();
  }

  void CloseAll(std::function<void()> done) {
    if (closed_) {
      if (done) done();
      return;
    }
    closed_ = true;
    watch_.Stop(std::move(done));
    // JavaScript must not reach into memory that is about to be unmapped: the buffer becomes empty first.
    if (zero_copy_ && !environment_gone_ && !ring_buffer_.IsEmpty()) {
      Napi::HandleScope scope(env_);
      napi_detach_arraybuffer(env_, ring_buffer_.Value());
    }
    if (!environment_gone_) {
      ring_buffer_.Reset();
      on_ready_.Reset();
    }
    ring_.Close();
    bpf_.Close();
  }

  // Of the copying reader: what one poll hands over at most. Any record fits: they are below 8 KiB.
  static constexpr size_t kCopyBytes = 1 << 20;
  static constexpr size_t kLargestRecord = 8 << 10;

  // All members are used on the environment's thread only.
  Napi::Env env_;
  napi_async_cleanup_hook_handle cleanup_ = nullptr;
  BpfSession bpf_;
  RingReader ring_;
  ReadyWatch watch_;
  Napi::Reference<Napi::ArrayBuffer> ring_buffer_;
  Napi::FunctionReference on_ready_;
  bool zero_copy_ = false;
  bool closed_ = false;
  bool environment_gone_ = false;
};

// tracepointArguments(names): type names of each one's arguments as the kernel's BTF has them, null where it has no such tracepoint; -errno when
// there is no BTF.
Napi::Value TracepointArguments(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  KernelTypes types;
  int status = types.Load();
  if (status != 0 || !info[0].IsArray()) return Napi::Number::New(env, status != 0 ? status : -EINVAL);
  auto names = info[0].As<Napi::Array>();
  Napi::Array result = Napi::Array::New(env, names.Length());
  for (uint32_t i = 0; i < names.Length(); i++) {
    std::string name = Napi::Value(names[i]).ToString().Utf8Value();
    int count = types.TracepointArguments(name);
    Napi::Array arguments = Napi::Array::New(env);
    for (int argument = 0; argument < count; argument++) {
      arguments.Set(static_cast<uint32_t>(argument),
                    types.TracepointArgumentType(name, static_cast<unsigned>(argument)));
    }
    result.Set(i, count < 0 ? env.Null() : Napi::Value(arguments));
  }
  return result;
}

// tracepointIds(names): id of each `category/name` in tracefs, or -errno.
Napi::Value TracepointIds(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  if (!info[0].IsArray()) return Napi::Number::New(env, -EINVAL);
  auto names = info[0].As<Napi::Array>();
  Napi::Array result = Napi::Array::New(env, names.Length());
  TracefsRoot tracefs;
  for (uint32_t i = 0; i < names.Length(); i++) {
    result.Set(i, Napi::Number::New(env, tracefs.TracepointId(Napi::Value(names[i]).ToString().Utf8Value())));
  }
  return result;
}

// tickNs(): length of the kernel's tick, which the coarse clock's resolution is.
Napi::Value TickNs(const Napi::CallbackInfo& info) {
  timespec resolution{};
  clock_getres(CLOCK_MONOTONIC_COARSE, &resolution);
  return Napi::Number::New(info.Env(), static_cast<double>(resolution.tv_nsec));
}

Napi::Object Initialize(Napi::Env env, Napi::Object exports) {
  exports.Set("Session", Session::Define(env));
  exports.Set("tracepointArguments", Napi::Function::New<TracepointArguments>(env));
  exports.Set("tracepointIds", Napi::Function::New<TracepointIds>(env));
  exports.Set("tickNs", Napi::Function::New<TickNs>(env));
  return exports;
}

}  // namespace

}  // namespace stallscope

static Napi::Object InitializeAddon(Napi::Env env, Napi::Object exports) {
  return stallscope::Initialize(env, exports);
}

NODE_API_MODULE(stallscope, InitializeAddon)
