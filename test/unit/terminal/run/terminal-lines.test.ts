import { PassThrough } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { createTerminalLines } from "../../../../electron/terminal/run/terminal-lines.ts";

/** A terminal that shows what is entered wherever somebody lets it. */
function stage() {
  const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY: true, columns: 80 })];
  let shown = "";
  output.on("data", (chunk: unknown) => {
    shown += String(chunk);
  });
  const stopping = new AbortController();
  const interrupts: string[] = [];
  const onInterrupt = () => void interrupts.push("Ctrl+C");
  const lines = createTerminalLines({ input, output }, { onInterrupt, stopped: stopping.signal });
  onTestFinished(() => lines.close());
  const enter = (text: string) => void input.write(text);
  return { lines, enter, input, stopping, interrupts, shown: () => shown };
}

const whileWanted = () => new AbortController().signal;

test("shows what is entered, except what is asked for hiddenly, and goes on afterwards", async () => {
  const { lines, enter, shown } = stage();
  const first = lines.ask("> ");
  await expect.poll(shown).toContain("> ");
  enter("plain\r");
  expect(await first).toBe("plain");
  const secret = lines.askHiddenly("Passphrase:", whileWanted());
  const last = lines.ask("Done? ");
  await expect.poll(shown).toContain("Passphrase: ");
  expect(shown()).not.toContain("Done?");
  enter("correct horse\r");
  expect(await secret).toBe("correct horse");
  await expect.poll(shown).toContain("Done? ");
  enter("done\r");
  expect(await last).toBe("done");
  expect([shown().includes("plain"), shown().includes("correct")]).toEqual([true, false]);
});

test("lets a question be answered before anything is asked for hiddenly", async () => {
  const { lines, enter, shown } = stage();
  const first = lines.ask("Done? ");
  const secret = lines.askHiddenly("Passphrase:", whileWanted());
  await expect.poll(shown).toContain("Done? ");
  enter("done\r");
  expect(await first).toBe("done");
  await expect.poll(shown).toContain("Passphrase: ");
  enter("correct horse\r");
  expect(await secret).toBe("correct horse");
});

test("takes a hidden question back when its answer is wanted no longer, and asks the next one", async () => {
  const { lines, enter, shown } = stage();
  const wanted = new AbortController();
  const secret = lines.askHiddenly("Passphrase:", wanted.signal);
  await expect.poll(shown).toContain("Passphrase: ");
  wanted.abort();
  expect(await secret).toBeNull();
  const next = lines.ask("> ");
  await expect.poll(shown).toContain("> ");
  enter("yes\r");
  expect(await next).toBe("yes");
});

test("passes on an interrupt while a hidden question is open", async () => {
  const { lines, enter, interrupts, shown } = stage();
  const secret = lines.askHiddenly("Passphrase:", whileWanted());
  await expect.poll(shown).toContain("Passphrase: ");
  enter("half\u0003");
  expect([await secret, interrupts]).toEqual([null, ["Ctrl+C"]]);
  expect(shown()).not.toContain("half");
});

test("gives no answer any more once the input has ended", async () => {
  const { lines, input } = stage();
  const secret = lines.askHiddenly("Passphrase:", whileWanted());
  input.end();
  expect([await secret, await lines.ask("> ")]).toEqual([null, null]);
});
