using System.Collections.Immutable;

namespace Octomart.Histories.Bench.Model;

/// <summary>
/// A whole shop that does one thing at a time and never fails: stock is what came less what is sold and reserved, a coupon is used by the
/// orders that stand, and nothing else is kept.
/// </summary>
internal sealed record ModelState
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>By variant: what the seller has put there in all.</summary>
    public required ImmutableArray<int> Received { get; init; }

    public required int CouponLimit { get; init; }

    public ImmutableSortedDictionary<string, ModelOrder> Orders { get; init; } = ImmutableSortedDictionary<string, ModelOrder>.Empty;

    public ImmutableSortedDictionary<string, ModelReturn> Returns { get; init; } = ImmutableSortedDictionary<string, ModelReturn>.Empty;

    public int CouponUses => Orders.Values.Count(order => order.WithCoupon && order.Status != ModelStatus.Cancelled);

    public int CouponsLeft => CouponLimit - CouponUses;

    public int OnHand(int variant) => Received[variant] - Lines(variant, ModelStatus.Paid).Sum(line => line.Sold);

    public int Reserved(int variant) => Lines(variant, ModelStatus.Unpaid).Sum(line => line.Units);

    public int Available(int variant) => OnHand(variant) - Reserved(variant);

    public ModelState With(string order, ModelOrder changed) => this with { Orders = Orders.SetItem(order, changed) };

    public ModelState With(string order, Func<ModelOrder, ModelOrder> change) => With(order, change(Orders[order]));

    /// <summary>The same for states that are the same.</summary>
    public string Key => string.Join('|', [
        $"{Now:O}", string.Join(',', Received),
        .. Orders.Select(order => $"{order.Key} {order.Value.Status} {order.Value.SettlesAt:O} {order.Value.IsFresh} {string.Join(' ', order.Value.Lines.Select(line => line.ToString()))}"),
        .. Returns.Select(item => item.ToString())]);

    private IEnumerable<ModelLine> Lines(int variant, ModelStatus status) => Orders.Values
        .Where(order => order.Status == status)
        .Select(order => order.Lines.GetValueOrDefault(variant))
        .OfType<ModelLine>();
}
