import pc from 'picocolors';

/** How each kind of text in the output looks. */
export interface Style {
  good: (text: string) => string;
  bad: (text: string) => string;
  warning: (text: string) => string;
  faint: (text: string) => string;
  strong: (text: string) => string;
  version: (text: string) => string;
}

/** The look of a place to write to: colours, or the bare text. */
export function styleOf({ hasColour }: { hasColour: boolean }): Style {
  const colours = pc.createColors(hasColour);
  return {
    good: colours.green,
    bad: colours.red,
    warning: colours.yellow,
    faint: colours.dim,
    strong: colours.bold,
    version: colours.cyan,
  };
}

export const plainStyle: Style = /* @__PURE__ */ styleOf({ hasColour: false });
export const colourStyle: Style = /* @__PURE__ */ styleOf({ hasColour: true });
