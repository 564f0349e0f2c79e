/** Certificate authorities kept by OpenSSL itself, with their lists of what they issued and revoked: not by our own library. */
import { execFile } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const dayMs = 86_400_000;

export const openssl = async (...args: string[]): Promise<string> => (await run("openssl", args)).stdout;

export interface Issued {
  pem: string;
  key: string;
  certificatePath: string;
  keyPath: string;
  /** Of the certificate, and of its key. */
  sha256: string;
}

export interface Wanted {
  /** Common name. */
  name: string;
  dns?: string[];
  /** An authority of its own. */
  isAuthority?: true;
  /** In days from now. */
  from?: number;
  to?: number;
  digest?: "sha256" | "sha1";
  /** In place of a new key on P-256; a path. */
  keyPath?: string;
  key?: "ec" | "rsa1024" | "rsa2048";
  /** In place of what a server's certificate may be used for. */
  usages?: string;
  extendedUsages?: string;
  /** Says that it is an authority's, although it is used as a server's. */
  saysAuthority?: true;
  /** Lines of an extension section, such as where to ask about revocation. */
  extensions?: string[];
}

export interface Authority extends Issued {
  folder: string;
  indexPath: string;
  issue(wanted: Wanted): Promise<Issued>;
  /** Issues another authority. */
  authority(wanted: Wanted): Promise<Authority>;
  revoke(issued: Issued): Promise<void>;
  /** DER. */
  crl(): Promise<Buffer>;
}

export interface Workshop {
  folder: string;
  root(name: string, wanted?: Partial<Wanted>): Promise<Authority>;
  selfSigned(wanted: Wanted): Promise<Issued>;
  close(): Promise<void>;
}

let made = 0;

export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), "pairdesk-openssl-"));
  return {
    folder,
    root: async (name, wanted = {}) =>
      keepAuthority(folder, await signItself(folder, { from: -400, to: 4000, ...wanted, name, isAuthority: true })),
    selfSigned: (wanted) => signItself(folder, wanted),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Through the tool for authorities as well: it alone takes a beginning. */
async function signItself(folder: string, wanted: Wanted): Promise<Issued> {
  const keyPath = wanted.keyPath ?? (await newKey(folder, wanted.key));
  const home = await openBooks(folder);
  return sign(home, wanted, keyPath, ["-selfsign", "-keyfile", keyPath]);
}

async function keepAuthority(folder: string, own: Issued): Promise<Authority> {
  const home = await openBooks(folder);
  const signing = ["-cert", own.certificatePath, "-keyfile", own.keyPath];
  const issue = async (wanted: Wanted) =>
    sign(home, wanted, wanted.keyPath ?? (await newKey(folder, wanted.key)), signing);
  return {
    ...own,
    folder: home,
    indexPath: join(home, "index.txt"),
    issue,
    authority: async (wanted) =>
      keepAuthority(folder, await issue({ from: -300, to: 3000, ...wanted, isAuthority: true })),
    async revoke({ certificatePath }) {
      await openssl("ca", "-config", join(home, "ca.cnf"), ...signing, "-revoke", certificatePath);
    },
    async crl() {
      const path = join(home, "crl.pem");
      await openssl("ca", "-config", join(home, "ca.cnf"), ...signing, "-gencrl", "-crldays", "7", "-out", path);
      await openssl("crl", "-in", path, "-outform", "DER", "-out", `${path}.der`);
      return readFile(`${path}.der`);
    },
  };
}

async function openBooks(folder: string): Promise<string> {
  const home = await mkdtemp(join(folder, "authority-"));
  await writeFile(join(home, "index.txt"), "");
  await writeFile(join(home, "index.txt.attr"), "unique_subject = no\n");
  const settings = [
    "[ca]",
    "default_ca = own",
    "[own]",
    `database = ${home}/index.txt`,
    `new_certs_dir = ${home}`,
    "rand_serial = yes",
    "default_md = sha256",
    "policy = any",
    "[any]",
    "commonName = supplied",
    "organizationName = optional",
    "[req]",
    "distinguished_name = nobody",
    "[nobody]",
  ];
  await writeFile(join(home, "ca.cnf"), `${settings.join("\n")}\n`);
  return home;
}

async function newKey(folder: string, kind: Wanted["key"] = "ec"): Promise<string> {
  made += 1;
  const path = join(folder, `key-${made}.pem`);
  const how =
    kind === "ec"
      ? ["EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
      : ["RSA", "-pkeyopt", `rsa_keygen_bits:${kind === "rsa1024" ? 1024 : 2048}`];
  await openssl("genpkey", "-quiet", "-algorithm", ...how, "-out", path).catch(() =>
    openssl("genpkey", "-algorithm", ...how, "-out", path),
  );
  return path;
}

async function sign(home: string, wanted: Wanted, keyPath: string, signing: string[]): Promise<Issued> {
  made += 1;
  const [request, certificatePath, extensions] = ["csr", "pem", "ext"].map((end) => join(home, `${made}.${end}`)) as [
    string,
    string,
    string,
  ];
  const config = join(home, "ca.cnf");
  await openssl("req", "-new", "-config", config, "-key", keyPath, "-subj", `/CN=${wanted.name}`, "-out", request);
  await writeFile(extensions, extensionsOf(wanted));
  const { from = -1, to = 90, digest = "sha256" } = wanted;
  const period = ["-startdate", asn1Time(from), "-enddate", asn1Time(to)];
  const files = ["-in", request, "-out", certificatePath, "-extfile", extensions];
  await openssl("ca", "-batch", "-notext", "-config", config, "-md", digest, ...signing, ...period, ...files);
  const pem = await readFile(certificatePath, "utf8");
  const sha256 = new X509Certificate(pem).fingerprint256.replaceAll(":", "").toLowerCase();
  return { pem, key: await readFile(keyPath, "utf8"), certificatePath, keyPath, sha256 };
}

function extensionsOf({ isAuthority, saysAuthority, dns = [], extensions = [], ...uses }: Wanted): string {
  const { usages = "digitalSignature, keyEncipherment", extendedUsages = "serverAuth" } = uses;
  const usual = isAuthority
    ? [
        "basicConstraints = critical, CA:TRUE",
        "keyUsage = critical, keyCertSign, cRLSign",
        "subjectKeyIdentifier = hash",
      ]
    : [
        `basicConstraints = CA:${saysAuthority ? "TRUE" : "FALSE"}`,
        `keyUsage = critical, ${usages}`,
        `extendedKeyUsage = ${extendedUsages}`,
      ];
  const names = dns.length > 0 ? [`subjectAltName = ${dns.map((name) => `DNS:${name}`).join(", ")}`] : [];
  return `${[...usual, ...names, ...extensions].join("\n")}\n`;
}

/** `YYYYMMDDHHMMSSZ` */
const asn1Time = (days: number): string =>
  `${new Date(Date.now() + days * dayMs).toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`;
