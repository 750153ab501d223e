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
  managed = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role"
}

resource "aws_iam_role" "codedeploy" {
  name               = "${var.name}-codedeploy"
  assume_role_policy = data.aws_iam_policy_document.assume["codedeploy"].json
}

resource "aws_iam_role_policy_attachment" "codedeploy" {
  role       = aws_iam_role.codedeploy.name
  policy_arn = "${local.managed}/AWSCodeDeployRoleForLambdaLimited"
}

resource "aws_iam_role" "hook" {
  for_each           = local.hooks
  name               = "${var.name}-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.assume["lambda"].json
}

resource "aws_iam_role" "failed_delivery" {
  name               = "${var.name}-failed-delivery"
  assume_role_policy = data.aws_iam_policy_document.assume["lambda"].json
}

resource "aws_iam_role_policy_attachment" "logs" {
  for_each   = merge(aws_iam_role.hook, { failed_delivery = aws_iam_role.failed_delivery })
  role       = each.value.name
  policy_arn = "${local.managed}/AWSLambdaBasicExecutionRole"
}

# What every hook needs that invokes the function. var.before.policy and var.after.policy add what other checks need.
data "aws_iam_policy_document" "hook" {
  for_each                = local.hooks
  source_policy_documents = [for policy in [each.value.policy] : policy if policy != null]

  statement {
    sid = "FindOutAndReport"
    actions = [
      "codedeploy:PutLifecycleEventHookExecutionStatus",
      "codedeploy:GetDeployment",
      "codedeploy:ListDeploymentTargets",
      "codedeploy:BatchGetDeploymentTargets",
    ]
    resources = [aws_codedeploy_deployment_group.this.arn]
  }

  statement {
    sid       = "ReadTheAppSpec"
    actions   = ["codedeploy:GetApplicationRevision"]
    resources = [aws_codedeploy_app.this.arn]
  }

  # The ARN without a version would be $LATEST, which no hook may invoke.
  statement {
    sid       = "TryTheFunction"
    actions   = ["lambda:InvokeFunction"]
    resources = [each.key == "before" ? var.function.qualified_arn : var.alias.arn]
  }

  dynamic "statement" {
    for_each = each.key == "after" ? ["lambda:GetAlias"] : []
    content {
      sid       = "SeeTheWeights"
      actions   = [statement.value]
      resources = [var.function.arn, var.alias.arn]
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
    resources = [aws_codedeploy_deployment_group.this.arn]
  }
}

resource "aws_iam_role_policy" "failed_delivery" {
  name   = "report"
  role   = aws_iam_role.failed_delivery.id
  policy = data.aws_iam_policy_document.failed_delivery.json
}
