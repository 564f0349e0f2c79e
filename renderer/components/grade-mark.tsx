import "./grade-mark.css";
import IconCircleDashed from "@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs";
import IconRadar2 from "@tabler/icons-react/dist/esm/icons/IconRadar2.mjs";
import IconServer from "@tabler/icons-react/dist/esm/icons/IconServer.mjs";
import IconUserCheck from "@tabler/icons-react/dist/esm/icons/IconUserCheck.mjs";
import type { Grade } from "../../shared/domain/pair-status.ts";
import { gradeWords } from "../words/grade-words.ts";
import { Age } from "./age.tsx";

const icons: Record<Grade, typeof IconServer> = {
  api: IconServer,
  probe: IconRadar2,
  attested: IconUserCheck,
  unknown: IconCircleDashed,
};

/** How something is known, by shape and word, and how long ago. */
export function GradeMark({ grade, at }: { grade: Grade; at: string | null | undefined }) {
  const Icon = icons[grade];
  return (
    <span className="grade-mark soft">
      <Icon size={15} stroke={1.8} aria-hidden="true" />
      <span>
        {gradeWords[grade]}
        {at != null && (
          <>
            , <Age at={at} suffix=" ago" />
          </>
        )}
      </span>
    </span>
  );
}
