// The page, which the server writes: it knows the addresses, and the reader has the first one as a link at once. The
// stories are this repository's; put the addresses of your JSON in their place.

import { Stories } from "./stories";

export default function Page() {
  return <Stories stories={["../../demo/harbour.json", "../../demo/tram.json", "../../demo/none.json"]} />;
}
