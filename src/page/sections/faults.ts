import type { Element } from 'hast';
import type { RecordedDeployment } from '../../records/recordedDeployment.ts';
import { minute } from '../format.ts';
import { cut, take, type Limits } from '../limits.ts';
import { leftOut, section, table } from './parts.ts';

/** The faults of the rehearsal file that were played. */
export function faultsSection({ faults = [] }: RecordedDeployment, limits: Limits): Element[] {
  if (faults.length === 0) return [];
  const { shown, left } = take(faults, limits.items);
  const rows = shown.map(({ operation, fault, times, atMinute }) => [
    cut(operation, limits),
    cut(fault, limits),
    `${times}`,
    minute(atMinute),
  ]);
  return [
    section(
      2,
      'Faults played',
      table('Faults of the rehearsal file', ['operation', 'fault', 'requests', 'first at'], rows),
      ...leftOut(left, 'fault'),
    ),
  ];
}
