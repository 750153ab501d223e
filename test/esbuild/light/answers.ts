import { inspect } from 'node:util';
import fc from 'fast-check';
import * as codedeployParts from '../../../src/esbuild/light/parts/codedeployParts.ts';
import * as lambdaParts from '../../../src/esbuild/light/parts/lambdaParts.ts';

/** What a service answers. */
export interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

type Service = 'lambda' | 'codedeploy';

const parts = { lambda: lambdaParts, codedeploy: codedeployParts };

/** The names of all errors of a service. */
export const errorNames = (service: Service): string[] =>
  parts[service].service.errors.flatMap(([, , , , names]) => names.split(' '));

const scalar = fc.constantFrom<unknown>(
  ...[
    null,
    true,
    false,
    0,
    0.5,
    -1,
    1.7e9,
    2 ** 60,
    Number.MAX_VALUE,
    'NaN',
    'Infinity',
    '',
    'text',
    '7',
  ],
  ...['2026-11-22T00:00:00Z', 'Sun, 22 Nov 2026 08:00:00 GMT', 'aGVsbG8=', '{"a":1}'],
);

type Schema = readonly unknown[];

/** Values of a member, mostly of its own type, to a depth. */
function valueOf(schema: unknown, depth: number): fc.Arbitrary<unknown> {
  const target = typeof schema === 'function' ? (schema as () => unknown)() : schema;
  const wrong = { weight: 1, arbitrary: scalar };
  if (!Array.isArray(target) || depth === 0) return scalar;
  const [kind, , , , first, second] = target as Schema;
  const member = (one: unknown) => valueOf(one, depth - 1);
  if (kind === 1)
    return fc.oneof({ weight: 6, arbitrary: fc.array(member(first), { maxLength: 3 }) }, wrong);
  if (kind === 2) {
    const some = fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'c'), member(second), {
      maxKeys: 3,
    });
    return fc.oneof({ weight: 6, arbitrary: some }, wrong);
  }
  if (kind === 3 || kind === 4)
    return fc.oneof({ weight: 8, arbitrary: members(target, depth) }, wrong);
  return Array.isArray(target[0]) || typeof target[0] === 'function'
    ? valueOf(target[0], depth)
    : scalar;
}

/** An object with some of the members of a structure, and one that it does not know. */
function members(structure: Schema, depth: number): fc.Arbitrary<object> {
  const [, , , , names, schemas] = structure as [0, 0, 0, 0, string[], unknown[]];
  const values = names.map((name, at) => [name, valueOf(schemas[at], depth - 1)] as const);
  const known = Object.fromEntries(values) as Record<string, fc.Arbitrary<unknown>>;
  return fc.record({ ...known, unknownMember: scalar }, { requiredKeys: [] });
}

const headers = (names: string[]): fc.Arbitrary<Record<string, string>> =>
  fc.record(
    {
      'content-type': fc.constantFrom(
        'application/json',
        'application/x-amz-json-1.1',
        'text/html',
      ),
      'x-amzn-requestid': fc.constant('request-1'),
      'x-amz-id-2': fc.constant('id-2'),
      'x-amz-executed-version': fc.constantFrom('7', '$LATEST'),
      'X-Amz-Function-Error': fc.constantFrom('Unhandled', 'Handled'),
      'x-amz-log-result': fc.constantFrom('UkVQT1JU', 'not base64!'),
      'retry-after': fc.constantFrom('1', '60', 'soon', 'Sun, 22 Nov 2026 08:00:00 GMT'),
      'x-amzn-errortype': fc.constantFrom(
        ...names,
        `${names[0]}:http://x/`,
        'Nobody',
        'com.amazonaws#Throttling',
      ),
      date: fc.constantFrom('Sun, 22 Nov 2026 08:00:00 GMT', 'never'),
      age: fc.constantFrom('0', '30'),
    },
    { requiredKeys: [] },
  );

/** Answers to an operation: of its own shape, of another one, whole and cut, errors with and without a name. */
export function answers(service: Service, operation: string): fc.Arbitrary<Answer> {
  const schema = (parts[service] as unknown as Record<string, () => Schema>)[`${operation}$`]?.();
  const output = (schema?.[5] as () => Schema)();
  const names = errorNames(service);
  if (!Array.isArray(output)) throw new Error(`${operation} answers ${inspect(output)}`);
  const own = members(output, 6).map((value) => JSON.stringify(value));
  const error = fc
    .record(
      {
        __type: fc.constantFrom(...names, `com.amazonaws.${service}#${names[1]}`, 'x#Unknown', ''),
        message: scalar,
        Message: scalar,
        Type: scalar,
        Reason: scalar,
        code: fc.constantFrom(...names),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value));
  const whole = fc.oneof({ weight: 4, arbitrary: own }, { weight: 2, arbitrary: error });
  const body = fc.oneof(
    { weight: 8, arbitrary: whole },
    { weight: 1, arbitrary: whole.map((one) => one.slice(0, -2)) },
    fc.constantFrom(
      '',
      '{}',
      'null',
      '[]',
      '"text"',
      '7',
      '<html>Bad Gateway</html>',
      '{"a":',
      '\u0000',
    ),
  );
  return fc.record({
    statusCode: fc.constantFrom(
      200,
      200,
      200,
      200,
      202,
      204,
      301,
      400,
      400,
      403,
      404,
      413,
      429,
      500,
      502,
      503,
    ),
    headers: headers(names),
    body,
  });
}
