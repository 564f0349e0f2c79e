import { useEffect, useRef } from "react";
import type { PaletteEntry } from "./palette-entry.ts";

interface PaletteListProps {
  id: string;
  entries: readonly PaletteEntry[];
  active: number;
  recent: readonly string[];
  optionId(index: number): string;
  onActive(index: number): void;
  onRun(entry: PaletteEntry): void;
}

/** Focus stays in the field above; the option that Enter would choose is told to readers by its id. */
export function PaletteList({ id, entries, active, recent, optionId, onActive, onRun }: PaletteListProps) {
  return (
    <div id={id} role="listbox" tabIndex={-1} aria-label="What was found" className="palette-list">
      {entries.map((entry, index) => (
        <PaletteOption
          key={entry.id}
          id={optionId(index)}
          entry={entry}
          isActive={index === active}
          isRecent={recent.includes(entry.id)}
          onPoint={() => onActive(index)}
          onRun={() => onRun(entry)}
        />
      ))}
    </div>
  );
}

interface PaletteOptionProps {
  id: string;
  entry: PaletteEntry;
  isActive: boolean;
  isRecent: boolean;
  onPoint(): void;
  onRun(): void;
}

function PaletteOption({ id, entry, isActive, isRecent, onPoint, onRun }: PaletteOptionProps) {
  const option = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    <button
      ref={option}
      id={id}
      type="button"
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className="palette-option"
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={isActive ? undefined : onPoint}
      onClick={onRun}
    >
      <span className="palette-icon">{entry.icon}</span>
      <span className="palette-words">
        <span className="palette-label">{entry.label}</span>
        {entry.detail !== "" && <span className="palette-detail"> {entry.detail}</span>}
      </span>
      <span className="palette-kind">
        {" "}
        {isRecent && "used lately · "}
        {entry.kind}
      </span>
    </button>
  );
}
