// Every page is written when the project is built.
export const prerender = true;
