import { Html } from "../page/html.ts";

/** What a leaderboard adds to the looks of a page. */
export const BOARD_STYLE: Html = new Html(`
.board td,.board thead th{padding-right:1.25rem}
.board small,.past small,.places small{display:block;white-space:nowrap}
.board thead small{font-weight:400}
.board .place{color:var(--ink)}
.board .open{color:var(--worse)}
.spark{display:block;width:10rem;height:3rem}
.spark polyline{fill:none;stroke:var(--ink);stroke-width:1.5}
.spark .span{stroke:var(--unclear);stroke-width:1.5;opacity:.6}
.spark circle,.spark rect{fill:var(--ink)}
.past th,.past td{padding-right:1rem}
`);
