import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;
/** What fits a URL's fragment and the name of a WebSocket sub-protocol as it is. */
const TOKEN_FORM = /^[A-Za-z0-9_-]{16,256}$/;

/** 256 random bits, base64url. */
export function createToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

export function isTokenForm(token: string): boolean {
  return TOKEN_FORM.test(token);
}

/** Takes as long for any guess: hashes of equal length are compared, not the texts. */
export function tokenMatcher(token: string): (given: string) => boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  const expected = hash(token);
  return (given) => timingSafeEqual(hash(given), expected);
}

const BEARER_PROTOCOL = 'bearer.';

/**
 * The token of a request: `Authorization: Bearer …`, or, as browsers cannot set headers of a WebSocket, a sub-protocol `bearer.…`. Never the
 * query: it ends up in logs.
 */
export function tokenOf(authorization: string | undefined, protocols: readonly string[]): string | undefined {
  const header = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  return header ?? protocols.find((name) => name.startsWith(BEARER_PROTOCOL))?.slice(BEARER_PROTOCOL.length);
}

interface Bucket {
  tokens: number;
  at: number;
}

const MAX_ADDRESSES = 4_096;

/** Wrong tokens per address: `perSecond` of them, then none until time has passed. Remembers the last 4,096 addresses. */
export class GuessLimit {
  private readonly buckets = new Map<string, Bucket>();
  private readonly perSecond: number;
  private readonly now: () => number;

  /** `now` in milliseconds. */
  constructor(perSecond: number, now: () => number) {
    this.perSecond = perSecond;
    this.now = now;
  }

  exhausted(address: string): boolean {
    return this.refilled(address).tokens < 1;
  }

  wrong(address: string): void {
    const bucket = this.refilled(address);
    bucket.tokens -= 1;
    this.buckets.delete(address);
    this.buckets.set(address, bucket);
    if (this.buckets.size <= MAX_ADDRESSES) return;
    for (const oldest of this.buckets.keys()) {
      this.buckets.delete(oldest);
      break;
    }
  }

  private refilled(address: string): Bucket {
    const now = this.now();
    const bucket = this.buckets.get(address) ?? { tokens: this.perSecond, at: now };
    bucket.tokens = Math.min(this.perSecond, bucket.tokens + ((now - bucket.at) / 1_000) * this.perSecond);
    bucket.at = now;
    return bucket;
  }
}
