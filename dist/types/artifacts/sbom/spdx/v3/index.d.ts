export { contextOf } from './context.ts';
export { readGraph } from './document.ts';
export { validateGraph } from './validate.ts';
