// Looks at the page as it stands and returns a list of faults, each with the rule of WCAG 2.2 that it breaks.
// It finds what a machine can find; it does not replace a person with a keyboard and a screen reader.
const faults = [];
const fault = (rule, what, element) =>
  faults.push(`${rule} ${what}` + (element ? `: ${element.outerHTML.replace(/\s+/g, ' ').slice(0, 120)}` : ''));

const shown = element => {
  const style = getComputedStyle(element);
  return element.getClientRects().length > 0 && style.visibility !== 'hidden' && style.opacity !== '0';
};
const all = selector => [...document.querySelectorAll(selector)].filter(shown);
const words = element => (element?.textContent ?? '').trim();

const name = element => {
  const labelled = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  return labelled.map(id => words(document.getElementById(id))).join(' ').trim()
    || (element.getAttribute('aria-label') ?? '').trim()
    || [...(element.labels ?? [])].map(words).join(' ').trim()
    || words(element)
    || [...element.querySelectorAll('img[alt], svg[aria-label], svg > title')]
      .map(inner => inner.getAttribute('alt') ?? inner.getAttribute('aria-label') ?? words(inner)).join(' ').trim()
    || (element.matches('input[type=submit], input[type=button], input[type=reset]') ? element.value : '')
    || (element.getAttribute('title') ?? '').trim();
};

if (!document.documentElement.lang) fault('3.1.1', 'the page names no language');
if (!document.title.trim()) fault('2.4.2', 'the page has no title');

const headings = all('h1, h2, h3, h4, h5, h6').map(element => Number(element.tagName[1]));
if (headings.filter(level => level === 1).length !== 1) fault('1.3.1', 'the page has not exactly one h1');
headings.forEach((level, at) => {
  if (at > 0 && level > headings[at - 1] + 1) fault('1.3.1', `a heading jumps from h${headings[at - 1]} to h${level}`);
});

const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
ids.filter((id, at) => ids.indexOf(id) !== at).forEach(id => fault('4.1.2', `the id ${id} stands twice`));
for (const attribute of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']) {
  for (const element of document.querySelectorAll(`[${attribute}]`)) {
    for (const id of element.getAttribute(attribute).split(/\s+/).filter(Boolean)) {
      if (!document.getElementById(id)) fault('1.3.1', `${attribute} points to ${id}, which is not there`, element);
    }
  }
}

all('img:not([alt])').forEach(element => fault('1.1.1', 'a picture has no text', element));
all('input:not([type=hidden]), select, textarea')
  .filter(element => !name(element)).forEach(element => fault('3.3.2', 'a field has no label', element));
all('button, a[href], summary, [role=button]')
  .filter(element => !name(element)).forEach(element => fault('4.1.2', 'a button or link has no name', element));
all('iframe').filter(element => !element.title).forEach(element => fault('4.1.2', 'a frame has no title', element));
all('table').filter(element => !element.querySelector('th'))
  .forEach(element => fault('1.3.1', 'a table has no header cells', element));
document.querySelectorAll('[tabindex]')
  .forEach(element => { if (element.tabIndex > 0) fault('2.4.3', 'the order of focus is forced', element); });

const page = document.scrollingElement;
if (page.scrollWidth > page.clientWidth + 1) {
  fault('1.4.10', `the page is ${page.scrollWidth} px wide in a window of ${page.clientWidth} px`);
}

const parts = colour => (colour.match(/[\d.]+/g) ?? []).map(Number);
const isOpaque = colour => { const alpha = parts(colour)[3]; return alpha === undefined || alpha === 1; };
const luminance = colour => {
  const [red, green, blue] = parts(colour).map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
// Undefined where a picture or a half transparent colour lies behind the words: only a person can judge that.
const background = element => {
  for (let around = element; around; around = around.parentElement) {
    const style = getComputedStyle(around);
    if (style.backgroundImage !== 'none') return undefined;
    const alpha = parts(style.backgroundColor)[3];
    if (alpha === 0) continue;
    return style.backgroundColor.startsWith('rgb') && isOpaque(style.backgroundColor) ? style.backgroundColor : undefined;
  }
  return 'rgb(255, 255, 255)';
};
for (const element of all('body *')) {
  const own = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  if (!own || element.closest('svg') || element.matches(':disabled, :disabled *')) continue;
  const style = getComputedStyle(element);
  const behind = background(element);
  if (!behind || !style.color.startsWith('rgb') || !isOpaque(style.color)) continue;
  const [light, dark] = [luminance(style.color), luminance(behind)].sort((one, other) => other - one);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const ratio = (light + 0.05) / (dark + 0.05);
  if (ratio < (large ? 3 : 4.5)) fault('1.4.3', `a contrast of ${ratio.toFixed(2)}`, element);
}

return faults;
