import type { CommandLogEntry } from "../../../shared/contract/command-log.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { TextBlock } from "../../components/text-block.tsx";
import { apiWords, outcomeWords, readableBody, sizeWords, tookWords } from "../../words/exchange-words.ts";
import { fullLocalTime } from "../../words/local-time.ts";
import { AsCurl } from "./as-curl.tsx";

/** Everything that is kept of one exchange. */
export function ExchangeDetails({ id, entry }: { id: string; entry: CommandLogEntry }) {
  const { at, tookMs, method, path, api, outcome, sentBytes, receivedBytes, sent, received } = entry;
  return (
    <div id={id} className="exchange-details">
      <dl>
        <Fact name="Asked">
          <span className="mono">
            {method} {path}
          </span>{" "}
          <span className="soft">({apiWords[api]})</span>
        </Fact>
        <Fact name="When">
          {fullLocalTime(at)}, took {tookWords(tookMs)}
        </Fact>
        <Fact name="Outcome">{outcomeWords(outcome).sentence}</Fact>
      </dl>
      <Body title="Sent" bytes={sentBytes} text={sent} none="No body was sent." />
      <Body title="Received" bytes={receivedBytes} text={received} none="No body came back." />
      <AsCurl exchange={entry.id} />
    </div>
  );
}

function Body({
  title,
  bytes,
  text,
  none,
}: {
  title: string;
  bytes: number | null;
  text: string | null;
  none: string;
}) {
  const isThere = text !== null && text !== "";
  return (
    <section className="exchange-body" aria-label={title}>
      <p className="exchange-body-title">
        {title}
        {bytes !== null && bytes > 0 && <span className="soft"> {sizeWords(bytes)}</span>}
        {isThere && <CopyButton text={text} what={title === "Sent" ? "what was sent" : "the answer"} />}
      </p>
      {isThere ? (
        <TextBlock text={readableBody(text)} name={title === "Sent" ? "What was sent" : "The answer"} />
      ) : (
        <p className="soft">{none}</p>
      )}
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
