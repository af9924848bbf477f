// Where everything stands in the chart: `charts/placing.py`, `swimlane.py`, `density.py` and `activity.py` again, with
// the same numbers. In: rows, a scale and measures (pixels). Out: lanes with their marks, or with cells; and bars.

const [DAY_FORM, LASTED, VAGUE] = ["day", "lasted", "vague"].map((form) => FORMS.indexOf(form));
const FADES_BEFORE = 1;
const FADES_AFTER = 2;
const OPEN_BEFORE = 4;
const OPEN_AFTER = 8;
const OTHERS = -1; // in place of an actor: the lane of all events in which nobody with a lane takes part

/** The marks of all rows, a column for each of their numbers. */
class Marks {
  constructor(marks) {
    const names = ["form", "sign", "first", "last", "sureFirst", "sureLast", "at", "flags"];
    names.forEach((name, place) => { this[name] = Int32Array.from(marks, (mark) => mark[place]); });
  }

  /** Tells whether the day at which the sign of a row stands is known: of a bar, the day with which it began. */
  isFilled(row) {
    return this.form[row] === LASTED
      ? this.first[row] === this.sureFirst[row] && !(this.flags[row] & FADES_BEFORE)
      : this.form[row] === DAY_FORM;
  }
}

/** Returns where a day begins. */
function across(day, scale, measures) {
  const inset = measures.stub + measures.sign;
  return inset + scale.at(day) * (measures.width - 2 * inset);
}

/**
 * Returns where the mark of a row is drawn: its sign at `x`, its band or bar from `left` to `right`. What goes on
 * before or behind all that is seen reaches out of the picture.
 */
function placed(row, marks, scale, measures) {
  const flags = marks.flags[row];
  const x = across(marks.at[row] + 0.5, scale, measures);
  let left = across(marks.first[row], scale, measures);
  let right = across(marks.last[row] + 1, scale, measures);
  let solidLeft = across(marks.sureFirst[row], scale, measures);
  let solidRight = across(marks.sureLast[row] + 1, scale, measures);
  if (marks.form[row] === DAY_FORM) {
    left = right = solidLeft = solidRight = x;
  } else if (marks.form[row] === LASTED) {
    right = solidRight = right === solidRight ? Math.max(right, x + measures.sign) : right;
  } else if (!(flags & (OPEN_BEFORE | OPEN_AFTER))) {
    left = Math.min(left, x - measures.sign);
    right = Math.max(right, x + measures.sign);
  } else if (flags & OPEN_BEFORE) {
    right = x;
  } else {
    left = x;
  }
  left -= flags & OPEN_BEFORE ? measures.stub : 0;
  right += flags & OPEN_AFTER ? measures.stub : 0;
  const [begin, end] = scale.ends;
  if (marks.first[row] < begin) {
    left = -measures.stub;
    solidLeft = marks.sureFirst[row] < begin ? left : solidLeft;
  }
  if (marks.last[row] >= end) {
    right = measures.width + measures.stub;
    solidRight = marks.sureLast[row] >= end ? right : solidRight;
  }
  const isSignSeen = marks.at[row] + 1 > begin && marks.at[row] < end;
  const isVague = marks.form[row] === VAGUE;
  return { row, x, left, right, solidLeft, solidRight, isSignSeen, isVague, line: 0 };
}

/** Gives each mark the first line where nothing is in its way; returns how many lines that takes. */
function packed(places, measures) {
  const half = measures.sign / 2;
  const extents = places.map((each, place) =>
    [Math.min(each.left, each.x - half), Math.max(each.right, each.x + half), place]);
  const ends = [];
  extents.sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2]);
  for (const [left, right, place] of extents) {
    const free = ends.findIndex((end) => end <= left);
    const line = free < 0 ? ends.length : free;
    ends[line] = right + measures.gap;
    places[place].line = line;
  }
  return ends.length;
}

/** For each row, the lanes in which it stands, as numbers in `chronology.lanes`. */
class Seats {
  constructor(chronology) {
    const laneOf = new Int32Array(chronology.actors.length).fill(-1);
    chronology.lanes.forEach(([actor, , , isHeading], lane) => {
      if (actor !== OTHERS && !isHeading) {
        laneOf[actor] = lane;
      }
    });
    const others = chronology.lanes.findIndex(([actor]) => actor === OTHERS);
    this.ofRow = chronology.rows.actors.map((actors) => {
      const lanes = actors.map((actor) => laneOf[actor]).filter((lane) => lane >= 0);
      return lanes.length > 0 ? lanes : [others];
    });
  }
}

/**
 * Returns the lanes in which any of the rows stands, each with its number of `events`, and either with `marks` in
 * `lines` and `vagueLines`, or, where there are too many for that, with `cells`. An empty lane above members stays.
 */
