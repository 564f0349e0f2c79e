/** What package.json and package-lock.json must hold so that a clean installation is the same a year later, anywhere. */

export interface PackageFile {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

export interface LockFile {
  packages: Record<
    string,
    {
      version?: string;
      resolved?: string;
      integrity?: string;
      inBundle?: boolean;
      link?: boolean;
      dev?: boolean;
      optional?: boolean;
      os?: string[];
    }
  >;
}

const exact = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.-]+)?$/;
const registry = "https://registry.npmjs.org/";

const wantedVersions = (file: PackageFile): [string, string][] =>
  [file.dependencies, file.devDependencies, file.optionalDependencies].flatMap((wanted) =>
    Object.entries(wanted ?? {}),
  );

/** Dependencies whose version leaves a choice, as `name: version`. */
export function inexactVersions(file: PackageFile): string[] {
  return wantedVersions(file).flatMap(([name, version]) => (exact.test(version) ? [] : [`${name}: ${version}`]));
}

/** The versions of all packages of one scope, asked for or installed; more than one means that siblings do not fit. */
export function versionsOfScope(scope: string, file: PackageFile, lock: LockFile): string[] {
  const wanted = wantedVersions(file).filter(([name]) => name.startsWith(`${scope}/`));
  const locked = Object.entries(lock.packages).filter(([path]) => path.includes(`node_modules/${scope}/`));
  return [...new Set([...wanted.map(([, version]) => version), ...locked.map(([, { version }]) => version ?? "none")])];
}

/**
 * Packages that the lock takes from elsewhere than the public registry, or without saying what their content must be. A
 * development tool's build for another platform may lack its hash: npm learns it only from a registry that offers it.
 */
export function doubtfulSources(lock: LockFile): string[] {
  return Object.entries(lock.packages).flatMap(([path, { resolved, integrity, inBundle, link, dev, optional, os }]) => {
    if (path === "" || (dev && optional && os && !resolved)) return [];
    if (link || (resolved && !resolved.startsWith(registry))) return [`${path}: ${resolved}`];
    return integrity?.startsWith("sha512-") || inBundle ? [] : [`${path}: no sha512`];
  });
}
