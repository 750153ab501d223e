# A gradual deployment of an alias, guarded by hooks: their functions, roles and log groups, an on-failure destination,
# the CodeDeploy application and its deployment group.
terraform {
  required_version = ">= 1.5"
  required_providers {
    # nodejs24.x needs >= 6.21; set var.runtime to it then.
    aws = { source = "hashicorp/aws", version = ">= 5.100" }
  }
}

data "aws_partition" "current" {}

resource "aws_codedeploy_app" "this" {
  name             = var.name
  compute_platform = "Lambda"
}

resource "aws_codedeploy_deployment_group" "this" {
  app_name               = aws_codedeploy_app.this.name
  deployment_group_name  = var.alias.name
  service_role_arn       = aws_iam_role.codedeploy.arn
  deployment_config_name = var.deployment_config_name

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
  }

  alarm_configuration {
    enabled = length(var.alarms) > 0
    alarms  = var.alarms
  }
}
