"""Calls every operation that the stand-in serves by boto3, once so that it succeeds and once so that it fails, and
holds each answer against botocore's model. Argument: the served operations as JSON, {"lambda": ["Invoke", ...]}."""

import datetime
import io
import json
import sys
import time
import zipfile

import boto3
from botocore.exceptions import ClientError

import model
from model import watch

served = json.loads(sys.argv[1])
clients = {name: watch(boto3.client(name)) for name in served}
by_operation = {
    (name, operation): method
    for name, client in clients.items()
    for method, operation in client.meta.method_to_api_mapping.items()
}

# Nothing in a request can make them fail here.
NEVER_FAILS = {"lambda.ListEventSourceMappings", "cloudwatch.DeleteAlarms"}


def call(service, operation, **members):
    return getattr(clients[service], by_operation[service, operation])(**members)


def refused(service, operation, code, **members):
    """Calls an operation, and expects this error of AWS."""
    try:
        call(service, operation, **members)
    except ClientError as error:
        found = error.response["Error"]["Code"]
        if found != code:
            model.problems.append(f"{service}.{operation} is refused with {found} instead of {code}")
        return
    model.problems.append(f"{service}.{operation} was not refused: {members}")


def zip_of(source):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("index.mjs", source)
    return data.getvalue()


ACCOUNT = "123456789012"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/example"
SHOP = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:shop"
NONE = {"FunctionName": "none"}
MISSING = "ResourceNotFoundException"
# Tags the function `shop` with what CodeDeploy sent it, so that this script can report in its place.
HOOK = """
import { LambdaClient, TagResourceCommand } from '@aws-sdk/client-lambda';
const client = new LambdaClient();
export const handler = (event) => client.send(new TagResourceCommand({
  Resource: '%s', Tags: { execution: event.LifecycleEventHookExecutionId } }));
""" % SHOP


