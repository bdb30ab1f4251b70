/*
 * Functions of which the libraries at hand hold no good ones; each is pinned to published values (test/statistics).
 */

/** The regularised incomplete beta function, by the continued fraction of NIST's Digital Library of Mathematical Functions, 8.17.22. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  // By the method of Lentz.
  let [fraction, c, d] = [1, 1, 0];
  for (let step = 0; step < 1_000; step++) {
    const m = Math.floor(step / 2);
    const term =
      step === 0
        ? 1
        : step % 2 === 0
          ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
          : -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + term * d);
    c = notZero(1 + term / c);
    fraction *= c * d;
    if (step > 0 && Math.abs(c * d - 1) < 1e-15) break;
  }
  return front * (fraction - 1);
}

function notZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/** By the series of Stirling, from 10 on; what is below is led there by the recurrence. */
export function logGamma(x: number): number {
  if (x < 10) return logGamma(x + 1) - Math.log(x);
  const inverse = 1 / x;
  const series = inverse / 12 - inverse ** 3 / 360 + inverse ** 5 / 1_260 - inverse ** 7 / 1_680;
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series;
}

/** The logarithm of the beta function. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/**
 * The hypergeometric function 2F1(a, b; c; z) for 0 <= z < 1, by its series after the transformation of Euler: the parameters c - a and c - b stay small where a and b
 * grow with each other and with c, as they do for customers of many orders (P. Fader, B. Hardie, K. Lee, A Note on Implementing the BG/NBD Model, 2005).
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  const [d, e] = [c - a, c - b];
  let [sum, term] = [1, 1];
  for (let n = 0; n < 100_000; n++) {
    term *= (((d + n) * (e + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) < 1e-16 * Math.abs(sum)) break;
  }
  return (1 - z) ** (c - a - b) * sum;
}

/** The probability that a normally distributed number lies above, relatively exact to 1e-7 in both tails (W. Press et al., Numerical Recipes, 6.2). */
export function normalAbove(z: number): number {
  return complementOfError(z / Math.SQRT2) / 2;
}

/** The complementary error function, to 1.2e-7 (W. Press et al., Numerical Recipes, 6.2). */
export function complementOfError(x: number): number {
  if (x < 0) return 2 - complementOfError(-x);
  const t = 1 / (1 + x / 2);
  const polynomial = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368, -1.26551223,
  ];
  return t * Math.exp(-x * x + polynomial.reduce((sum, factor) => sum * t + factor, 0));
}
