/**
 * Finds what makes shared code impure although it imports nothing: globals of Node or of a window, the clock, chance, and
 * state that lives as long as the module. Reads the syntax tree, so words in texts and comments do not count; a name that
 * the file itself declares is its own.
 */
import ts from "typescript";
import type { ProjectFile } from "./project-files.ts";

const impureGlobals = new Set(
  `process Buffer require module exports __dirname __filename globalThis global self window document navigator location
  localStorage sessionStorage indexedDB fetch XMLHttpRequest WebSocket EventSource setTimeout setInterval setImmediate
  queueMicrotask requestAnimationFrame console crypto performance alert confirm prompt`.split(/\s+/),
);
const impureCalls = new Set(["Date.now", "Math.random"]);

/** As `path:line what`. */
export function impurePlaces({ path, text }: ProjectFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const ownNames = declaredNames(source);
  const places: string[] = [];
  const visit = (node: ts.Node): void => {
    const what = impurity(node, ownNames);
    if (what) places.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return places;
}

function impurity(node: ts.Node, ownNames: Set<string>): string | undefined {
  if (ts.isIdentifier(node) && impureGlobals.has(node.text) && !ownNames.has(node.text) && !isPropertyName(node)) {
    return node.text;
  }
  if (ts.isPropertyAccessExpression(node) && impureCalls.has(node.getText())) return node.getText();
  if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) return "new Date()";
  if (ts.isCallExpression(node) && node.expression.getText() === "Date") return "Date()";
  if (ts.isMetaProperty(node)) return node.getText();
  if (
    ts.isVariableStatement(node) &&
    ts.isSourceFile(node.parent) &&
    !(node.declarationList.flags & ts.NodeFlags.Const)
  ) {
    return "a module variable that can change";
  }
  return undefined;
}

/** `a.process` and `{ process: 1 }` name a property, not the global. */
function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) &&
    parent.name === node
  );
}

function declaredNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isDeclaration =
      ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) || ts.isImportSpecifier(node);
    if ((isDeclaration || ts.isFunctionDeclaration(node)) && node.name && ts.isIdentifier(node.name)) {
      names.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}
