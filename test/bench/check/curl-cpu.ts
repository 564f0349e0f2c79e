import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * CPU time of one process of curl, from its start to its end: a shell runs `count` of them and says with `times`, which
 * POSIX has, what its children took. Throws when there is no curl.
 */
export async function curlCpuMs(options: { url: string; caFile: string; count: number }): Promise<number> {
  const script =
    'n=0; while [ $n -lt "$1" ]; do curl -sSf --cacert "$2" -H "Authorization: Bearer bench" -o /dev/null "$3" || exit 1; ' +
    "n=$((n + 1)); done; times";
  const { stdout } = await run("sh", ["-c", script, "sh", String(options.count), options.caFile, options.url], {
    env: { ...process.env, LC_ALL: "C" },
  });
  const children = stdout.trim().split("\n").at(-1) ?? "";
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, min, sec]) => Number(min) * 60 + Number(sec));
  if (seconds.length !== 2) throw new Error(`the shell did not say what curl took: ${stdout}`);
  return (seconds.reduce((sum, one) => sum + one, 0) * 1000) / options.count;
}
