import { expect, it } from 'vitest';
import { parseJsonOrText } from '../../src/lib/json.ts';

it.each([
  ['{"a":1}', { a: 1 }],
  ['null', null],
  ['"text"', 'text'],
  ['text', 'text'],
  ['{"a":', '{"a":'],
  ['', ''],
])('parseJsonOrText: %j is %j', (text, value) => expect(parseJsonOrText(text)).toEqual(value));
