import { Ajv } from 'ajv';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { payloadSchema, type PayloadSchemaOptions } from '../../src/checks/payloadSchema.ts';
import { runCheck } from '../../src/checks/run/runCheck.ts';
import { checkContract, neverThrows } from './checkContract.ts';
import { fakeContext } from './fakeContext.ts';

const wrong = (options: Record<string, unknown>) => () =>
  payloadSchema({ payload: {}, schema: {}, ...options });

checkContract('payloadSchema', {
  make: () => payloadSchema({ payload: {}, schema: { type: 'object' } }),
  mistakes: {
    'an unknown option': wrong({ shema: {} }),
    'no schema': () => payloadSchema({ payload: {} } as unknown as PayloadSchemaOptions),
    'a schema that is a text': wrong({ schema: 'order.json' }),
    'an empty list of schemas': wrong({ schema: [] }),
    'a keyword that does not exist': wrong({ schema: { requierd: ['id'] } }),
    'a type that does not exist': wrong({ schema: { type: 'strnig' } }),
    'a reference to nowhere': wrong({ schema: { $ref: 'https://example.com/nowhere' } }),
    'a format that does not exist': wrong({ schema: { type: 'string', format: 'datum' } }),
    'a pattern that is not valid': wrong({ schema: { type: 'string', pattern: '(' } }),
    'a dialect that is not supported': wrong({
      schema: { $schema: 'http://json-schema.org/draft-04/schema#' },
    }),
    'two dialects': wrong({
      schema: [
        { $schema: 'http://json-schema.org/draft-07/schema#' },
        { $schema: 'https://json-schema.org/draft/2020-12/schema' },
      ],
    }),
    'a cyclic schema': () => {
      const schema: Record<string, unknown> = {};
      schema['not'] = schema;
      return wrong({ schema })();
    },
    'a part that does not exist': wrong({ part: 'headers' }),
    'formats that are a text': wrong({ formats: 'date' }),
    'formats beside an instance of ajv': wrong({ ajv: new Ajv(), formats: true }),
    'formats beside a Standard Schema': wrong({ schema: z.string(), formats: true }),
    'an option that ajv does not take': wrong({ ajv: 'strict' }),
  },
});
neverThrows('payloadSchema', payloadSchema);

/** The report on a function that answers `answer`. */
async function conform(answer: unknown, options: Omit<PayloadSchemaOptions, 'payload'>) {
  return runCheck(
    payloadSchema({ payload: {}, ...options }),
    fakeContext(() => ({ payload: answer })),
  );
}

const order = {
  type: 'object',
  required: ['id', 'price'],
  properties: { id: { type: 'integer' }, price: { type: 'number', minimum: 0 } },
};

describe('an answer that is broken for smokeInvoke', () => {
  const failures = { batchItemFailures: [{ itemIdentifier: 'm-1' }] };
  const error = { statusCode: 503, body: '{"id":1,"price":2}' };

  it.each<[string, unknown, Omit<PayloadSchemaOptions, 'payload'>, string]>([
    ['a status', error, { schema: order }, '/statusCode'],
    ['a status, as a whole', error, { schema: {}, part: 'payload' }, '/statusCode'],
    ['failed items', failures, { schema: {} }, '/batchItemFailures'],
    [
      'failed items that the schema names',
      failures,
      { schema: { properties: { batchItemFailures: { type: 'array' } } } },
      '/batchItemFailures',
    ],
    ['a Standard Schema', error, { schema: z.looseObject({ id: z.number() }) }, '/statusCode'],
  ])('does not conform to a schema that has nothing against it: %s', async (...given) => {
    const [, answer, options, pointer] = given;
    const report = await conform(answer, options);
    expect(report.outcome).toBe('failed');
    expect(Object.keys(report.actual as object)).toEqual([pointer]);
  });

  it('conforms if "expect" allows it', async () => {
    const allowed = { schema: order, expect: { statusCode: [200, 503] } };
    expect(await conform(error, allowed)).toMatchObject({ outcome: 'passed' });
    expect(await conform({ ...error, statusCode: 500 }, allowed)).toMatchObject({
      outcome: 'failed',
    });
    const item = { schema: {}, expect: { payload: failures } };
    expect(await conform(failures, item)).toMatchObject({ outcome: 'passed' });
  });
});

