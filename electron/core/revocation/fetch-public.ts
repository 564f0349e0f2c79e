/**
 * Fetches what an issuer publishes, over plain HTTP as certificates name it: the answers carry signatures of their own.
 *
 * Guarantees: only hosts that the person agreed to are asked, also after a redirect; limits on time, size and redirects;
 * nothing is sent but the question: no cookie, no credential, no name of this program. What a remote does is data.
 */
import { Agent, request } from "undici";

export interface PublicQuestion {
  url: string;
  /** POSTed when there is one. */
  body?: Uint8Array;
  contentType?: string;
  accept: string;
}

export interface PublicLimits {
  connectMs: number;
  wholeMs: number;
  answerBytes: number;
}

export interface PublicReach {
  /** As in a URL: with its port where it is not the usual one. */
  mayAsk(host: string): boolean;
  signal: AbortSignal;
}

export type Fetched = { kind: "answer"; bytes: Uint8Array } | { kind: "failed"; why: string };

const mostRedirects = 3;
const failed = (why: string): Fetched => ({ kind: "failed", why });

export async function fetchPublic(
  question: PublicQuestion,
  limits: PublicLimits,
  reach: PublicReach,
): Promise<Fetched> {
  const agent = new Agent({
    connect: { timeout: limits.connectMs },
    pipelining: 0,
    headersTimeout: limits.wholeMs,
    bodyTimeout: limits.wholeMs,
    maxResponseSize: limits.answerBytes,
  });
  const signal = AbortSignal.any([reach.signal, AbortSignal.timeout(limits.wholeMs)]);
  try {
    return await follow(question, { agent, signal, mayAsk: reach.mayAsk });
  } catch (error) {
    return failed(wordsOf(error));
  } finally {
    await agent.destroy();
  }
}

async function follow(
  question: PublicQuestion,
  { agent, signal, mayAsk }: { agent: Agent; signal: AbortSignal; mayAsk: (host: string) => boolean },
): Promise<Fetched> {
  let url = new URL(question.url);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    if (url.protocol !== "http:")
      return failed(`${url.host} is named with ${url.protocol.slice(0, -1)}; only http is asked`);
    if (!mayAsk(url.host)) return failed(`it leads on to ${url.host}, which nobody agreed to ask`);
    const { body, contentType, accept } = question;
    const response = await request(url, {
      dispatcher: agent,
      signal,
      method: body ? "POST" : "GET",
      headers: { accept, ...(contentType === undefined ? {} : { "content-type": contentType }) },
      ...(body ? { body } : {}),
    });
    if (response.statusCode === 200)
      return { kind: "answer", bytes: new Uint8Array(await response.body.arrayBuffer()) };
    await response.body.dump();
    const location = response.headers["location"];
    if (response.statusCode < 300 || response.statusCode > 399 || typeof location !== "string") {
      return failed(`${url.host} answered with HTTP status ${response.statusCode}`);
    }
    if (!URL.canParse(location, url.href)) return failed(`${url.host} leads on to no address`);
    url = new URL(location, url);
  }
  return failed("it leads on and on");
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return "it could not be asked";
  if (error.name === "TimeoutError") return "no answer came in time";
  if (error.name === "AbortError") return "it was no longer wanted";
  const code = "code" in error ? String(error.code) : "";
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") return "the answer is larger than any real one";
  return code === "" ? "the answer is not HTTP" : `it could not be reached (${code})`;
}
