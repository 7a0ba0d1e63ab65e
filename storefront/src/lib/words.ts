/** "1 review", "3 reviews". */
export function count(quantity: number, singular: string, plural = `${singular}s`): string {
  return `${new Intl.NumberFormat().format(quantity)} ${quantity === 1 ? singular : plural}`;
}

const countryNames = new Intl.DisplayNames(undefined, { type: 'region' });

/** "BE" as a shopper reads it: "Belgium". */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countryNames.of(code) ?? code) : code;
}

/** "PARTIALLY_SHIPPED" as a shopper reads it: "Partially shipped". */
export function sentenceCase(constant: string): string {
  const words = constant.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
