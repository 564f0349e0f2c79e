import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  doubtfulSources,
  inexactVersions,
  type LockFile,
  type PackageFile,
  versionsOfScope,
} from "../../support/house/package-versions.ts";
import { projectFolder } from "../../support/house/project-files.ts";

const read = (file: string): unknown => JSON.parse(readFileSync(join(projectFolder, file), "utf8"));
const packageFile = read("package.json") as PackageFile;
const lockFile = read("package-lock.json") as LockFile;

describe("versions in package.json", () => {
  test("are exact", () => {
    expect(Object.keys(packageFile.dependencies ?? {}).length).toBeGreaterThan(0);
    expect(inexactVersions(packageFile)).toEqual([]);
  });

  test.each(["^1.2.3", "~1.2.3", "latest", "*", "1.x", ">=1.0.0", "1.2", "github:a/b", "file:../a", "npm:b@^1.0.0"])(
    "%s would be reported",
    (version) => {
      expect(inexactVersions({ devDependencies: { a: version } })).toEqual([`a: ${version}`]);
    },
  );

  test("an alias and a preview with an exact version are exact", () => {
    expect(inexactVersions({ dependencies: { a: "npm:@b/c@7.10.6", d: "1.0.0-beta.2" } })).toEqual([]);
  });
});

describe("siblings", () => {
  test.each(["@orpc", "@mantine"])("every %s package has the same version", (scope) => {
    expect(versionsOfScope(scope, packageFile, lockFile)).toHaveLength(1);
  });

  test("a second version is found in package.json and deep in the lock", () => {
    const lock = { packages: { "node_modules/a/node_modules/@orpc/shared": { version: "1.15.0" } } };
    const wanted = { dependencies: { "@orpc/client": "1.16.1" }, devDependencies: { "@orpc/server": "1.16.0" } };
    expect(versionsOfScope("@orpc", wanted, lock)).toEqual(["1.16.1", "1.16.0", "1.15.0"]);
  });
});

describe("the lock", () => {
  test("takes every package from the public registry and names its content", () => {
    expect(Object.keys(lockFile.packages).length).toBeGreaterThan(100);
    expect(doubtfulSources(lockFile)).toEqual([]);
  });

  test("a mirror, a repository, a link and a missing hash are found", () => {
    const integrity = "sha512-AAAA";
    const packages = {
      "": {},
      "node_modules/good": { integrity, resolved: "https://registry.npmjs.org/good/-/good-1.0.0.tgz" },
      "node_modules/brought": { inBundle: true },
      "node_modules/mirror": { integrity, resolved: "https://registry.npmjs.org.example.com/mirror.tgz" },
      "node_modules/repository": { resolved: "git+ssh://git@example.com/a.git#1" },
      "node_modules/link": { link: true, resolved: "../a" },
      "node_modules/unproved": {},
      "node_modules/unproved-product": { optional: true, os: ["darwin"] },
      "node_modules/tool-elsewhere": { dev: true, optional: true, os: ["darwin"] },
    };
    expect(doubtfulSources({ packages }).map((line) => line.split(":")[0])).toEqual(
      ["mirror", "repository", "link", "unproved", "unproved-product"].map((name) => `node_modules/${name}`),
    );
  });

  test("no setting of the project sends npm to another registry or through a proxy", () => {
    expect(readFileSync(join(projectFolder, ".npmrc"), "utf8")).not.toMatch(/registry\s*=\s*http|proxy|_auth/i);
  });
});
