import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { time } from '../epochSeconds.ts';
import { findApplication } from '../lookUp.ts';
import type { Members } from '../members.ts';

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
