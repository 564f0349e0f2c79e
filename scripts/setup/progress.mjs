/**
 * Tells a person what a long step is doing. On a terminal the running step is one line that is rewritten; elsewhere a line
 * when it starts, a sign of life four times a minute, and a line with the duration when it ends. Never asks anything.
 *
 * @typedef {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} ProgressStream
 * @typedef {{
 *   note(text: string): void,
 *   step<T>(title: string, work: (update: (line: string) => void) => Promise<T>): Promise<T>,
 * }} Progress
 */

const signOfLifeMs = 15_000;
const redrawMs = 100;
const eraseLine = "\r\x1b[2K";

/** @param {number} milliseconds */
export function formatDuration(milliseconds) {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * What a command prints, made fit for one line: no escape sequences, no control characters.
 * @param {string} text
 * @param {number} width columns
 */
export function fitToLine(text, width) {
  const plain = text.replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, "g"), "");
  const clean = plain.replace(/\p{Cc}+/gu, " ").trim();
  return clean.length <= width ? clean : `${clean.slice(0, Math.max(0, width - 1))}…`;
}

/**
 * @param {ProgressStream} stream
 * @param {{ now?: () => number }} [options] `now` in milliseconds, monotonic
 * @returns {Progress}
 */
export function createProgress(stream, { now = () => performance.now() } = {}) {
  const isTerminal = stream.isTTY === true;

  return {
    note(text) {
      stream.write(`${text}\n`);
    },
    async step(title, work) {
      const startedAt = now();
      const elapsed = () => formatDuration(now() - startedAt);
      let latest = "";
      let drawnAt = Number.NEGATIVE_INFINITY;
      const draw = () => {
        drawnAt = now();
        const head = `… ${title} (${elapsed()}) `;
        stream.write(`${eraseLine}${head}${fitToLine(latest, (stream.columns ?? 80) - head.length - 1)}`);
      };
      const signOfLife = () =>
        stream.write(`  still at it, ${elapsed()}${latest === "" ? "" : `: ${fitToLine(latest, 100)}`}\n`);

      if (isTerminal) draw();
      else stream.write(`… ${title}\n`);
      const timer = setInterval(isTerminal ? draw : signOfLife, isTerminal ? 1000 : signOfLifeMs);
      try {
        const result = await work((line) => {
          latest = line;
          if (isTerminal && now() - drawnAt >= redrawMs) draw();
        });
        stream.write(`${isTerminal ? eraseLine : ""}✓ ${title} (${elapsed()})\n`);
        return result;
      } catch (error) {
        stream.write(`${isTerminal ? eraseLine : ""}✗ ${title} (${elapsed()})\n`);
        throw error;
      } finally {
        clearInterval(timer);
      }
    },
  };
}
