package dev.diatom.image.op.measure;

import java.util.Arrays;

/** The eigenvalues of a symmetric matrix of three rows. */
final class Eigenvalues {
    private static final int MOST_SWEEPS = 50;

    private Eigenvalues() {}

    /** The largest first; by C. Jacobi's rotations, 1846. */
    static double[] of(double xx, double yy, double zz, double xy, double xz, double yz) {
        double[][] m = {{xx, xy, xz}, {xy, yy, yz}, {xz, yz, zz}};
        double scale = Math.abs(xx) + Math.abs(yy) + Math.abs(zz);
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double off = Math.abs(m[0][1]) + Math.abs(m[0][2]) + Math.abs(m[1][2]);
            if (!(off > scale * 1e-17)) {
                break;
            }
            rotate(m, 0, 1, 2);
            rotate(m, 0, 2, 1);
            rotate(m, 1, 2, 0);
        }
        double[] values = {-m[0][0], -m[1][1], -m[2][2]};
        Arrays.sort(values);
        return new double[] {-values[0], -values[1], -values[2]};
    }

    /** Turns the axes p and q so that m[p][q] becomes 0. */
    private static void rotate(double[][] m, int p, int q, int other) {
        if (m[p][q] == 0) {
            return;
        }
        double theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cos = 1 / Math.sqrt(t * t + 1);
        double sin = t * cos;
        double pq = m[p][q];
        m[p][p] -= t * pq;
        m[q][q] += t * pq;
        m[p][q] = 0;
        m[q][p] = 0;
        double po = m[p][other];
        double qo = m[q][other];
        m[p][other] = cos * po - sin * qo;
        m[other][p] = m[p][other];
        m[q][other] = sin * po + cos * qo;
        m[other][q] = m[q][other];
    }
}
