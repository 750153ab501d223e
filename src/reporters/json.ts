import { showControls } from '../lib/showControls.ts';
import { documentReporter, type ReporterKind } from './reporter.ts';
import { resultDocument } from './runResult.ts';

/** The whole result as one JSON document. */
export const json: ReporterKind = {
  // JSON itself escapes only some of the control characters.
  open: documentReporter((result) =>
    showControls(`${JSON.stringify(resultDocument(result), undefined, 2)}\n`),
  ),
  takesRawText: true,
  language: 'json',
};
