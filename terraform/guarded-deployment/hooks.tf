locals {
  hooks = { for event, hook in { before = var.before, after = var.after } : event => hook if hook != null }

  # The npm package has it. As a function's code, its handlers are in the folder nodejs.
  package_zip = "${path.module}/../../dist/allow-traffic-layer.zip"
}

resource "aws_cloudwatch_log_group" "hook" {
  for_each          = local.hooks
  name              = "/aws/lambda/CodeDeployHook_${var.name}-${each.key}"
  retention_in_days = var.log_retention_in_days
}

resource "aws_lambda_function" "hook" {
  for_each = local.hooks

  # CodeDeploy's managed roles may invoke only functions with this prefix.
  function_name    = "CodeDeployHook_${var.name}-${each.key}"
  role             = aws_iam_role.hook[each.key].arn
  runtime          = var.runtime
  handler          = each.value.isolated ? "node_modules/allow-traffic/dist/isolate.handler" : each.value.handler
  filename         = each.value.filename
  source_code_hash = filebase64sha256(each.value.filename)
  timeout          = var.timeout
  memory_size      = var.memory_size

  environment {
    variables = merge(each.value.environment, { ALLOW_TRAFFIC_HANDLER = each.value.handler })
  }

  depends_on = [aws_cloudwatch_log_group.hook]
}

resource "aws_cloudwatch_log_group" "failed_delivery" {
  name              = "/aws/lambda/${var.name}-failed-delivery"
  retention_in_days = var.log_retention_in_days
}

# Reports Failed if the hook never could: its sandbox was killed, or it was throttled for too long.
resource "aws_lambda_function" "failed_delivery" {
  function_name    = "${var.name}-failed-delivery"
  role             = aws_iam_role.failed_delivery.arn
  runtime          = var.runtime
  handler          = "nodejs/allow-traffic.reportFailedDelivery"
  filename         = local.package_zip
  source_code_hash = filebase64sha256(local.package_zip)
  timeout          = 30
  memory_size      = 256

  depends_on = [aws_cloudwatch_log_group.failed_delivery]
}

resource "aws_lambda_function_event_invoke_config" "hook" {
  for_each      = aws_lambda_function.hook
  function_name = each.value.function_name

  destination_config {
    on_failure {
      destination = aws_lambda_function.failed_delivery.arn
    }
  }
}
