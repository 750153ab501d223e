/** One element; `text` comes after the elements in it. Everything is escaped here. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[] = [],
  text: string = '',
): string {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`);
  const inner = children.map((child) => `\n${child.replace(/^(?=<)/gm, '  ')}`).join('');
  const content = `${inner}${inner === '' ? '' : '\n'}${escapeXml(text)}`;
  return content === ''
    ? `<${name}${head.join('')}/>`
    : `<${name}${head.join('')}>${content}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What XML 1.0 allows: a document with any other character is not well-formed, even if it is escaped. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const escapeXml = (text: string): string =>
  text.replace(forbidden, '\ufffd').replace(/[&<>"]/g, (one) => entities[one] ?? one);

/** A parser turns white space in an attribute into spaces, unless it is escaped. */
const attribute = (value: string | number): string =>
  escapeXml(String(value)).replace(/[\t\n\r]/g, (one) => `&#${one.charCodeAt(0)};`);
