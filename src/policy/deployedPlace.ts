/** A name of a resource, as far as a template tells it. */
export interface KnownName {
  /** The name itself; it may have open values: `${AWS::StackName}-orders`. */
  readonly text?: string;
  /** The resource of the template: a logical ID, or an address of Terraform. */
  readonly id?: string;
}

/** What a hook guards. What is missing becomes a placeholder. */
export interface DeployedPlace {
  readonly function?: KnownName;
  readonly alias?: KnownName;
  readonly application?: KnownName;
  readonly group?: KnownName;
  /** Whether the version that is deployed is an attribute of the function, as in SAM. */
  readonly hasVersionAttribute?: boolean;
}
