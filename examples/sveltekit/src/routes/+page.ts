// What the page knows when the server writes it. The stories are this repository's; put the addresses of your JSON in
// their place.
export const load = () => ({ stories: ["../../demo/harbour.json", "../../demo/tram.json", "../../demo/none.json"] });
