/* The actions that need SNS. Its client is loaded when one of them runs. */
export { notify, type NotifyOptions } from './notify.ts';
