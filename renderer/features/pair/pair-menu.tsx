import { Button, Menu } from "@mantine/core";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconTool from "@tabler/icons-react/dist/esm/icons/IconTool.mjs";
import IconToolsOff from "@tabler/icons-react/dist/esm/icons/IconToolsOff.mjs";
import { useCallback, useRef, useState } from "react";
import type { Maintenance } from "../../../shared/domain/maintenance.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { MaintenanceDialog } from "./maintenance/maintenance-dialog.tsx";

interface PairMenuProps {
  pairId: string;
  maintenance: Maintenance | null;
}

/** What can be done with a pair beside looking at it. */
export function PairMenu({ pairId, maintenance }: PairMenuProps) {
  const { pairs } = useWindowStores();
  const [isAsking, setAsking] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const closeDialog = useCallback(() => {
    setAsking(false);
    // The entry that opened it is gone by now.
    more.current?.focus();
  }, []);
  const ending = useAction(useCallback(() => pairs.endMaintenance(pairId), [pairs, pairId]));
  return (
    <>
      <Menu position="bottom-end" width="max-content" withinPortal={false} returnFocus>
        <Menu.Target>
          <Button
            ref={more}
            variant="default"
            rightSection={<IconChevronDown size={16} stroke={1.8} aria-hidden="true" />}
            loading={ending.isBusy}
          >
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label="More">
          <Menu.Item leftSection={<IconTool size={16} aria-hidden="true" />} onClick={() => setAsking(true)}>
            {maintenance ? "Change maintenance…" : "Start maintenance…"}
          </Menu.Item>
          {maintenance && (
            <Menu.Item leftSection={<IconToolsOff size={16} aria-hidden="true" />} onClick={ending.run}>
              End maintenance
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <MaintenanceDialog pairId={pairId} present={maintenance} isOpen={isAsking} onClose={closeDialog} />
      <FailureNote failure={ending.failure} />
    </>
  );
}
