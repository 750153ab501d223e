import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { time } from '../answers/epochSeconds.ts';
import { findApplication } from '../requests/findResources.ts';
import type { Members } from '../requests/inputReaders.ts';

export function getApplication(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const application = findApplication(codeDeploy, input);
  return {
    application: {
      applicationId: application.applicationId,
      applicationName: application.applicationName,
      ...time('createTime', application.createTime),
      linkedToGitHub: false,
      computePlatform: application.computePlatform,
    },
  };
}
