import type { InvocationOptions } from '../../checks/invocation/invocationOptions.ts';
import type { OptionsSchema } from './schemaNode.ts';

/** What every check that invokes takes; a payload in JSON is what is sent. */
export const invocationProperties: OptionsSchema<InvocationOptions>['properties'] = {
  payload: { description: 'What is sent: any JSON value.' },
  version: {
    type: 'string',
    pattern: '^(target|current|alias|\\d+)$',
    title: "'target', 'current', 'alias' or a version number as text",
    description:
      'Default: the version being deployed in BeforeAllowTraffic, the alias in AfterAllowTraffic.',
  },
  clientContext: { type: 'object', description: 'Sent as ClientContext.' },
  tenantId: { type: 'string', minLength: 1, description: 'For functions with tenant isolation.' },
};
