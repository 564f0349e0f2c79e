import { useEffect, useEffectEvent } from "react";

/** What is pasted anywhere on the screen but into a field: as text, or as files that were copied elsewhere. */
export function usePasted(onText: (text: string) => void, onFiles: (files: readonly File[]) => void): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    if (event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]")) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (files.length === 0 && text === "") return;
    event.preventDefault();
    if (files.length > 0) onFiles(files);
    else onText(text);
  });
  useEffect(() => {
    const ending = new AbortController();
    document.addEventListener("paste", (event) => take(event), { signal: ending.signal });
    return () => ending.abort();
  }, []);
}
