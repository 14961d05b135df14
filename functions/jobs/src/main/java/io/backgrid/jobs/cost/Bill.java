package io.backgrid.jobs.cost;

import java.util.List;

/// What something costs, line by line.
public record Bill(List<Line> lines) {

    /// One line.
    ///
    /// @param item     what is paid for, a stable `snake_case` name
    /// @param quantity how much of it, in the unit of the name
    /// @param dollars  at the list price
    public record Line(String item, double quantity, double dollars) {}

    public Bill {
        lines = List.copyOf(lines);
    }

    /// The sum of all lines.
    public double dollars() {
        return lines.stream().mapToDouble(Line::dollars).sum();
    }
}
