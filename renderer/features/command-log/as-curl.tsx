import { Button } from "@mantine/core";
import IconTerminal2 from "@tabler/icons-react/dist/esm/icons/IconTerminal2.mjs";
import { useCallback, useState } from "react";
import { FailureNote } from "../../components/failure-note.tsx";
import { TextBlock } from "../../components/text-block.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** The exchange as a command, copied and shown, so that the person sees what is in it and what is not. */
export function AsCurl({ exchange }: { exchange: number }) {
  const { commandLog } = useWindowStores();
  const [command, setCommand] = useState<string | null>(null);
  const [isCopied, setIsCopied] = useState(false);
  const { run, isBusy, failure } = useAction(
    useCallback(async () => {
      const text = await commandLog.asCurl(exchange);
      setCommand(text);
      await navigator.clipboard.writeText(text).then(
        () => setIsCopied(true),
        () => setIsCopied(false),
      );
    }, [commandLog, exchange]),
  );
  return (
    <div className="as-curl">
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconTerminal2 size={16} stroke={1.8} aria-hidden="true" />}
        onClick={run}
        loading={isBusy}
      >
        Copy as curl
      </Button>
      <FailureNote failure={failure} />
      {command !== null && (
        <>
          <p role="status">
            {isCopied
              ? "Copied, for a shell such as bash."
              : "It could not be copied: select the text and copy it yourself."}{" "}
            {secretVariables(command)}
          </p>
          <TextBlock text={command} name="The command" />
        </>
      )}
    </div>
  );
}

function secretVariables(command: string): string {
  const named = ["TOKEN", "CLIENT_SECRET"].filter((name) => command.includes(`$${name}`));
  return named.length === 0
    ? "It needs no secret."
    : `No secret is in it: set the variable ${named.join(" and ")} before you run it.`;
}
