// The chart as SVG: lanes, ticks and bars with their places in, elements out, as `exporters/pictures` draws them,
// with the numbers that `html/numbers.py` takes from there.

const HIGHEST_BAR = STRIP - 4;

/** Returns an SVG element with these attributes and children. */
function drawn(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
  element.append(...children);
  return element;
}

/** Returns a number as it is written in a picture: with one digit behind the point at the most. */
const short = (number) => String(Math.round(number * 10) / 10);

/** Returns how wide the column of names is in a chart of this width. */
const roomForNames = (width) => (width >= WIDE ? NAMES : NARROW_NAMES);

/** Gives lanes their names in lines, their tops and heights, and their marks a `y`; returns where they end. */
function setHeights(lanes, chronology, room, top) {
  let above = top;
  for (const lane of lanes) {
    const name = lane.actor === OTHERS ? "Others" : chronology.actors[lane.actor][1];
    const whole = broken(name, NAME, room - (lane.isMember ? INDENT : 0) - 2 * PAD);
    const lines = whole.length > MOST_LINES ? [...whole.slice(0, MOST_LINES - 1), "…"] : whole;
    const rows = (lane.lines ?? 0) * ROW + (lane.vagueLines ?? 0) * VAGUE_ROW;
    const height = Math.max(LOWEST, lines.length * LINE + PAD, rows + 2 * PAD);
    const free = (height - rows) / 2;
    const block = lines.length * LINE;
    const first = height < block + 3 * LINE ? above + (height - block) / 2 : above + PAD;
    Object.assign(lane, { top: above, middle: above + height / 2, height });
    lane.name = lines.map((line, number) => [line, first + (number + 0.5) * LINE + LETTERS_BELOW]);
    for (const mark of lane.marks ?? []) {
      const below = mark.isVague ? lane.lines * ROW + (mark.line + 0.5) * VAGUE_ROW : (mark.line + 0.5) * ROW;
      mark.y = above + free + below;
    }
    above += height;
  }
  return above;
}

/** Returns what ends the classes and paints of an actor's side. */
const sideOf = (actor, chronology) => {
  const side = actor === OTHERS ? -1 : chronology.actors[actor][2];
  return side >= 0 ? side : "none";
};

/** Returns a lane's rule and its name. */
function drawnName(lane, chronology, width) {
  const rule = drawn("path", { class: "rule", d: `M${lane.isMember ? INDENT : 0} ${short(lane.top)}H${width}` });
  const lines = lane.name.map(([line, y]) => drawn("tspan", { x: lane.isMember ? INDENT : 0, y: short(y) }, line));
  const name = drawn("text", { class: lane.isState && !lane.isMember ? "name state" : "name" }, ...lines);
  return drawn("g", { class: `lane side-${sideOf(lane.actor, chronology)}` }, rule, name);
}

/** Returns the marks of a lane, or its cells. */
function drawnMarks(lane, chronology, marks, isCertain, density) {
  const side = sideOf(lane.actor, chronology);
  const its = lane.cells ? drawnCells(lane, density)
    : lane.marks.map((mark) => drawnMark(mark, chronology, marks, isCertain(mark.row), side));
  return drawn("g", { class: `marks side-${side}` }, ...its);
}

/** Returns a path for each level of cells. */
function drawnCells(lane, { width }) {
  const top = short(lane.middle - CELL / 2);
  const paths = new Map();
  for (const { left, level } of lane.cells) {
    paths.set(level, `${paths.get(level) ?? ""}M${left} ${top}h${width - 1}v${CELL}h-${width - 1}z`);
  }
  return [...paths].map(([level, d]) => drawn("path", { class: `cell level-${level}`, d }));
}

/** Returns the mark of an event in one lane: what is behind its sign, and the sign, unless that is out of sight. */
function drawnMark(mark, chronology, marks, isCertain, side) {
  const { row, x, y } = mark;
  const form = FORMS[marks.form[row]];
  const sign = SIGNS[marks.sign[row]];
  const link = drawn("a", {
    class: `mark ${form} ${sign}${isCertain ? "" : " possible"}`,
    "data-row": row,
    href: `#${encodeURIComponent(chronology.rows.key[row])}`,
    tabindex: -1,
  });
  for (const [kind, left, right, fade] of partsBehind(mark, marks)) {
    if (right - left > LEAST) {
      link.append(drawnPart(kind, left, right, y, fade ? `url(#${fade}-${side})` : "currentColor"));
    }
  }
  if (mark.isSignSeen) {
    const name = `#sign-${sign}${marks.isFilled(row) ? "" : "-hollow"}`;
    link.append(drawn("use", { class: "sign", href: name, x: short(x), y: short(y) }));
  }
  return link;
}

