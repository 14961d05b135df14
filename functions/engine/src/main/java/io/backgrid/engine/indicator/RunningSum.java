package io.backgrid.engine.indicator;

/// A sum that values enter and leave, by Neumaier's compensation (1974).
///
/// Plain additions would leave their rounding behind in the sum for good, so that its value would depend on how
/// long ago the series began. Here the rounding of each step is carried along and added back.
final class RunningSum {
    private double sum;
    private double lost;

    /// Neumaier's step: what the larger addend swallows of the smaller one goes to `lost`.
    void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    /// Adds `left * right` without the rounding of the product.
    void addProduct(double left, double right) {
        double product = left * right;
        add(product);
        add(Math.fma(left, right, -product));
    }

    /// Takes another sum off, with all the digits that it carries.
    void subtract(RunningSum other) {
        add(-other.sum);
        add(-other.lost);
    }

    /// The sum as one number.
    double value() {
        return sum + lost;
    }

    /// The leading part of the sum; with [#lost()] it has about twice the digits of a double.
    double sum() {
        return sum;
    }

    /// What is to be added to [#sum()].
    double lost() {
        return lost;
    }
}
