#!/usr/bin/env bash
# Deploys an AppSpec with the AWS CLI and waits for the end:
#   APPLICATION=orders DEPLOYMENT_GROUP=live APPSPEC=appspec.yml ./deploy.sh
set -euo pipefail
: "${APPLICATION:?the CodeDeploy application}" "${DEPLOYMENT_GROUP:?its deployment group}" "${APPSPEC:?the AppSpec file}"

revision=$(node -p 'JSON.stringify({
  revisionType: "AppSpecContent",
  appSpecContent: { content: require("node:fs").readFileSync(process.argv[1], "utf8") },
})' "$APPSPEC")

deployment=$(aws deploy create-deployment \
  --application-name "$APPLICATION" \
  --deployment-group-name "$DEPLOYMENT_GROUP" \
  --revision "$revision" \
  --query deploymentId --output text)
echo "Deployment $deployment"

if ! aws deploy wait deployment-successful --deployment-id "$deployment"; then
  aws deploy get-deployment --deployment-id "$deployment" \
    --query 'deploymentInfo.[status, errorInformation.message]' --output text
  echo "Why: the hook's log has one JSON line with \"deploymentId\":\"$deployment\"." >&2
  exit 1
fi
