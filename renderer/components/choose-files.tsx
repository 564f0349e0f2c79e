import { Button, type ButtonProps } from "@mantine/core";
import { useRef } from "react";

interface ChooseFilesProps extends ButtonProps {
  /** What is to be chosen, as it is called for screen readers. */
  what: string;
  /** Endings and types, as an input takes them. */
  accept: string;
  isSeveral?: boolean;
  /** At least one. The same file can be chosen again. */
  onChoose(files: [File, ...File[]]): void;
}

/** A button that opens the system's own dialog for files. */
export function ChooseFiles({ what, accept, isSeveral = false, onChoose, ...look }: ChooseFilesProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...look} onClick={() => picker.current?.click()} />
      <input
        ref={picker}
        type="file"
        accept={accept}
        multiple={isSeveral}
        hidden
        aria-label={what}
        onChange={({ currentTarget }) => {
          const [first, ...others] = currentTarget.files ?? [];
          if (first) onChoose([first, ...others]);
          currentTarget.value = "";
        }}
      />
    </>
  );
}
