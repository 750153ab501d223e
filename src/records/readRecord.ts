import { readFileSync } from 'node:fs';
import { FileError } from '../lib/fileError.ts';
import { parseJsonOrText } from '../lib/json.ts';
import { readFailure } from '../lib/readFailure.ts';
import { decodeText } from './decodeText.ts';
import { logLines } from './log/logLines.ts';
import { messagesIn } from './log/messagesIn.ts';
import { recordsIn } from './log/findRecords.ts';
import { readLog } from './log/readLog.ts';
import { readDocument } from './readDocument.ts';
import type { RecordedDeployment } from './recordedDeployment.ts';

/** How many ids a message names. */
const mostIds = 20;

/**
 * Reads what a file holds: a document of `rehearse --json`, the record of a hook, or the log of hooks with any
 * other lines. Throws a {@link FileError} if there is no record in it, or if the hooks of several deployments
 * are and no id says which.
 */
export function readRecord(path: string, deploymentId?: string): RecordedDeployment[] {
  const text = readText(path);
  const value =
    text.trimStart().startsWith('{') || text.startsWith('[') ? parseJsonOrText(text) : text;
  const document = readDocument(value);
  const deployments = document ?? readLog(linesOf(value, text));
  if (deployments.length === 0) throw new FileError(path, undefined, nothingFound(text));
  if (deploymentId !== undefined) return [onlyOne(path, deployments, deploymentId)];
  // The deployments of one stack belong together.
  if (deployments.length === 1 || deployments[0]?.origin === 'rehearsal') return deployments;
  const message = `it holds the hooks of ${deployments.length} deployments; choose one by --deployment-id: ${idsOf(deployments)}`;
  throw new FileError(path, undefined, message);
}

/** The messages of an export, or the lines of a log. A record inside a value is a line of its own. */
function linesOf(value: unknown, text: string): string[] {
  if (typeof value === 'string') return logLines(text);
  return [...messagesIn(value), ...recordsIn(value).map((record) => JSON.stringify(record))];
}

function readText(path: string): string {
  try {
    return decodeText(readFileSync(path));
  } catch (cause) {
    throw new FileError(path, undefined, `cannot read it: ${readFailure(cause)}`, cause);
  }
}

function onlyOne(
  path: string,
  deployments: readonly RecordedDeployment[],
  deploymentId: string,
): RecordedDeployment {
  const found = deployments.find((one) => one.deploymentId === deploymentId);
  if (found) return found;
  const message = `it holds no record of the deployment '${deploymentId}', but of ${idsOf(deployments)}`;
  throw new FileError(path, undefined, message);
}

function idsOf(deployments: readonly RecordedDeployment[]): string {
  const all = deployments.map(({ deploymentId, status }) => `${deploymentId} (${status})`);
  const more = all.length > mostIds ? ` and ${all.length - mostIds} more` : '';
  return `${all.slice(0, mostIds).join(', ')}${more}`;
}

const nothingFound = (text: string): string =>
  text.trim() === ''
    ? 'it is empty; expected the output of rehearse --json, the record of a hook, or the log of a hook'
    : 'it holds no record of a hook; expected the output of rehearse --json, the record of a hook, or the log of a hook';
