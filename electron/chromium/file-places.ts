/**
 * Where a file that a person gave the page lies, asked of the browser. Its bytes are not read for that.
 *
 * The page keeps the file under a random token and sends the token; the door takes the file out of that very document's
 * context and asks the browser for its place. A token is good for one answer; one that the document does not know, or that
 * is none, gets no answer. A file that was made by a script has no place.
 */
import type { CDPSession } from "playwright-core";
import type { Log } from "../core/log/log.ts";

const taker = "__pairdeskFile";
const teller = "__pairdeskPlace";

/** Runs in the page, inside the bridge's own function: answers with its `pathOf`. */
export const filePlacesSource = `(send) => {
  const asked = new Map();
  const { File, Promise, TypeError, crypto } = window;
  Object.defineProperty(window, ${JSON.stringify(taker)}, { value: (token) => asked.get(token)?.file });
  Object.defineProperty(window, ${JSON.stringify(teller)}, { value: (token, place) => {
    asked.get(token)?.answer(place);
    asked.delete(token);
  } });
  return async (file) => {
    if (!(file instanceof File)) throw new TypeError("not a file");
    const token = crypto.randomUUID();
    return await new Promise((answer) => {
      asked.set(token, { file, answer });
      send("file:" + token);
    });
  };
}`;

const tokenShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Answers the document that asked; it may be gone by then. */
export async function tellFilePlace(
  session: CDPSession,
  asked: { uniqueContextId: string; token: string },
  log: Log,
): Promise<void> {
  const { uniqueContextId, token } = asked;
  if (!tokenShape.test(token)) return log.warn("question for a file without a token refused");
  const evaluate = (expression: string) =>
    session.send("Runtime.evaluate", { expression, uniqueContextId, silent: true });
  try {
    const { result } = await evaluate(`${taker}(${JSON.stringify(token)})`);
    if (result.objectId === undefined) return log.warn("question for a file that is not there refused");
    const place = await placeOf(session, result.objectId);
    await evaluate(`${teller}(${JSON.stringify(token)}, ${JSON.stringify(place)})`);
  } catch (error) {
    log.warn("where a file lies could not be told", { reason: String(error) });
  }
}

/** null: it has none. */
async function placeOf(session: CDPSession, objectId: string): Promise<string | null> {
  try {
    const { path } = await session.send("DOM.getFileInfo", { objectId });
    return path || null;
  } catch {
    // A browser that does not tell: the page then sends what the file holds.
    return null;
  } finally {
    await session.send("Runtime.releaseObject", { objectId });
  }
}
