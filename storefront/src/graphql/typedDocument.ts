/** The text of an operation, which knows the types of its variables and of its answer. */
export class TypedDocumentString<TData, TVariables> {
  /** Never set: it carries the types. */
  declare readonly types?: (variables: TVariables) => TData;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}
