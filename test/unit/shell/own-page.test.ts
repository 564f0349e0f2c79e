import { expect, it } from "vitest";
import { isOwnPage, startAddress } from "../../../electron/shell/own-page.ts";

it.each([startAddress, "pairdesk://app/assets/a.js", "pairdesk://app/?pair=1#top"])("%s is ours", (address) => {
  expect(isOwnPage(address)).toBe(true);
});

it.each([
  "pairdesk://app.evil.example/",
  "pairdesk://evil/app/",
  "pairdesk://app@evil/",
  "pairdesk://user@app/",
  "pairdesk://app:8080/",
  "pairdesk:app/",
  "pairdeskx://app/",
  "https://app/",
  "https://app.pairdesk.invalid/",
  "file:///pairdesk://app/",
  "about:blank",
  "data:text/html,pairdesk://app/",
  "javascript:pairdesk://app/",
  "",
])("%j is not", (address) => {
  expect(isOwnPage(address)).toBe(false);
});
