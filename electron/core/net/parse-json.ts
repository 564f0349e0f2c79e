/** undefined when the text is not JSON; what it holds is for a schema to accept. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
