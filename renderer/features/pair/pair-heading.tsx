import "./pair-heading.css";
import { Button } from "@mantine/core";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import IconRefresh from "@tabler/icons-react/dist/esm/icons/IconRefresh.mjs";
import { memo, useCallback, useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { Maintenance } from "../../../shared/domain/maintenance.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { methodWords } from "../../words/pair-words.ts";
import { PairMenu } from "./pair-menu.tsx";
import { RunbookButton } from "./runbook-button.tsx";

interface PairHeadingProps {
  id: string;
  name: string;
  site: PairView["site"];
  method: PairView["method"];
  isPractice: boolean;
  maintenance: Maintenance | null;
}

export const PairHeading = memo(function PairHeading(props: PairHeadingProps) {
  const { id, name, site, method, isPractice, maintenance } = props;
  const { pairs, place } = useWindowStores();
  const { run, isBusy, failure } = useAction(useCallback(() => pairs.check(id), [pairs, id]));
  const heading = useFocusAfterMove();
  const address = site.port === 443 ? site.host : `${site.host}:${site.port}`;
  return (
    <header className="pair-heading">
      <div className="pair-heading-words">
        <h1 ref={heading} tabIndex={-1}>
          {name}
        </h1>
        <p className="soft">
          {address} · {methodWords[method]}
          {isPractice && " · simulated on this computer"}
        </p>
      </div>
      <div className="pair-heading-actions">
        <Button
          variant="default"
          leftSection={<IconRefresh size={17} stroke={1.8} aria-hidden="true" />}
          loading={isBusy}
          onClick={run}
        >
          Check now
        </Button>
        <Button
          variant="default"
          leftSection={<IconHistory size={17} stroke={1.8} aria-hidden="true" />}
          onClick={() => place.go({ screen: "history", pairId: id })}
        >
          History
        </Button>
        <RunbookButton pairId={id} />
        <PairMenu pairId={id} isPractice={isPractice} maintenance={maintenance} />
      </div>
      <FailureNote failure={failure} />
    </header>
  );
});

/** Focus follows the person to the page they chose; a page shown by itself leaves it where it is. */
function useFocusAfterMove() {
  const moves = useStore(useWindowStores().place, (place) => place.moves);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moves > 0) heading.current?.focus();
  }, [moves]);
  return heading;
}
