/** What the keyboard does, for people to read; `app/use-window-keys.ts` and the lists themselves do it. */
export interface Shortcut {
  /** Each key of a chord; several chords that do the same stand one after the other. */
  chords: readonly (readonly string[])[];
  what: string;
}

export interface ShortcutGroup {
  title: string;
  shortcuts: readonly Shortcut[];
}

export const shortcutGroups = (isMac: boolean): readonly ShortcutGroup[] => [
  {
    title: "Anywhere",
    shortcuts: [
      { chords: [[isMac ? "⌘" : "Ctrl", "K"]], what: "Find a pair, a screen or something to do" },
      { chords: [["/"]], what: "Find a pair in the fleet" },
      { chords: [["C"]], what: "Note a change made in /login" },
      { chords: [["T"]], what: "Certificates of the pair on screen, or of all" },
      { chords: [["?"]], what: "Show this list" },
      {
        chords: isMac
          ? [
              ["⌘", "["],
              ["⌥", "←"],
            ]
          : [["Alt", "←"]],
        what: "Back to where you were",
      },
      {
        chords: isMac
          ? [
              ["⌘", "]"],
              ["⌥", "→"],
            ]
          : [["Alt", "→"]],
        what: "Forward again",
      },
      { chords: [["Esc"]], what: "Close what lies over the screen" },
    ],
  },
  {
    title: "In the fleet",
    shortcuts: [
      { chords: [["↑"], ["↓"]], what: "Move between the rows" },
      { chords: [["Home"], ["End"]], what: "To the first or the last row" },
      { chords: [["Page Up"], ["Page Down"]], what: "Ten rows at a time" },
      { chords: [["Enter"]], what: "Open the pair" },
      { chords: [["←"], ["→"]], what: "Close or open a group" },
    ],
  },
  {
    title: "Among certificates",
    shortcuts: [
      { chords: [["↑"], ["↓"], ["←"], ["→"]], what: "Move between the nine answers, or the rows of all pairs" },
      { chords: [["Enter"]], what: "Open all that was seen, or the pair" },
      { chords: [["Esc"]], what: "Close the details and go back" },
    ],
  },
  {
    title: "On a strip of the timeline",
    shortcuts: [
      { chords: [["←"], ["→"]], what: "To the one before or after" },
      { chords: [["Home"], ["End"]], what: "To the first or the last one shown" },
      { chords: [["Page Up"], ["Page Down"]], what: "Earlier or later" },
      { chords: [["+"], ["−"]], what: "Less time in more detail, or more time" },
      { chords: [["N"]], what: "Write a note about it" },
      { chords: [["Enter"]], what: "Change the note it is at" },
    ],
  },
];
