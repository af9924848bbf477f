// What is told of an event or of a cell that is pointed at: a small text beside it.

/** Returns what is said of a row: its date, its title, and its status where it did not just happen. */
function wordsOf(row, chronology) {
  const [key, word] = chronology.statuses[chronology.rows.status[row]];
  return [chronology.rows.date[row], chronology.rows.title[row], ...(key === "happened" ? [] : [word])];
}

class Tip {
  constructor(chart) {
    this.chart = chart;
    this.row = null; // what it tells
    this.held = null; // the row that a finger has chosen
    this.element = document.createElement("div");
    this.element.className = "tip";
    this.element.hidden = true;
    this.element.setAttribute("aria-hidden", "true");
    chart.stage.append(this.element);
  }

  /** Tells an event beside its mark; it is held where a finger has chosen it. */
  show(row, place, isHeld = false) {
    const { chronology } = this.chart;
    const [date, title, status] = wordsOf(row, chronology);
    const possibly = this.chart.certain[row] ? "" : "possibly in the period asked for";
    this.row = row;
    this.held = isHeld ? row : null;
    this.tell(["date", date], ["title", title], ["status", [status, possibly].filter(Boolean).join("; ")]);
    this.put(place);
  }

  /** Tells how many events stand in a cell of a lane. */
  count({ left, number }, lane) {
    const { chart } = this;
    const inset = chart.measures.stub + chart.measures.sign;
    const day = (x) => inWords(Math.floor(chart.scale.day((x - inset) / (chart.measures.width - 2 * inset))));
    const [first, last] = [day(left), day(left + MEASURES.cell)];
    this.row = this.held = null;
    this.tell(
      ["date", first === last ? first : `${first} to ${last}`],
      ["title", `${numbered(number)} ${number === 1 ? "event" : "events"}`],
    );
    this.put({ x: left + MEASURES.cell / 2, y: lane.middle });
  }

  tell(...lines) {
    this.element.replaceChildren(...lines.filter(([, text]) => text).map(([name, text]) => {
      const line = document.createElement("p");
      line.className = name;
      line.textContent = text;
      return line;
    }));
  }

  /** Puts itself above a place of the picture, or below where there is no room, inside of the chart. */
  put(place) {
    if (!place) {
      this.hide();
      return;
    }
    const { element, chart } = this;
    element.hidden = false;
    const left = place.x + chart.names - element.offsetWidth / 2;
    const above = place.y - element.offsetHeight - 12;
    element.style.setProperty("left", `${Math.max(0, Math.min(chart.width - element.offsetWidth, left))}px`);
    element.style.setProperty("top", `${above < 0 ? place.y + 14 : above}px`);
  }

  hide() {
    this.row = this.held = null;
    this.element.hidden = true;
  }
}
