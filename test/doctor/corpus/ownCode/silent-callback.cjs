const { CodeDeploy, Lambda } = require('aws-sdk');

const codeDeploy = new CodeDeploy();
const lambda = new Lambda();

exports.handler = (event, _context, callback) => {
  lambda.invoke({ FunctionName: process.env.NEW_VERSION }, (error, data) => {
    if (error) {
      console.log(error);
    } else {
      const params = {
        deploymentId: event.DeploymentId,
        lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
        status: data.FunctionError ? 'Failed' : 'Succeeded',
      };
      codeDeploy.putLifecycleEventHookExecutionStatus(params, callback);
    }
  });
};
