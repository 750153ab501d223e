import type { TemplateFunction } from '../../../template/template.ts';
import type { FunctionCode } from '../../lambda/lambdaStandIn.ts';
import type { PlanContext } from '../planContext.ts';
import { samImage } from './samBuild.ts';

/** The container image of a function: what `sam build` called it, else what the template names. */
export function planImage(
  context: PlanContext,
  { code, logicalId }: TemplateFunction,
): Pick<FunctionCode, 'codeUri' | 'imageUri' | 'command'> | undefined {
  if (code.kind !== 'image') return undefined;
  const named = code.uri?.known === true ? code.uri.value : undefined;
  const imageUri = samImage(context, logicalId) ?? named;
  if (imageUri === undefined) return undefined;
  const { ImageConfig } = context.template.resource(logicalId)?.properties ?? {};
  const { Command } = (ImageConfig ?? {}) as { Command?: unknown };
  const command = Array.isArray(Command) && Command.length > 0 ? Command.map(String) : undefined;
  return { codeUri: '', imageUri, ...(command && { command }) };
}
