/** The radius of the sphere that the engine measures on, in metres. */
const sphereM = 6_371_008.8;

/**
 * By how much a distance on the sphere may differ from the one on the ellipsoid, as a share of it. The largest difference is along a
 * meridian at the equator, where the ellipsoid is curved as a sphere of 6,335,439 m: 0.561 %.
 */
export const scaleShare = 0.0057;

/** Doubles tell places no nearer than this apart. */
const roundingM = 0.000_001;

/**
 * By how much, in metres, an arc of a great circle may lie beside the shortest line on the ellipsoid between the same two places, so
 * many metres apart. The arc's curvature on the ellipsoid is at most 1.5 e² / R (e² = 0.0067), and a line of length L with the
 * curvature k is k L² / 8 beside the straight one.
 */
export const bendM = (lengthM: number): number => (0.001_26 * lengthM ** 2) / sphereM + roundingM;
