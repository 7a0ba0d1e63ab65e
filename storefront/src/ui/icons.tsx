// Those of the first page, and those that other pages bring along.
export * from './icons/first';
export * from './icons/more';
