import { DARK, LIGHT, type Palette } from "../palette.ts";
import { Html } from "./html.ts";

/** How the page looks: light and dark, on paper, from phones to wide screens. */
export const STYLE: Html = new Html(`
:root{color-scheme:light dark;${variables(LIGHT)}}
@media screen and (prefers-color-scheme:dark){:root{${variables(DARK)}}}
*,*::before,*::after{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
  font:1rem/1.55 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,
  "Helvetica Neue",Arial,"Noto Sans",sans-serif;text-rendering:optimizeLegibility}
header,main,footer{max-width:clamp(76rem,70vw,110rem);margin:0 auto;padding:0 clamp(1rem,4vw,2.5rem)}
header{padding-top:clamp(1rem,2.5vw,2rem)}
main>section{content-visibility:auto;contain-intrinsic-size:auto 80rem;margin:0 -.4rem;padding:0 .4rem}
footer{padding-top:1.5rem;padding-bottom:3rem;color:var(--muted);font-size:.875rem}
h1,h2,h3,.lead{font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,
  "Iowan Old Style","Source Serif 4","Noto Serif","DejaVu Serif",serif;
  font-weight:600;line-height:1.25;text-wrap:balance}
h1{font-size:1rem;color:var(--muted);margin:0 0 .5rem}
h2{font-size:1.65rem;margin:3.5rem 0 .5rem;padding-top:1.25rem;border-top:1px solid var(--rule)}
h3{font-size:1.15rem;margin:2rem 0 .5rem}
h4,.flip h3{font-family:inherit;font-size:.9375rem;font-weight:600;line-height:1.4;margin:0}
p{margin:.5rem 0;max-width:44rem}
a{color:var(--better);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{
  outline:3px solid var(--better);outline-offset:2px;border-radius:2px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
bdi,.digest{overflow-wrap:anywhere}
.digest,.text,.start{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.8125rem}
.muted,small{color:var(--muted)}
.lead{font-size:clamp(1.2rem,2.4vw,1.55rem);font-weight:500;line-height:1.4;max-width:58rem;margin:.25rem 0 1rem;text-wrap:pretty}
.details{font-size:.875rem;line-height:1.45;color:var(--muted);margin:.15rem 0 0;max-width:50rem}
.first{display:grid;grid-template-columns:minmax(0,1fr);gap:0 2.5rem}
.first h2{border-top:0;padding-top:0;margin:1rem 0 .25rem;font-size:1.3rem}
.first .muted,.first .legend{font-size:.875rem;margin:.25rem 0;max-width:none}
ul.look{padding:0;margin:.5rem 0;list-style:none;font-size:.9375rem;line-height:1.4}
ul.look>li{margin:.6rem 0;padding-left:.8rem;border-left:3px solid var(--rule);overflow-wrap:anywhere}
ul.look ul{padding:0;list-style:none}
ul.look .notice{border-left-color:var(--worse)}
ul.alarms{padding:0;list-style:none;font-size:.875rem}
ul.alarms>li{margin:.7rem 0;overflow-wrap:anywhere}
ul.alarms ul{display:flex;flex-wrap:wrap;gap:.1rem 1.5rem;padding:0;list-style:none}
.better>.value{color:var(--better)}.worse>.value{color:var(--worse)}
.grid th,.grid td{min-width:7rem;padding:.2rem .75rem .2rem 0;line-height:1.2}
.grid th[scope=row]{width:8rem;position:sticky;left:0;background:var(--paper);z-index:1}
.grid th[scope=row] small,.dense td small{display:block}
.grid thead th{color:var(--ink);font-weight:600}
.grid .strip{height:1.1rem}.grid .ticks{font-weight:400}
.grid td{white-space:nowrap}
.evidence{font:400 .72em/1 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
  color:var(--muted);white-space:nowrap;font-variant-numeric:tabular-nums lining-nums}
.apart{margin-top:2rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:1.25rem 0 0}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding:0;margin:1rem 0;list-style:none;font-size:.875rem}
.legend li{display:flex;align-items:center;gap:.5rem}
.legend .strip{width:2.5rem;background:none;border:0}.legend .zero{display:none}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,27rem),1fr));gap:1rem 2.5rem}
.card{min-width:0}
.card h3{margin:1rem 0 .25rem}
.box{position:relative;overflow-x:auto;margin:.5rem 0 1rem;background:
  linear-gradient(to right,var(--paper) 30%,transparent) 0 0/2rem 100% no-repeat local,
  linear-gradient(to left,var(--paper) 30%,transparent) 100% 0/2rem 100% no-repeat local,
  linear-gradient(to right,var(--rule),transparent) 0 0/.6rem 100% no-repeat scroll,
  linear-gradient(to left,var(--rule),transparent) 100% 0/.6rem 100% no-repeat scroll}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums lining-nums}
caption{text-align:left;color:var(--muted);padding-bottom:.35rem;caption-side:top}
caption span,.group span{position:sticky;left:0;display:inline-block;max-width:calc(100vw - 3rem)}
th,td{padding:.4rem .75rem .4rem 0;text-align:left;vertical-align:middle;border-bottom:1px solid var(--rule);font-weight:400}
thead th{color:var(--muted);font-size:.8125rem;vertical-align:bottom;border-bottom-color:var(--muted)}
td:last-child,th:last-child{padding-right:0}
.number{text-align:right;white-space:nowrap}
th.group small{font-weight:400}
th.group{padding-top:1.1rem;font-weight:600;border-bottom-color:var(--muted)}
.value{font-weight:600}
.forest th[scope=row]{width:34%;line-height:1.3}
.forest .treated{padding-left:1rem;color:var(--muted)}
.forest .number{width:1%;line-height:1.25}
.forest small{display:block}
.data th[scope=row]{min-width:5rem;position:sticky;left:0;background:var(--paper);z-index:1}.data small{white-space:nowrap}
.plot{width:36%;min-width:8rem;padding:.4rem 1.25rem .4rem .5rem}
.data .plot{width:27%;min-width:11rem}
.strip{position:relative;display:block;height:1.5rem;
  background:linear-gradient(to right,var(--rule) 1px,transparent 1px) 0 0/var(--step) 100%;border-right:1px solid var(--rule)}
.strip i{position:absolute;top:50%}
.strip .zero{left:var(--zero);top:0;bottom:0;border-left:1px solid var(--ink);margin-left:-.5px}
.strip .bar{left:var(--low);width:calc(var(--high) - var(--low));border-top:2px solid var(--tone);margin-top:-1px}
.strip .mark{left:var(--at);width:.75rem;height:.75rem;margin:-.375rem;background:var(--tone)}
.better{--tone:var(--better)}.worse{--tone:var(--worse)}.unclear,.missing{--tone:var(--unclear)}
.better .mark{clip-path:polygon(50% 4%,100% 92%,0 92%)}
.worse .mark{clip-path:polygon(0 8%,100% 8%,50% 96%)}
.unclear .mark{border-radius:50%;border:2px solid var(--tone);background:var(--paper);width:.625rem;height:.625rem;margin:-.3125rem}
.ticks{position:relative;display:block;height:1.2rem;color:var(--muted);font-size:.75rem}
.ticks i{position:absolute;left:var(--at);transform:translateX(-50%);font-style:normal;white-space:nowrap}
.grid .ticks .left{transform:none}.grid .ticks .right{transform:translateX(-100%)}
.charts{columns:30rem 3;column-gap:2rem;margin-top:1rem}
.charts.wide{columns:auto;display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:start}
.chart{break-inside:avoid;margin:0 0 1.5rem;min-width:0;max-width:min(100%,var(--wide)*1.15)}
.wide .chart{flex:1 1 calc(var(--wide)*.9)}
.chart svg{display:block;width:100%;min-width:min(26rem,var(--wide));height:auto}
.wide .chart svg{min-width:44rem}
.chart.paper .box{background:${LIGHT.paper}}
.found{width:auto}.found th,.found td{vertical-align:top;padding-right:1.5rem}
.found th[scope=row]{min-width:6rem;position:sticky;left:0;background:var(--paper);z-index:1}
.found .note{min-width:14rem;max-width:32rem;color:var(--muted);font-size:.8125rem}
.flip{margin:1rem 0;padding:.9rem 1rem 1rem;border:1px solid var(--rule);border-left:4px solid var(--tone);border-radius:4px;min-width:0}
.flip .change{color:var(--tone)}
.flip p{max-width:none;margin:.4rem 0;white-space:pre-wrap}
.flip .target,.flip .read{font-size:.875rem;color:var(--muted)}
.answers{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:.75rem 1.5rem;margin-top:.75rem}
.answer{min-width:0}
.flip .who{color:var(--muted);font-weight:600;font-size:.875rem;margin:0}
.answer .text{background:var(--wash);padding:.6rem .75rem;border-radius:3px;line-height:1.5}
mark{background:var(--marked);color:inherit;border-radius:2px;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}
details{margin:.35rem 0;max-width:100%}
summary{cursor:pointer;padding:.2rem 0}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) minmax(0,1fr);gap:.15rem 1.25rem;font-size:.875rem;margin:.5rem 0 1rem}
dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
.terms{display:block;columns:24rem;column-gap:3rem}.terms dt{color:var(--ink);font-weight:600;break-after:avoid}
.terms dd{margin-bottom:.9rem;break-inside:avoid}
@media (min-width:100rem){.dense td small{display:inline}}
@media (min-width:64rem){.first{grid-template-columns:minmax(0,1fr) 19rem}}
@media (max-width:48rem){.data small{display:block}.data .group small{display:inline;white-space:normal}}
@media (max-width:30rem){.grid td small{display:block}.grid th[scope=row]{width:6rem}.forest th[scope=row]{width:38%}.plot{min-width:6.5rem}dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:.4rem}}
@media print{:root{font-size:8.5pt}nav{display:none}main>section{content-visibility:visible}
  details:not(:has(>summary[data-in]))::details-content{content-visibility:visible;display:block}
  details:not([open])>summary[data-in]::after{content:" · in " attr(data-in)}
  h2{margin-top:1.5rem;padding-top:.75rem}
  th,td{padding-top:.2rem;padding-bottom:.2rem;line-height:1.25}.strip{height:1.2rem}
  .found th,.found td{padding-right:.75rem}.found .number{white-space:normal}.found thead bdi{overflow-wrap:normal}.found .note{min-width:7rem;max-width:10rem;overflow-wrap:anywhere}
  .flip,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}
  .box,.chart{overflow:visible}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@media (forced-colors:active){.strip i,.strip{forced-color-adjust:none}}
${chartColors()}`);

function variables(palette: Palette): string {
  return colors(palette).map(([name, color]) => `--${name}:${color}`).join(";");
}

/** Charts bring the colours of the light palette; these follow the mode. */
function chartColors(): string {
  return colors(LIGHT).flatMap(([name, color]) => [
    `.chart:not(.paper) [fill="${color}"]{fill:var(--${name})}`,
    `.chart:not(.paper) [stroke="${color}"]{stroke:var(--${name})}`,
  ]).join("\n");
}

function colors({ series, ...named }: Palette): [string, string][] {
  return [
    ...Object.entries(named),
    ...series.map((color, index): [string, string] => [
      `series-${index}`,
      color,
    ]),
  ];
}
