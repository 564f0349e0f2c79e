/** An appliance that talks nonsense or says nothing does not keep the other one from being told. */
import { createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import { startTestPair } from "../../support/practice-pair-fixture.ts";
import { readReport } from "../../support/terminal/read-report.ts";
import { runTerminal, startTerminal } from "../../support/terminal/run-terminal.ts";
import { writePairFiles } from "../../support/terminal/write-files.ts";

async function listen(serve: (socket: Socket) => void): Promise<number> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

const beside = (pair: PairDefinition, name: string, port: number): PairDefinition => {
  const [site1, site2] = pair.appliances;
  return { ...pair, name, appliances: [site1, { ...site2, port }] };
};

test("next to garbage and next to silence the healthy primary is told in full", { timeout: 60_000 }, async () => {
  const { pair, close } = await startTestPair();
  onTestFinished(close);
  const garbage = await listen(
    (socket) => void socket.write(Buffer.alloc(70_000, "\u0000\u0016{<garbage>"), () => socket.end()),
  );
  const silence = await listen((socket) => void socket.resume());
  const pairs = [beside(pair.definition, "garbage", garbage), beside(pair.definition, "silence", silence)];
  const files = writePairFiles(pairs, (name) => pair.secrets.get(name) ?? "");
  const { code, stdout, stderr } = await runTerminal(["status", ...files, "--json"]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
  for (const status of readReport(stdout).pairs) {
    expect(status).toMatchObject({ verdict: "unprotected", servedBy: "site1" });
    const [primary, backup] = status.appliances;
    expect(primary).toMatchObject({ reachable: true, role: "primary", health: "healthy", errors: [] });
    expect(backup).toMatchObject({ reachable: false, role: "unknown", health: "unknown" });
    expect(backup.errors.join()).not.toContain("garbage");
    expect(status.findings.map((found) => [found.code, found.appliance])).toContainEqual([
      "APPLIANCE_UNREACHABLE",
      "site2",
    ]);
  }
});

test("a command that waits for a silent appliance ends at once when it is told to, with code 3", async () => {
  const { pair, close } = await startTestPair();
  onTestFinished(close);
  for (const command of ["status", "watch"]) {
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const silence = await listen((socket) => {
      socket.resume();
      isAsked();
    });
    const files = writePairFiles([beside(pair.definition, "silence", silence)], (name) => pair.secrets.get(name) ?? "");
    const running = startTerminal([command, ...files, "--json"]);
    await asked;
    const toldMs = performance.now();
    running.signal("SIGINT");
    expect(await running.ended).toEqual({ code: 3, stdout: "", stderr: "" });
    expect(performance.now() - toldMs).toBeLessThan(3_000);
  }
});
