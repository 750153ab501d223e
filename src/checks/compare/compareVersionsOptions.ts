import { invocationKind } from '../invocation/invocationOptions.ts';
import {
  either,
  integer,
  listOf,
  matching,
  number,
  object,
  oneOf,
  required,
  titled,
} from '../options/kinds.ts';
import type { ObjectKind, OptionalKind } from '../options/optionKind.ts';
import { answerParts, type AnswerPart } from './answers/answerDocument.ts';
import { mostRounds } from './rounds/boundRounds.ts';
import { eventsKind, type EventsOption } from './comparedEvents.ts';
import type { Tolerance } from './answers/pathRules.ts';

/** Options of `compareVersions`. */
export interface CompareVersionsOptions {
  /**
   * The payloads that both versions are invoked with, in a list or by their names, or
   * `recordedEvents()`. No other payload is sent. Each is sent three times per round.
   */
  events: EventsOption;
  /**
   * What is not compared at all, as JSON pointers: `*` is one key and every item of a list, `**` is any
   * number of keys.
   * @default nothing; of well-known dates and ids only presence and type are compared
   */
  ignore?: readonly string[];
  /**
   * What must differ, as such pointers; otherwise the release did nothing.
   * @default nothing
   */
  expectChange?: readonly string[];
  /**
   * The difference of two numbers that does not count: absolute, or a share such as `'0.1%'`; also by
   * pointers.
   * @default 0
   */
  tolerance?: Tolerance | Readonly<Record<string, Tolerance>>;
  /**
   * Lists that are compared as sets, as pointers, or as `{ path, key }` if their items are matched by a
   * member.
   * @default `/batchItemFailures`
   */
  unordered?: readonly (
    | string
    | {
        /** The pointer to the list. */
        readonly path: string;
        /** The member that two items have in common. */
        readonly key: string;
      }
  )[];
  /**
   * What is compared of a proxy response. Any other answer is a body.
   * @default all three
   */
  parts?: readonly AnswerPart[];
  /**
   * The most rounds. The record says what the chance of a false alarm then is.
   * @default `'auto'`: as many as keep it below `falseAlarms`, and none once nothing is undecided
   */
  rounds?: number | 'auto';
  /**
   * The largest chance that the check calls versions different that are equal, if their noise is
   * independent between calls.
   * @default '1%'
   */
  falseAlarms?: `${number}%`;
  /**
   * The least share of the paths of each event that must be compared; with less it is inconclusive.
   * @default '50%'
   */
  minCoverage?: `${number}%`;
  /**
   * How many events are compared at the same time. Each has up to three calls in flight. The
   * first calls of events are made one after another, and so are rounds with answers near 6 MB.
   * @default 2
   */
  concurrency?: number;
  /**
   * By how much the mean time of the new version may be longer, estimated from the same calls. There
   * are as many rounds as make 24 calls of each version.
   * @default not judged
   */
  latency?: `+${number}%`;
  /**
   * Sent as Lambda's ClientContext under `custom` and `Custom`, at most 3,583 bytes.
   * @default who calls: `{ "user-agent": "aws-codedeploy-hook-BeforeAllowTraffic/VERSION" }`
   */
  clientContext?: Record<string, unknown>;
  /**
   * The tenant, for a function with tenant isolation.
   * @default none
   */
  tenantId?: string;
}

/** The kind of the options; a function, so that a bundler drops it if nothing uses it. */
/* @__NO_SIDE_EFFECTS__ */
export function compareVersionsKind(): ObjectKind<CompareVersionsOptions> {
  return object<CompareVersionsOptions>({
    events: { ...eventsKind, isRequired: true },
    ignore: pointers('a list of JSON pointers'),
    expectChange: pointers('a list of JSON pointers'),
    tolerance: toleranceKind(),
    unordered: unorderedKind(),
    parts: listOf(oneOf(...answerParts), 'a list of parts', 1),
    rounds: titled(
      `'auto' or a whole number from 2 to ${mostRounds}`,
      either(integer(2, mostRounds), oneOf('auto')),
    ),
    falseAlarms: matching(
      '^(?=.*[1-9])\\s*\\d{1,2}(\\.\\d+)?\\s*%\\s*$',
      "a share above 0 % such as '1%'",
    ),
    minCoverage: percent("a share such as '50%'"),
    concurrency: integer(1, 100),
    latency: matching('^(?=.*[1-9])\\s*\\+\\s*\\d+(\\.\\d+)?\\s*%\\s*$', "a share such as '+25%'"),
    clientContext: invocationKind.properties.clientContext,
    tenantId: invocationKind.properties.tenantId,
  });
}

/* @__NO_SIDE_EFFECTS__ */
function pointers(title: string): OptionalKind {
  return listOf(pointer(), title);
}

/* @__NO_SIDE_EFFECTS__ */
function pointer(): OptionalKind {
  return matching('^(/[^]*)?$', "a JSON pointer such as '/body/items/*/id'");
}

/* @__NO_SIDE_EFFECTS__ */
function percent(title: string): OptionalKind {
  return matching('^\\s*(100(\\.0*)?|\\d{1,2}(\\.\\d+)?)\\s*%\\s*$', title);
}

/* @__NO_SIDE_EFFECTS__ */
function toleranceKind(): OptionalKind {
  const absolute = number({ minimum: 0 }, 'a number from 0');
  const one = either(absolute, percent("a share such as '0.1%'"));
  const byPointer: OptionalKind = {
    type: 'object',
    additionalProperties: one,
    title: 'an object of them by JSON pointer',
  };
  return either(one, byPointer);
}

/* @__NO_SIDE_EFFECTS__ */
function unorderedKind(): OptionalKind {
  const keyed = object<{ path: string; key: string }>({
    path: required(pointer()),
    key: required(matching('[^]', 'the name of a member')),
  });
  return listOf(either(pointer(), keyed), 'a list of JSON pointers and { path, key }');
}
