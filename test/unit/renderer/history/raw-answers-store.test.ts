import { expect, test } from "vitest";
import { createRawAnswersStore } from "../../../../renderer/stores/raw-answers-store.ts";
import type { RawAnswersPage, RawAnswersQuery } from "../../../../shared/contract/history.ts";
import type { RawAnswer } from "../../../../shared/domain/raw-answer.ts";

const stretch = { from: "2026-03-01T00:00:00.000Z", until: "2026-03-02T00:00:00.000Z", appliance: null };
const answerOf = (id: number): RawAnswer => ({
  ...{ id, appliance: "site1", question: "GET /api/command/v2/health", from: stretch.from, until: stretch.from },
  ...{ times: 1, outcome: { kind: "answered", status: 200 }, body: "{}" },
});

/** Each question waits until the test answers it, in the order of asking. */
function openStore() {
  const waiting: { query: RawAnswersQuery; answer(page: RawAnswersPage): void; fail(error: Error): void }[] = [];
  const rawAnswers = (query: RawAnswersQuery) =>
    new Promise<RawAnswersPage>((answer, fail) => waiting.push({ query, answer, fail }));
  return { store: createRawAnswersStore({ history: { rawAnswers } }), waiting };
}

test("what one pair answered does not stand under another one while that is read, nor when reading fails", async () => {
  const { store, waiting } = openStore();
  const first = store.read({ pairId: "pair-1", ...stretch });
  waiting[0]?.answer({ answers: [answerOf(7)], next: 7 });
  await first;
  expect(store.getState()).toMatchObject({ answers: [{ id: 7 }], next: 7 });

  const second = store.read({ pairId: "pair-2", ...stretch });
  expect(store.getState()).toMatchObject({ wish: { pairId: "pair-2" }, answers: null, next: null });
  waiting[1]?.fail(new Error("planted"));
  await expect(second).rejects.toThrow("planted");
  expect(store.getState().answers).toBeNull();
});

test("an answer that comes after another pair was asked for is let go", async () => {
  const { store, waiting } = openStore();
  const slow = store.read({ pairId: "pair-1", ...stretch });
  const wanted = store.read({ pairId: "pair-2", ...stretch });
  waiting[1]?.answer({ answers: [answerOf(2)], next: null });
  await wanted;
  waiting[0]?.answer({ answers: [answerOf(1)], next: null });
  await slow;
  expect(store.getState().answers?.map(({ id }) => id)).toEqual([2]);
});
