import type { Finding, Inspection, SilencedFinding } from '../finding.ts';
import type { Rule, Severity } from '../rule.ts';
import { rules } from '../rules.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * A log in SARIF 2.1.0, for GitHub's code scanning and other viewers. What the template silences is in it, as suppressed.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport({ findings, silenced }: Inspection): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'allow-traffic doctor',
            informationUri: 'https://www.npmjs.com/package/allow-traffic',
            rules: rules.map(describe),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          ...findings.map(resultOf),
          ...silenced.map((finding) => ({
            ...resultOf(finding),
            suppressions: [{ kind: 'inSource', justification: finding.reason }],
          })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const describe = ({ id, severity, title, looksAt, whatToDo }: Rule): object => ({
  id,
  shortDescription: { text: title },
  fullDescription: { text: looksAt },
  help: { text: whatToDo },
  defaultConfiguration: { level: levels[severity] },
});

const resultOf = (finding: Finding | SilencedFinding): object => ({
  ruleId: finding.rule,
  level: levels[finding.severity],
  message: { text: `${finding.message}.` },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: uriOf(finding.path) },
        region: { startLine: finding.line, startColumn: finding.column },
      },
    },
  ],
});

/** A relative URI for a relative path. */
const uriOf = (path: string): string =>
  path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
