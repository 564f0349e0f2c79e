import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import { orderChain, repairOrder } from "../../../shared/certificates/chain-order.ts";
import {
  certificateFacts,
  issuingAuthority,
  rootAuthority,
  selfSignedFacts,
} from "../../fixtures/certificate-facts.ts";

const leaf = certificateFacts();
const middle = issuingAuthority({ issuer: "CN=Example Policy CA" });
const upper = issuingAuthority({ subject: "CN=Example Policy CA" });
const root = rootAuthority();
const stranger = issuingAuthority({ subject: "CN=Somebody Else", issuer: "CN=Nobody" });
const subjects = (chain: readonly CertificateFacts[]) => chain.map(({ subject }) => subject.slice(3));

const inOrder = ["support.example.com", "Example Issuing CA", "Example Policy CA"];

describe("a chain", () => {
  test.each([
    ["in order", [leaf, middle, upper], { isInOrder: true, foreign: 0, hasRoot: false }],
    ["with its root", [leaf, middle, upper, root], { isInOrder: true, foreign: 0, hasRoot: true }],
    ["turned around behind the leaf", [leaf, upper, middle], { isInOrder: false, foreign: 0, hasRoot: false }],
    ["with the root first", [leaf, root, middle, upper], { isInOrder: false, foreign: 0, hasRoot: true }],
    ["with a stranger in between", [leaf, stranger, middle, upper], { isInOrder: false, foreign: 1, hasRoot: false }],
    ["with a stranger at its end", [leaf, middle, upper, stranger], { isInOrder: true, foreign: 1, hasRoot: false }],
    ["with one certificate twice", [leaf, middle, middle, upper], { isInOrder: false, foreign: 1, hasRoot: false }],
  ])("%s is seen as that, and repaired", (_what, chain, expected) => {
    const order = orderChain(chain);
    expect({ isInOrder: order.isInOrder, foreign: order.foreign.length, hasRoot: order.root !== null }).toEqual(
      expected,
    );
    expect(subjects(repairOrder(chain))).toEqual(inOrder);
  });

  test("with a gap ends before it, and what stands behind the gap is foreign", () => {
    const order = orderChain([leaf, upper, root]);
    expect(subjects(order.path)).toEqual(["support.example.com"]);
    expect(subjects(order.foreign)).toEqual(["Example Policy CA", "Example Root"]);
  });

  test("that is a self-signed leaf alone is in order, and the leaf is no root that could be left out", () => {
    const alone = [selfSignedFacts()];
    expect(orderChain(alone)).toMatchObject({ isInOrder: true, root: null, foreign: [] });
    expect(repairOrder(alone)).toEqual(alone);
  });

  test("whose authority comes in two forms holds nothing foreign, and goes on with the form that follows", () => {
    const crossSigned = issuingAuthority({ subject: "CN=Example Root", issuer: "CN=Old Root" });
    const issuing = issuingAuthority();
    const order = orderChain([leaf, issuing, crossSigned, root]);
    expect(order).toMatchObject({ isInOrder: true, foreign: [] });
    expect(order.path.at(-1)).toBe(crossSigned);
  });

  test("goes by key ids where two authorities bear one name", () => {
    const right = issuingAuthority({ subjectKeyId: "aa" });
    const wrong = issuingAuthority({ subjectKeyId: "bb" });
    const child = certificateFacts({ authorityKeyId: "aa" });
    const order = orderChain([child, wrong, right]);
    expect(order.path).toEqual([child, right]);
    expect(order.foreign).toEqual([wrong]);
  });

  test("whose authorities issued each other is followed once around", () => {
    const one = issuingAuthority({ issuer: "CN=Other" });
    const other = issuingAuthority({ subject: "CN=Other", issuer: "CN=Example Issuing CA" });
    expect(orderChain([leaf, one, other]).path).toEqual([leaf, one, other]);
  });
});

/** A chain of some length, and the same behind its leaf in another order. */
const shuffled = fc.integer({ min: 1, max: 8 }).chain((length) => {
  const authorities = Array.from({ length }, (_, index) =>
    issuingAuthority({ subject: `CN=CA ${index}`, issuer: `CN=CA ${index + 1}` }),
  );
  const whole = [certificateFacts({ issuer: "CN=CA 0" }), ...authorities];
  return fc
    .shuffledSubarray(authorities, { minLength: length, maxLength: length })
    .map((mixed) => ({ whole, mixed: [...whole.slice(0, 1), ...mixed] }));
});

describe("for any chain", () => {
  test("the repaired order is the right one, however it was sent", () => {
    fc.assert(
      fc.property(shuffled, ({ whole, mixed }) => {
        expect(repairOrder(mixed)).toEqual(whole);
      }),
    );
  });

  test("it is in order exactly when it was sent in the right order", () => {
    fc.assert(
      fc.property(shuffled, ({ whole, mixed }) => {
        const isRight = mixed.every((one, index) => one === whole[index]);
        expect(orderChain(mixed).isInOrder).toBe(isRight);
      }),
    );
  });

  test("repairing again changes nothing", () => {
    fc.assert(
      fc.property(shuffled, fc.boolean(), ({ mixed }, withRoot) => {
        const once = repairOrder(withRoot ? [...mixed, root, stranger] : mixed);
        expect(repairOrder(once)).toEqual(once);
      }),
    );
  });
});
