import { functionReady, type Check } from 'allow-traffic';

export const ready = (): Check => functionReady({});
