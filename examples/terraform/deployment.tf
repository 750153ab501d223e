# A new version of the function starts a deployment, from the alias's version. If the two are the same
# (at the very first apply), there is nothing to shift.
resource "terraform_data" "deployment" {
  triggers_replace = [aws_lambda_function.orders.version]

  provisioner "local-exec" {
    interpreter = ["bash", "-c"]
    command     = <<-EOT
      [ "$CURRENT_VERSION" = "$TARGET_VERSION" ] && exit 0
      printf '%s' "$APPSPEC_CONTENT" > "$APPSPEC"
      "${path.module}/../deploy.sh"
    EOT

    environment = {
      APPLICATION      = module.deployment.application_name
      DEPLOYMENT_GROUP = module.deployment.deployment_group_name
      CURRENT_VERSION  = aws_lambda_alias.live.function_version
      TARGET_VERSION   = aws_lambda_function.orders.version
      APPSPEC          = "${path.module}/dist/appspec.yml"
      APPSPEC_CONTENT = templatefile("${path.module}/appspec.tftpl", {
        function        = aws_lambda_function.orders.function_name
        alias           = aws_lambda_alias.live.name
        current_version = aws_lambda_alias.live.function_version
        target_version  = aws_lambda_function.orders.version
        before          = module.deployment.hooks["before"]
        after           = module.deployment.hooks["after"]
      })
    }
  }

  # Its roles and the on-failure destination must be there.
  depends_on = [module.deployment]
}
