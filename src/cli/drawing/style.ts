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

const same = (text: string): string => text;

export const plainStyle: Style = {
  good: same,
  bad: same,
  warning: same,
  faint: same,
  strong: same,
  version: same,
};

export function colourStyle(): Style {
  const colours = pc.createColors(true);
  return {
    good: colours.green,
    bad: colours.red,
    warning: colours.yellow,
    faint: colours.dim,
    strong: colours.bold,
    version: colours.cyan,
  };
}
