import "./notice-list.css";
import { ActionIcon } from "@mantine/core";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconInfoCircle from "@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import type { Notice } from "../../shared/contract/app.ts";
import { FailureNote } from "../components/failure-note.tsx";
import { useAppState, useIsLive, usePairs, useWindowStores } from "../stores/use-window-stores.ts";

/** What the person should know wherever they are. A warning stays until its cause is mended; a note can be put away. */
export function NoticeList() {
  const notices = useAppState(({ facts }) => facts?.notices) ?? [];
  const dismissed = useAppState((state) => state.dismissed);
  const failure = useAppState((state) => state.failure);
  const shown = notices.filter(({ id }) => !dismissed.includes(id));
  return (
    <div className="notice-list">
      <OutOfTouch />
      <FailureNote failure={failure} />
      {shown.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeItem({ notice }: { notice: Notice }) {
  const { app } = useWindowStores();
  const isWarning = notice.severity === "warning";
  const Icon = isWarning ? IconAlertTriangle : IconInfoCircle;
  return (
    <section
      className="notice"
      data-tone={isWarning ? "caution" : "unsure"}
      aria-label={isWarning ? "Warning" : "Note"}
    >
      <Icon size={20} stroke={1.7} aria-hidden="true" />
      <div className="notice-words">
        <p className="notice-message">{notice.message}</p>
        <p>{notice.advice}</p>
      </div>
      {!isWarning && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Put this note away"
          onClick={() => app.dismiss(notice.id)}
        >
          <IconX size={17} stroke={1.8} aria-hidden="true" />
        </ActionIcon>
      )}
    </section>
  );
}

/** Shown while known pairs are on screen but are no longer kept up to date. */
function OutOfTouch() {
  const isLive = useIsLive();
  const hasPairs = usePairs(({ pairs }) => pairs !== null);
  if (isLive || !hasPairs) return null;
  return (
    <section className="notice" data-tone="caution" role="alert">
      <IconAlertTriangle size={20} stroke={1.7} aria-hidden="true" />
      <div className="notice-words">
        <p className="notice-message">Pairdesk's core has stopped telling what changes</p>
        <p>
          What is shown is the last known state and is no longer kept up to date. The window asks again by itself; if
          this stays, close Pairdesk and start it again.
        </p>
      </div>
    </section>
  );
}
