export const hello = () => true;
