/** Several may want something to rest at a time; it goes on when the last one does not any more. */
export interface Pauses {
  /** Answers with its end, which counts once. */
  begin(): () => void;
  isOn(): boolean;
}

export function createPauses(onEnd: () => void): Pauses {
  const pauses = new Set<object>();
  return {
    begin() {
      const pause = {};
      pauses.add(pause);
      return () => {
        if (pauses.delete(pause) && pauses.size === 0) onEnd();
      };
    },
    isOn: () => pauses.size > 0,
  };
}
