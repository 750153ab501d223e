import { deploymentInfo } from '../answers/deploymentInfo.ts';
import type { CodeDeployOperation } from '../codeDeployState.ts';
import { findDeployment } from '../requests/findResources.ts';

export const getDeployment: CodeDeployOperation = (state, input) => ({
  deploymentInfo: deploymentInfo(findDeployment(state, input), state.context.clock),
});
