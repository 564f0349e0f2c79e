import "./text-block.css";

const mostRows = 16;

/** A text to read and to select from, by keyboard as well; `name` says what it is. Cannot be changed. */
export function TextBlock({ text, name }: { text: string; name: string }) {
  return (
    <textarea
      className="text-block mono"
      aria-label={name}
      value={text}
      rows={Math.min(mostRows, text.split("\n").length)}
      spellCheck={false}
      readOnly
    />
  );
}
