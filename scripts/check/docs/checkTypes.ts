import { resolve } from 'node:path';
import ts from 'typescript';
import { scan, type Document } from './markdown.ts';

const root = resolve(import.meta.dirname, '../../..');

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  exactOptionalPropertyTypes: true,
  paths: {
    'allow-traffic': [resolve(root, 'src/index.ts')],
    'allow-traffic/rehearsal': [resolve(root, 'src/rehearsal/index.ts')],
    'allow-traffic/testing': [resolve(root, 'src/tryOut/index.ts')],
    'allow-traffic/cloudwatch': [resolve(root, 'src/cloudwatch/index.ts')],
    'allow-traffic/sns': [resolve(root, 'src/sns/index.ts')],
    'allow-traffic/cdk': [resolve(root, 'src/cdk/guardedDeployment.ts')],
    'allow-traffic/target': [resolve(root, 'src/target/index.ts')],
  },
};

/** The package and its libraries, parsed once however often documents are checked. */
const sourceFiles = new Map<string, ts.SourceFile | undefined>();

interface Snippet {
  document: Document;
  line: number;
  text: string;
  /** Lines before the block's own. */
  offset: number;
}

function snippetsOf(documents: readonly Document[]): Map<string, Snippet> {
  const snippets = new Map<string, Snippet>();
  for (const document of documents) {
    for (const { language, text, line, preamble } of scan(document.text).blocks) {
      if (language !== 'ts') continue;
      // A module each, whatever it declares.
      const name = resolve(root, `docs/${snippets.size}.snippet.ts`);
      const before = `export {}; ${preamble}\n`;
      snippets.set(name, { document, line, text: before + text, offset: 1 });
    }
  }
  return snippets;
}

/** TypeScript's errors in the `ts` blocks. Each block is a module that imports the package. */
export function typeMistakes(documents: readonly Document[]): string[] {
  const snippets = snippetsOf(documents);
  const host = ts.createCompilerHost(options);
  const [readFile, fileExists, getSourceFile] = [
    host.readFile.bind(host),
    host.fileExists.bind(host),
    host.getSourceFile.bind(host),
  ];
  host.fileExists = (name) => snippets.has(name) || fileExists(name);
  host.readFile = (name) => snippets.get(name)?.text ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const snippet = snippets.get(name);
    if (!snippet) {
      if (!sourceFiles.has(name)) sourceFiles.set(name, getSourceFile(name, ...rest));
      return sourceFiles.get(name);
    }
    const version = { languageVersion: ts.ScriptTarget.ES2023, impliedNodeFormat: 99 } as const;
    return ts.createSourceFile(name, snippet.text, version);
  };
  const ofTheCdk = ({ text }: Snippet): boolean => text.includes('aws-cdk-lib');
  const [own, cdk] = [false, true].map((isCdk) => {
    const names = [...snippets].filter(([, one]) => ofTheCdk(one) === isCdk).map(([name]) => name);
    // The CDK's own types do not hold with it.
    return ts.createProgram(names, { ...options, exactOptionalPropertyTypes: !isCdk }, host);
  });
  return [...snippets].flatMap(([name, snippet]) => {
    const program = (ofTheCdk(snippet) ? cdk : own) as ts.Program;
    const { document, line, offset } = snippet;
    const file = program.getSourceFile(name);
    return ts.getPreEmitDiagnostics(program, file).map(({ messageText, start = 0 }) => {
      const at = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + line - offset;
      return `${document.path}:${at}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}

/** Mistakes in the syntax of the `js` blocks. */
export function scriptMistakes({ path, text }: Document): string[] {
  return scan(text)
    .blocks.filter(({ language }) => language === 'js')
    .flatMap(({ text: script, line }) => {
      const { diagnostics = [] } = ts.transpileModule(script, {
        reportDiagnostics: true,
        compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
      });
      return diagnostics.map(
        ({ messageText }) =>
          `${path}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      );
    });
}
