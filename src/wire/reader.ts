import protobuf from 'protobufjs/minimal.js';

/** For generated decoders. Without `discardUnknown` they would keep a copy of every field they do not know. */
export function readerOf(bytes: Uint8Array): protobuf.Reader {
  const reader = protobuf.Reader.create(bytes);
  reader.discardUnknown = true;
  return reader;
}
