import type { Position } from '../../lib/fileError.ts';
import { suggest } from '../../lib/suggest.ts';
import { evaluateCondition } from '../intrinsics/conditions.ts';
import { resolveNode } from '../intrinsics/resolveNode.ts';
import type { RawResource } from '../resources.ts';
import {
  member,
  textNode,
  unknownNode,
  type MapNode,
  type TemplateNode,
  type UnknownNode,
} from '../source/node.ts';
import { parameterNode } from './parameters.ts';
import { pseudoParameter, type StackPlace } from './pseudoParameters.ts';
import { resourceAttribute, resourceRef, type ReferenceContext } from './resourceReferences.ts';
import { isSamResource } from './samResources.ts';
import type { Scope } from './scope.ts';

export interface ScopeInput {
  path: string;
  root: TemplateNode;
  resources: ReadonlyMap<string, RawResource>;
  /** Values of parameters, of imports by the export's name, and of dynamic references. */
  values: Readonly<Record<string, string>>;
  place: StackPlace;
  /** Whether a value that only AWS has is the text `${Name}`; never in a condition. */
  showOpenValues: boolean;
}

/** Everything that an intrinsic function of one template can look up. */
export function createScope(input: ScopeInput): Scope & ReferenceContext {
  const { path, root, resources, values, showOpenValues } = input;
  const place = showOpenValues ? { ...openPlace, ...input.place } : input.place;
  const given = (name: string): string | undefined =>
    Object.hasOwn(values, name) ? values[name] : undefined;
  const once = guardCircles();
  const scope: Scope & ReferenceContext = {
    place,
    given,
    resource: (logicalId) => resources.get(logicalId),
    resolve: (node) => resolveNode(node, scope),
    mapping: (name) => mapOf(member(member(root, 'Mappings'), name)),
    ref: (name, at) => {
      if (name === 'AWS::NoValue') return { kind: 'absent', at };
      const declaration = member(member(root, 'Parameters'), name);
      if (declaration) {
        const value = parameterNode(path, name, declaration, given(name), at);
        return value.kind === 'unknown' && showOpenValues ? openNode(name, value.at) : value;
      }
      if (name.startsWith('AWS::')) return pseudo(name, place, at);
      const resource = resources.get(name);
      if (resource) return once(`resource ${name}`, at, () => resourceRef(scope, resource, at));
      if (isSamResource(name, resources)) return textNode(name, at, { logicalId: name });
      // SAM has `!Ref Function.Version`.
      const dot = name.indexOf('.');
      return dot > 0
        ? scope.attribute(name.slice(0, dot), name.slice(dot + 1), at)
        : noSuch(name, input, at);
    },
    attribute: (logicalId, attribute, at) => {
      const resource = resources.get(logicalId);
      if (resource === undefined) return noSuch(logicalId, input, at);
      const key = `resource ${logicalId}.${attribute}`;
      return once(key, at, () => resourceAttribute(scope, resource, attribute, at));
    },
    condition: (name, at) => {
      const declared = member(member(root, 'Conditions'), name);
      return declared === undefined
        ? unknownNode(`there is no condition '${name}'`, at)
        : once(`condition ${name}`, at, () => evaluateCondition(declared, deciding ?? scope));
    },
  };
  const deciding = showOpenValues ? createScope({ ...input, showOpenValues: false }) : undefined;
  return scope;
}

/** The pseudo parameters as open values. Every partition has the same rules, so it is AWS's own. */
const openPlace = {
  region: '${Region}',
  accountId: '${AccountId}',
  partition: 'aws',
  stackName: '${StackName}',
};

const openNode = (name: string, at: Position): TemplateNode => textNode(`\${${name}}`, at);

const mapOf = (node: TemplateNode | undefined): MapNode | undefined =>
  node?.kind === 'map' ? node : undefined;

function pseudo(name: string, place: StackPlace, at: Position): TemplateNode {
  const value = pseudoParameter(name, place);
  return value === undefined ? unknownNode(`only AWS has ${name}`, at) : textNode(value, at);
}

/** SAM adds resources of its own, so a name that is not in the template may still exist. */
function noSuch(name: string, { root, resources }: ScopeInput, at: Position): UnknownNode {
  const parameters = member(root, 'Parameters');
  const names = [
    ...(parameters?.kind === 'map' ? parameters.entries.keys() : []),
    ...resources.keys(),
  ];
  const hint = suggest(name, names, 'a parameter or a resource');
  return unknownNode(`the template has no '${name}'${hint}`, at);
}

/** What refers to itself is not evaluated again. */
function guardCircles(): <T>(key: string, at: Position, evaluate: () => T) => T | UnknownNode {
  const open = new Set<string>();
  return (key, at, evaluate) => {
    if (open.has(key)) return unknownNode(`the ${key} refers to itself`, at);
    open.add(key);
    try {
      return evaluate();
    } finally {
      open.delete(key);
    }
  };
}
