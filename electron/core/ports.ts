/**
 * What a door supplies to the core. A door that cannot do one of these says so at once with a PairdeskError
 * `door-lacks-ability`; the core never asks which door it has.
 */
import type { Door } from "../../shared/contract/app.ts";

/** The entries that run as processes of their own, beside the doors. */
export type ProcessEntry = "practice-appliance" | "keychain" | "worker";

/** A process of ours, with JSON messages both ways. */
export interface ProcessHandle {
  readonly pid: number | undefined;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (exitCode: number | null) => void): void;
  /** At once, as a dead power supply would: the process gets no chance to tidy up. */
  kill(): void;
}

/** `name`: a file's name without any part of a path. */
export interface FileToSave {
  name: string;
  content: string | Uint8Array;
}

export interface DoorPorts {
  readonly door: Door;
  startProcess(entry: ProcessEntry): ProcessHandle;
  /** The core has already checked the address. */
  openLink(url: string): Promise<void>;
  /**
   * Saves it where the person says, or where the person would look for it; answers with the path, or null when the person
   * thought better of it. The core has already cleaned the name. Throws PairdeskError `file-unwritable` or `disk-full`.
   */
  saveFile(file: FileToSave): Promise<string | null>;
  /** Another start of Pairdesk found this one running: show it. */
  bringToFront(): void;
  /** The computer was asleep until now, or its network changed: everything known is old. */
  onWake(listener: () => void): void;
}

/** Time as the core sees it; tests pass one they can move. `nowMs` is wall time, `timers` never run backwards. */
export interface Clock {
  nowMs(): number;
  setTimer(listener: () => void, delayMs: number): { cancel(): void };
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  setTimer(listener, delayMs) {
    const timer = setTimeout(listener, delayMs);
    return { cancel: () => clearTimeout(timer) };
  },
};

export const isoNow = (clock: Clock): string => new Date(clock.nowMs()).toISOString();
