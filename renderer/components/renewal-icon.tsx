import IconAlertOctagon from "@tabler/icons-react/dist/esm/icons/IconAlertOctagon.mjs";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconCalendarDue from "@tabler/icons-react/dist/esm/icons/IconCalendarDue.mjs";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import type { Renewal } from "../../shared/certificates/certificates-view.ts";

const icons: Record<Renewal["state"], typeof IconCircleCheck> = {
  fine: IconCircleCheck,
  due: IconCalendarDue,
  urgent: IconAlertTriangle,
  expired: IconAlertOctagon,
};

/** How near a certificate's end is, by shape. */
export function RenewalIcon({ state, size }: { state: Renewal["state"]; size: number }) {
  const Icon = icons[state];
  return <Icon size={size} stroke={1.9} aria-hidden="true" />;
}
