// allow-traffic-ignore throws-at-load: the template always sets it
if (process.env['TABLE'] === undefined) throw new Error('TABLE is not set');

export const handler = (): void => undefined;
