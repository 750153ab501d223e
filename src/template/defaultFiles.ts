/** Files in which a project describes its deployment, in the order in which a command looks for them. */
export const rehearsalFiles: readonly string[] = [
  'rehearsal.yml',
  'rehearsal.yaml',
  'rehearsal.json',
];

/** The same, if it has no rehearsal file. */
export const templateFiles: readonly string[] = [
  'template.yaml',
  'template.yml',
  'template.json',
  'cdk.out',
];
