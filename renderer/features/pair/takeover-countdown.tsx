import IconHourglass from "@tabler/icons-react/dist/esm/icons/IconHourglass.mjs";
import type { TakeoverCountdown as Countdown } from "../../../shared/domain/takeover-countdown.ts";
import { ClockWords } from "../../components/clock-words.tsx";
import { OutsideLink } from "../../components/outside-link.tsx";
import { countdownWords, outageWords } from "../../words/countdown-words.ts";
import { roughDuration } from "../../words/duration-words.ts";

/** The primary is silent and the backup is confirmed to switch by itself: when, and how to stop it. */
export function TakeoverCountdown({ countdown }: { countdown: Countdown }) {
  const { standIn, primary, timeoutSeconds, hasTestIps } = countdown;
  return (
    <section className="pair-banner" data-tone="alarm" aria-label="Automatic takeover">
      <IconHourglass size={20} stroke={1.8} aria-hidden="true" />
      <div>
        <p>
          <strong>
            <ClockWords words={(nowMs) => countdownWords(countdown, nowMs)} />
          </strong>
        </p>
        <p>
          It counts from when {standIn} itself misses {primary}, which cannot be seen from here
          {timeoutSeconds !== null && <>, and waits {roughDuration(timeoutSeconds)}, as a person has said</>}.
          {hasTestIps === true && " It does not switch while none of its test IPs answers it."}
          {hasTestIps === false && " It has no test IPs: it may switch because its own network is gone."}
        </p>
        <p className="soft">{outageWords(countdown)}</p>
        <p>
          To stop it, turn off Enable Automatic Failover in /login &gt; Management &gt; Failover of {standIn}, under
          Backup Settings, and save.
        </p>
        <OutsideLink url={countdown.loginUrl}>{`Open /login of ${standIn}`}</OutsideLink>
      </div>
    </section>
  );
}
