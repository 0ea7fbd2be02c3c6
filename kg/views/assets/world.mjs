// Reads npm world-atlas (Natural Earth 1:110m) and writes an equirectangular SVG: x = longitude + 180, y = 90 - latitude.
// Rings are cut at the 180th meridian, where the source has stitched them together.
import { readFileSync, writeFileSync } from "node:fs";
import { feature, mesh } from "topojson-client";

const topology = JSON.parse(readFileSync("node_modules/world-atlas/countries-110m.json"));
const round = (v) => Math.round(v * 10) / 10;
const project = ([lon, lat]) => [round(lon + 180), round(90 - lat)];
const jumps = (a, b) => Math.abs(a[0] - b[0]) > 180;

function pieces(points) {
  const out = [[points[0]]];
  for (let i = 1; i < points.length; i++) {
    if (jumps(points[i - 1], points[i])) out.push([]);
    out.at(-1).push(points[i]);
  }
  return out;
}

function ring(coordinates) {
  const open = coordinates.slice(0, -1).map(project);
  const cut = open.findIndex((p, i) => i > 0 && jumps(open[i - 1], p));
  if (cut < 0) return [open];
  return pieces([...open.slice(cut), ...open.slice(0, cut)]).map((piece) => {
    const [first, last] = [piece[0], piece.at(-1)];
    if (!jumps(first, last)) return piece; // leaves and comes back over the same meridian
    const pole = last[1] > 90 ? 180 : 0; // goes round a pole
    return [...piece, [last[0], pole], [first[0], pole]];
  });
}

function path(points, close) {
  let [px, py] = points[0];
  let out = `M${px} ${py}`;
  for (const [x, y] of points.slice(1)) {
    const [dx, dy] = [round(x - px), round(y - py)];
    if (dx || dy) out += `l${dx}${dy < 0 ? "" : " "}${dy}`;
    [px, py] = [x, y];
  }
  return out + (close ? "z" : "");
}

const polygons = (g) => (g.type === "Polygon" ? [g.coordinates] : g.coordinates);
const land = feature(topology, topology.objects.land).features.flatMap((f) => polygons(f.geometry)).flat().flatMap(ring);
const borders = mesh(topology, topology.objects.countries, (a, b) => a !== b).coordinates.flatMap((c) => pieces(c.map(project)));
writeFileSync(
  "world.svg",
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 180">
<!-- Natural Earth 1:110m (public domain) by way of npm world-atlas 2.0.2; made with world.mjs. x = longitude + 180, y = 90 - latitude. -->
<path class="land" d="${land.filter((p) => p.length > 2).map((p) => path(p, true)).join("")}"/>
<path class="borders" d="${borders.filter((p) => p.length > 1).map((p) => path(p, false)).join("")}"/>
</svg>
`,
);
