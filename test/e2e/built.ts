/** Where the build puts what the specs run. */
import { fileURLToPath } from "node:url";

const projectRoot = fileURLToPath(new URL("../../", import.meta.url));
const folder = process.env["PAIRDESK_TEST_OUT"] ?? `${projectRoot}out`;

export const builtMain = `${folder}/main/main.js`;
export const builtChromium = `${folder}/main/chromium.js`;
export const builtTerminal = `${folder}/main/terminal.js`;
