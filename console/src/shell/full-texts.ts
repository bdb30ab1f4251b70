/** Whatever does not fit in its place says itself in full to the pointer: once for all pages, so that no place forgets it. */
export function showFullTexts(root: HTMLElement): () => void {
  const show = ({ target }: Event) => {
    if (!(target instanceof HTMLElement)) return;
    const cut = [target, target.parentElement].find((element) => element !== null && isCut(element));
    if (cut !== undefined && cut !== null && !cut.hasAttribute('title')) cut.title = cut.innerText.trim();
  };
  root.addEventListener('pointerover', show);
  return () => root.removeEventListener('pointerover', show);
}

function isCut(element: HTMLElement): boolean {
  const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(element);
  if (overflowX !== 'hidden' || (textOverflow !== 'ellipsis' && webkitLineClamp === 'none')) return false;
  return element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 1;
}
