using System.Collections.Immutable;

namespace Octomart.Histories.Bench.Model;

/// <summary>An order as the simple shop keeps it.</summary>
internal sealed record ModelOrder
{
    public required ImmutableSortedDictionary<int, ModelLine> Lines { get; init; }

    public required bool WithCoupon { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public ModelStatus Status { get; init; }

    /// <summary>When money comes in that was promised; null when none was.</summary>
    public DateTimeOffset? SettlesAt { get; init; }

    /// <summary>Whether it was paid or cancelled in this wave: what follows at other services may still be on its way.</summary>
    public bool IsFresh { get; init; }

    public bool HasShipped => Lines.Values.Any(line => line.Shipped > 0);

    public ModelOrder With(int variant, Func<ModelLine, ModelLine> change) => this with { Lines = Lines.SetItem(variant, change(Lines[variant])) };

    /// <summary>What is left of it is nothing, and nothing is on its way: as good as cancelled.</summary>
    public ModelOrder EndedWhenEmpty() =>
        Lines.Values.All(line => line.Remaining == 0) && !HasShipped ? this with { Status = ModelStatus.Cancelled, IsFresh = true } : this;
}

/// <summary>How many units of a line are where.</summary>
internal sealed record ModelLine(int Units)
{
    public int Cancelled { get; init; }

    public int Shipped { get; init; }

    public int Arrived { get; init; }

    public int Returning { get; init; }

    public int Returned { get; init; }

    public int Restocked { get; init; }

    public int Remaining => Units - Cancelled - Shipped;

    /// <summary>What of it is out of stock for good, as far as is known.</summary>
    public int Sold => Units - Cancelled - Restocked;
}

/// <summary>A return that was asked for.</summary>
internal sealed record ModelReturn(string Order, int Variant, int Units)
{
    public bool IsOpen { get; init; } = true;
}

internal enum ModelStatus
{
    Unpaid,
    Paid,
    Cancelled,
}
