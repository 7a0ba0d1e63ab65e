const browsers = [
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Opera', /OPR\//],
  ['Chrome', /Chrom(e|ium)\//],
  ['Safari', /Safari\//],
] as const;

const systems = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const;

/** "Chrome, Linux" of what a browser says of itself; what is none stays as it is. */
export function deviceName(userAgent: string): string {
  const found = [browsers, systems].flatMap((names) => names.find(([, sign]) => sign.test(userAgent))?.[0] ?? []);
  return found.length > 0 ? found.join(', ') : userAgent;
}
