resource "aws_lambda_function" "hook" {
  for_each = local.hooks

  # CodeDeploy's managed roles may invoke only functions with this prefix.
  function_name    = "CodeDeployHook_${each.value}"
  role             = aws_iam_role.hook[each.key].arn
  runtime          = local.runtime
  handler          = "index.handler"
  filename         = local.code[each.key]
  source_code_hash = filebase64sha256(local.code[each.key])
  timeout          = 60
  memory_size      = 256
}

# Reports Failed if the hook never could: its sandbox was killed, or it was throttled for too long.
resource "aws_lambda_function" "failed_delivery" {
  function_name    = "orders-failed-delivery"
  role             = aws_iam_role.failed_delivery.arn
  runtime          = local.runtime
  handler          = "index.handler"
  filename         = local.code["failedDelivery"]
  source_code_hash = filebase64sha256(local.code["failedDelivery"])
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