def functions():
    code = {"ZipFile": zip_of("export const handler = async (event) => event;")}
    made = call(
        "lambda",
        "CreateFunction",
        FunctionName="shop",
        Runtime="nodejs24.x",
        Role=ROLE,
        Handler="index.handler",
        Code=code,
        Timeout=20,
        MemorySize=256,
        Description="a shop",
        Architectures=["arm64"],
        TracingConfig={"Mode": "Active"},
        EphemeralStorage={"Size": 1024},
        DeadLetterConfig={"TargetArn": f"arn:aws:sqs:us-east-1:{ACCOUNT}:dead"},
        VpcConfig={"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
        KMSKeyArn=f"arn:aws:kms:us-east-1:{ACCOUNT}:key/1",
        LoggingConfig={"LogFormat": "JSON", "ApplicationLogLevel": "WARN", "LogGroup": "/shop"},
        Environment={"Variables": {"TABLE": "orders"}},
        Tags={"team": "shop"},
        Publish=True,
    )
    assert made["Architectures"] == ["arm64"] and made["Version"] == "1", made
    hook = {"ZipFile": zip_of(HOOK)}
    common = {"Runtime": "nodejs24.x", "Role": ROLE, "Handler": "index.handler"}
    call("lambda", "CreateFunction", FunctionName="CodeDeployHook_shop", Code=hook, Timeout=30, **common)
    refused("lambda", "CreateFunction", "ResourceConflictException", FunctionName="shop", Code=code, **common)
    found = call("lambda", "GetFunction", FunctionName="shop")
    assert found["Tags"] == {"team": "shop"}, found
    call("lambda", "GetFunctionConfiguration", FunctionName="shop", Qualifier="1")
    call("lambda", "UpdateFunctionConfiguration", FunctionName="shop", Timeout=10)
    other = zip_of("export const handler = async () => 'other';")
    call("lambda", "UpdateFunctionCode", FunctionName="shop", ZipFile=other)
    assert call("lambda", "PublishVersion", FunctionName="shop")["Version"] == "2"
    assert len(call("lambda", "ListVersionsByFunction", FunctionName="shop")["Versions"]) == 3
    call("lambda", "GetFunctionCodeSigningConfig", FunctionName="shop")
    call("lambda", "ListEventSourceMappings", FunctionName="shop")
    for operation in (
        *("GetFunction", "GetFunctionConfiguration", "UpdateFunctionConfiguration", "PublishVersion"),
        *("ListVersionsByFunction", "GetFunctionCodeSigningConfig", "DeleteFunction", "Invoke"),
    ):
        refused("lambda", operation, MISSING, **NONE)
    refused("lambda", "UpdateFunctionCode", MISSING, ZipFile=other, **NONE)


def aliases():
    alias = {"FunctionName": "shop", "Name": "live"}
    call("lambda", "CreateAlias", FunctionVersion="1", Description="in production", **alias)
    refused("lambda", "CreateAlias", "ResourceConflictException", FunctionVersion="1", **alias)
    weights = {"AdditionalVersionWeights": {"2": 0.5}}
    assert call("lambda", "UpdateAlias", RoutingConfig=weights, **alias)["RoutingConfig"] == weights
    call("lambda", "UpdateAlias", RoutingConfig={"AdditionalVersionWeights": {}}, **alias)
    call("lambda", "GetAlias", **alias)
    assert len(call("lambda", "ListAliases", FunctionName="shop")["Aliases"]) == 1
    call("lambda", "CreateAlias", FunctionName="shop", Name="old", FunctionVersion="1")
    call("lambda", "DeleteAlias", FunctionName="shop", Name="old")
    for operation in ("GetAlias", "UpdateAlias"):
        refused("lambda", operation, MISSING, FunctionName="shop", Name="none")
    refused("lambda", "DeleteAlias", MISSING, FunctionName="none", Name="none")
    refused("lambda", "ListAliases", MISSING, **NONE)
    answer = call("lambda", "Invoke", FunctionName="shop", Qualifier="live", Payload=b'{"a":1}', LogType="Tail")
    assert json.loads(answer["Payload"].read()) == {"a": 1} and answer["ExecutedVersion"] == "1", answer
    call("lambda", "Invoke", FunctionName="shop", InvocationType="Event", Payload=b"{}")
    call("lambda", "Invoke", FunctionName="shop", InvocationType="DryRun", Payload=b"{}")


def events_and_concurrency():
    given = {"FunctionName": "shop", "Qualifier": "live"}
    destinations = {
        "OnFailure": {"Destination": f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:CodeDeployHook_shop"},
        "OnSuccess": {"Destination": f"arn:aws:sqs:us-east-1:{ACCOUNT}:done"},
    }
    config = {"MaximumRetryAttempts": 1, "DestinationConfig": destinations}
    call("lambda", "PutFunctionEventInvokeConfig", **config, **given)
    found = call("lambda", "GetFunctionEventInvokeConfig", **given)
    assert found["DestinationConfig"] == destinations and "MaximumEventAgeInSeconds" not in found, found
    call("lambda", "DeleteFunctionEventInvokeConfig", **given)
    for operation in ("GetFunctionEventInvokeConfig", "DeleteFunctionEventInvokeConfig"):
        refused("lambda", operation, MISSING, **given)
    refused("lambda", "PutFunctionEventInvokeConfig", MISSING, **NONE)
    given["Qualifier"] = "2"
    call("lambda", "PutProvisionedConcurrencyConfig", ProvisionedConcurrentExecutions=1, **given)
    call("lambda", "GetProvisionedConcurrencyConfig", **given)
    listed = call("lambda", "ListProvisionedConcurrencyConfigs", FunctionName="shop")
    assert len(listed["ProvisionedConcurrencyConfigs"]) == 1, listed
    call("lambda", "DeleteProvisionedConcurrencyConfig", **given)
    none = {"FunctionName": "none", "Qualifier": "1"}
    refused("lambda", "PutProvisionedConcurrencyConfig", MISSING, ProvisionedConcurrentExecutions=1, **none)
    refused("lambda", "GetProvisionedConcurrencyConfig", "ProvisionedConcurrencyConfigNotFoundException", **given)
    refused("lambda", "DeleteProvisionedConcurrencyConfig", MISSING, **none)
    refused("lambda", "ListProvisionedConcurrencyConfigs", MISSING, **NONE)


def tags():
    call("lambda", "TagResource", Resource=SHOP, Tags={"stage": "dev", "old": "1"})
    call("lambda", "UntagResource", Resource=SHOP, TagKeys=["old"])
    assert call("lambda", "ListTags", Resource=SHOP)["Tags"] == {"team": "shop", "stage": "dev"}
    none = SHOP.replace("shop", "none")
    refused("lambda", "TagResource", MISSING, Resource=none, Tags={"a": "b"})
    refused("lambda", "UntagResource", MISSING, Resource=none, TagKeys=["a"])
    refused("lambda", "ListTags", MISSING, Resource=none)


APP = {"applicationName": "shop"}
GROUP = {**APP, "deploymentGroupName": "live"}
GROUP_ARN = f"arn:aws:codedeploy:us-east-1:{ACCOUNT}:deploymentgroup:shop/live"


def application():
    call("codedeploy", "CreateApplication", computePlatform="Lambda", tags=[{"Key": "a", "Value": "b"}], **APP)
    refused("codedeploy", "CreateApplication", "ApplicationAlreadyExistsException", **APP)
    call("codedeploy", "GetApplication", **APP)
    assert call("codedeploy", "ListApplications")["applications"] == ["shop"]
    refused("codedeploy", "ListApplications", "InvalidNextTokenException", nextToken="none")
    refused("codedeploy", "GetApplication", "ApplicationDoesNotExistException", applicationName="none")
    refused("codedeploy", "DeleteApplication", "InvalidApplicationNameException", applicationName="a" * 101)
    config = {"deploymentConfigName": "Slow"}
    routing = {"type": "TimeBasedLinear", "timeBasedLinear": {"linearPercentage": 10, "linearInterval": 2}}
    made = {"computePlatform": "Lambda", "trafficRoutingConfig": routing}
    call("codedeploy", "CreateDeploymentConfig", **config, **made)
    refused("codedeploy", "CreateDeploymentConfig", "DeploymentConfigAlreadyExistsException", **config, **made)
    found = call("codedeploy", "GetDeploymentConfig", **config)["deploymentConfigInfo"]
    assert found["trafficRoutingConfig"] == routing, found
    none = {"deploymentConfigName": "None"}
    refused("codedeploy", "GetDeploymentConfig", "DeploymentConfigDoesNotExistException", **none)
    style = {"deploymentType": "BLUE_GREEN", "deploymentOption": "WITH_TRAFFIC_CONTROL"}
    group = {"serviceRoleArn": ROLE, "deploymentStyle": style, "deploymentConfigName": "Slow"}
    call(
        "codedeploy",
        "CreateDeploymentGroup",
        alarmConfiguration={"enabled": True, "alarms": [{"name": "errors"}]},
        autoRollbackConfiguration={"enabled": True, "events": ["DEPLOYMENT_FAILURE"]},
        tags=[{"Key": "team", "Value": "shop"}],
        **GROUP,
        **group,
    )
    refused("codedeploy", "CreateDeploymentGroup", "DeploymentGroupAlreadyExistsException", **GROUP, **group)
    refused("codedeploy", "DeleteDeploymentConfig", "DeploymentConfigInUseException", **config)
    to = {"currentDeploymentGroupName": "live"}
    linear = "CodeDeployDefault.LambdaLinear10PercentEvery1Minute"
    call("codedeploy", "UpdateDeploymentGroup", deploymentConfigName=linear, **APP, **to)
    call("codedeploy", "DeleteDeploymentConfig", **config)
    assert call("codedeploy", "GetDeploymentGroup", **GROUP)["deploymentGroupInfo"]["deploymentConfigName"] == linear
    none = {**APP, "deploymentGroupName": "none"}
    refused("codedeploy", "GetDeploymentGroup", "DeploymentGroupDoesNotExistException", **none)
    to["currentDeploymentGroupName"] = "none"
    refused("codedeploy", "UpdateDeploymentGroup", "DeploymentGroupDoesNotExistException", **APP, **to)
    call("codedeploy", "TagResource", ResourceArn=GROUP_ARN, Tags=[{"Key": "c", "Value": "d"}])
    call("codedeploy", "UntagResource", ResourceArn=GROUP_ARN, TagKeys=["team"])
    listed = call("codedeploy", "ListTagsForResource", ResourceArn=GROUP_ARN)["Tags"]
    assert listed == [{"Key": "c", "Value": "d"}], listed
    arn = GROUP_ARN.replace("deploymentgroup", "table")
    refused("codedeploy", "TagResource", "ArnNotSupportedException", ResourceArn=arn, Tags=[])
    refused("codedeploy", "UntagResource", "ArnNotSupportedException", ResourceArn=arn, TagKeys=[])
    refused("codedeploy", "ListTagsForResource", "ArnNotSupportedException", ResourceArn=arn)


def revision(current, target):
    properties = {"Name": "shop", "Alias": "live", "CurrentVersion": current, "TargetVersion": target}
    content = {
        "version": 0.0,
        "Resources": [{"shop": {"Type": "AWS::Lambda::Function", "Properties": properties}}],
        "Hooks": [{"BeforeAllowTraffic": "CodeDeployHook_shop"}],
    }
    return {"revisionType": "AppSpecContent", "appSpecContent": {"content": json.dumps(content)}}


def execution(before=None):
    """What CodeDeploy sent to the hook, once it has tagged the function with it."""
    for _ in range(300):
        found = call("lambda", "ListTags", Resource=SHOP)["Tags"].get("execution")
        if found is not None and found != before:
            return found
        time.sleep(0.1)
    raise AssertionError("the hook was not invoked")


def ended(deployment):
    for _ in range(600):
        found = call("codedeploy", "GetDeployment", **deployment)["deploymentInfo"]
        if found["status"] in ("Succeeded", "Failed", "Stopped"):
            return found
        time.sleep(0.1)
    raise AssertionError("the deployment does not end")


def deployment():
    given = revision("1", "2")
    answer = call("codedeploy", "CreateDeployment", revision=given, description="a test", **GROUP)
    made = {"deploymentId": answer["deploymentId"]}
    first = execution()
    report = {"lifecycleEventHookExecutionId": first, "status": "Succeeded"}
    call("codedeploy", "GetDeployment", **made)
    call("codedeploy", "PutLifecycleEventHookExecutionStatus", **made, **report)
    refused("codedeploy", "PutLifecycleEventHookExecutionStatus", "LifecycleEventAlreadyCompletedException", **made, **report)
    info = ended(made)
    assert info["status"] == "Succeeded", info
    found = call("codedeploy", "GetApplicationRevision", revision=info["revision"], **APP)
    assert found["revision"]["appSpecContent"]["content"] == given["appSpecContent"]["content"], found
    targets = call("codedeploy", "ListDeploymentTargets", **made)["targetIds"]
    target = call("codedeploy", "GetDeploymentTarget", targetId=targets[0], **made)["deploymentTarget"]
    assert target["lambdaTarget"]["status"] == "Succeeded", target
    call("codedeploy", "BatchGetDeploymentTargets", targetIds=targets, **made)
    times = {"start": datetime.datetime(2020, 1, 1)}
    listed = call("codedeploy", "ListDeployments", createTimeRange=times, **GROUP)["deployments"]
    assert listed == [made["deploymentId"]], listed
    second = call("codedeploy", "CreateDeployment", revision=revision("2", "1"), **GROUP)["deploymentId"]
    execution(before=first)
    call("codedeploy", "StopDeployment", deploymentId=second, autoRollbackEnabled=True)
    assert ended({"deploymentId": second})["status"] == "Stopped"
    none = {"deploymentId": "d-NONE12345"}
    unknown = "DeploymentDoesNotExistException"
    for operation in ("GetDeployment", "StopDeployment", "ListDeploymentTargets"):
        refused("codedeploy", operation, unknown, **none)
    refused("codedeploy", "GetDeploymentTarget", unknown, targetId="a:b", **none)
    refused("codedeploy", "BatchGetDeploymentTargets", unknown, targetIds=["a:b"], **none)
    refused("codedeploy", "ListDeployments", "ApplicationDoesNotExistException", applicationName="none", deploymentGroupName="x")
    refused("codedeploy", "GetApplicationRevision", "RevisionDoesNotExistException", revision=revision("8", "9"), **APP)
    refused("codedeploy", "CreateDeployment", "InvalidRevisionException", revision={"revisionType": "S3"}, **GROUP)


ALARM = {
    **{"AlarmName": "errors", "Namespace": "Shop", "MetricName": "Errors", "Statistic": "Sum", "Period": 60},
    **{"EvaluationPeriods": 1, "Threshold": 1, "ComparisonOperator": "GreaterThanThreshold"},
}


def alarms():
    call("cloudwatch", "PutMetricAlarm", Tags=[{"Key": "a", "Value": "b"}], **ALARM)
    call("cloudwatch", "SetAlarmState", AlarmName="errors", StateValue="OK", StateReason="a drill")
    found = call("cloudwatch", "DescribeAlarms", AlarmNames=["errors"])["MetricAlarms"][0]
    arn = found["AlarmArn"]
    call("cloudwatch", "TagResource", ResourceARN=arn, Tags=[{"Key": "c", "Value": "d"}])
    call("cloudwatch", "UntagResource", ResourceARN=arn, TagKeys=["a"])
    assert call("cloudwatch", "ListTagsForResource", ResourceARN=arn)["Tags"] == [{"Key": "c", "Value": "d"}]
    now = datetime.datetime.now(datetime.timezone.utc)
    data = [{"MetricName": "Errors", "Value": 3, "Timestamp": now - datetime.timedelta(minutes=m)} for m in range(5)]
    call("cloudwatch", "PutMetricData", Namespace="Shop", MetricData=data)
    stat = {"Metric": {"Namespace": "Shop", "MetricName": "Errors"}, "Period": 60, "Stat": "Sum"}
    query = {
        "StartTime": now - datetime.timedelta(hours=1),
        "EndTime": now + datetime.timedelta(hours=1),
        "MetricDataQueries": [{"Id": "a", "MetricStat": stat}],
    }
    pages = list(clients["cloudwatch"].get_paginator("get_metric_data").paginate(MaxDatapoints=2, **query))
    assert [len(page["MetricDataResults"][0]["Values"]) for page in pages] == [2, 2, 1], pages
    refused("cloudwatch", "PutMetricAlarm", "InvalidParameterValue", **{**ALARM, "Period": 7})
    refused("cloudwatch", "SetAlarmState", "ResourceNotFound", AlarmName="none", StateValue="OK", StateReason="a")
    refused("cloudwatch", "DescribeAlarms", "InvalidNextToken", NextToken="none")
    refused("cloudwatch", "PutMetricData", "InvalidParameterValue", Namespace="AWS/Lambda", MetricData=data)
    backwards = {**query, "EndTime": query["StartTime"]}
    refused("cloudwatch", "GetMetricData", "ValidationError", **backwards)
    none = arn.replace("errors", "none")
    refused("cloudwatch", "TagResource", MISSING, ResourceARN=none, Tags=[])
    refused("cloudwatch", "UntagResource", MISSING, ResourceARN=none, TagKeys=[])
    refused("cloudwatch", "ListTagsForResource", MISSING, ResourceARN=none)
    call("sns", "Publish", TopicArn=f"arn:aws:sns:us-east-1:{ACCOUNT}:deployments", Message="a", Subject="b")
    refused("sns", "Publish", "InvalidParameter", TopicArn="none", Message="a")


def deletes():
    wrong = {**GROUP, "deploymentGroupName": "a/b"}
    refused("codedeploy", "DeleteDeploymentGroup", "InvalidDeploymentGroupNameException", **wrong)
    call("codedeploy", "DeleteDeploymentGroup", **GROUP)
    call("codedeploy", "DeleteApplication", **APP)
    call("cloudwatch", "DeleteAlarms", AlarmNames=["errors"])
    call("lambda", "DeleteFunction", FunctionName="shop")
    call("lambda", "DeleteFunction", FunctionName="CodeDeployHook_shop")


functions()
aliases()
events_and_concurrency()
tags()
application()
alarms()
deployment()
deletes()

for service, operations in served.items():
    for operation in operations:
        key = f"{service}.{operation}"
        if key not in model.succeeded:
            model.problems.append(f"{key} is served, but this script never calls it so that it succeeds")
        if key not in model.failed and key not in NEVER_FAILS:
            model.problems.append(f"{key} is served, but this script never calls it so that it fails")
assert not model.problems, "\n".join(sorted(set(model.problems)))
count = sum(len(operations) for operations in served.values())
print(f"boto3 {boto3.__version__}: each of the {count} operations succeeds and fails as botocore's model has it: {model.answers} answers")
