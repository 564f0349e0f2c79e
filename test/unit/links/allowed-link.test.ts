import { expect, it } from "vitest";
import { allowedLink } from "../../../electron/core/links/allowed-link.ts";

const configured = ["site1.example.com", "site2.example.com:8443", "[2001:db8::1]:443", "127.0.0.1:9443"];

it.each([
  ["https://site1.example.com/login", "https://site1.example.com/login"],
  ["HTTPS://SITE1.EXAMPLE.COM:443/login?x=1#top", "https://site1.example.com/login?x=1#top"],
  ["https://site2.example.com:8443/appliance", "https://site2.example.com:8443/appliance"],
  ["https://[2001:db8::1]/login", "https://[2001:db8::1]/login"],
  ["https://127.0.0.1:9443/login", "https://127.0.0.1:9443/login"],
  ["https://docs.beyondtrust.com/rs/docs/failover", "https://docs.beyondtrust.com/rs/docs/failover"],
  ["https://www.beyondtrust.com", "https://www.beyondtrust.com/"],
  ["https://docs.beyondtrust.com/a/../b", "https://docs.beyondtrust.com/b"],
])("opens %s", (address, opened) => {
  expect(allowedLink(address, configured)).toBe(opened);
});

it.each([
  ["another scheme", "http://site1.example.com/"],
  ["a file", "file:///etc/passwd"],
  ["a script", "javascript:alert(1)//site1.example.com"],
  ["a program's scheme", "ms-msdt:/id PCWDiagnostic"],
  ["a share", "\\\\site1.example.com\\share"],
  ["another host", "https://example.com/"],
  ["a host that only ends like it", "https://evil-site1.example.com/"],
  ["a host that only begins like it", "https://site1.example.com.evil.example/"],
  ["a host in the path", "https://evil.example/site1.example.com"],
  ["a host in the user name", "https://site1.example.com@evil.example/"],
  ["a password", "https://user:secret@site1.example.com/"],
  ["an empty user name with a password", "https://:secret@site1.example.com/"],
  ["another port of a configured host", "https://site1.example.com:8443/"],
  ["the default port of a host that has another", "https://site2.example.com/"],
  ["the documentation on another port", "https://docs.beyondtrust.com:8443/"],
  ["a subdomain of the documentation", "https://x.docs.beyondtrust.com/"],
  ["a trailing dot", "https://site1.example.com./"],
  ["letters that look alike", "https://sitе1.example.com/"],
  ["a backslash before the host", "https:\\\\site1.example.com/"],
  ["a backslash that hides the host", "https://evil.example\\@site1.example.com/"],
  ["a line break", "https://site1.example.com/\nhttps://evil.example/"],
  ["a tab", "https://site1.\texample.com/"],
  ["a space in front", " https://site1.example.com/"],
  ["an invisible character", "https://site1.example.com/\u200b"],
  ["text that turns around", "https://site1.example.com/\u202emoc"],
  ["a NUL", "https://site1.example.com/\0"],
  ["no address at all", "site1.example.com"],
  ["nothing", ""],
  ["too long an address", `https://site1.example.com/${"a".repeat(2000)}`],
])("refuses %s", (_what, address) => {
  expect(allowedLink(address, configured)).toBeNull();
});

it.each(["", "evil.example/", "user@evil.example", "evil.example?x", "evil.example#x", "a b"])(
  "takes nothing from the configured text %j, which is no host",
  (host) => {
    expect(allowedLink("https://evil.example/", [host])).toBeNull();
  },
);