function lanesOf(rows, chronology, seats, marks, scale, measures) {
  const [begin, end] = scale.ends;
  const lanes = chronology.lanes.map(([actor, isMember, isState]) => ({ actor, isMember, isState, events: 0, rows: [] }));
  let seen = 0;
  rows.forEach((row) => {
    const isSeen = marks.last[row] + 1 > begin && marks.first[row] < end;
    for (const lane of seats.ofRow[row]) {
      lanes[lane].events += 1;
      if (isSeen) {
        lanes[lane].rows.push(row);
        seen += 1;
      }
    }
  });
  const shown = lanes.filter((lane, place) =>
    lane.events > 0 || (!lane.isMember && lanes[place + 1]?.isMember && hasMembers(lanes, place)));
  const density = seen > MOST_MARKS ? densityOf(shown, marks, scale, measures) : null;
  shown.forEach((lane) => (density ? count(lane, density) : fill(lane, marks, scale, measures)));
  return { lanes: shown, density };
}

/** Tells whether any of the members behind a lane has events. */
function hasMembers(lanes, place) {
  for (let member = place + 1; lanes[member]?.isMember; member += 1) {
    if (lanes[member].events > 0) {
      return true;
    }
  }
  return false;
}

/** Fills a lane with marks in lines. */
function fill(lane, marks, scale, measures) {
  const places = lane.rows.map((row) => placed(row, marks, scale, measures));
  lane.lines = packed(places.filter(({ isVague }) => !isVague), measures);
  lane.vagueLines = packed(places.filter(({ isVague }) => isVague), measures);
  lane.marks = places;
}

/** Counts for each lane how many signs stand in which cell, and returns what the levels of cells mean. */
function densityOf(lanes, marks, scale, measures) {
  const cells = Math.ceil(measures.width / measures.cell);
  let most = 1;
  for (const lane of lanes) {
    lane.counted = new Int32Array(cells);
    for (const row of lane.rows) {
      const cell = Math.floor(across(marks.at[row] + 0.5, scale, measures) / measures.cell);
      lane.counted[cell] += 1;
      most = Math.max(most, lane.counted[cell]);
    }
  }
  const bounds = new Set();
  for (let level = 1; level <= LEVELS; level += 1) {
    bounds.add(evenly(most ** (level / LEVELS)));
  }
  return { bounds: [...bounds].sort((one, other) => one - other), width: measures.cell };
}

/** Rounds as Python does: a half goes to the even number. */
function evenly(number) {
  const below = Math.floor(number);
  return number - below === 0.5 ? below + (below % 2) : Math.round(number);
}

/** Fills a lane with cells: a stretch in which so many signs stand, and its level. */
function count(lane, { bounds, width }) {
  lane.cells = [];
  lane.counted.forEach((number, place) => {
    if (number > 0) {
      const level = 1 + bounds.findIndex((bound) => number <= bound);
      lane.cells.push({ left: place * width, number, level });
    }
  });
}

/** Returns whether what lies between two days is counted by month or by year. */
function levelOf(first, last) {
  return last - first < MOST_MONTHS * 30.4375 ? "month" : "year";
}

/** Returns how many of the rows each month, or each year, holds: certainly, and possibly. */
function activityOf(rows, marks, level) {
  const spans = rows.map((row) => {
    const isBar = marks.form[row] === LASTED;
    const isOpen = marks.flags[row] & OPEN_BEFORE || (marks.flags[row] & OPEN_AFTER && !isBar);
    return [marks.first[row], isBar ? marks.sureFirst[row] : marks.last[row], Boolean(isOpen)];
  });
  if (spans.length === 0) {
    return { level, bars: [] };
  }
  const number = (day) => {
    const { year, month } = partsOf(day);
    return level === "year" ? year : year * 12 + month - 1;
  };
  const begin = (period) => (level === "year" ? dayOf(period, 1, 1)
    : dayOf(Math.floor(period / 12), (period % 12) + 1, 1));
  const numbers = spans.map(([first, last]) => [number(first), number(last)]);
  const low = numbers.reduce((least, [first]) => Math.min(least, first), Infinity);
  const high = numbers.reduce((most, [, last]) => Math.max(most, last), -Infinity);
  const surely = new Int32Array(high - low + 1);
  const changes = new Int32Array(high - low + 2);
  numbers.forEach(([first, last], place) => {
    if (first === last && !spans[place][2]) {
      surely[first - low] += 1;
    } else {
      changes[first - low] += 1;
      changes[last - low + 1] -= 1;
    }
  });
  const bars = [];
  let possibly = 0;
  surely.forEach((sure, place) => {
    possibly += changes[place];
    if (sure || possibly) {
      bars.push({ first: begin(low + place), last: begin(low + place + 1) - 1, surely: sure, possibly });
    }
  });
  return { level, bars };
}
