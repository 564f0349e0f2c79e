/** /appliance > Support > Utilities: the TCP Connection Test, which tells whether the appliances reach one another. */
import { once } from "node:events";
import { connect } from "node:net";
import { field, html } from "../html.ts";
import { numberField, type Page, textField } from "../page.ts";

const limitMs = 3000;

export const utilitiesPage: Page = {
  area: "appliance",
  path: "utilities",
  menu: ["Support", "Utilities"],
  show: (_, form) =>
    form(
      "tcp-test",
      html`<fieldset><legend>TCP Connection Test</legend>
${field("Host Name or IP Address", "host", "")}${field("Port", "port", 443)}
<button type="submit">Test</button></fieldset>`,
    ),
  actions: {
    async "tcp-test"({ conduct, isOnThisComputer }, form) {
      const host = textField(form, "host");
      const port = numberField(form, "port", "The port", 1, 65535);
      if (!isOnThisComputer(host)) throw new Error(`The host ${host} cannot be found.`);
      const isOpen = conduct.now.peerLink === "up" && (await isListening(port));
      return `The connection to ${host}, port ${port}, ${isOpen ? "succeeded" : "failed"}.`;
    },
  },
};

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(limitMs) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
