// The event of a card that was activated; who cancels it keeps the link from being followed.

export function select(event, stories, host) {
  const link = event.target.closest("a[data-index]");
  if (!link) return;
  const index = Number(link.dataset.index);
  const { url, headline } = stories[index];
  const told = new CustomEvent("related-select", {
    bubbles: true,
    composed: true,
    cancelable: true,
    detail: { url, index, headline },
  });
  if (!host.dispatchEvent(told)) event.preventDefault();
}
