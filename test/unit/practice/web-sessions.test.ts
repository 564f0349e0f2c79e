import { expect, test } from "vitest";
import { html } from "../../../electron/core/practice/appliance/web/html.ts";
import { createWebSessions } from "../../../electron/core/practice/appliance/web/web-sessions.ts";
import { escapeXml } from "../../../electron/core/practice/appliance/xml/xml-text.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

function prepare() {
  const clock = createFakeClock();
  const sessions = createWebSessions({ applianceName: "site1", login: { user: "admin", password: "right" }, clock });
  const begun = sessions.logIn("login", "admin", "right");
  const headers = { cookie: `other=1; ${begun?.cookie.split(";")[0]}` };
  return { clock, sessions, begun, headers };
}

test("a session is found by its cookie until it was left alone for half an hour", () => {
  const { clock, sessions, begun, headers } = prepare();
  clock.advance(1_799_999);
  expect(sessions.find("login", headers)).toBe(begun?.session);
  clock.advance(1_799_999);
  expect(sessions.find("login", headers)).toBe(begun?.session);
  clock.advance(1_800_000);
  expect(sessions.find("login", headers)).toBeNull();
});

test("a session of one interface is none of the other, and ends when its owner logs out", () => {
  const { sessions, begun, headers } = prepare();
  expect(sessions.find("appliance", { cookie: headers.cookie.replace("login", "appliance") })).toBeNull();
  if (begun) sessions.logOut(begun.session);
  expect(sessions.find("login", headers)).toBeNull();
});

test("a wrong user and a wrong password begin no session", () => {
  const { sessions } = prepare();
  expect([sessions.logIn("login", "admin", "wrong"), sessions.logIn("login", "root", "right")]).toEqual([null, null]);
});

test("text stays text in pages and in XML", () => {
  expect(html`<p>${"<b>'\"&"}</p>${[html`<i>${1}</i>`, null, false]}`.text).toBe(
    "<p>&lt;b&gt;&#39;&quot;&amp;</p><i>1</i>",
  );
  expect(escapeXml('<a b="&">')).toBe("&lt;a b=&quot;&amp;&quot;&gt;");
});
