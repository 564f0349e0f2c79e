/** The first answer of the core stands on the screen. What can wait is fetched from then on, so that it delays nothing. */
let resolvePainted: () => void = () => undefined;

const painted = new Promise<void>((resolve) => {
  resolvePainted = resolve;
});

/** The frame itself is still to be drawn then, and to reach the screen. */
const timeToDrawMs = 120;

/** Called with the first screen that shows an answer. */
export const firstPaintingIsNear = (): void =>
  void requestAnimationFrame(() => setTimeout(resolvePainted, timeToDrawMs));

export async function afterFirstPainting<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  await painted;
  return load();
}
