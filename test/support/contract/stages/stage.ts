/** One transport with a document on it. The suite sees every transport through this. */
import type { RemoteWindow } from "../window/remote-window.ts";

export type DocumentEnd = "reload" | "navigation away" | "crash" | "closing";

export interface Stage {
  /** The client in the present document; it has not said hello before the test tells it to. */
  readonly window: RemoteWindow;
  /** What ends a document on this transport; each answers when there is a new one. */
  readonly endings: Partial<Record<DocumentEnd, () => Promise<void>>>;
  /** Ends everything. */
  end(): Promise<void>;
}

