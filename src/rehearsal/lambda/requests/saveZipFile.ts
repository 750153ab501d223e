import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import { optionalString } from './inputReaders.ts';

/** Writes the request's zip to a file, so that it is prepared like code on disk. */
export function saveZipFile(context: LambdaContext, code: Input): string {
  const base64 = optionalString(code, 'ZipFile');
  if (base64 === undefined || base64 === '') {
    throw new AwsError(
      'InvalidParameterValueException',
      'Code has no ZipFile; this stand-in has no S3 and no registry to fetch code from',
    );
  }
  const file = join(context.temp.add('upload'), 'code.zip');
  writeFileSync(file, Buffer.from(base64, 'base64'));
  return file;
}
