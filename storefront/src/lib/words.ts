/** "1 review", "3 reviews". */
export function count(quantity: number, singular: string, plural = `${singular}s`): string {
  return `${new Intl.NumberFormat().format(quantity)} ${quantity === 1 ? singular : plural}`;
}

/** "PARTIALLY_SHIPPED" as a shopper reads it: "Partially shipped". */
export function sentenceCase(constant: string): string {
  const words = constant.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
