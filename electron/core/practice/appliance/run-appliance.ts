/** The life of an appliance's process: configured by the first message, answering requests, gone with its parent. */
import { systemClock } from "../../ports.ts";
import { toApplianceSchema } from "../practice-messages.ts";
import type { ParentChannel } from "./parent-channel.ts";
import { type RunningAppliance, startAppliance } from "./start-appliance.ts";
import { textOf } from "./text-of.ts";

/** Runs until the parent goes away; `exit` ends the process. */
export function runAppliance(channel: ParentChannel, exit: (code: number) => void): void {
  let running: Promise<RunningAppliance> | null = null;

  channel.onGone(() => exit(0));
  channel.onMessage((received) => {
    const message = toApplianceSchema.parse(received);
    if (message.type === "configure") {
      running ??= startAppliance(message.configuration, {
        clock: systemClock,
        send: (answer) => channel.send(answer),
        end: () => exit(0),
      });
      running.catch((error) => channel.send({ type: "failed", message: textOf(error) }, () => exit(1)));
      return;
    }
    const { request } = message;
    const started = running ?? Promise.reject(new Error("This appliance is not configured yet."));
    started
      .then((appliance) => appliance.answer(message))
      .then((answer) => channel.send({ type: "answer", request, answer }))
      .catch((error) => channel.send({ type: "refused", request, message: textOf(error) }));
  });
}
