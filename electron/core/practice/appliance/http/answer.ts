/** Answers an endpoint can give, before they become bytes. */
export interface ApplianceAnswer {
  status: number;
  headers?: Record<string, string>;
  /** JSON is sent for objects and arrays, plain text for strings and bytes as they are unless a header says another type, nothing for null. */
  body: object | string | Uint8Array | null;
  /** Nothing of it is sent: the connection ends instead. */
  isCut?: true;
}

export const jsonAnswer = (status: number, body: object, headers?: Record<string, string>): ApplianceAnswer =>
  headers ? { status, body, headers } : { status, body };

/** The form of the command API's refusals (api-facts 3.4); the vendor's wordings are not published. */
export const messageAnswer = (status: number, message: string, headers?: Record<string, string>): ApplianceAnswer =>
  jsonAnswer(status, { message }, headers);

export const cutAnswer: ApplianceAnswer = { status: 500, body: null, isCut: true };

/** A date-time as the command API writes it: seconds, and `+00:00`, never `Z` (api-facts 3.3). */
export const vendorTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+00:00`;
