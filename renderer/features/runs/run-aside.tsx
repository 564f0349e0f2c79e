import type { RunView } from "../../../shared/runbooks/run-view.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { fullLocalTime } from "../../words/local-time.ts";
import { changesWords, tookBetween } from "../../words/run-words.ts";
import { Elapsed } from "./elapsed.tsx";
import { NoteForm } from "./note-form.tsx";
import { Notes } from "./notes.tsx";
import { RunFileFacts } from "./run-file-facts.tsx";

/** Who, when and how, and what people wrote about the whole of it. */
export function RunAside({ run }: { run: RunView }) {
  const { runs } = useWindowStores();
  const { id, by, startedAt, endedAt, notes } = run;
  return (
    <aside className="run-aside" aria-label="About this run">
      <section className="panel run-facts" aria-labelledby="run-facts-heading">
        <h2 id="run-facts-heading" className="panel-heading">
          About this run
        </h2>
        <dl>
          <Fact name="Begun by">{by}</Fact>
          <Fact name="Begun">{fullLocalTime(startedAt)}</Fact>
          {endedAt !== null && <Fact name="Ended">{fullLocalTime(endedAt)}</Fact>}
          <Fact name={endedAt === null ? "Under way for" : "Took"}>
            {endedAt === null ? <Elapsed since={startedAt} /> : tookBetween(startedAt, endedAt)}
          </Fact>
          <Fact name="Changes made">{changesWords(run)}</Fact>
        </dl>
      </section>
      <RunFileFacts file={run.file} />
      <section className="panel run-facts" aria-labelledby="run-notes-heading">
        <h2 id="run-notes-heading" className="panel-heading">
          Notes on the run
        </h2>
        <Notes notes={notes} />
        <NoteForm about="the run" save={(text) => runs.note(id, null, text)} />
      </section>
    </aside>
  );
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
