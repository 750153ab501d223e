import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** The elements of a page, as a browser reads them. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'element') found.push(node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromHtml(html));
  return found;
}

/** What a reader sees. */
export function textOf(html: string): string {
  const visit = (node: Nodes): string => {
    if (node.type === 'text') return node.value;
    if (node.type === 'element' && node.tagName === 'style') return '';
    return 'children' in node ? node.children.map(visit).join('') : '';
  };
  return visit(fromHtml(html));
}

/** Tags and the names of their attributes, without any value that a record could set. */
export const skeleton = (html: string): string[] =>
  elementsOf(html).map(({ tagName, properties }) =>
    [tagName, ...Object.keys(properties).sort()].join(' '),
  );
