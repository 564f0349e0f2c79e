import "./obstacle-note.css";
import type { Obstacle } from "../../../shared/domain/observation.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { obstacleWords } from "../../words/obstacle-words.ts";

interface ObstacleNoteProps {
  obstacle: Obstacle;
  whom: { name: string; host: string; port: number };
  /** This computer sees nothing at all, so the cause is not looked for at the appliance. */
  isVantageLost: boolean;
}

/** Why the last look at this appliance brought nothing: the layer, the cause, what to do, and what it showed. */
export function ObstacleNote({ obstacle, whom, isVantageLost }: ObstacleNoteProps) {
  const { what, fix } = obstacleWords(obstacle, whom);
  const fingerprint = obstacle.kind === "tls-untrusted" ? obstacle.sha256 : null;
  return (
    <div className="obstacle-note">
      <p>{what}</p>
      <p className="soft">{isVantageLost ? "It may be this computer: nothing else answers it either." : fix}</p>
      {fingerprint !== null && (
        <p className="obstacle-note-fingerprint">
          <span>
            Fingerprint shown: <span className="mono">{inGroups(fingerprint)}</span>
          </span>
          <CopyButton text={fingerprint} what={`fingerprint of ${whom.name}`} />
        </p>
      )}
    </div>
  );
}

/** Groups of four are what a person can compare by eye. */
const inGroups = (hex: string): string => hex.match(/.{1,4}/g)?.join(" ") ?? hex;
