/** Request bodies in the forms in which they come. */

/** Null when it is no JSON. */
export function readJsonBody(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}

/** The type alone, without its parameters. */
export const mediaTypeOf = (contentType: string | undefined): string =>
  (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

/** A form as a browser sends it, with files or without. Null when it is none. */
export async function readFormBody(body: Buffer, contentType: string | undefined): Promise<FormData | null> {
  try {
    const headers = { "Content-Type": contentType ?? "" };
    return await new Response(new Uint8Array(body), { headers }).formData();
  } catch {
    return null;
  }
}
