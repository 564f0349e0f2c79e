/** The whole of it, or its beginning where it is taller than the window has room for. */
export function bringIntoSight(target: Element): void {
  const isTall = target.getBoundingClientRect().height > window.innerHeight * 0.75;
  target.scrollIntoView({ block: isTall ? "start" : "nearest" });
}
