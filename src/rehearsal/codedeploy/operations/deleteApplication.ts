import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Members } from '../requests/inputReaders.ts';
import { applicationName } from '../requests/names.ts';

/** As on AWS, an application that is not there is no error. */
export function deleteApplication(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  codeDeploy.applications.delete(applicationName(input));
  return {};
}
