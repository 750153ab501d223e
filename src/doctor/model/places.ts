import type { Position } from '../../lib/fileError.ts';
import { member, memberAt, type TemplateNode } from '../../template/source/node.ts';
import type { TemplateFunction } from '../../template/template.ts';
import type { DoctorModel } from './doctorModel.ts';

/** A property of a function, evaluated. */
export const property = (
  { resources }: Pick<DoctorModel, 'resources'>,
  { logicalId }: TemplateFunction,
  ...path: string[]
): TemplateNode | undefined => memberAt(resources.get(logicalId)?.properties, ...path);

/** The place of a property of a function, or of its logical ID if it does not have that property. */
export const placeOf = (
  { resources }: Pick<DoctorModel, 'resources'>,
  { logicalId, at }: TemplateFunction,
  ...path: [string, ...string[]]
): Position => {
  const last = path.at(-1) ?? '';
  const above = memberAt(resources.get(logicalId)?.written, ...path.slice(0, -1));
  const entry = above?.kind === 'map' ? above.entries.get(last) : undefined;
  return entry?.at ?? member(above, last)?.at ?? at;
};
