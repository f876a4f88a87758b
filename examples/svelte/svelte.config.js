// Nothing but what Svelte does by itself; the checker of types asks for the file.
export default {};
