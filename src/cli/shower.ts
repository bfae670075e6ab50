/** What shows a session on standard output: as JSON lines, or as text. */
import type { ServerMessage } from '../wire/types.ts';
import type { EndReason } from './tally.ts';

export type ShownMessage = Exclude<ServerMessage, { readonly type: 'refused' | 'end' }>;

export interface Shower {
  show(message: ShownMessage): void;
  /** Called about once a second: what waited too long is shown. */
  tick(): void;
  /** The last line, or the summary. */
  end(reason: EndReason): void;
}
