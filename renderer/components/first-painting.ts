/** The first answer of the core stands on the screen. What can wait is fetched from then on, so that it delays nothing. */
let resolvePainted: () => void = () => undefined;

const painted = new Promise<void>((resolve) => {
  resolvePainted = resolve;
});

/** Called with the first screen that shows an answer; its frame is still to be drawn. */
export const firstPaintingIsNear = (): void =>
  void requestAnimationFrame(() => requestIdleCallback(resolvePainted, { timeout: 500 }));

export async function afterFirstPainting<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  await painted;
  return load();
}
