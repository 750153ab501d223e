/**
 * The two parts of `yaml` that are used. Whoever needs them imports this file dynamically, which makes
 * it a chunk of its own. A dynamic import of `yaml` itself would put all of `yaml` into that chunk.
 */
export { LineCounter, parseDocument } from 'yaml';
