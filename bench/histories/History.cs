using System.Collections.Immutable;

namespace Octomart.Histories.Bench;

/// <summary>What happens to a shop: waves, one after the other.</summary>
/// <param name="Stock">How many units there are of each variant at first.</param>
/// <param name="CouponLimit">How often the coupon can be used.</param>
internal sealed record History(int Seed, ImmutableArray<int> Stock, int CouponLimit, ImmutableArray<Wave> Waves)
{
    /// <summary>As it is printed when it shows a mistake.</summary>
    public override string ToString() =>
        $"history of seed {Seed}: stock {string.Join(", ", Stock)}; coupon {CouponLimit} times\n"
        + string.Join('\n', Waves.Select((wave, index) => $"  {index + 1}. {wave}"));
}

/// <summary>What several people do at once; each does the steps of its own track in order.</summary>
internal sealed record Wave(ImmutableArray<ImmutableArray<Step>> Tracks)
{
    public IEnumerable<Step> Steps => Tracks.SelectMany(track => track);

    public override string ToString() => string.Join("  ||  ", Tracks.Select(track => string.Join(", then ", track)));
}

/// <summary>Something that somebody does. Orders and returns have names, because their ids are only known when they exist.</summary>
internal abstract record Step;

/// <summary>A step with an order that is there already.</summary>
internal interface IOfOrder
{
    string Order { get; }
}

/// <summary>A guest fills a cart, applies the coupon or not, and orders.</summary>
internal sealed record Place(string Order, ImmutableSortedDictionary<int, int> Units, bool WithCoupon) : Step
{
    public override string ToString() => $"place {Order} ({string.Join(", ", Units.Select(line => $"{line.Value} of v{line.Key}"))}{(WithCoupon ? " with coupon" : "")})";
}

/// <summary>Its buyer pays it, in one of the ways that the provider knows.</summary>
internal sealed record Pay(string Order, string Method) : Step, IOfOrder
{
    public override string ToString() => $"pay {Order} by {Method}";

    public bool IsDeclined => Method == "sim_declined";

    public bool SettlesLate => Method == "sim_delayed_webhook";
}

/// <summary>The provider's news of it come again: the same ones, late ones, in another order.</summary>
internal sealed record RepeatNews(string Order, int Shuffle) : Step, IOfOrder
{
    public override string ToString() => $"repeat the news of {Order}";
}

/// <summary>Its buyer cancels all of it.</summary>
internal sealed record Cancel(string Order) : Step, IOfOrder
{
    public override string ToString() => $"cancel {Order}";
}

/// <summary>Its buyer or a seller cancels units of a line.</summary>
internal sealed record CancelUnits(string Order, int Variant, int Units, bool BySeller) : Step, IOfOrder
{
    public override string ToString() => $"{(BySeller ? "seller" : "buyer")} cancels {Units} of v{Variant} of {Order}";
}

/// <summary>A seller ships units of a line.</summary>
internal sealed record Ship(string Order, int Variant, int Units) : Step, IOfOrder
{
    public override string ToString() => $"ship {Units} of v{Variant} of {Order}";
}

/// <summary>The buyer asks to return units of a line.</summary>
internal sealed record AskReturn(string Return, string Order, int Variant, int Units) : Step, IOfOrder
{
    public override string ToString() => $"ask {Return}: {Units} of v{Variant} of {Order}";
}

/// <summary>The seller agrees, receives it, and accepts some of it.</summary>
internal sealed record TakeReturn(string Return, int Accepted, bool Restocks) : Step
{
    public override string ToString() => $"take {Return} ({Accepted} accepted{(Restocks ? ", restocked" : "")})";
}

/// <summary>A seller counts anew, or more has come.</summary>
internal sealed record ChangeStock(int Variant, int Delta) : Step
{
    public override string ToString() => $"change stock of v{Variant} by {Delta}";
}

/// <summary>Time passes.</summary>
internal sealed record Wait(int Minutes) : Step
{
    public override string ToString() => $"{Minutes} min pass";
}
