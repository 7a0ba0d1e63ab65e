export const searchPath = (query: string): string => `/search?${new URLSearchParams({ q: query.trim() })}`;
