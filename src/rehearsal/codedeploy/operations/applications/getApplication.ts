import { optionalTime } from '../../answers/epochSeconds.ts';
import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { findApplication } from '../../requests/findResources.ts';

export const getApplication: CodeDeployOperation = (state, input) => {
  const application = findApplication(state, input);
  return {
    application: {
      applicationId: application.applicationId,
      applicationName: application.applicationName,
      ...optionalTime('createTime', application.createTime),
      linkedToGitHub: false,
      computePlatform: application.computePlatform,
    },
  };
};
