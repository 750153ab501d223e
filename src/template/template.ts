import type { Position } from '../lib/fileError.ts';
import type { TemplateNode } from './source/node.ts';
import type { Unknown, Value } from './value.ts';

/** Where the code of a function or the content of a layer comes from. */
export type TemplateCode =
  /** A folder or a zip on this machine, relative to the template. */
  | { readonly kind: 'path'; readonly path: string; readonly at: Position }
  | { readonly kind: 'inline'; readonly text: string; readonly at: Position }
  /** A container image; `uri` is missing if SAM builds it. */
  | { readonly kind: 'image'; readonly uri?: Value<string>; readonly at: Position }
  | { readonly kind: 's3'; readonly at: Position }
  | { readonly kind: 'unknown'; readonly reason: string; readonly at: Position };

/** SAM's `Metadata.BuildMethod`, and its `BuildProperties` as plain data. */
export interface TemplateBuild {
  readonly method: Value<string>;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly at: Position;
}

/** What Lambda does with events that a function does not take. */
export interface TemplateEventInvokeConfig {
  readonly at: Position;
  /** The ARNs of its destinations. */
  readonly onFailure?: Value<string>;
  readonly onSuccess?: Value<string>;
  readonly maximumRetryAttempts?: Value<number>;
  /** Seconds. */
  readonly maximumEventAge?: Value<number>;
}

/** A {@link TemplateEventInvokeConfig} and what it belongs to: that of SAM, or a resource of its own. */
export interface PlacedEventInvokeConfig extends TemplateEventInvokeConfig {
  /** A name; that of a function of this template has its `resource`. */
  readonly functionName: Value<string>;
  /** An alias, a version or `$LATEST`. */
  readonly qualifier: Value<string>;
}

/** An `AWS::Serverless::Function` or an `AWS::Lambda::Function`. What is not set is `undefined`. */
export interface TemplateFunction {
  readonly logicalId: string;
  /** The position of its logical ID. */
  readonly at: Position;
  readonly type: 'serverless' | 'lambda';
  /** Whether its `Condition` holds; a function whose condition is false is not in the model. */
  readonly condition?: Value<boolean>;
  /** `FunctionName`; its logical ID stands for a name that CloudFormation generates. */
  readonly name: Value<string>;
  readonly runtime?: Value<string>;
  readonly handler?: Value<string>;
  readonly code: TemplateCode;
  readonly build?: TemplateBuild;
  /** Seconds. */
  readonly timeout?: Value<number>;
  /** MB. */
  readonly memorySize?: Value<number>;
  readonly environment: ReadonlyMap<string, Value<string>>;
  /** If the environment as a whole is not known. */
  readonly unknownEnvironment?: Unknown;
  /** ARNs; that of a layer of the same template has its `resource`. */
  readonly layers: readonly Value<string>[];
  readonly architecture?: Value<string>;
  readonly role?: Value<string>;
  /** `Active` or `PassThrough`; in SAM also `Disabled`. */
  readonly tracing?: Value<string>;
  /** `JSON` or `Text`. */
  readonly logFormat?: Value<string>;
  /** SAM's `Events`: what invokes the function. */
  readonly events: readonly {
    readonly id: string;
    readonly type?: string;
    readonly at: Position;
  }[];
  readonly eventInvokeConfig?: TemplateEventInvokeConfig;
  readonly autoPublishAlias?: Value<string>;
}

/** An `AWS::Serverless::LayerVersion` or an `AWS::Lambda::LayerVersion`. */
export interface TemplateLayer {
  readonly logicalId: string;
  readonly at: Position;
  readonly code: TemplateCode;
  readonly build?: TemplateBuild;
}

/** A deployment configuration: one of CodeDeploy's, or one that the template describes. */
export interface TemplateConfig {
  /** SAM's short names are written out: `CodeDeployDefault.LambdaLinear10PercentEvery1Minute`. */
  readonly name: Value<string>;
  readonly routing?: TemplateRouting;
  /** CodeDeploy's platform that the resource names, if it names one. */
  readonly platform?: Value<string>;
}

/** How a configuration of the template shifts traffic. */
export type TemplateRouting =
  | { readonly type: 'allAtOnce' }
  | {
      readonly type: 'canary' | 'linear';
      readonly percentage: Value<number>;
      /** Minutes. */
      readonly interval: Value<number>;
    };

/** The gradual deployment of one alias: SAM's `DeploymentPreference`, or CloudFormation's `UpdatePolicy`. */
export interface TemplateDeployment {
  readonly at: Position;
  /** The logical ID of the function; unknown if it is not one of this template. */
  readonly functionId: Value<string>;
  readonly alias: Value<string>;
  /** The deployment group; that of SAM has the name that SAM gives it as a resource. */
  readonly group: Value<string>;
  readonly enabled: Value<boolean>;
  readonly config: TemplateConfig;
  /** Names or ARNs of functions; those of this template have their `resource`. */
  readonly beforeAllowTraffic?: Value<string>;
  readonly afterAllowTraffic?: Value<string>;
  /** Names of CloudWatch alarms; those of this template have their `resource`. */
  readonly alarms: readonly Value<string>[];
  readonly autoRollback: Value<boolean>;
  /** CodeDeploy's events after which the group rolls back; missing: all of them, as in SAM's groups. */
  readonly rollbackEvents?: readonly Value<string>[];
  /** The ARN of CodeDeploy's role; missing if SAM makes it. */
  readonly role?: Value<string>;
  readonly application?: Value<string>;
  readonly triggers: readonly { readonly at: Position }[];
  /** SAM: whether the group takes over the function's condition. */
  readonly passthroughCondition?: Value<boolean>;
}

/** A SAM or CloudFormation template, as one plain model. */
export interface Template {
  /** The file, as messages show it. */
  readonly path: string;
  readonly functions: readonly TemplateFunction[];
  readonly layers: readonly TemplateLayer[];
  readonly deployments: readonly TemplateDeployment[];
  readonly eventInvokeConfigs: readonly PlacedEventInvokeConfig[];
  /** Its `Fn::ForEach` among the resources, which are not evaluated. */
  readonly loops: readonly { readonly name: string; readonly at: Position }[];
  /** The parameters that it declares. */
  readonly parameters: readonly string[];
  /** The type and the evaluated properties of a resource; `undefined` if there is none. */
  resource(logicalId: string): TemplateResource | undefined;
  /** Every resource whose condition may hold, with the place of each value. */
  resources(): readonly PlacedResource[];
}

/** Any resource, with the place of each value. */
export interface PlacedResource {
  readonly logicalId: string;
  readonly type: string;
  /** The position of its logical ID. */
  readonly at: Position;
  /** The properties, evaluated. */
  readonly properties: TemplateNode | undefined;
  /** The properties as they are written, with SAM's `Globals` merged in. */
  readonly written: TemplateNode | undefined;
  /** The whole resource as it is written: `Condition`, `Metadata`, `Connectors`. */
  readonly node: TemplateNode;
}

/** Any resource, evaluated. */
export interface TemplateResource {
  readonly type: string;
  readonly at: Position;
  /** Plain data; what is not known is left out. */
  readonly properties: Readonly<Record<string, unknown>>;
}
