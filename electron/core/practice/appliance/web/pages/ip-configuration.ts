/** /appliance > Networking > IP Configuration: the unique address, and the shared ones with their Enabled box. */
import { isIP } from "node:net";
import { withEvent } from "../../failover/failover-state.ts";
import { field, html, table, tick } from "../html.ts";
import { isTicked, type Page, textField } from "../page.ts";

export const ipConfigurationPage: Page = {
  area: "appliance",
  path: "ip-configuration",
  menu: ["Networking", "IP Configuration"],
  show: ({ disk }, form) => html`${table(
    ["IP Address", "Subnet Mask", "Enabled"],
    disk.state.addresses.map(({ address, mask, isEnabled }, index) => [
      address,
      mask,
      index === 0
        ? "Yes (unique address)"
        : form(
            "save",
            html`<input type="hidden" name="address" value="${address}">${tick("Enabled", "enabled", isEnabled)}
<button type="submit">Save Changes</button>`,
          ),
    ]),
  )}
<h2>Add New IP</h2>
${form(
  "add",
  html`${field("IP Address", "address", "")}${field("Subnet Mask", "mask", "255.255.255.0")}
${tick("Enabled", "enabled", false)}<button type="submit">Save Changes</button>`,
)}`,
  actions: {
    save({ disk, clock }, form) {
      const address = textField(form, "address");
      const isEnabled = isTicked(form, "enabled");
      const index = disk.state.addresses.findIndex((own) => own.address === address);
      if (index < 1) throw new Error("There is no such shared address.");
      disk.update((state) => ({
        ...withEvent(state, clock.nowMs(), `${address} was ${isEnabled ? "enabled" : "disabled"}.`),
        addresses: state.addresses.map((own, place) => (place === index ? { ...own, isEnabled } : own)),
      }));
      return "The address was saved.";
    },
    add({ disk }, form) {
      const [address, mask] = [textField(form, "address"), textField(form, "mask")];
      if (isIP(address) === 0) throw new Error("This is no IP address.");
      if (isIP(mask) === 0) throw new Error("This is no subnet mask.");
      if (disk.state.addresses.some((own) => own.address === address))
        throw new Error("This address is there already.");
      const added = { address, mask, isEnabled: isTicked(form, "enabled") };
      disk.update((state) => ({ ...state, addresses: [...state.addresses, added] }));
      return "The address was added.";
    },
  },
};
