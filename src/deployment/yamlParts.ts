/** What is needed of `yaml`, so that a bundle holds no more of it. */
export { LineCounter, parseDocument } from 'yaml';
