namespace Octomart.Contracts;

/// <summary>An amount in minor units of one ISO 4217 currency. Currencies never mix: an operation on two of them throws.</summary>
/// <param name="MinorUnits">Cents for USD, whole yen for JPY, millimes for TND; may be negative.</param>
/// <param name="Currency">Upper-case ISO 4217 code.</param>
public readonly record struct Money(long MinorUnits, string Currency) : IComparable<Money>
{
    /// <summary>Nothing of this currency.</summary>
    public static Money Zero(string currency) => new(0, currency);

    /// <summary>The sum of amounts of one currency, zero when there are none.</summary>
    public static Money Sum(IEnumerable<Money> amounts, string currency) => amounts.Aggregate(Zero(currency), (sum, amount) => sum + amount);

    /// <summary>The amount in major units: 12.34 for 1234 USD cents.</summary>
    public decimal ToDecimal() => MinorUnits / Currencies.ScaleOf(Currency);

    /// <summary>From major units; null when it has more decimals than the currency, or does not fit.</summary>
    public static Money? FromDecimal(decimal amount, string currency)
    {
        var scaled = amount * Currencies.ScaleOf(currency);
        return scaled == decimal.Truncate(scaled) && Math.Abs(scaled) <= long.MaxValue ? new Money((long)scaled, currency) : null;
    }

    /// <summary>Adds amounts of one currency.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.MinorUnits + right.MinorUnits), Same(left, right));

    /// <summary>Subtracts amounts of one currency.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.MinorUnits - right.MinorUnits), Same(left, right));

    /// <summary>Changes the sign.</summary>
    public static Money operator -(Money amount) => new(checked(-amount.MinorUnits), amount.Currency);

    /// <summary>A number of units at this price.</summary>
    public static Money operator *(Money amount, int quantity) => new(checked(amount.MinorUnits * quantity), amount.Currency);

    /// <summary>Compares amounts of one currency.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Compares amounts of one currency.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Compares amounts of one currency.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Compares amounts of one currency.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public int CompareTo(Money other)
    {
        Same(this, other);
        return MinorUnits.CompareTo(other.MinorUnits);
    }

    /// <summary>The share of this amount in basis points (1/100 of a percent), rounded half away from zero.</summary>
    public Money Share(int basisPoints) =>
        new((long)Math.Round((decimal)MinorUnits * basisPoints / 10_000m, MidpointRounding.AwayFromZero), Currency);

    /// <summary>Splits the amount by weights so that the parts sum to it exactly (largest remainder; ties go to the first).</summary>
    public IReadOnlyList<Money> Split(IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var total = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
        if (weights.Count == 0 || weights.Any(w => w < 0) || total == 0)
        {
            throw new ArgumentException("Weights must be non-negative and not all zero.", nameof(weights));
        }

        var whole = Int128.Abs(MinorUnits);
        var parts = weights.Select(w => (long)(whole * w / total)).ToArray();
        var missing = (int)parts.Aggregate(whole, (rest, part) => rest - part);
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => whole * weights[i] % total).Take(missing))
        {
            parts[i]++;
        }

        var (sign, currency) = (Math.Sign(MinorUnits), Currency);
        return [.. parts.Select(p => new Money(sign * p, currency))];
    }

    /// <inheritdoc />
    public override string ToString() =>
        $"{ToDecimal().ToString("F" + Currencies.FractionDigitsOf(Currency), System.Globalization.CultureInfo.InvariantCulture)} {Currency}";

    private static string Same(Money left, Money right) => left.Currency == right.Currency
        ? left.Currency
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix.");
}
