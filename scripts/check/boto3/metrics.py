"""Uses CloudWatch, SNS, Lambda and CodeDeploy of the stand-in by boto3, and holds every answer against
botocore's model. Arguments: a name for the output, and a protocol that botocore prefers over its own choice.
The endpoint and the credentials are in the environment."""

import datetime
import sys
import time

import boto3

import model
from model import watch

if len(sys.argv) > 2:
    import botocore.model

    order = botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS
    botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS = (sys.argv[2], *order)

cloudwatch, sns, awslambda = (watch(boto3.client(name)) for name in ("cloudwatch", "sns", "lambda"))

now = datetime.datetime.now(datetime.timezone.utc)


def sums(dimensions, metric="Invocations", namespace="AWS/Lambda", stat="Sum"):
    answer = cloudwatch.get_metric_data(
        StartTime=now - datetime.timedelta(hours=3),
        EndTime=now + datetime.timedelta(hours=3),
        MetricDataQueries=[
            {
                "Id": "m1",
                "MetricStat": {
                    "Metric": {
                        "Namespace": namespace,
                        "MetricName": metric,
                        "Dimensions": [{"Name": n, "Value": v} for n, v in dimensions.items()],
                    },
                    "Period": 60,
                    "Stat": stat,
                },
            }
        ],
    )
    found = answer["MetricDataResults"][0]
    assert len(found["Timestamps"]) == len(found["Values"])
    assert all(isinstance(at, datetime.datetime) for at in found["Timestamps"])
    return sum(found["Values"])


alias = {"FunctionName": "myfunc", "Resource": "myfunc:live"}


def invocations():
    """Of the alias, and of the two versions that it routes to."""
    return sums(alias), sum(sums({**alias, "ExecutedVersion": version}) for version in ("1", "2"))


calls = 7
before = invocations()
for _ in range(calls):
    awslambda.invoke(FunctionName="myfunc", Qualifier="live", Payload=b"{}")
expected = tuple(count + calls for count in before)
# Lambda's metrics are late by a minute of the stand-in's clock.
for _ in range(100):
    if invocations() == expected:
        break
    time.sleep(0.1)
assert invocations() == expected, f"the metrics have {invocations()} instead of {expected}"

cloudwatch.put_metric_data(
    Namespace=f"Shop by {sys.argv[1:]}",
    MetricData=[{"MetricName": "Orders", "Value": 3, "Unit": "Count", "Timestamp": now}],
)
assert sums({}, "Orders", f"Shop by {sys.argv[1:]}") == 3
cloudwatch.put_metric_alarm(
    AlarmName="orders",
    Namespace="Shop",
    MetricName="Orders",
    Statistic="Sum",
    Period=60,
    EvaluationPeriods=1,
    Threshold=100,
    ComparisonOperator="GreaterThanThreshold",
    TreatMissingData="ignore",
)
cloudwatch.set_alarm_state(AlarmName="orders", StateValue="ALARM", StateReason="a drill")
alarm = cloudwatch.describe_alarms(AlarmNames=["orders"])["MetricAlarms"][0]
assert alarm["Threshold"] == 100 and alarm["Statistic"] == "Sum", alarm
try:
    cloudwatch.set_alarm_state(AlarmName="none", StateValue="OK", StateReason="a drill")
    raise AssertionError("an alarm that does not exist was set")
except cloudwatch.exceptions.ResourceNotFound as error:
    assert error.response["Error"]["Code"] == "ResourceNotFound", error.response
topic = "arn:aws:sns:us-east-1:123456789012:deployments"
sns.publish(TopicArn=topic, Message="orders: Failed")
sns.publish(TopicArn=f"{topic}.fifo", Message="a", MessageGroupId="1", MessageDeduplicationId="1")

assert awslambda.list_versions_by_function(FunctionName="myfunc")["Versions"]
assert awslambda.list_aliases(FunctionName="myfunc")["Aliases"]
awslambda.list_event_source_mappings(FunctionName="myfunc")
awslambda.put_provisioned_concurrency_config(
    FunctionName="myfunc", Qualifier="2", ProvisionedConcurrentExecutions=1
)
configs = awslambda.list_provisioned_concurrency_configs(FunctionName="myfunc")
configs = configs["ProvisionedConcurrencyConfigs"]
assert [config["FunctionArn"].endswith(":myfunc:2") for config in configs] == [True], configs

protocol = cloudwatch.meta.service_model.metadata.get("protocol")
resolved = getattr(cloudwatch.meta.service_model, "resolved_protocol", protocol)
assert not model.problems, "\n".join(model.problems)
print(f"{sys.argv[1]}: boto3 {boto3.__version__} ({resolved}): {model.answers} answers, each as botocore's model has it")
