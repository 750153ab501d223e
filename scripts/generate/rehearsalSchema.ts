import {
  rehearsalFileSchema,
  templateRehearsalSchema,
} from '../../src/rehearsal/file/schema/rehearsalFileSchema.ts';

/** The JSON Schema of a rehearsal file for editors. The reader too tells the two kinds by `template`. */
export const rehearsalSchema: Readonly<Record<string, unknown>> = {
  // The newest draft that every editor's YAML support reads.
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'urn:allow-traffic:rehearsal:1',
  title: 'A rehearsal file of allow-traffic',
  type: 'object',
  if: { required: ['template'] },
  then: templateRehearsalSchema,
  else: rehearsalFileSchema,
};
