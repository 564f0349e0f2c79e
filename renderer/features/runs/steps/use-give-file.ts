import { useCallback, useState } from "react";
import { type CallFailure, toCallFailure } from "../../../connection/call-failure.ts";
import { useWindowStores } from "../../../stores/use-window-stores.ts";

interface GiveFile {
  give(files: readonly File[], folders: ReadonlySet<string>): void;
  isBusy: boolean;
  failure: CallFailure | null;
}

/** Hands the file of a run on, by its place where it has one, and says why one was not taken. */
export function useGiveFile(runId: string): GiveFile {
  const { runs, sourceOf } = useWindowStores();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const give = useCallback(
    async (files: readonly File[], folders: ReadonlySet<string>): Promise<CallFailure | null> => {
      const [file, ...others] = files;
      if (!file || others.length > 0) return onlyOne;
      if (folders.has(file.name)) return noFolder(file.name);
      const source = await sourceOf(file);
      if ("failure" in source) return source.failure;
      await runs.giveFile(runId, source);
      return null;
    },
    [runs, sourceOf, runId],
  );
  return {
    isBusy,
    failure,
    give(files, folders) {
      setBusy(true);
      setFailure(null);
      void give(files, folders)
        .catch(toCallFailure)
        .then((why) => {
          setFailure(why);
          setBusy(false);
        });
    },
  };
}

const onlyOne: CallFailure = {
  kind: "refused",
  message: "The run takes one file, and several were given.",
  advice: "Give the one that the appliance exported.",
};

const noFolder = (name: string): CallFailure => ({
  kind: "refused",
  message: `${name} is a folder.`,
  advice: "Give the file itself, or have the folder watched.",
});