describe('a JSON Schema', () => {
  it('passes what conforms', async () => {
    expect(await conform({ id: 1, price: 2 }, { schema: order })).toMatchObject({
      outcome: 'passed',
    });
  });

  it('lists every violation with pointer, expected and actual', async () => {
    const schema = {
      ...order,
      properties: { ...order.properties, 'a/b': { enum: ['x', 'y'] }, c: { const: 1 } },
      additionalProperties: false,
    };
    const report = await conform({ id: 'one', 'a/b': 'z', c: 2, more: true }, { schema });
    expect(report.outcome).toBe('failed');
    expect(report.actual).toEqual({
      '/id': 'one',
      '/price': '(missing)',
      '/a~1b': 'z',
      '/c': 2,
      '/more': true,
    });
    expect(report.expected).toEqual({
      '/id': 'must be integer',
      '/price': 'must be present',
      '/a~1b': 'must be one of ["x","y"]',
      '/c': 'must be 1',
      '/more': 'must not be present',
    });
    expect(report.message).toContain('/id: expected "must be integer", got "one"');
  });

  it('keeps two violations at one place', async () => {
    const schema = { type: 'string', minLength: 3, pattern: '^a' };
    const report = await conform('b', { schema });
    expect(report.expected).toEqual({
      '': 'must NOT have fewer than 3 characters; must match pattern "^a"',
    });
  });

  it('cuts a long value', async () => {
    const report = await conform({ id: 'x'.repeat(999), price: 1 }, { schema: order });
    expect((report.actual as Record<string, string>)['/id']).toHaveLength(256);
  });

  it('is 2020-12, or draft-07 if it says so', async () => {
    const tuple = { type: 'array', prefixItems: [{ type: 'string' }], minItems: 1, items: false };
    expect((await conform([1], { schema: tuple })).outcome).toBe('failed');
    for (const $schema of [
      'http://json-schema.org/draft-07/schema#',
      'http://json-schema.org/draft-07/schema',
    ]) {
      const schema = {
        $schema,
        type: 'array',
        items: [{ type: 'string' }],
        minItems: 1,
        maxItems: 1,
      };
      expect((await conform([1], { schema })).outcome).toBe('failed');
      expect((await conform(['x'], { schema })).outcome).toBe('passed');
    }
  });

  it('refers to others by their $id', async () => {
    const item = { $id: 'https://example.com/item', type: 'object', required: ['sku'] };
    const root = {
      type: 'object',
      properties: { items: { type: 'array', items: { $ref: item.$id } } },
    };
    const report = await conform({ items: [{ sku: 1 }, {}] }, { schema: [root, item] });
    expect(report.actual).toEqual({ '/items/1/sku': '(missing)' });
  });

  it('knows formats, some of them, own ones or none', async () => {
    const mail = { type: 'string', format: 'email' };
    expect((await conform('x', { schema: mail })).outcome).toBe('failed');
    expect((await conform('a@b.de', { schema: mail })).outcome).toBe('passed');
    expect((await conform('x', { schema: mail, formats: false })).outcome).toBe('passed');
    expect((await conform('x', { schema: mail, formats: ['email'] })).outcome).toBe('failed');
    expect((await conform('x', { schema: mail, formats: ['date'] })).outcome).toBe('errored');
    const own = { type: 'string', format: 'sku' };
    expect((await conform('x', { schema: own, formats: { sku: /^\d+$/ } })).outcome).toBe('failed');
    expect((await conform('7', { schema: own, formats: { sku: /^\d+$/ } })).outcome).toBe('passed');
  });

  it("takes ajv's options or an instance", async () => {
    const loose = { type: 'object', example: 1 };
    expect((await conform({}, { schema: loose })).outcome).toBe('errored');
    expect((await conform({}, { schema: loose, ajv: { strict: false } })).outcome).toBe('passed');
    const ajv = new Ajv({ strict: false });
    const item = { $id: 'https://example.com/shared', type: 'string' };
    const schema = [{ $ref: item.$id }, item];
    expect((await conform(1, { schema, ajv })).outcome).toBe('failed');
    expect((await conform('x', { schema, ajv })).outcome).toBe('passed');
  });

  it('does not pass an asynchronous schema', async () => {
    const schema = { $async: true, type: 'string' };
    expect((await conform('x', { schema })).outcome).toBe('errored');
  });

  it('writes nothing to the console', async () => {
    const spies = (['log', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
    await conform({}, { schema: { properties: { a: { type: ['string', 'number'] } } } });
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});

describe('the part', () => {
  const answer = { statusCode: 200, body: '{"id":"x","price":1}' };

  it('is the body of a proxy response, with pointers from the root of the answer', async () => {
    const report = await conform(answer, { schema: order });
    expect(report.actual).toEqual({ '/body/id': 'x' });
  });

  it('is the whole answer if asked for', async () => {
    const schema = { type: 'object', required: ['statusCode', 'headers'] };
    const report = await conform(answer, { schema, part: 'payload' });
    expect(report.actual).toEqual({ '/headers': '(missing)' });
  });

  it('fails if it is missing, though most schemas would accept that', async () => {
    for (const [payload, part] of [
      [{ statusCode: 200 }, undefined],
      [{ id: 1 }, 'body'],
      [undefined, undefined],
    ] as const) {
      const report = await conform(payload, {
        schema: { required: ['id'] },
        ...(part && { part }),
      });
      expect(report.outcome).toBe('failed');
      expect(JSON.stringify(report.actual)).toContain('(missing)');
    }
  });
});

describe('a Standard Schema', () => {
  it('of zod', async () => {
    const schema = z.object({ id: z.number(), tags: z.array(z.string()) });
    expect((await conform({ id: 1, tags: [] }, { schema })).outcome).toBe('passed');
    const report = await conform({ id: 'x', tags: [1] }, { schema });
    expect(report.outcome).toBe('failed');
    expect(report.actual).toEqual({ '/id': 'x', '/tags/0': 1 });
  });

  it('of valibot, asynchronous ones too', async () => {
    const schema = v.objectAsync({
      id: v.pipeAsync(
        v.number(),
        v.checkAsync(async (n) => n > 1),
      ),
    });
    expect((await conform({ id: 2 }, { schema })).outcome).toBe('passed');
    expect((await conform({ id: 1 }, { schema })).actual).toEqual({ '/id': 1 });
  });

  it('that is a function, as those of arktype are', async () => {
    const schema = Object.assign(() => {}, {
      '~standard': {
        version: 1,
        vendor: 'test',
        validate: (value: unknown) =>
          value === 1 ? { value } : { issues: [{ message: 'must be 1', path: ['a', { key: 0 }] }] },
      },
    } as const);
    expect((await conform(1, { schema })).outcome).toBe('passed');
    const report = await conform({ a: ['x'] }, { schema });
    expect(report).toMatchObject({ expected: { '/a/0': 'must be 1' }, actual: { '/a/0': 'x' } });
  });

  it('that throws is errored', async () => {
    const schema = z.string().refine(() => {
      throw new Error('no dictionary');
    });
    const report = await conform('x', { schema });
    expect(report).toMatchObject({ outcome: 'errored', message: 'Error: no dictionary' });
  });
});

describe('the function under test', () => {
  it('fails with its error or its version before any schema is looked at', async () => {
    const check = payloadSchema({ payload: {}, schema: true });
    const failing = fakeContext(() => ({ functionError: 'Unhandled', payload: {} }));
    expect((await runCheck(check, failing)).outcome).toBe('failed');
    const old = fakeContext(() => ({ executedVersion: '1' }));
    expect((await runCheck(check, old)).outcome).toBe('failed');
  });
});

it('a wrong schema that nobody awaits does not end the process', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  payloadSchema({ payload: {}, schema: { type: 'strnig' } });
  await new Promise((resolve) => setTimeout(resolve, 100));
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});
