import { expect, test } from "vitest";
import { readPastedAddress } from "../../../renderer/features/pair-form/pasted-address.ts";

test.each([
  ["support.example.com", { host: "support.example.com", port: null, isCleaned: false }],
  [" support.example.com\n", { host: "support.example.com", port: null, isCleaned: true }],
  ["https://support.example.com/login", { host: "support.example.com", port: null, isCleaned: true }],
  ["HTTPS://Support.Example.com/", { host: "support.example.com", port: null, isCleaned: true }],
  ["support.example.com/login?a=b#c", { host: "support.example.com", port: null, isCleaned: true }],
  ["https://support.example.com:8443/", { host: "support.example.com", port: "8443", isCleaned: true }],
  ["support.example.com:8443", { host: "support.example.com", port: "8443", isCleaned: true }],
  ["https://user:word@support.example.com/", { host: "support.example.com", port: null, isCleaned: true }],
  ["https://[fd00::1]:8443/", { host: "fd00::1", port: "8443", isCleaned: true }],
  ["fd00::1", { host: "fd00::1", port: null, isCleaned: false }],
])("%j is read as host and port", (text, read) => expect(readPastedAddress(text)).toEqual(read));

test.each(["10.1", "https://10.1/", "a b", "https://a b/", "", "javascript:alert(1)"])(
  "%j stays as it was written",
  (text) => expect(readPastedAddress(text)).toEqual({ host: text, port: null, isCleaned: false }),
);
