// Reads the frames of a file with jsQR, and prints for each what it says and the milliseconds it took.
// node jsqr.cjs JSQR FRAMES WIDTH HEIGHT
const { readFileSync } = require("node:fs");
const [library, file, widthText, heightText] = process.argv.slice(2);
const jsQR = require(library);
const read = jsQR.default ?? jsQR;
const [width, height] = [Number(widthText), Number(heightText)];
const grey = readFileSync(file);
const size = width * height;
const frames = [];
for (let at = 0; at < grey.length; at += size) {
  const pixels = new Uint8ClampedArray(size * 4);
  for (let i = 0; i < size; i++) {
    pixels.fill(grey[at + i], 4 * i, 4 * i + 3);
    pixels[4 * i + 3] = 255;
  }
  frames.push(pixels);
}
// So that what is measured is compiled.
for (let i = 0; i < 10; i++) {
  read(frames[i % frames.length], width, height);
}
for (const pixels of frames) {
  const start = process.hrtime.bigint();
  const code = read(pixels, width, height);
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  console.log(`${ms.toFixed(3)} ${code?.data ?? ""}`);
}
