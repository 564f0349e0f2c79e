import { Loader } from "@mantine/core";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import type { ReactNode } from "react";

const tones = { good: "good", caution: "caution", asking: "unsure" } as const;

interface StandingNoteProps {
  look: keyof typeof tones;
  title: string;
  children?: ReactNode;
}

/** How something stands, as shape, words and colour; read out when it changes. */
export function StandingNote({ look, title, children }: StandingNoteProps) {
  return (
    <div role="status" className="standing-note" data-tone={tones[look]}>
      <StandingShape look={look} />
      <div className="standing-note-words">
        <p className="standing-note-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

function StandingShape({ look }: { look: StandingNoteProps["look"] }) {
  if (look === "asking") return <Loader size={18} aria-hidden="true" />;
  const Icon = look === "good" ? IconCircleCheck : IconAlertTriangle;
  return <Icon size={20} stroke={1.7} aria-hidden="true" />;
}
