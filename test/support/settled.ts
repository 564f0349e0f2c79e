/** Resolves when everything that only waits for promises has run. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
