import { ActionIcon, Button } from "@mantine/core";
import IconChevronLeft from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import IconZoomIn from "@tabler/icons-react/dist/esm/icons/IconZoomIn.mjs";
import IconZoomOut from "@tabler/icons-react/dist/esm/icons/IconZoomOut.mjs";
import { useStore } from "zustand";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { fullLocalTime } from "../../words/local-time.ts";

const hourMs = 3_600_000;
const lengths = [
  { words: "15 min", ms: hourMs / 4 },
  { words: "1 h", ms: hourMs },
  { words: "1 day", ms: 24 * hourMs },
  { words: "1 week", ms: 7 * 24 * hourMs },
  { words: "30 days", ms: 30 * 24 * hourMs },
  { words: "1 year", ms: 365 * 24 * hourMs },
];

/** How long a stretch, and which one. @param endsAt what a stretch ends with that is not moved away from: now, or the end of a file */
export function PeriodControls({ endsAt = "now" }: { endsAt?: "now" | "the end" }) {
  const { history } = useWindowStores();
  const { lengthMs, endMs } = useStore(history);
  return (
    <div className="period-controls">
      <fieldset aria-label="Length" className="period-lengths">
        {lengths.map(({ words, ms }) => (
          <Button
            key={words}
            size="compact-sm"
            variant={lengthMs === ms ? "filled" : "default"}
            aria-pressed={lengthMs === ms}
            onClick={() => history.choose(ms)}
          >
            {words}
          </Button>
        ))}
        <Button size="compact-sm" variant="default" onClick={history.chooseAll}>
          All
        </Button>
      </fieldset>
      <fieldset aria-label="Move and zoom" className="period-moves">
        <Move words="Earlier" Icon={IconChevronLeft} onClick={() => history.pan(-0.5)} />
        <Move words="Later" Icon={IconChevronRight} onClick={() => history.pan(0.5)} isOff={endMs === null} />
        <Move words="Zoom in" Icon={IconZoomIn} onClick={() => history.zoom(0.5, 0.5)} />
        <Move words="Zoom out" Icon={IconZoomOut} onClick={() => history.zoom(2, 0.5)} />
        <Button size="compact-sm" variant="default" disabled={endMs === null} onClick={() => history.choose(lengthMs)}>
          {endsAt === "now" ? "Now" : "End"}
        </Button>
      </fieldset>
      <DrawnPeriod />
    </div>
  );
}

/** What is drawn, which is not what was chosen while that is read, or when that failed. */
function DrawnPeriod() {
  const { history } = useWindowStores();
  const { timeline, failure, isReading } = useStore(history);
  if (!timeline) return isReading && <p className="soft period-words">Reading…</p>;
  const drawn = `${fullLocalTime(timeline.from)} to ${fullLocalTime(timeline.until)}`;
  return (
    <p className="soft period-words">
      {failure && !isReading ? `Still shows ${drawn}` : drawn}
      {isReading && " · reading…"}
    </p>
  );
}

interface MoveProps {
  words: string;
  Icon: typeof IconZoomIn;
  isOff?: boolean;
  onClick(): void;
}

const Move = ({ words, Icon, isOff = false, onClick }: MoveProps) => (
  <ActionIcon variant="default" size="md" aria-label={words} title={words} disabled={isOff} onClick={onClick}>
    <Icon size={17} stroke={1.8} aria-hidden="true" />
  </ActionIcon>
);
