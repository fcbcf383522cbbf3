import type { Language } from '#contract/snapshot.ts';
import type { Scheme } from './window-pictures.ts';

/** One picture of the gallery. `fold`: how far it extends below the window, in CSS pixels. */
export type Picture = {
  state: string;
  group: string;
  language: Language;
  scheme: Scheme;
  width: number;
  file: string;
  fold: number;
};

const style = `
:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif;--line:color-mix(in srgb,CanvasText 18%,Canvas)}
body{margin:0;padding:0 24px 48px;background:Canvas;color:CanvasText}
header{position:sticky;top:0;z-index:1;padding:16px 0;background:Canvas;border-bottom:1px solid var(--line)}
h1{margin:0 0 8px;font-size:20px}h2{margin:32px 0 8px;font-size:16px}
form{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center}
fieldset{display:flex;gap:12px;margin:0;padding:0;border:0}legend{float:left;margin-right:8px;font-weight:600}
input[type=search],select{font:inherit;padding:4px 8px}
.row{display:flex;gap:16px;overflow-x:auto;padding-bottom:8px}
figure{flex:none;margin:0}figcaption{font-size:13px;opacity:.8}
img{display:block;border:1px solid var(--line);border-radius:8px}
.below{color:#b4470b;font-weight:600}
@media(prefers-color-scheme:dark){.below{color:#ffb27d}}`;

const script = `
const {pictures}=JSON.parse(document.querySelector('#pictures').textContent);
const form=document.querySelector('form'),out=document.querySelector('main'),count=document.querySelector('output');
const chosen=(name)=>[...form.querySelectorAll('[name='+name+']:checked')].map((box)=>box.value);
function show(){
  const words=form.elements.words.value.toLowerCase().split(' ').filter(Boolean),group=form.elements.group.value;
  const [languages,schemes,widths]=['language','scheme','width'].map(chosen);
  const those=pictures.filter((one)=>languages.includes(one.language)&&schemes.includes(one.scheme)
    &&(widths.includes(String(one.width)))&&(!group||one.group===group)
    &&words.every((word)=>one.state.toLowerCase().includes(word)));
  const rows=new Map();
  for(const one of those)rows.set(one.state,[...(rows.get(one.state)??[]),one]);
  count.textContent=those.length+' pictures of '+rows.size+' states';
  out.replaceChildren(...[...rows].map(([state,all])=>{
    const section=document.createElement('section'),heading=document.createElement('h2'),row=document.createElement('div');
    heading.textContent=all[0].group+' · '+state;row.className='row';row.tabIndex=0;
    row.append(...all.map((one)=>{
      const figure=document.createElement('figure'),caption=document.createElement('figcaption'),image=new Image();
      image.loading='lazy';image.src=one.file;image.width=one.width;image.alt=state+', '+one.language+', '+one.scheme+', '+one.width+' px';
      caption.textContent=one.language+' · '+one.scheme+' · '+one.width+' px ';
      if(one.fold>0){const fold=document.createElement('span');fold.className='below';fold.textContent=one.fold+' px below the fold';caption.append(fold)}
      figure.append(image,caption);return figure}));
    section.append(heading,row);return section}));
}
form.addEventListener('input',show);form.addEventListener('submit',(event)=>event.preventDefault());show();`;

const boxes = (
  legend: string,
  name: string,
  values: readonly (string | number)[],
  on: (at: number) => boolean,
) =>
  `<fieldset><legend>${legend}</legend>${values
    .map(
      (value, at) =>
        `<label><input type="checkbox" name="${name}" value="${value}"${on(at) ? ' checked' : ''}> ${value}</label>`,
    )
    .join('')}</fieldset>`;

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

/** Returns the gallery as one static page with a search, filters, and the languages of a state side by side. */
export function galleryPage(pictures: readonly Picture[]): string {
  const of = <Key extends keyof Picture>(key: Key) => unique(pictures.map((one) => one[key]));
  // A `<` in the JSON could end the script element.
  const data = JSON.stringify({ pictures }).replaceAll('<', '\\u003c');
  const groups = of('group')
    .map((group) => `<option>${group}</option>`)
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gallery · eConnect Onboarding</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Every state of the window</h1>
<form>
<label>Search <input type="search" name="words" placeholder="waiting code"></label>
<label>Step <select name="group"><option value="">all</option>${groups}</select></label>
${boxes('Language', 'language', of('language'), () => true)}
${boxes('Scheme', 'scheme', of('scheme'), (at) => at === 0)}
${boxes('Width', 'width', of('width'), (at) => at === 1)}
<output></output>
</form>
</header>
<main></main>
<script type="application/json" id="pictures">${data}</script>
<script>${script}</script>
</body>
</html>
`;
}
