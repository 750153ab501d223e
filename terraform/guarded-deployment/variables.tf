variable "name" {
  description = "The name of the CodeDeploy application, and the start of the names of all functions and roles."
  type        = string
}

variable "function" {
  description = "The function that is deployed, an aws_lambda_function with publish = true."
  type = object({
    function_name = string
    arn           = string
    qualified_arn = string
  })
}

variable "alias" {
  description = "Its alias, an aws_lambda_alias. CodeDeploy moves it, so it must ignore changes of function_version and routing_config."
  type = object({
    name = string
    arn  = string
  })
}

variable "before" {
  description = <<-EOT
    The hook before traffic shifts. filename: a zip with its code. handler: its own handler in the zip. isolated: whether the
    isolated entry runs it, which the zip must have at node_modules/allow-traffic/dist/isolate.cjs. environment: its variables.
    policy: what its checks need beyond the invocation of the function, as JSON. `npx allow-traffic policy` prints that.
  EOT
  type = object({
    filename    = string
    handler     = optional(string, "index.handler")
    isolated    = optional(bool, true)
    environment = optional(map(string), {})
    policy      = optional(string)
  })
  default = null
}

variable "after" {
  description = "The hook after all traffic has shifted, in the same way."
  type = object({
    filename    = string
    handler     = optional(string, "index.handler")
    isolated    = optional(bool, true)
    environment = optional(map(string), {})
    policy      = optional(string)
  })
  default = null
}

variable "alarms" {
  description = "Names of CloudWatch alarms. If one goes off while traffic shifts, CodeDeploy stops and rolls back."
  type        = list(string)
  default     = []
}

variable "deployment_config_name" {
  description = "How traffic shifts."
  type        = string
  default     = "CodeDeployDefault.LambdaLinear10PercentEvery1Minute"
}

variable "runtime" {
  description = "The runtime of the hooks. nodejs24.x needs the AWS provider 6.21 or later."
  type        = string
  default     = "nodejs22.x"
}

variable "timeout" {
  description = "How long a hook may run, in seconds."
  type        = number
  default     = 60
}

variable "memory_size" {
  description = "The memory of a hook, in MB. The isolated entry needs 256."
  type        = number
  default     = 256
}

variable "log_retention_in_days" {
  description = "How long the log groups keep the records of deployments."
  type        = number
  default     = 90
}
