terraform {
  required_version = ">= 1.5"
  required_providers {
    # nodejs24.x needs >= 6.21; set local.runtime to it then.
    aws = { source = "hashicorp/aws", version = ">= 5.100" }
  }
}

locals {
  runtime = "nodejs22.x"

  # npm run build writes dist/NAME.zip: see package.json.
  code = { for name in ["orders", "before", "after"] : name => "${path.module}/dist/${name}.zip" }
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

# The hooks, their permissions and their on-failure destination, the application and the deployment group.
module "deployment" {
  source   = "./node_modules/allow-traffic/terraform/guarded-deployment"
  name     = "orders"
  function = aws_lambda_function.orders
  alias    = aws_lambda_alias.live
  before   = { filename = local.code["before"] }
  after    = { filename = local.code["after"] }
  alarms   = [aws_cloudwatch_metric_alarm.errors.alarm_name]
  runtime  = local.runtime
}

# If it goes off while traffic shifts, CodeDeploy stops and rolls back.
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

data "aws_partition" "current" {}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "orders" {
  name               = "orders"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy_attachment" "orders" {
  role       = aws_iam_role.orders.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
