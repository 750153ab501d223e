import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { linksOf } from '../docs/markdown.ts';

/** Where an editor finds the package of a user's project. */
const installed = './node_modules/allow-traffic/';

/**
 * Throws if a Markdown file of the package has a relative link or image, or a file of it names a schema
 * for editors, that is not in the package: readers on npm and in node_modules have nothing else.
 */
export function assertLinks(
  files: readonly string[],
  read: (file: string) => string = (file) => readFileSync(file, 'utf8'),
): void {
  const packed = new Set(files);
  const isPacked = (path: string): boolean =>
    packed.has(path) || files.some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`));
  const broken = files
    .filter((file) => /\.(md|ya?ml)$/.test(file))
    .flatMap((file) =>
      [...(file.endsWith('.md') ? linkTargets(read(file)) : []), ...schemasOf(read(file))]
        .filter(({ target }) => !isPacked(pathOf(file, target)))
        .map(({ target, line }) => `${file}:${line}: ${target} is not in the package`),
    );
  if (broken.length > 0) throw new Error(`broken links in the package:\n${broken.join('\n')}`);
}

interface Target {
  target: string;
  line: number;
}

/** Relative links and images, without their anchors. */
const linkTargets = (text: string): Target[] =>
  linksOf(text)
    .map(({ target, line }) => ({ target: target.replace(/#.*$/, ''), line }))
    .filter(({ target }) => target !== '' && !/^[a-z]+:/.test(target));

/** What `# yaml-language-server: $schema=` names. */
const schemasOf = (text: string): Target[] =>
  text.split('\n').flatMap((content, index) => {
    const [, target] = /yaml-language-server: \$schema=([\w./-]+\w)/.exec(content) ?? [];
    return target === undefined ? [] : [{ target, line: index + 1 }];
  });

const pathOf = (file: string, target: string): string =>
  target.startsWith(installed)
    ? target.slice(installed.length)
    : posix.normalize(posix.join(posix.dirname(file), target));
