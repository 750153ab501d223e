import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { assertAnswer } from './candidate.ts';

/** Sends the same request again and again, over one connection. */
export function postOverHttp(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): { post: () => Promise<void>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const post = async (): Promise<void> => {
    const answer = await new Promise<string>((resolve, reject) => {
      request(url, { method: 'POST', agent, headers }, (response) => {
        text(response).then(resolve, reject);
      })
        .on('error', reject)
        .end('{}');
    });
    assertAnswer(answer);
  };
  return { post, close: () => agent.destroy() };
}