/** Returns kind, begin, end, and where it fades, of what is behind a sign. */
function partsBehind({ row, x, left, right, solidLeft, solidRight }, marks) {
  const before = marks.flags[row] & FADES_BEFORE;
  const after = marks.flags[row] & FADES_AFTER;
  switch (FORMS[marks.form[row]]) {
    case "within":
      return [["band", left, right, before && after ? "both" : before ? "before" : after ? "after" : ""]];
    case "lasted":
      return [
        ["bar", left, solidLeft, "before"],
        ["bar", solidLeft, solidRight, ""],
        ["bar", solidRight, right, "after"],
      ];
    case "vague": {
      const low = before ? (left + x) / 2 : left;
      const high = after ? (right + x) / 2 : right;
      return [["span", left, low, "before"], ["span", low, high, ""], ["span", high, right, "after"]];
    }
    default:
      return [];
  }
}

/** Returns a band, a bar or a dotted line. */
function drawnPart(kind, left, right, y, paint) {
  if (kind === "span") {
    const isFading = paint !== "currentColor";
    return drawn("path", { class: isFading ? "span fading" : "span", d: `M${short(left)} ${short(y)}H${short(right)}` });
  }
  const height = HEIGHTS[kind];
  const part = drawn("rect", {
    class: kind, x: short(left), y: short(y - height / 2), width: short(right - left), height, fill: paint,
  });
  if (kind === "band") {
    part.setAttribute("stroke", paint);
    part.setAttribute("rx", 2);
  }
  return part;
}

/** Returns lines that join the signs of each event that stands in several lanes; those that cover each other are one. */
function drawnTies(lanes) {
  const marks = lanes.flatMap((lane) => lane.marks ?? []);
  const ends = new Map();
  for (const mark of marks.filter(({ isSignSeen }) => isSignSeen)) {
    const first = ends.get(mark.row)?.first ?? mark.y;
    ends.set(mark.row, { x: mark.x, first, last: mark.y });
  }
  const spans = [...ends.values()].filter(({ first, last }) => first < last)
    .sort((one, other) => one.x - other.x || one.first - other.first || one.last - other.last);
  const ties = [];
  for (const { x, first, last } of marks.length > MOST_TIED ? [] : spans) {
    const before = ties.at(-1);
    if (before?.x === x && first <= before.last) {
      before.last = Math.max(before.last, last);
    } else {
      ties.push({ x, first, last });
    }
  }
  const d = ties.map(({ x, first, last }) => `M${short(x)} ${short(first)}V${short(last)}`).join("");
  return d ? [drawn("path", { class: "tie", d })] : [];
}

/** Returns the ticks of an axis, each with its line from above the axis to the bottom. */
function drawnTicks(ticks, measures, axis, bottom) {
  const inset = measures.stub + measures.sign;
  return ticks.map(({ place, label, level }) => {
    const x = short(inset + place * (measures.width - 2 * inset));
    return drawn("g", { class: `tick ${level}` },
      drawn("path", { class: "rule", d: `M${x} ${axis - 17}V${short(bottom)}` }),
      drawn("text", { x: short(Number(x) + 3), y: axis - 7 }, label));
  });
}

/** Returns the bars for months or years of all days, with a frame around those that the lanes show, and their scale. */
function drawnStrip({ rows, marks, full, measures, from, to }) {
  const { level, bars } = activityOf(rows, marks, levelOf(full.first, full.last));
  const most = bars.reduce((highest, bar) => Math.max(highest, bar.surely + bar.possibly), 0);
  const strip = drawn("g", { class: "strip" }, ...bars.map((bar) => drawnBar(bar, level, most, full, measures)));
  if (from > 0 || to < 1) {
    const inset = measures.stub + measures.sign;
    const [left, right] = [from, to].map((place) => inset + place * (measures.width - 2 * inset));
    strip.append(drawn("rect", {
      class: "window", x: short(left), y: 0.5, width: short(right - left), height: STRIP - 0.5,
    }));
  }
  const said = bars.length === 0 ? [] : [[32, `events per ${level},`], [20, `${numbered(most)} at most`]];
  const counts = said.map(([above, text]) => drawn("text", { class: "count", y: STRIP + AXIS - above }, text));
  return { strip, counts };
}

/** Returns the bar of a month or a year. */
function drawnBar(bar, level, most, full, measures) {
  const [left, right] = [across(bar.first, full, measures), across(bar.last + 1, full, measures)];
  const width = Math.max(1, right - left - (right - left > NARROW_BAR ? BAR_GAP : 0));
  const { year, month } = partsOf(bar.first);
  const written = labelOf({ level: "year", number: year });
  const numbers = [["surely", "certainly"], ["possibly", "possibly"]].filter(([kind]) => bar[kind]);
  const words = numbers.map(([kind, how]) => `${numbered(bar[kind])} ${how}`).join(", ");
  const when = level === "month" ? `${MONTHS[month - 1]} ${written}` : written;
  let foot = STRIP;
  const boxes = numbers.map(([kind]) => {
    const height = Math.max(LOWEST_BAR, (bar[kind] * HIGHEST_BAR) / most);
    foot -= height;
    return drawn("rect", { class: kind, x: short(left), y: short(foot), width: short(width), height: short(height) });
  });
  return drawn("g", {}, drawn("title", {}, `${when}: ${words}`), ...boxes);
}
