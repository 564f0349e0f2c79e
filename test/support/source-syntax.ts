/** Source files read as syntax, so that a rule about code is not met or broken by a comment. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

export const projectRoot = path.join(import.meta.dirname, "../..");

export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  readonly name: string;
  readonly syntax: ts.SourceFile;
}

export function readSources(patterns: readonly string[]): SourceFile[] {
  const files = globSync([...patterns], { cwd: projectRoot }).sort();
  return files.map((file) => {
    const name = file.split(path.sep).join("/");
    const text = readFileSync(path.join(projectRoot, file), "utf8");
    return { name, syntax: ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true) };
  });
}

export function everyNode(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [root];
  ts.forEachChild(root, (child) => {
    nodes.push(...everyNode(child));
  });
  return nodes;
}

/** Identifiers and the text of literals: everything a file can name an ability by. */
export function words(source: SourceFile): string[] {
  return everyNode(source.syntax).flatMap((node) =>
    ts.isIdentifier(node) || ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? [node.text] : [],
  );
}

/** The titles of the tests in a file, of `it`, `test` and their `each`. */
export function testTitles(source: SourceFile): string[] {
  return everyNode(source.syntax).flatMap((node) => {
    if (!ts.isCallExpression(node) || !/^(it|test)\b/.test(node.expression.getText())) return [];
    const [title] = node.arguments;
    return title && ts.isStringLiteralLike(title) ? [title.text] : [];
  });
}
