/** What a door asks for each request of its window; `serve-page.ts` answers. */
export interface PageResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Answers one request of the window. Both doors pass every request through it and let nothing else load. */
export type PageServer = (request: { method: string; url: string }) => Promise<PageResponse>;
