/**
 * A role change as either API asks for it, with what the conduct makes of it: the worst of it is that the answer and what
 * was done need not agree, which is how a real appliance looks through a bad connection.
 */
import type { ConductHolder } from "../conduct.ts";
import type { CallCounters } from "../http/call-counters.ts";
import type { RoleChange } from "./role-change.ts";
import type { RoleAnswer, RoleWish } from "./role-wish.ts";

/** `failed`: a bare 500. `cut`: the connection ends without an answer. */
export type ConductedAnswer = RoleAnswer | { kind: "unwilling"; message: string } | { kind: "failed" | "cut" };

interface Conducted {
  conduct: ConductHolder;
  roleChange: RoleChange;
  counters: Pick<CallCounters, "roleAsked">;
}

export async function changeAsConducted(
  { conduct, roleChange, counters }: Conducted,
  wish: RoleWish,
): Promise<ConductedAnswer> {
  counters.roleAsked(wish);
  switch (conduct.now.roleChange) {
    case "right":
      return roleChange.change(wish);
    case "refused":
      return { kind: "unwilling", message: "The role change was refused." };
    case "500-but-done":
      await roleChange.change(wish);
      return { kind: "failed" };
    case "500-not-done":
      return { kind: "failed" };
    case "cut-but-done":
      await roleChange.change(wish);
      return { kind: "cut" };
    case "cut-not-done":
      return { kind: "cut" };
    case "200-never-settles":
      return { kind: wish.dataSyncFirst ? "sync-started" : "changed" };
  }
}
