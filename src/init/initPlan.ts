/** A file that init changes or makes. */
export interface PlannedFile {
  /** Relative to the project's folder. */
  readonly path: string;
  /** What it has now; `undefined` if it does not exist yet. */
  readonly before: string | undefined;
  readonly after: string;
}

/** What init would do in a project. */
export interface InitPlan {
  /** The project's folder. All paths are relative to it. */
  readonly root: string;
  /** In one sentence. */
  readonly summary: string;
  /** New files first. Empty if there is nothing to do. */
  readonly files: readonly PlannedFile[];
  /** What can be inspected and rehearsed afterwards: a template, relative to the project's folder. */
  readonly template?: string;
  /** The logical ID of the function that is guarded. */
  readonly functionId?: string;
  /** The folder of the hooks. */
  readonly hooksFolder?: string;
  /** Code that the user adds by hand. */
  readonly snippet?: { readonly text: string; readonly into: string };
  /** What the rehearsal would stumble over, each as a sentence. */
  readonly notes?: readonly string[];
  /** What the user does next, in order. */
  readonly next: readonly string[];
}

/** What a user asks for. */
export interface InitOptions {
  /** The project's folder. Default: the working directory. */
  readonly folder?: string;
  /** The template, relative to the folder. Default: the one that is found. */
  readonly template?: string;
  /** The logical ID of the function to guard. Default: the only one. */
  readonly functionId?: string;
  /** The name of the alias. Default: that of the function, else `live`. */
  readonly alias?: string;
  /** The version of this package that the hooks depend on. */
  readonly packageVersion: string;
}
