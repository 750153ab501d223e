import { renderPage } from '../page/renderPage.ts';
import { documentReporter, type ReporterKind } from './reporter.ts';

/** One page without scripts, which needs no other file and no network. */
export const html: ReporterKind = {
  open: documentReporter((result) => {
    if (result.kind === 'rehearsal') return renderPage(result.deployments);
    return renderPage(result.hookReports, result.invocations);
  }),
  takesRawText: true,
  language: 'markup',
};
