output "application_name" {
  description = "The CodeDeploy application."
  value       = aws_codedeploy_app.this.name
}

output "deployment_group_name" {
  description = "Its deployment group."
  value       = aws_codedeploy_deployment_group.this.deployment_group_name
}

output "hooks" {
  description = "The names of the hooks, for an AppSpec: before and after, as far as they are set."
  value       = { for event, hook in aws_lambda_function.hook : event => hook.function_name }
}
