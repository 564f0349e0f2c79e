import { Button, Menu } from "@mantine/core";
import IconCertificate from "@tabler/icons-react/dist/esm/icons/IconCertificate.mjs";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconListCheck from "@tabler/icons-react/dist/esm/icons/IconListCheck.mjs";
import IconSettings from "@tabler/icons-react/dist/esm/icons/IconSettings.mjs";
import IconTerminal2 from "@tabler/icons-react/dist/esm/icons/IconTerminal2.mjs";
import IconTool from "@tabler/icons-react/dist/esm/icons/IconTool.mjs";
import IconToolsOff from "@tabler/icons-react/dist/esm/icons/IconToolsOff.mjs";
import { lazy, Suspense, useCallback, useRef, useState } from "react";
import type { Maintenance } from "../../../shared/domain/maintenance.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** Fetched when it is first asked for: the first painting of a pair does without the parts of a dialog. */
const MaintenanceDialog = lazy(async () => ({
  default: (await import("./maintenance/maintenance-dialog.tsx")).MaintenanceDialog,
}));

interface PairMenuProps {
  pairId: string;
  isPractice: boolean;
  maintenance: Maintenance | null;
}

/** What can be done with a pair beside looking at it. */
export function PairMenu({ pairId, isPractice, maintenance }: PairMenuProps) {
  const { pairs, place } = useWindowStores();
  const [isAsking, setAsking] = useState(false);
  const [isDialogHere, setDialogHere] = useState(false);
  const ask = useCallback(() => {
    setDialogHere(true);
    setAsking(true);
  }, []);
  const more = useRef<HTMLButtonElement>(null);
  const closeDialog = useCallback(() => {
    setAsking(false);
    // The entry that opened it is gone by now.
    more.current?.focus();
  }, []);
  const ending = useAction(useCallback(() => pairs.endMaintenance(pairId), [pairs, pairId]));
  return (
    <>
      <Menu
        position="bottom-end"
        width="max-content"
        withinPortal={false}
        withInitialFocusPlaceholder={false}
        returnFocus
      >
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
          <Menu.Item leftSection={<IconTool size={16} aria-hidden="true" />} onClick={ask}>
            {maintenance ? "Change maintenance…" : "Start maintenance…"}
          </Menu.Item>
          {maintenance && (
            <Menu.Item leftSection={<IconToolsOff size={16} aria-hidden="true" />} onClick={ending.run}>
              End maintenance
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconListCheck size={16} aria-hidden="true" />}
            onClick={() => place.go({ screen: "login-changes", pairId })}
          >
            Changes to enter again
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCertificate size={16} aria-hidden="true" />}
            onClick={() => place.go({ screen: "certificates", pairId })}
          >
            Certificates
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconListCheck size={16} aria-hidden="true" />}
            onClick={() => place.go({ screen: "runbooks", pairId })}
          >
            Runbooks
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTerminal2 size={16} aria-hidden="true" />}
            onClick={() => place.go({ screen: "command-log", pairId })}
          >
            Command log
          </Menu.Item>
          {!isPractice && (
            <Menu.Item
              leftSection={<IconSettings size={16} aria-hidden="true" />}
              onClick={() => place.go({ screen: "pair-settings", pairId })}
            >
              Settings, export, removal
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isDialogHere && (
        <Suspense>
          <MaintenanceDialog pairId={pairId} present={maintenance} isOpen={isAsking} onClose={closeDialog} />
        </Suspense>
      )}
      <FailureNote failure={ending.failure} />
    </>
  );
}
