import { expect, it } from "vitest";
import { obstacleWords } from "../../../renderer/words/obstacle-words.ts";
import type { Obstacle } from "../../../shared/domain/observation.ts";

const whom = { name: "site1", host: "site1.example.com", port: 443 };

it.each<[Obstacle, RegExp]>([
  [{ kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" }, /^TCP connection: .*nothing listens/],
  [{ kind: "tls-untrusted", code: "PIN_CHANGED", sha256: null }, /^Trust: .*pinned/],
  [{ kind: "unauthorized", code: "denied" }, /^Account: site1 refused the API account/],
  [{ kind: "unauthorized", code: "held-back" }, /^Account: site1 answered .* held back/],
  [{ kind: "unauthorized", code: "no-secret" }, /^Account: no secret is stored/],
  [{ kind: "forbidden", detail: "HTTP 403" }, /^Permission: .*HTTP 403/],
  [{ kind: "bad-answer", status: 200, detail: "the answer is not HTTP" }, /^Answer: .*the answer is not HTTP/],
])("%j is named by its layer, with something to do", (obstacle, words) => {
  const { what, fix } = obstacleWords(obstacle, whom);
  expect(what).toMatch(words);
  expect(fix).toMatch(/\w+ .*\.$/);
});

it("does not ask for a refused secret to be tried again", () => {
  expect(obstacleWords({ kind: "unauthorized", code: "denied" }, whom).fix).toContain("not tried again");
});
