/** What is said at an end about files with the private key that may still lie somewhere. Empty: none came up, or all are gone. */
import { type RunState, recordOf, stepsOf } from "./run-state.ts";

const mostNamed = 5;

export function keyFileWords(state: RunState): string {
  if (state.started.isDryRun) return "";
  const isSaid = stepsOf(state).some(
    (step) => step.kind === "check" && step.check.check === "file-gone" && recordOf(state, step.id).answer !== null,
  );
  if (isSaid) return "";
  if (state.files.length > 0) {
    const places = state.files.map(({ fileName, path }) => path ?? fileName);
    const more = places.length > mostNamed ? ` and ${places.length - mostNamed} more` : "";
    const named = places.slice(0, mostNamed).join(", ");
    return `Given to this run: ${named}${more}. Whatever of that holds the private key: delete it once it is not needed.`;
  }
  const isExported = stepsOf(state).some(
    (step) => step.kind === "manual" && step.passphrase === "make" && recordOf(state, step.id).reachedAt !== null,
  );
  return isExported ? "If a file with the private key was saved, delete it once it is not needed." : "";
}
