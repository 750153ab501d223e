data "aws_iam_policy_document" "assume" {
  for_each = toset(["lambda", "codedeploy"])

  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["${each.key}.amazonaws.com"]
    }
  }
}

locals {
  managed     = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role"
  basic_roles = merge(aws_iam_role.hook, { orders = aws_iam_role.orders, failed_delivery = aws_iam_role.failed_delivery })
}

resource "aws_iam_role" "codedeploy" {
  name               = "orders-codedeploy"
  assume_role_policy = data.aws_iam_policy_document.assume["codedeploy"].json
}

resource "aws_iam_role_policy_attachment" "codedeploy" {
  role       = aws_iam_role.codedeploy.name
  policy_arn = "${local.managed}/AWSCodeDeployRoleForLambdaLimited"
}

resource "aws_iam_role" "orders" {
  name               = "orders"
  assume_role_policy = data.aws_iam_policy_document.assume["lambda"].json
}

resource "aws_iam_role" "hook" {
  for_each           = local.hooks
  name               = each.value
  assume_role_policy = data.aws_iam_policy_document.assume["lambda"].json
}

resource "aws_iam_role" "failed_delivery" {
  name               = "orders-failed-delivery"
  assume_role_policy = data.aws_iam_policy_document.assume["lambda"].json
}

resource "aws_iam_role_policy_attachment" "logs" {
  for_each   = local.basic_roles
  role       = each.value.name
  policy_arn = "${local.managed}/AWSLambdaBasicExecutionRole"
}

data "aws_iam_policy_document" "hook" {
  for_each = local.hooks

  statement {
    sid = "FindOutAndReport"
    actions = [
      "codedeploy:PutLifecycleEventHookExecutionStatus",
      "codedeploy:GetDeployment",
      "codedeploy:ListDeploymentTargets",
      "codedeploy:BatchGetDeploymentTargets",
    ]
    resources = [aws_codedeploy_deployment_group.orders.arn]
  }

  statement {
    sid       = "ReadTheAppSpec"
    actions   = ["codedeploy:GetApplicationRevision"]
    resources = [aws_codedeploy_app.orders.arn]
  }

  # The ARN without a version would be $LATEST, which no hook may invoke.
  statement {
    sid       = "TryTheFunction"
    actions   = ["lambda:InvokeFunction"]
    resources = [each.key == "before" ? aws_lambda_function.orders.qualified_arn : aws_lambda_alias.live.arn]
  }

  dynamic "statement" {
    for_each = each.key == "after" ? ["lambda:GetAlias"] : []
    content {
      sid       = "SeeTheWeights"
      actions   = [statement.value]
      resources = [aws_lambda_function.orders.arn, aws_lambda_alias.live.arn]
    }
  }

  statement {
    sid       = "HandOverWhatFailed"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.failed_delivery.arn]
  }
}

resource "aws_iam_role_policy" "hook" {
  for_each = local.hooks
  name     = "hook"
  role     = aws_iam_role.hook[each.key].id
  policy   = data.aws_iam_policy_document.hook[each.key].json
}

data "aws_iam_policy_document" "failed_delivery" {
  statement {
    actions   = ["codedeploy:PutLifecycleEventHookExecutionStatus"]
    resources = [aws_codedeploy_deployment_group.orders.arn]
  }
}

resource "aws_iam_role_policy" "failed_delivery" {
  name   = "report"
  role   = aws_iam_role.failed_delivery.id
  policy = data.aws_iam_policy_document.failed_delivery.json
}
