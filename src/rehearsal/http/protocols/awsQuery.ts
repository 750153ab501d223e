import { randomUUID } from 'node:crypto';
import type { HttpAnswer } from '../httpTypes.ts';
import type { Input, Service } from '../operation.ts';
import { decodeBody } from '../readBody.ts';
import { writeDates, type Protocol } from './protocol.ts';
import { queryCode, queryFaultType } from './queryError.ts';

interface QueryService {
  service: Service;
  namespace: string;
}

/** By the version of the API, which every request names. */
const services: Readonly<Record<string, QueryService>> = {
  '2010-08-01': {
    service: 'cloudwatch',
    namespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  },
  '2010-03-31': { service: 'sns', namespace: 'http://sns.amazonaws.com/doc/2010-03-31/' },
};

interface Tree {
  [name: string]: Tree | string;
}

/** `A.member.1.B=x` as `{ A: { member: { 1: { B: 'x' } } } }`. */
function readTree(parameters: URLSearchParams): Tree {
  const root: Tree = Object.create(null) as Tree;
  for (const [key, text] of parameters) {
    const names = key.split('.');
    const last = names.pop() ?? '';
    let node = root;
    for (const name of names) {
      const next = node[name];
      node = typeof next === 'object' ? next : (node[name] = Object.create(null) as Tree);
    }
    node[last] = text;
  }
  return root;
}

/** Items in the order of their numbers. */
function readItems(tree: Tree): unknown[] {
  const numbered = Object.entries(tree).sort(([a], [b]) => Number(a) - Number(b));
  return numbered.map(([, item]) => readNode(item));
}

/** A list is written as `member.N`, a map as `entry.N.Name` and `entry.N.Value`. */
function readNode(node: Tree | string): unknown {
  if (typeof node === 'string') return node;
  const { member, entry } = node;
  if (typeof member === 'object') return readItems(member);
  if (typeof entry === 'object') {
    const entries = readItems(entry) as Record<string, unknown>[];
    return Object.fromEntries(entries.map(({ Name, Value }) => [String(Name), Value]));
  }
  return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, readNode(child)]));
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function writeXml(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  return `<${name}>${writeContent(value)}</${name}>`;
}

function writeContent(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => writeXml('member', item)).join('');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, member]) => writeXml(name, member))
      .join('');
  }
  return escapeXml(String(value));
}

const answer = (status: number, xml: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: xml,
});

/**
 * awsQuery: the operation and its members as a form, XML in the answer.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export const awsQuery: Protocol = {
  deniedStatus: 403,
  route(request) {
    const parameters = new URLSearchParams(decodeBody(request).toString('utf8'));
    const { Action, Version, ...members } = readTree(parameters);
    const found = typeof Version === 'string' ? services[Version] : undefined;
    if (found === undefined || typeof Action !== 'string') return undefined;
    const input = readNode(members) as Input;
    return {
      service: found.service,
      operation: Action,
      input,
      readInput: () => input,
      writeOutput(output) {
        const result = writeDates(output ?? {}, (date) => date.toISOString());
        const metadata = writeXml('ResponseMetadata', { RequestId: randomUUID() });
        const content = `${writeXml(`${Action}Result`, result)}${metadata}`;
        return answer(
          200,
          `<${Action}Response xmlns="${found.namespace}">${content}</${Action}Response>`,
        );
      },
    };
  },
  writeError(error) {
    const { statusCode, message } = error;
    const content = {
      Error: { Type: queryFaultType(error), Code: queryCode(error), Message: message },
      RequestId: randomUUID(),
    };
    return answer(statusCode, writeXml('ErrorResponse', content));
  },
};
