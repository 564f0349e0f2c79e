import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import { type ReactNode, useId, useState } from "react";

/** What most people never need. Opens by itself when something in it is wrong. */
export function Advanced({
  summary,
  hasProblem,
  children,
}: {
  summary: string;
  hasProblem: boolean;
  children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const isShown = isOpen || hasProblem;
  return (
    <div className="advanced">
      <button
        type="button"
        className="advanced-toggle"
        aria-expanded={isShown}
        aria-controls={id}
        onClick={() => setIsOpen(!isShown)}
      >
        <IconChevronRight size={17} stroke={1.9} aria-hidden="true" />
        {summary}
      </button>
      <div id={id} className="advanced-fields" hidden={!isShown}>
        {children}
      </div>
    </div>
  );
}
