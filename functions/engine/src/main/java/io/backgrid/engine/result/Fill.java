package io.backgrid.engine.result;

/// One execution.
///
/// @param bar where it happened, counted from 0
/// @param time of that bar, epoch seconds UTC
/// @param price quote currency per unit, slippage included; finite and at least 0
/// @param fee quote currency; finite and at least 0
public record Fill(int bar, long time, double price, double fee) {
    public Fill {
        if (!(bar >= 0 && price >= 0 && price <= Double.MAX_VALUE && fee >= 0 && fee <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "a fill needs a bar, price and fee that are finite and at least 0 but has bar %d, price %s, fee %s"
                            .formatted(bar, price, fee));
        }
    }
}
