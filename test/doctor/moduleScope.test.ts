import { describe, expect, it } from 'vitest';
import { readNodes } from '../../src/template/source/readNodes.ts';
import { fromRoot, type ModuleScope } from '../../src/template/terraform/moduleScope.ts';
import { inspectText, textOf } from './inspectText.ts';

interface Json {
  [key: string]: unknown;
}

/** The plan of the corpus, with all of it in a module that gets the function and the alias as variables. */
function inModule(): string {
  const plan = JSON.parse(textOf('terraform')) as {
    planned_values: { root_module: Json };
    prior_state?: { values: { root_module: Json } };
    configuration: { root_module: Json };
  };
  const wrap = (module: Json): Json => {
    const text = JSON.stringify(module['resources']).replace(
      /"address":"/g,
      '"address":"module.guard.',
    );
    return {
      child_modules: [{ address: 'module.guard', resources: JSON.parse(text) as unknown }],
    };
  };
  plan.planned_values.root_module = wrap(plan.planned_values.root_module);
  if (plan.prior_state) {
    plan.prior_state.values.root_module = wrap(plan.prior_state.values.root_module);
  }
  plan.configuration.root_module = {
    module_calls: { guard: { source: 'registry/guard', module: plan.configuration.root_module } },
  };
  return JSON.stringify(plan);
}

const found = async (text: string): Promise<string[]> => {
  const { findings } = await inspectText(text, 'test/doctor/corpus/terraform.json');
  return findings.map(({ rule, severity }) => `${rule} ${severity}`).sort();
};

describe('a plan whose resources are in a module', () => {
  it('has the same findings as without it', async () => {
    expect(await found(inModule())).toEqual(await found(textOf('terraform')));
  });
});

describe('a reference in a module', () => {
  const scopeOf = (prefix: string, references: string[], parent?: ModuleScope): ModuleScope => {
    const call = { expressions: { function: { references } } };
    return { prefix, call: readNodes('plan', JSON.stringify(call)), parent };
  };
  const outer = scopeOf('module.a.', ['aws_lambda_function.orders']);
  const inner = scopeOf('module.a.module.b["x"].', ['var.function'], outer);

  it('is to a resource of the module', () => {
    expect(fromRoot('aws_iam_role.hook', inner)).toEqual([
      'module.a.module.b["x"].aws_iam_role.hook',
    ]);
  });

  it('is to what its callers give a variable', () => {
    expect(fromRoot('var.function.arn', inner)).toEqual(['aws_lambda_function.orders.arn']);
    expect(fromRoot('var.other', inner)).toEqual([]);
  });

  it('is an address in the root module', () => {
    expect(fromRoot('aws_iam_role.hook', undefined)).toEqual(['aws_iam_role.hook']);
  });
});
