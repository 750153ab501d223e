import { readFileSync } from 'node:fs';
import type { File, Node } from '@babel/types';
import type { Position } from '../../lib/fileError.ts';
import { resolveImport } from './resolveImport.ts';
import { calleeName, nodesIn, parseModule } from './syntax.ts';

/** One module of a hook's own code. */
export interface SourceModule {
  /** The file; that of the template for inline code. */
  readonly path: string;
  readonly text: string;
  /** `undefined` if it cannot be parsed. */
  readonly syntax: File | undefined;
  /** What it imports by a literal name. */
  readonly imports: readonly string[];
  /** The place of inline code in the template. */
  readonly inlineAt?: Position;
}

/** The modules of a hook, as far as they are on this machine. */
export interface ModuleGraph {
  /** That of the handler first. */
  readonly modules: readonly SourceModule[];
  /** Relative imports that lead nowhere. */
  readonly missing: readonly string[];
}

/** Reads the module of a handler and those that it imports by a relative path. It runs none of them. */
export function moduleGraph(entry: string): ModuleGraph {
  const modules = new Map<string, SourceModule>();
  const missing: string[] = [];
  const waiting = [entry];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (modules.has(path)) continue;
    const module = sourceModule(path, readFileSync(path, 'utf8'));
    modules.set(path, module);
    for (const specifier of module.imports.filter((one) => /^\.\.?(\/|$)/.test(one))) {
      const found = resolveImport(path, specifier);
      if (found === undefined) missing.push(specifier);
      else if (!found.endsWith('.json')) waiting.push(found);
    }
  }
  return { modules: [...modules.values()], missing };
}

/** A module by its text. */
export function sourceModule(path: string, text: string, inlineAt?: Position): SourceModule {
  const syntax = parseModule(path, text);
  const imports = syntax === undefined ? [] : [...nodesIn(syntax)].flatMap(([node]) => named(node));
  return { path, text, syntax, imports, ...(inlineAt && { inlineAt }) };
}

function named(node: Node): string[] {
  switch (node.type) {
    case 'ImportDeclaration':
      return node.importKind === 'type' ? [] : [node.source.value];
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return node.source && node.exportKind !== 'type' ? [node.source.value] : [];
    case 'CallExpression': {
      const [first] = node.arguments;
      const isImport = node.callee.type === 'Import' || calleeName(node) === 'require';
      return isImport && first?.type === 'StringLiteral' ? [first.value] : [];
    }
    default:
      return [];
  }
}

/** The place of a node, in the module's file. */
export const placeIn = ({ inlineAt }: SourceModule, { loc }: Node): Position =>
  inlineAt ?? { line: loc?.start.line ?? 1, column: (loc?.start.column ?? 0) + 1 };
