/** Which addresses some processes listen on, as the kernel tells (/proc/net, so Linux alone). */
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const tcpListen = "0A";
/** What a UDP socket without a peer is in; anybody can send to it. */
const udpUnconnected = "07";

/** For example `tcp 127.0.0.1:40123` and `udp6 0000…0000:5353`, sorted. Sockets of the file system are none of these. */
export function listeningSockets(pids: readonly number[]): string[] {
  const own = new Set(pids.flatMap(socketsOf));
  const tables = ["tcp", "tcp6", "udp", "udp6"] as const;
  return tables
    .flatMap((table) => readTable(table).filter(({ inode }) => own.has(inode)))
    .map(({ name }) => name)
    .sort();
}

function readTable(table: "tcp" | "tcp6" | "udp" | "udp6"): { inode: string; name: string }[] {
  const wanted = table.startsWith("tcp") ? tcpListen : udpUnconnected;
  const rows = readFileSync(`/proc/net/${table}`, "utf8").trimEnd().split("\n").slice(1);
  return rows.flatMap((row) => {
    const [, local = "", , state, , , , , , inode = ""] = row.trim().split(/\s+/);
    return state === wanted ? [{ inode, name: `${table} ${addressOf(local)}` }] : [];
  });
}

/** IPv4 addresses stand there as one number in the machine's order of bytes. */
function addressOf(local: string): string {
  const [host = "", port = ""] = local.split(":");
  const bytes = host.length === 8 ? Buffer.from(host, "hex").reverse().join(".") : host;
  return `${bytes}:${Number.parseInt(port, 16)}`;
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => inodeOf(`/proc/${pid}/fd/${descriptor}`));
  } catch {
    return [];
  }
}

function inodeOf(link: string): string[] {
  try {
    const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(link))?.[1];
    return inode === undefined ? [] : [inode];
  } catch {
    return [];
  }
}
