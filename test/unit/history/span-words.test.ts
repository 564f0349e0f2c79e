import { expect, test } from "vitest";
import { laneName, valueName } from "../../../shared/history/span-words.ts";

test.each(["__proto__", "constructor", "toString"])(
  "a lane or a value named %s is called that, and nothing is looked up",
  (name) => {
    expect(laneName({ kind: name })).toBe(name);
    expect(valueName(name, "yes")).toBe("yes");
    expect(valueName("reachable", name)).toBe(name);
  },
);
