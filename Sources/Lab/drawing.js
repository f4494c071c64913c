// Draws the plane, and the path of a curve.
const REACH = 1.5;

/// The colors of the page as it looks now.
function palette() {
  const style = getComputedStyle(document.documentElement);
  const color = name => style.getPropertyValue(name).trim();
  return {
    paper: color("--plane"), real: color("--real"), fake: color("--fake"), ink: color("--ink"),
    muted: color("--muted"), line: color("--line"),
  };
}

const channels = color => [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16));

/// How real, from -1 to 1, the discriminator finds each place, whatever its loss wants verdicts to be.
function opinions(verdicts, loss) {
  if (loss <= 1) return verdicts.map(v => 2 / (1 + Math.exp(-v)) - 1);
  if (loss === 2) return verdicts.map(v => 2 * v - 1);
  if (loss === 3) return verdicts;
  let sum = 0, squares = 0;
  for (const v of verdicts) { sum += v; squares += v * v; }
  const mean = sum / verdicts.length, deviation = Math.sqrt(Math.max(squares / verdicts.length - mean * mean, 1e-12));
  return verdicts.map(v => (v - mean) / (2 * deviation));
}

class Plane {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.heat = new OffscreenCanvas(30, 30);
    this.smooth = new OffscreenCanvas(120, 120);
    this.picture = {};
    this.views = { real: true, fakes: true, mind: true, manifold: false, wishes: false };
    this.lit = null;
    this.bend = 1;
    this.caption = "";
    this.cursor = null;
  }

  /// Takes in what has changed, and draws all.
  show(picture, loss) {
    for (const [name, value] of Object.entries(picture)) if (value != null) this.picture[name] = value;
    this.loss = loss;
    this.draw();
  }

  place(x, y) { return [(x / REACH + 1) * this.side / 2, (1 - y / REACH) * this.side / 2]; }

  draw() {
    const width = Math.max(Math.round(this.canvas.clientWidth * Math.min(devicePixelRatio || 1, 2)), 100);
    if (this.canvas.width !== width) this.canvas.width = this.canvas.height = width;
    this.side = width;
    this.unit = width / Math.max(this.canvas.clientWidth, 1);
    this.colors = palette();
    const { context, views, picture } = this;
    context.globalAlpha = 1;
    context.fillStyle = this.colors.paper;
    context.fillRect(0, 0, width, width);
    const sees = part => views[part] || this.lit === part;
    if (sees("mind") && picture.verdicts) this.drawMind(picture.verdicts);
    if (picture.heaps) this.drawHeaps(picture.heaps);
    if (sees("manifold") && picture.manifold) this.drawManifold(picture.manifold);
    if (sees("real") && picture.real) this.drawReal(picture.real);
    if (sees("wishes") && picture.fakes) this.drawWishes(picture.fakes);
    if (sees("fakes") && picture.fakes) this.drawFakes(picture.fakes);
    if (this.cursor) this.drawCursor();
    if (this.caption) this.drawCaption();
  }

  drawMind(verdicts) {
    const { real, fake } = this.colors, [yes, no] = [channels(real), channels(fake)];
    const context = this.heat.getContext("2d"), image = context.createImageData(30, 30);
    opinions(verdicts, this.loss).forEach((opinion, i) => {
      const at = 4 * ((29 - Math.floor(i / 30)) * 30 + i % 30), color = opinion > 0 ? yes : no;
      const strength = Number.isFinite(opinion) ? Math.min(Math.abs(opinion), 1) : 0;
      for (let c = 0; c < 3; c += 1) image.data[at + c] = color[c];
      image.data[at + 3] = 132 * strength ** 0.65;
    });
    context.putImageData(image, 0, 0);
    // The first step is smooth and small, the second large and quick.
    const smooth = this.smooth.getContext("2d");
    smooth.imageSmoothingQuality = "high";
    smooth.clearRect(0, 0, 120, 120);
    smooth.drawImage(this.heat, 0, 0, 120, 120);
    this.context.imageSmoothingQuality = "low";
    this.context.drawImage(this.smooth, 0, 0, this.side, this.side);
  }

  /// A ring around each heap: drawn through where it is covered, dashed where no fake is near.
  drawHeaps({ radius, list }) {
    const { context, unit } = this;
    for (let i = 0; i < list.length; i += 3) {
      const isCovered = list[i + 2] > 0, [x, y] = this.place(list[i], list[i + 1]);
      context.beginPath();
      context.arc(x, y, radius / REACH * this.side / 2 + 3 * unit, 0, 7);
      context.setLineDash(isCovered ? [] : [3 * unit, 4 * unit]);
      context.lineWidth = 1.25 * unit;
      context.strokeStyle = isCovered ? this.colors.real : this.colors.muted;
      context.globalAlpha = isCovered ? 0.9 : 0.6;
      context.stroke();
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /// The grid of the generator's noise, as the generator bends it: where its cells are small, fakes are many.
  drawManifold(points) {
    const { context, unit } = this, n = 20;
    const at = i => this.place(...this.flat(i, n).map((x, axis) => x + this.bend * (points[2 * i + axis] - x)));
    context.strokeStyle = context.fillStyle = this.colors.fake;
    context.lineWidth = 0.6 * unit;
    if (this.isLine) return this.drawCurve(points.length / 2, at);
    this.drawCells(n, at);
    context.globalAlpha = 0.55;
    context.beginPath();
    for (let line = 0; line <= n; line += 1) {
      for (const along of [k => line * (n + 1) + k, k => k * (n + 1) + line]) {
        for (let k = 0; k <= n; k += 1) k ? context.lineTo(...at(along(k))) : context.moveTo(...at(along(k)));
      }
    }
    context.stroke();
    context.globalAlpha = 1;
  }

  /// The cells of the grid, the denser the smaller, in sixteen steps: each is drawn at once, since that is quick, and
  /// all its cells the same way round, or those that lie over each other would leave a hole.
  drawCells(n, at) {
    const { context } = this, usual = (this.side / n) ** 2 / 6, cells = Array.from({ length: 17 }, () => []);
    for (let row = 0; row < n; row += 1) {
      for (let column = 0; column < n; column += 1) {
        const i = row * (n + 1) + column, corners = [at(i), at(i + 1), at(i + n + 2), at(i + n + 1)];
        const [[a, b], [c, d], [e, f], [g, h]] = corners, area = ((e - a) * (h - d) - (g - c) * (f - b)) / 2;
        const density = Math.min(0.55, 0.12 * usual / Math.max(Math.abs(area), 1));
        cells[Math.ceil(16 * density / 0.55) || 0]?.push(area < 0 ? corners.reverse() : corners);
      }
    }
    cells.forEach((list, step) => {
      context.globalAlpha = 0.55 * step / 16;
      context.beginPath();
      for (const corners of list) {
        corners.forEach(([x, y], k) => k ? context.lineTo(x, y) : context.moveTo(x, y));
        context.closePath();
      }
      if (list.length) context.fill();
    });
  }

  /// Where a corner of the grid lies before the generator bends it.
  flat(i, n) {
    const across = share => 2.4 * share - 1.2;
    if (this.isLine) return [across(i / (n * (n + 2))), 0];
    return [across(i % (n + 1) / n), across(Math.floor(i / (n + 1)) / n)];
  }

  drawCurve(count, at) {
    const { context, unit } = this;
    for (let i = 0; i + 1 < count; i += 1) {
      const [x, y] = at(i), [a, b] = at(i + 1);
      context.globalAlpha = Math.max(0.12, Math.min(0.9, 3 * unit / Math.max(Math.hypot(a - x, b - y), 0.1)));
      context.lineWidth = 2 * unit;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(a, b);
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  drawReal(points) {
    const { context, unit } = this, isLit = this.lit === "real";
    context.fillStyle = this.colors.real;
    context.strokeStyle = this.colors.paper;
    context.lineWidth = 0.6 * unit;
    context.beginPath();
    for (let i = 0; i < points.length; i += 2) {
      const [x, y] = this.place(points[i], points[i + 1]);
      context.moveTo(x, y);
      context.arc(x, y, (isLit ? 3.2 : 2.3) * unit, 0, 7);
    }
    context.stroke();
    context.fill();
  }

  /// Diamonds, so that color is not all that tells a fake.
  drawFakes(points) {
    const { context, unit } = this, r = (this.lit === "fakes" ? 4.6 : 3.4) * unit;
    // The edge is a larger diamond beneath: to stroke hundreds takes long.
    for (const [half, color] of [[r + 0.85 * unit, this.colors.paper], [r, this.colors.fake]]) {
      context.fillStyle = color;
      context.beginPath();
      for (let i = 0; i < 900; i += 2) {
        const [x, y] = this.place(points[i], points[i + 1]);
        context.moveTo(x, y - half);
        context.lineTo(x + half, y);
        context.lineTo(x, y + half);
        context.lineTo(x - half, y);
      }
      context.fill();
    }
  }

  /// An arrow from some of the fakes, in the way in which the generator's loss falls fastest.
  drawWishes(points) {
    const { context, unit } = this, lengths = [];
    for (let i = 0; i < 900; i += 10) lengths.push(Math.hypot(points[900 + i], points[901 + i]));
    const usual = [...lengths].sort((a, b) => a - b)[Math.floor(lengths.length / 2)] || 1;
    context.strokeStyle = this.colors.ink;
    context.lineWidth = (this.lit === "wishes" ? 1.6 : 1.1) * unit;
    context.beginPath();
    for (let i = 0; i < 900; i += 10) {
      const [dx, dy] = [points[900 + i], -points[901 + i]], length = Math.hypot(dx, dy);
      if (!(length > 0)) continue;
      const [x, y] = this.place(points[i], points[i + 1]), way = this.side * 0.07 * length / (length + usual);
      const [a, b, angle] = [x + dx / length * way, y + dy / length * way, Math.atan2(dy, dx)];
      context.moveTo(x, y);
      context.lineTo(a, b);
      for (const turn of [2.6, -2.6]) {
        context.moveTo(a, b);
        context.lineTo(a + 4 * unit * Math.cos(angle + turn), b + 4 * unit * Math.sin(angle + turn));
      }
    }
    context.stroke();
  }

  drawCursor() {
    const [x, y] = this.place(...this.cursor), { context, unit } = this;
    context.strokeStyle = this.colors.ink;
    context.lineWidth = 1.5 * unit;
    context.beginPath();
    for (const [a, b] of [[9, 0], [0, 9]]) {
      context.moveTo(x - a * unit, y - b * unit);
      context.lineTo(x + a * unit, y + b * unit);
    }
    context.stroke();
  }

  drawCaption() {
    const { context, unit } = this;
    context.fillStyle = this.colors.ink;
    context.font = `${13 * unit}px system-ui, sans-serif`;
    context.fillText(this.caption, 12 * unit, this.side - 12 * unit);
  }
}

/// The path of a curve in a box of 200 by `height`: its values, each at a round, up to the last round. The first
/// stands for all before it.
function curvePath(values, rounds, [low, high], height) {
  const last = Math.max(rounds.at(-1) ?? 1, 1), span = high - low || 1;
  return values.map((value, i) => {
    const y = height - 1 - (height - 2) * (Math.min(Math.max(value, low), high) - low) / span;
    return `${i ? "L" : `M0 ${y.toFixed(1)}L`}${(200 * rounds[i] / last).toFixed(1)} ${y.toFixed(1)}`;
  }).join("");
}
