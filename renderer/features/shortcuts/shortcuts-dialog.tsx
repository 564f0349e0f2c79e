import "./shortcuts-dialog.css";
import { Modal } from "@mantine/core";
import { useStore } from "zustand";
import { isMac } from "../../app/platform.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { type Shortcut, shortcutGroups } from "./shortcut-list.ts";

const groups = shortcutGroups(isMac);

export function ShortcutsDialog() {
  const { overlay, keys } = useWindowStores();
  const hasSingleKeys = useStore(keys, (state) => state.hasSingleKeys);
  return (
    <Modal.Root
      opened
      onClose={overlay.close}
      size="44rem"
      lockScroll={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: "shortcuts-dialog" }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Keyboard">
        <div className="shortcuts-head">
          <h2>Keyboard</h2>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <div className="shortcuts">
          {groups.map(({ title, shortcuts }) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {shortcuts.map((shortcut) => (
                  <ShortcutLine key={shortcut.what} shortcut={shortcut} />
                ))}
              </dl>
            </section>
          ))}
        </div>
        <label className="shortcuts-single">
          <input
            type="checkbox"
            checked={hasSingleKeys}
            onChange={({ currentTarget }) => keys.setSingleKeys(currentTarget.checked)}
          />
          <span>
            Use the single keys <kbd>/</kbd>, <kbd>C</kbd> and <kbd>?</kbd>
            <span className="soft"> Turn them off if you speak to your computer.</span>
          </span>
        </label>
      </Modal.Content>
    </Modal.Root>
  );
}

function ShortcutLine({ shortcut: { chords, what } }: { shortcut: Shortcut }) {
  return (
    <div>
      <dt>
        {chords.map((chord) => (
          <span key={chord.join(" ")} className="shortcuts-chord">
            {chord.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </span>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  );
}
