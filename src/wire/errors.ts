/**
 * `ERR_WIRE_MALFORMED`: the bytes are no such message, or end too early. `ERR_WIRE_COLUMNS`: columns of unequal length.
 * `ERR_WIRE_RANGE`: a number or an index outside its range. `ERR_WIRE_TOO_LARGE`: beyond WIRE_LIMITS. `ERR_WIRE_VERSION`: a session of
 * another version. `ERR_WIRE_UNKNOWN`: a message that this build does not know; a viewer may ignore it.
 */
export type WireErrorCode =
  | 'ERR_WIRE_MALFORMED'
  | 'ERR_WIRE_COLUMNS'
  | 'ERR_WIRE_RANGE'
  | 'ERR_WIRE_TOO_LARGE'
  | 'ERR_WIRE_VERSION'
  | 'ERR_WIRE_UNKNOWN';

export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: WireErrorCode;

  constructor(code: WireErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
