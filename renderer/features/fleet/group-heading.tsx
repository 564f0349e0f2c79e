import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import type { FleetGroup } from "./arrange-fleet.ts";
import { moveAmongRows } from "./move-among-rows.ts";

interface GroupHeadingProps {
  group: FleetGroup;
  isOpen: boolean;
  isActive: boolean;
  rowKey: string;
  onToggle(group: string | null): void;
  onActive(rowKey: string): void;
}

export function GroupHeading({ group, isOpen, isActive, rowKey, onToggle, onActive }: GroupHeadingProps) {
  const { name, pairs, attention } = group;
  return (
    <tr className="fleet-group">
      <th scope="rowgroup" colSpan={6}>
        <button
          type="button"
          data-fleet-row=""
          onKeyDown={moveAmongRows}
          tabIndex={isActive ? 0 : -1}
          aria-expanded={isOpen}
          onClick={() => onToggle(name)}
          onFocus={() => onActive(rowKey)}
        >
          <IconChevronRight size={16} stroke={2} aria-hidden="true" />
          <span className="fleet-group-name">{name ?? "No group"}</span>{" "}
          <span className="soft">
            {pairs.length === 1 ? "1 pair" : `${pairs.length} pairs`}
            {attention > 0 && `, ${attention} ${attention === 1 ? "needs" : "need"} attention`}
          </span>
        </button>
      </th>
    </tr>
  );
}
