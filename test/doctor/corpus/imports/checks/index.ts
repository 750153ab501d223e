import type { Check } from 'allow-traffic';
import { ready } from './ready.ts';

export const checks: Check[] = [ready()];
