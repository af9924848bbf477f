// From days to places along a line, and what is written along it: `charts/scale.py` and `charts/ticks.py` again,
// with the same numbers. In: knots, pairs of a day and its place from 0 to 1. Out: places, days, and ticks.

/** A scale over days: between two knots it is even. */
class Scale {
  constructor(knots) {
    this.knots = knots;
    this.ends = [knots[0][0], knots.at(-1)[0]]; // the day with which it begins, and the one behind its last
    this.first = Math.ceil(this.ends[0]);
    this.last = Math.ceil(this.ends[1]) - 1;
  }

  /** Returns the place where a day begins; what lies outside is moved to the nearer end. */
  at(day) {
    const [[low, start], [high, end]] = this.around(day, 0);
    return start + (end - start) * Math.min(1, Math.max(0, (day - low) / (high - low)));
  }

  /** Returns the day at a place: the inverse of `at`. */
  day(place) {
    const [[low, start], [high, end]] = this.around(place, 1);
    return low + (high - low) * Math.min(1, Math.max(0, (place - start) / (end - start)));
  }

  /** Returns the scale with the same days of which only those from one place to another are seen. */
  between(from, to) {
    const seen = (place) => (place - from) / (to - from);
    const inner = this.knots.filter(([, place]) => place > from && place < to);
    return new Scale([
      [this.day(from), 0],
      ...inner.map(([day, place]) => [day, seen(place)]),
      [this.day(to), 1],
    ]);
  }

  /** Returns the knots on both sides of a day (`which` is 0) or of a place (1). */
  around(value, which) {
    let low = 1;
    let high = this.knots.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value < this.knots[middle][which]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return [this.knots[low - 1], this.knots[low]];
  }
}

/** Returns the scale on which all days of another have the same room. */
function evened(scale) {
  return new Scale([[scale.ends[0], 0], [scale.ends[1], 1]]);
}

/** Returns year, month and day of a day. */
function partsOf(day) {
  const date = dateOf(day);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Yields the years, months or days between two days: number, first day in the calendar, and first and last here. */
function* divided(level, first, last) {
  for (let day = first; day <= last;) {
    const { year, month, day: ofMonth } = partsOf(day);
    const [number, begin, after] = {
      year: () => [year, dayOf(year, 1, 1), dayOf(year + 1, 1, 1)],
      month: () => [month, dayOf(year, month, 1), dayOf(year, month + 1, 1)],
      day: () => [ofMonth, day, day + 1],
    }[level]();
    yield { level, number, begin, first: day, last: Math.min(after - 1, last) };
    day = after;
  }
}

/** Returns the label of a year, a month or a day. */
function labelOf({ level, number }) {
  if (level === "year") {
    return number > 999 ? String(number) : `AD ${number}`;
  }
  return level === "month" ? shortMonth(number) : String(number);
}

/** Returns the label of a month by its number. */
const shortMonth = (number) => MONTHS[number - 1].slice(0, 3);

/** Returns the ticks of a scale that is drawn so wide, in order; `character` is as wide as a letter is. */
function ticksOf(scale, width, character) {
  const axis = new Axis(scale, width, character);
  const years = axis.divide("year", scale.first, scale.last);
  const months = years.flatMap((year) => axis.divide("month", year.first, year.last));
  months.forEach((month) => axis.divide("day", month.first, month.last));
  axis.nameMonths();
  return axis.ticks;
}

/** The ticks that have been set so far, in order. */
class Axis {
  constructor(scale, width, character) {
    this.scale = scale;
    this.width = width;
    this.character = character;
    const { label, opened } = this.opening();
    this.opened = opened;
    this.ticks = [{ day: scale.first, place: 0, label, level: "year" }];
  }

  /** Sets the ticks of a level between two days where there is room; returns the periods that have a name. */
  divide(level, first, last) {
    const periods = [...divided(level, first, last)];
    const isNamed = periods.map((_, place) => place === 0 && (first > this.scale.first || this.opened.includes(level)));
    for (const step of STEPS[level]) {
      periods.forEach((period, place) => {
        if (place && (period.number - FIRST_NUMBER[level]) % step === 0) {
          const end = periods[place + step]?.first ?? last + 1;
          isNamed[place] = this.set(period, end) || isNamed[place];
        }
      });
    }
    return periods.filter((_, place) => isNamed[place]);
  }

  /** Adds its month to each day that stands between no others, where there is room for it. */
  nameMonths() {
    this.ticks.forEach((tick, place) => {
      const label = `${tick.label} ${shortMonth(partsOf(tick.day).month)}`;
      const isAlone = this.ticks[place - 1]?.level !== "day" && this.ticks[place + 1]?.level !== "day";
      const end = (this.ticks[place + 1]?.place ?? 1) * this.width;
      if (tick.level === "day" && isAlone && this.reach({ ...tick, label }) <= end) {
        tick.label = label;
      }
    });
  }

  /** Sets a tick, and returns true, where a label fits: it ends before a day and meets no other. */
  set(period, end) {
    const tick = { day: period.first, place: this.scale.at(period.first), label: labelOf(period), level: period.level };
    const found = this.ticks.findIndex(({ place }) => place > tick.place);
    const behind = found < 0 ? this.ticks.length : found;
    const free = behind < this.ticks.length ? this.ticks[behind].place * this.width : this.width;
    const isFitting =
      this.reach(tick) <= Math.min(free, this.scale.at(end) * this.width) &&
      this.reach(this.ticks[behind - 1]) <= tick.place * this.width;
    if (isFitting) {
      this.ticks.splice(behind, 0, tick);
    }
    return isFitting;
  }

  /** Returns up to where the label of a tick takes room. */
  reach({ place, label }) {
    return place * this.width + (Math.max(TICK_DIGITS, label.length) + TICK_GAP) * this.character;
  }

  /** Returns the first label, and the levels of which it names one: the year at least. */
  opening() {
    const { first, last } = this.scale;
    const { year, month, day } = partsOf(first);
    let label = labelOf({ level: "year", number: year });
    const levels = ["year", "month", "day"];
    let depth = 1;
    for (const written of [labelOf({ level: "month", number: month }), String(day)]) {
      const around = divided(levels[depth - 1], first, last).next().value;
      const longer = `${written} ${label}`;
      const taken = (longer.length + written.length + 2 * TICK_GAP) * this.character;
      if (around.begin === first || this.scale.at(around.last + 1) * this.width < taken) {
        break;
      }
      label = longer;
      depth += 1;
    }
    return { label, opened: levels.slice(0, depth) };
  }
}
