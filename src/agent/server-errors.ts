/**
 * `ERR_INSECURE_LISTEN`: beyond loopback without TLS. `ERR_TLS_FILE`: a certificate or key that cannot be read. `ERR_TLS_PAIR`: the two do not
 * belong together, or are none. `ERR_TOKEN`: a token of the wrong form. `ERR_ADDRESS_IN_USE`, `ERR_LISTEN`: the address cannot be had.
 */
export type ServerErrorCode =
  | 'ERR_INSECURE_LISTEN'
  | 'ERR_TLS_FILE'
  | 'ERR_TLS_PAIR'
  | 'ERR_TOKEN'
  | 'ERR_ADDRESS_IN_USE'
  | 'ERR_LISTEN';

/** Why the server cannot start; the message says what to do. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly code: ServerErrorCode;

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
