class Chart {
  constructor() {}
  show() {}
  mark() {}
}
