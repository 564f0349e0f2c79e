/** One transport with a document on it. The suite sees every transport through this. */
import type { RemoteWindow } from "../window/remote-window.ts";

export type DocumentEnd = "reload" | "navigation away" | "crash" | "closing";

/**
 * Answers when there is a new document. `hasEnded` answers when the core has noticed; it is waited for where the next
 * document could hide that nobody noticed the end of this one.
 */
export type EndDocument = (hasEnded: () => Promise<void>) => Promise<void>;

export interface Stage {
  /** The client in the present document; it has not said hello before the test tells it to. */
  readonly window: RemoteWindow;
  /** What ends a document on this transport. */
  readonly endings: Partial<Record<DocumentEnd, EndDocument>>;
  /** Ends everything. */
  end(): Promise<void>;
}
