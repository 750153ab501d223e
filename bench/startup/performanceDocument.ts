import { ratioTable, type About, type Row } from './table.ts';

/** The text of docs/performance.md. */
export function performanceDocument({ node, rounds }: About, rows: readonly Row[]): string {
  return `<!-- Written by npm run docs:performance. -->

# What a hook costs

Every figure is a ratio to the hand-written hook of most tutorials, which stands in the first row. Less is better: .5
means half of it. The figures are medians of ${rounds} rounds with Node.js ${node}. In a round every hook runs once, in a
fresh process, against the same endpoint.

${ratioTable(rows)}
- **zip**: the function's code, compressed. What Lambda's runtime or a layer brings does not count.
- **load**: from the import of the module until its handler can be called, without the warm-up.
- **whole process**: from the start of the process until its end, with one event, without the warm-up.
- **RSS**: the peak of the memory, of both processes if a hook has two.
- **handler N MB**: the handler of the first event, after the warm-up, at the share of a CPU that Lambda gives a
  function of that memory.
- **round trips**: the longest chain of requests that waited for one another.

The hooks:

- **hand-written**: it invokes the new version, looks for a \`FunctionError\`, and reports. It is bundled and minified
  with the SDK. The *unbundled* one leaves the SDK to the runtime.
- **floor, no SDK**: the same with \`node:https\` alone, without retries, credentials that change, or errors.
- **empty handler**: it does nothing.
- **hand-written, Powertools**: the same with Powertools' logger, metrics and tracer, as its examples wrap them.
- **SEEK's hook**: that of \`@seek/aws-codedeploy-infra\`, as SEEK deploys it. It asks CodeDeploy for its target.
- **in-process**: this package with its bundling preset and one smoke test. With *no target set*, it asks CodeDeploy too.
- **isolated**: the same behind the isolated entry of the layer.
- **no-code (isolated)**: the layer alone, with the check in \`ALLOW_TRAFFIC_CHECKS\`.

\`npm run bench\` measures all of this again, and prints the times too.
`;
}
