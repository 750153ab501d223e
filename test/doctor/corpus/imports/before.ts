import { beforeAllowTraffic, type HookHandler } from 'allow-traffic';
import { checks } from './checks/index.js';

export const handler: HookHandler = beforeAllowTraffic({ checks });
