import { Menu } from "@mantine/core";
import IconSettings from "@tabler/icons-react/dist/esm/icons/IconSettings.mjs";
import IconTerminal2 from "@tabler/icons-react/dist/esm/icons/IconTerminal2.mjs";
import IconTool from "@tabler/icons-react/dist/esm/icons/IconTool.mjs";
import IconToolsOff from "@tabler/icons-react/dist/esm/icons/IconToolsOff.mjs";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { Maintenance } from "../../../shared/domain/maintenance.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { MaintenanceDialog } from "./maintenance/maintenance-dialog.tsx";
import { MoreButton } from "./more-button.tsx";

export interface PairActionsProps {
  pairId: string;
  isPractice: boolean;
  maintenance: Maintenance | null;
  /** It was asked for before it was here. */
  isOpenAtFirst: boolean;
  /** Focus was on the button that stood here before. */
  isFocusedAtFirst: boolean;
}

/** The menu and the dialogs it leads to: what the first painting of a pair does without. */
export function PairActions(props: PairActionsProps) {
  const { pairId, isPractice, maintenance, isOpenAtFirst } = props;
  const { pairs, place } = useWindowStores();
  const [isAsking, setAsking] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const wasFocused = useRef(props.isFocusedAtFirst);
  // Before the menu opens, which gives focus back to where it was.
  useLayoutEffect(() => {
    if (wasFocused.current) more.current?.focus();
  }, []);
  const closeDialog = useCallback(() => {
    setAsking(false);
    // The entry that opened it is gone by now.
    more.current?.focus();
  }, []);
  const ending = useAction(useCallback(() => pairs.endMaintenance(pairId), [pairs, pairId]));
  return (
    <>
      <Menu
        defaultOpened={isOpenAtFirst}
        position="bottom-end"
        width="max-content"
        withinPortal={false}
        withInitialFocusPlaceholder={false}
        returnFocus
      >
        <Menu.Target>
          <MoreButton ref={more} loading={ending.isBusy} />
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
          <Menu.Divider />
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
      <MaintenanceDialog pairId={pairId} present={maintenance} isOpen={isAsking} onClose={closeDialog} />
      <FailureNote failure={ending.failure} />
    </>
  );
}
