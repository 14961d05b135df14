package io.backgrid.jobs.request;

import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Slippage;

/// Reads what fills and time cost.
final class CostsReader {
    private CostsReader() {}

    static Fees fees(Fields fields) {
        Fields fees = fields.object("fees");
        double rate = fees.number("rate", 0, Fees.RATE_RANGE);
        double fixed = fees.number("fixed", 0, Fees.AMOUNT_RANGE);
        double perUnit = fees.number("per_unit", 0, Fees.AMOUNT_RANGE);
        double minimum = fees.number("minimum", 0, Fees.AMOUNT_RANGE);
        fees.refuseUnknown();
        return new Fees(rate, fixed, perUnit, minimum);
    }

    /// A number alone is the rate.
    static Slippage slippage(Fields fields) {
        if (!fields.isObject("slippage")) {
            return Slippage.ofRate(fields.number("slippage", 0, Slippage.RATE_RANGE));
        }
        Fields slippage = fields.object("slippage");
        double rate = slippage.number("rate", 0, Slippage.RATE_RANGE);
        double rangeShare = slippage.number("range_share", 0, Slippage.SHARE_RANGE);
        slippage.refuseUnknown();
        return new Slippage(rate, rangeShare);
    }

    static Financing financing(Fields fields) {
        Fields financing = fields.object("financing");
        double cash = financing.number("cash", 0, Financing.CASH_RANGE);
        double margin = financing.number("margin", 0, Financing.COST_RANGE);
        double borrow = financing.number("borrow", 0, Financing.COST_RANGE);
        financing.refuseUnknown();
        return new Financing(cash, margin, borrow);
    }
}
