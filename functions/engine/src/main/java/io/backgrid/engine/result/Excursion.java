package io.backgrid.engine.result;

/// How far the price went against and with a position while it was held, as fractions of the entry's price.
///
/// The entry's bar counts with its whole range unless the entry was filled at its close; the bar of an exit counts with
/// the exit's price alone unless the exit was filled at its close, because what came before the exit is not known.
///
/// @param adverse the worst, at most 0
/// @param favourable the best, at least 0
public record Excursion(double adverse, double favourable) {
    public Excursion {
        if (!(adverse <= 0 && favourable >= 0)) {
            throw new IllegalArgumentException(
                    "an excursion cannot be %s against and %s with a position".formatted(adverse, favourable));
        }
        // Adding 0.0 turns -0.0 into 0.0 and changes nothing else.
        adverse += 0.0;
        favourable += 0.0;
    }
}
