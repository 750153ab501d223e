import type { CheckContext } from '../../model/check.ts';
import type { AnswerPredicate, ExpectedAnswer } from '../answer/expectation.ts';

/** Options of `http`. */
export interface HttpOptions {
  /** An `https:` or `http:` URL. The record shows it without its query. */
  url: string | ((context: CheckContext) => string | Promise<string>);
  /**
   * The method.
   * @default `GET`; with `body`, `POST`
   */
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /**
   * Headers of the request. The record does not show them.
   * @default who calls: `user-agent: aws-codedeploy-hook-BeforeAllowTraffic/VERSION`
   */
  headers?: Readonly<Record<string, string>>;
  /**
   * What is sent: a text as it is, any other value as JSON, with the `content-type` of JSON.
   * @default nothing
   */
  body?: object | string | number | boolean | null;
  /**
   * `'follow'`: a redirect is followed, up to 20 in a row. `'manual'`: it is the answer.
   * @default manual
   */
  redirect?: 'follow' | 'manual';
  /**
   * What the answer must be, as for `smokeInvoke`: `{ statusCode?, headers?, body? }`, or a predicate of
   * the answer.
   * @default a status code from 200 to 299
   */
  expect?: ExpectedAnswer | AnswerPredicate;
}
