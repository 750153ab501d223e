/** The look of a piece of text, set by the escape codes before it. */
interface Look {
  bold: boolean;
  dim: boolean;
  colour: string | undefined;
}

interface Piece extends Look {
  text: string;
}

/** GitHub's dark palette. The picture has its own background, so it works on light pages too. */
const colours: Record<string, string> = {
  '31': '#ff7b72',
  '32': '#3fb950',
  '33': '#d29922',
  '36': '#79c0ff',
};
const background = '#0d1117';
const foreground = '#e6edf3';
const faint = '#8b949e';

const size = { font: 13, line: 18, character: 7.83, margin: 16, bar: 28 };
const plain: Look = { bold: false, dim: false, colour: undefined };

function lookAfter(look: Look, code: string): Look {
  if (code === '0' || code === '') return plain;
  if (code === '1') return { ...look, bold: true };
  if (code === '2') return { ...look, dim: true };
  if (code === '22') return { ...look, bold: false, dim: false };
  return { ...look, colour: colours[code] };
}

function pieces(line: string): Piece[] {
  let look = plain;
  return line.split('\u001b[').flatMap((part, index) => {
    if (index === 0) return part === '' ? [] : [{ ...look, text: part }];
    const [, codes = '', text = ''] = /^([\d;]*)m(.*)$/.exec(part) ?? [];
    for (const code of codes.split(';')) look = lookAfter(look, code);
    return text === '' ? [] : [{ ...look, text }];
  });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The line, cut at the edge of the picture. */
function fitted(line: readonly Piece[], columns: number): Piece[] {
  let left = columns;
  return line.flatMap((piece) => {
    const text = piece.text.length <= left ? piece.text : `${piece.text.slice(0, left - 1)}…`;
    const isOver = left <= 0;
    left -= text.length;
    return isOver ? [] : [{ ...piece, text }];
  });
}

/** Places every piece at its column, whatever the width of the reader's font. */
function drawn(line: readonly Piece[], y: number): string {
  let column = 0;
  const spans = line.map(({ text, bold, dim, colour }) => {
    const x = (size.margin + column * size.character).toFixed(1);
    const length = (text.length * size.character).toFixed(1);
    column += text.length;
    if (text.trim() === '') return '';
    const fill = colour ?? (dim ? faint : foreground);
    const weight = bold ? ' font-weight="bold"' : '';
    return `<text x="${x}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${fill}"${weight} xml:space="preserve">${escaped(text)}</text>`;
  });
  return spans.join('');
}

/** Draws a terminal's output, with its colours, as an SVG that is `columns` wide. */
export function terminalSvg(title: string, lines: readonly string[], columns: number): string {
  const width = Math.ceil(columns * size.character + 2 * size.margin);
  const height = lines.length * size.line + 2 * size.margin + size.bar;
  const rows = lines.map((line, index) =>
    drawn(fitted(pieces(line), columns), size.bar + size.margin + (index + 0.75) * size.line),
  );
  const lights = ['#ff5f57', '#febc2e', '#28c840'].map(
    (fill, index) =>
      `<circle cx="${size.margin + 6 + index * 18}" cy="16" r="5.5" fill="${fill}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${size.font}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
    ...lights,
    `<text x="${width / 2}" y="20" text-anchor="middle" fill="${faint}">${escaped(title)}</text>`,
    ...rows.filter((row) => row !== ''),
    '</svg>',
    '',
  ].join('\n');
}
