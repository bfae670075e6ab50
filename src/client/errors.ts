/**
 * `ERR_CLIENT_URL`: not a viewer URL. `ERR_CLIENT_TOKEN`: no token with it. `ERR_CLIENT_CA`: the CA file cannot be read.
 * `ERR_CLIENT_REFUSED`: 401 or 403. `ERR_CLIENT_HOST`: 421, the agent does not answer to the name in the URL.
 * `ERR_CLIENT_CERTIFICATE`: the agent's certificate does not verify. `ERR_CLIENT_PROTOCOL`: whatever
 * answers is no agent, or one of another version. `ERR_CLIENT_UNREACHABLE`: no connection now; the only one that is worth another attempt.
 */
export type ClientErrorCode =
  | 'ERR_CLIENT_URL'
  | 'ERR_CLIENT_TOKEN'
  | 'ERR_CLIENT_CA'
  | 'ERR_CLIENT_REFUSED'
  | 'ERR_CLIENT_HOST'
  | 'ERR_CLIENT_CERTIFICATE'
  | 'ERR_CLIENT_PROTOCOL'
  | 'ERR_CLIENT_UNREACHABLE';

export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ClientErrorCode;

  constructor(code: ClientErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
