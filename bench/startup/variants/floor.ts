/** The same without the SDK, with hand-signed requests: no hook can be faster than this. */
import { createHash, createHmac } from 'node:crypto';
import { Agent, request } from 'node:https';

const agent = new Agent({ keepAlive: true });
const env = (name: string): string => process.env[name] ?? '';
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function signed(service: string, url: URL, body: string, own: Record<string, string>) {
  const time = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${env('AWS_REGION')}/${service}/aws4_request`;
  const headers: Record<string, string> = {
    host: url.host,
    'x-amz-date': time,
    'x-amz-security-token': env('AWS_SESSION_TOKEN'),
    ...own,
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    'POST',
    url.pathname,
    url.search.slice(1),
    ...names.map((name) => `${name}:${headers[name] ?? ''}`),
    '',
    names.join(';'),
    sha256(body),
  ].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((so, part) => hmac(so, part), `AWS4${env('AWS_SECRET_ACCESS_KEY')}`);
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const signature = createHmac('sha256', key).update(text).digest('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${env('AWS_ACCESS_KEY_ID')}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...headers, authorization, 'content-length': String(Buffer.byteLength(body)) };
}

function post(service: string, url: URL, body: string, own: Record<string, string>) {
  return new Promise<Record<string, unknown>>((resolve, reject) => {
    const headers = signed(service, url, body, own);
    request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => resolve(response.headers));
    })
      .once('error', reject)
      .end(body);
  });
}

interface HookEvent {
  DeploymentId: string;
  LifecycleEventHookExecutionId: string;
}

export const handler = async (event: HookEvent): Promise<void> => {
  const [name, version] = env('ALLOW_TRAFFIC_TARGET').split(':');
  const path = `/2015-03-31/functions/${name}/invocations?Qualifier=${version}`;
  const invoke = new URL(path, env('AWS_ENDPOINT_URL_LAMBDA'));
  const headers = await post('lambda', invoke, JSON.stringify({ path: '/health' }), {});
  const body = JSON.stringify({
    deploymentId: event.DeploymentId,
    lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
    status: headers['x-amz-function-error'] === undefined ? 'Succeeded' : 'Failed',
  });
  await post('codedeploy', new URL('/', env('AWS_ENDPOINT_URL_CODEDEPLOY')), body, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus',
  });
};
