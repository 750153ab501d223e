/** What a documented command must do. Without it: end with 0. */
export interface Expected {
  exit?: number;
  /** A part of what it prints. */
  says?: string;
  /** A folder of the project to run it in. */
  in?: string;
  /** What is run in its place, for example on a free port. */
  as?: string;
  /** Why it is not run: it needs AWS, or a program that is not a package of npm. */
  notRun?: string;
}

/** What a document's commands need beyond the files that the document shows, and how they end. */
export interface DocumentRun {
  path: string;
  project?: (folder: string) => void;
  /** Commands that are run before those of the document. */
  first?: readonly string[];
  /** For a command that is there several times: one for each. */
  commands?: Readonly<Record<string, Expected | readonly Expected[]>>;
  env?: Readonly<Record<string, string>>;
}
