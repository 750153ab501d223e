import type { Nodes } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { readDocument } from '../records/readDocument.ts';
import type { RecordedDeployment } from '../records/recordedDeployment.ts';
import { limitSteps } from './limits.ts';
import { pageTree } from './pageTree.ts';
import { showControls } from '../lib/showControls.ts';

type Invocations = RecordedDeployment['invocations'];

/** The most bytes that a page has. */
export const pageBytes: number = 200_000;

/**
 * One HTML document without scripts that needs no other file: the deployments of a record, which may hold
 * anything. `invocations` are those of hooks, which a log has beside their records. It shows less of a large record and says so, so that it is at most {@link pageBytes} long.
 */
export function renderPage(record: unknown, invocations?: Invocations): string {
  const found = readDocument(record) ?? [];
  const deployments = invocations ? found.map((one) => ({ ...one, invocations })) : found;
  const most = Math.min(deployments.length, 50);
  let html = '';
  for (const limits of limitSteps.filter((one, step) => step > 2 || one.deployments >= most)) {
    const tree = pageTree(deployments, limits);
    const isLong = showHidden(tree) > pageBytes;
    // Text alone may be too long: the tree is written only if it has a chance, or if it is the last.
    if (isLong && limits !== limitSteps.at(-1)) continue;
    html = `${toHtml(tree)}\n`;
    if (Buffer.byteLength(html) <= pageBytes) break;
  }
  return html;
}

/** In one place for every text and every attribute of the page. Returns how long all texts are. */
function showHidden(node: Nodes): number {
  if (node.type === 'text') node.value = showControls(node.value);
  if (node.type === 'element') {
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === 'string') node.properties[name] = showControls(value);
    }
  }
  if (!('children' in node)) return 'value' in node ? node.value.length : 0;
  return node.children.reduce((sum, child) => sum + showHidden(child), 0);
}
