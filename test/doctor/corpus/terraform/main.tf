terraform {
  required_version = ">= 1.5"
  required_providers {
    # nodejs24.x needs >= 6.21; set local.runtime to it then.
    aws = { source = "hashicorp/aws", version = ">= 5.100" }
  }
}

data "aws_partition" "current" {}

locals {
  runtime = "nodejs22.x"

  # npm run build writes dist/NAME.zip: see package.json.
  code = { for name in ["orders", "before", "after", "failedDelivery"] : name => "${path.module}/dist/${name}.zip" }

  # The names of the hooks, by the file in ../sam/code/hooks that each is built from.
  hooks = {
    before = "orders-before"
    after  = "orders-after"
  }
}

# The function that is deployed, and its alias. CodeDeploy moves the alias, so Terraform must not move it.
resource "aws_lambda_function" "orders" {
  function_name    = "orders"
  role             = aws_iam_role.orders.arn
  runtime          = local.runtime
  handler          = "index.handler"
  filename         = local.code["orders"]
  source_code_hash = filebase64sha256(local.code["orders"])
  publish          = true
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.orders.function_name
  function_version = aws_lambda_function.orders.version

  lifecycle {
    ignore_changes = [function_version, routing_config]
  }
}

resource "aws_codedeploy_app" "orders" {
  name             = "orders"
  compute_platform = "Lambda"
}

resource "aws_codedeploy_deployment_group" "orders" {
  app_name               = aws_codedeploy_app.orders.name
  deployment_group_name  = "live"
  service_role_arn       = aws_iam_role.codedeploy.arn
  deployment_config_name = "CodeDeployDefault.LambdaLinear10PercentEvery1Minute"

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
  }

  # If it goes off while traffic shifts, CodeDeploy stops and rolls back.
  alarm_configuration {
    enabled = true
    alarms  = [aws_cloudwatch_metric_alarm.errors.alarm_name]
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "orders-live-errors"
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.orders.function_name
    Resource     = "${aws_lambda_function.orders.function_name}:${aws_lambda_alias.live.name}"
  }
}
