import ts from 'typescript';
import { apiDoors, type ApiDoor } from './apiDoors.ts';
import { apiName, type ApiName } from './apiName.ts';
import { mentionedTypes } from './mentionedTypes.ts';

/** A module and what it exports. */
export interface ApiModule extends ApiDoor {
  /** The docstring at the top of its source; empty if there is none. */
  readonly text: string;
  readonly exported: readonly ApiName[];
  /** The types that its names mention and that no module exports. */
  readonly mentioned: readonly ApiName[];
}

/** All that users can import. */
export interface Api {
  readonly checker: ts.TypeChecker;
  readonly modules: readonly ApiModule[];
}

/** Reads what every module of the package exports. */
export function readApi(doors: readonly ApiDoor[] = apiDoors()): Api {
  const program = ts.createProgram(
    doors.map(({ source }) => source),
    {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      types: ['node'],
      allowImportingTsExtensions: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
    },
  );
  const checker = program.getTypeChecker();
  const sources = doors.map((door) => {
    const file = program.getSourceFile(door.source);
    const symbol = file && checker.getSymbolAtLocation(file);
    if (file === undefined || symbol === undefined)
      throw new Error(`${door.name}: ${door.source} exports nothing`);
    const exported = checker.getExportsOfModule(symbol).map((one) => apiName(one, checker));
    return { ...door, text: topText(file.text), exported };
  });
  const seen = new Set(sources.flatMap(({ exported }) => exported.map(({ symbol }) => symbol)));
  const modules = sources.map((source) => ({
    ...source,
    mentioned: mentionedTypes(source.exported, seen, checker),
  }));
  return { checker, modules };
}

/** The docstring at the top of a file. */
function topText(text: string): string {
  const [, comment = ''] = /^\/\*\*([^]*?)\*\//.exec(text) ?? [];
  return comment.replace(/^\s*\* ?/gm, '').trim();
}
