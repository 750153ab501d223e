import { createHash } from 'node:crypto';
import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { RecordedDeployment } from '../records/recordedDeployment.ts';
import { take, type Limits } from './limits.ts';
import { checksSection } from './sections/checks.ts';
import { faultsSection } from './sections/faults.ts';
import { invocationsSection } from './sections/invocations.ts';
import { latencySection } from './sections/latency.ts';
import { leftOut } from './sections/parts.ts';
import { summary } from './sections/summary.ts';
import { timelineSection } from './sections/timeline.ts';
import { trafficSection } from './sections/traffic.ts';
import { style } from './style.ts';

/** Nothing is loaded and nothing runs: the one style is named by its hash. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The page as a tree. Whatever a record holds can only become a text in it. */
export function pageTree(deployments: readonly RecordedDeployment[], limits: Limits): Root {
  const { shown, left } = take(deployments, limits.deployments);
  const [first] = shown;
  const title = first === undefined ? 'Nothing recorded' : `${first.deploymentId} ${first.status}`;
  return {
    type: 'root',
    children: [
      { type: 'doctype' },
      h(
        'html',
        { lang: 'en' },
        h(
          'head',
          h('meta', { charSet: 'utf-8' }),
          h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
          h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          h('meta', { name: 'referrer', content: 'no-referrer' }),
          h('title', `${title.slice(0, 80)} · allow-traffic`),
          h('style', style),
        ),
        h(
          'body',
          h(
            'main',
            ...(shown.length === 0 ? [h('h1', 'This record has no deployment')] : []),
            ...shown.map((one) => deployment(one, limits)),
            ...leftOut(left, 'deployment'),
            h(
              'footer',
              h(
                'p',
                'Made by allow-traffic. Times in minutes are those of the deployment’s own clock.',
              ),
            ),
          ),
        ),
      ),
    ],
  };
}

function deployment(one: RecordedDeployment, limits: Limits): Element {
  return h(
    'article',
    summary(one, limits),
    timelineSection(one, limits),
    ...trafficSection(one, limits),
    ...checksSection(one, limits),
    ...latencySection(one, limits),
    ...faultsSection(one, limits),
    ...invocationsSection(one, limits),
  );
}
