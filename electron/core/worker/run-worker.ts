/** The worker's own process: does what it is asked, one after the other, and ends with the program that started it. */
import { PairdeskError } from "../../../shared/errors.ts";
import type { WorkAnswer, WorkOrder, WorkTable } from "./worker-messages.ts";

interface ParentChannel {
  send(message: WorkAnswer): void;
  onMessage(listener: (message: unknown) => void): void;
  onGone(listener: () => void): void;
}

export function runWorker(channel: ParentChannel, works: WorkTable): void {
  channel.onGone(() => process.exit(0));
  // Only the program that started this one can say something here.
  channel.onMessage((received) => void carryOut(received as WorkOrder, works).then(channel.send));
}

async function carryOut({ id, work, input }: WorkOrder, works: WorkTable): Promise<WorkAnswer> {
  try {
    const carry = works[work];
    if (!carry) throw new Error(`the worker knows no work ${work}`);
    return { id, result: await carry(input as never) };
  } catch (error) {
    if (error instanceof PairdeskError) {
      const { code, message, advice } = error;
      return { id, refused: { code, message, advice } };
    }
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
