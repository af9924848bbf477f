// The filters: a form in, what is asked out, and the other way round.

class Form {
  /** Takes the rows; `whenAsked` is told each new question, and whether it is still being typed. */
  constructor(chronology, whenAsked) {
    this.chronology = chronology;
    this.form = document.querySelector("form#filters");
    this.fields = this.form.elements;
    this.day = null; // as of which is asked, or null
    this.fill();
    this.form.hidden = false;
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", ({ target }) => this.asked(whenAsked, target, true));
    this.form.addEventListener("change", ({ target }) => this.asked(whenAsked, target, false));
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.set({});
      whenAsked({}, false);
    });
  }

  /** Puts what can be chosen into the form. */
  fill() {
    const { actors, types, statuses, articles, days } = this.chronology;
    const named = (pairs) => [...pairs].sort(([, one], [, other]) => one.localeCompare(other));
    this.offer("actor", named(actors.map(([key, name]) => [key, name])));
    this.offer("type", types.map((type) => [type, type]));
    this.offer("status", statuses);
    this.offer("article", named(articles.map(([key, title]) => [key, title])));
    const slider = this.fields["as-of"];
    slider.max = days.length;
    slider.value = days.length;
    slider.closest(".field").hidden = days.length === 0;
  }

  /** Puts options, pairs of a value and a label, behind those that a choice has. */
  offer(name, options) {
    const choice = this.fields[name];
    choice.append(...options.map(([value, label]) => new Option(label, value)));
    choice.closest(".field").hidden = options.length < 2;
  }

  /** Passes on what is asked, once what was typed can be understood. */
  asked(whenAsked, target, isTyping) {
    if (!ASKED.includes(target.name)) {
      return;
    }
    if (target.name === "as-of") {
      this.day = this.chronology.days[Number(target.value)] ?? null;
    }
    this.say();
    const question = this.question();
    if (this.form.checkValidity()) {
      whenAsked(question, isTyping);
    }
  }

  /** Returns what is asked. */
  question() {
    const question = {};
    for (const name of ASKED) {
      question[name] = this.fields[name].value.trim();
    }
    question["as-of"] = this.day === null ? "" : isoOf(this.day);
    return question;
  }

  /** Shows a question in the form. */
  set(question) {
    const { days } = this.chronology;
    for (const name of ASKED) {
      this.fields[name].value = question[name] ?? "";
    }
    this.day = periodOf(question["as-of"] ?? "")?.last ?? null;
    const place = days.findLastIndex((day) => day <= this.day);
    this.fields["as-of"].value = this.day === null ? days.length : Math.max(0, place);
    this.say();
  }

  /** Says the day of the slider in words, and what is wrong with a date. */
  say() {
    const words = this.day === null ? "All that is known" : `As of ${inWords(this.day)}`;
    this.fields["as-of"].setAttribute("aria-valuetext", words);
    this.form.querySelector("output").textContent = words;
    for (const name of ["from", "to"]) {
      const field = this.fields[name];
      const isDate = !field.value.trim() || periodOf(field.value);
      field.setCustomValidity(isDate ? "" : "Write a year, a month or a day: 2025, 2025-10 or 2025-10-29.");
      field.setAttribute("aria-invalid", String(!isDate));
    }
  }
}
