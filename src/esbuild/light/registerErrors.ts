import { ServiceException } from '@smithy/core/client';
import { TypeRegistry } from '@smithy/core/schema';
import type { ErrorGroup, ServiceParts } from './serviceParts.ts';

type Options = ConstructorParameters<typeof ServiceException>[0];
type Base = typeof ServiceException;

/** The class that all errors of a service extend. */
function baseClass(name: string): Base {
  const named = {
    [name]: class extends ServiceException {
      constructor(options: Options) {
        super(options);
        Object.setPrototypeOf(this, new.target.prototype);
      }
    },
  };
  return named[name] as Base;
}

/** A class as the SDK writes one for each error. */
function errorClass(Base: Base, name: string, [{ error }, , , members]: ErrorGroup): Base {
  const named = {
    [name]: class extends Base {
      override name = name;
      override $fault = error;
      constructor(options: Options) {
        super({ ...options, name, $fault: error });
        for (const member of members) Reflect.set(this, member, Reflect.get(options, member));
      }
    },
  };
  return named[name] as Base;
}

const registered = new WeakSet<ServiceParts>();

/** Lets the SDK's protocols find the errors of a service. Call it before an answer with an error is read. */
export function registerErrors(parts: ServiceParts): void {
  if (registered.has(parts)) return;
  registered.add(parts);
  const { clientName, protocolSettings, errors } = parts;
  const namespace = protocolSettings.defaultNamespace;
  const synthetic = `smithy.ts.sdk.synthetic.${namespace}`;
  const baseName = clientName.replace(/Client$/, 'ServiceException');
  const Base = baseClass(baseName);
  const register = (schema: unknown[], Class: Base): void =>
    TypeRegistry.for(schema[1] as string).registerError(schema as never, Class);
  register([-3, synthetic, baseName, 0, [], []], Base);
  for (const group of errors) {
    const [traits, members, schemas, , names] = group;
    for (const name of names.split(' ')) {
      register([-3, namespace, name, traits, members, schemas], errorClass(Base, name, group));
    }
  }
}
