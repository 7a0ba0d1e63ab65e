import { useSearchParams } from 'react-router';

/** A text that lives in the address of the page, so that reloading and sharing keep it; `fallback` stays out of it. */
export function useAddressState<T extends string>(name: string, fallback: T): [T, (value: T) => void] {
  const [params, setParams] = useSearchParams();
  const set = (value: T) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === fallback) {
          next.delete(name);
        } else {
          next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return [(params.get(name) as T | null) ?? fallback, set];
}
