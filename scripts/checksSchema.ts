/** Writes schema/checks.schema.json, for editors, from the schema that the handlers use. */
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { checksSchema } from '../src/config/schema/checksSchema.ts';

const file = 'schema/checks.schema.json';
const options = { parser: 'json', printWidth: 100 };
writeFileSync(file, await format(JSON.stringify(checksSchema), options));
