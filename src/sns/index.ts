/** The action that publishes to SNS. It needs `@aws-sdk/client-sns`, which is loaded when it runs. */
export { notify, type NotifyOptions } from './notify.ts';
