/**
 * The new value, built of the old one's parts wherever they say the same, so that a component that was given such a part
 * does not render again. For plain JSON values only.
 */
export function shareUnchanged<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (!isContainer(previous) || !isContainer(next) || Array.isArray(previous) !== Array.isArray(next)) return next;
  const keys = Object.keys(next);
  let isSame = keys.length === Object.keys(previous).length;
  const merged: Record<string, unknown> = {};
  for (const key of keys) {
    merged[key] = shareUnchanged(previous[key], next[key]);
    isSame &&= key in previous && Object.is(merged[key], previous[key]);
  }
  if (isSame) return previous as T;
  return (Array.isArray(next) ? Object.values(merged) : merged) as T;
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
