/** What saving a changed description means beyond the fields themselves. */
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import type { PairDraft } from "../pair-form/pair-draft.ts";

export function changeNotes(stored: PairDefinition, draft: PairDraft): string[] {
  const notes: string[] = [];
  for (const [place, before] of stored.appliances.entries()) {
    const now = draft.appliances[place];
    if (!now) continue;
    const name = now.name.trim() || before.name;
    if (now.name.trim() !== before.name) {
      notes.push(`${before.name} is called ${name} from then on. It keeps its secrets and everything seen of it.`);
    }
    if (now.host.trim() !== before.host || Number(now.port) !== before.port) {
      notes.push(
        `${name} is looked for at another address. What was seen of the pair so far is forgotten, because it may be about another machine.`,
      );
    }
    if (now.clientId.trim() !== before.clientId && now.secret.trim() === "") {
      notes.push(`${name} gets another API account. Enter its secret too, unless it is the same as before.`);
    }
  }
  const primary = draft.appliances[draft.normalPrimary].name.trim();
  const stillCalled = stored.appliances[draft.normalPrimary].name;
  if (stillCalled !== stored.normalPrimary) {
    notes.push(
      `${primary} becomes the normal primary: the two change sides on the screen. No role is changed by this.`,
    );
  }
  return notes;
}
